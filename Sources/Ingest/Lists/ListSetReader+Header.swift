internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension ListSetReader {
  /// The header, which the call gives and no list holds.
  func makeHeader() -> ExtractHeader {
    var builder = SubjectBuilder(round)
    builder.begin(ordinal: 1)
    if let module = round.header, builder.openRecord(module, line: 1) {
      let fields = round.definition.header
      for (field, text) in [
        (fields.asAt, header.asAt.description), (Optional(fields.authority), header.authority),
      ] {
        guard let place = field.flatMap({ round.modules[module].field($0) }) else { continue }
        _ = builder.set(place, Array(text.utf8), line: 1)
      }
      builder.closeRecord()
    }
    var made = ExtractHeader(round: round, record: builder.subject, remarks: [])
    made.files = [String](repeating: "", count: round.modules.count)
    for case let list? in given { made.files[list.table.module] = list.file }
    made.absentModules = Set(
      missing.compactMap { list in
        round.modules.firstIndex { $0.name == form.tables[list].module }
      })
    return made
  }

  /// Notes what is odd about the columns of each list, and which lists are missing.
  mutating func addRemarks() {
    for case let list? in given {
      func remark(_ notice: Notice, _ heading: String, _ detail: String) {
        summary.remarks.append(
          StructureRemark(notice, line: list.line, name: heading, detail: detail, file: list.file))
      }
      for (heading, field) in list.table.aliases { remark(.aliasUsed, heading, "read as \(field)") }
      for (heading, field) in list.table.doubtful {
        remark(.doubtfulHeading, heading, "read as \(field)")
      }
      // Where a column holds something, each cell is reported with its record.
      for (column, use) in list.table.uses.enumerated()
      where use == .unknown && list.filled[column] == 0 {
        remark(.unknownElement, list.table.headings[column], "")
      }
    }
    for list in missing {
      summary.remarks.append(
        StructureRemark(.tableMissing, line: 1, name: form.tables[list].name))
    }
  }

  /// Notes a sheet of the extract that holds no list.
  package mutating func noteIgnored(sheet: String, file: String) {
    summary.remarks.append(StructureRemark(.sheetIgnored, line: 1, name: sheet, file: file))
  }
}
