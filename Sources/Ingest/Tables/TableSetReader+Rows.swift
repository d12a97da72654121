internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension TableSetReader {
  /// What the header's row says of the extract.
  func recognition(_ row: PackedRow, _ headings: [String]) -> Recognition {
    var header: [String: String] = [:]
    let table = form.tables[0]
    for constant in table.constants { header[constant.field.text.lowercased()] = constant.text }
    row.forEachCell { column, text in
      let plain = Heading.plain(headings[column])
      let field = table.field(headed: plain)?.text.lowercased() ?? plain
      header[field] = String(decoding: text, as: UTF8.self)
    }
    // Its columns told what it is; a loose form may spell the collection's name out.
    if form.readings.isLoose { header["collection"] = form.definition.collection }
    return Recognition(root: form.definition.root, header: header)
  }

  /// The tables as `round` has them, by number.
  func bind(_ round: RoundSpec) -> [Int: BoundTable] {
    var tables: [Int: BoundTable] = [:]
    for (number, given) in given {
      let table = form.tables[number]
      guard let module = round.modules.firstIndex(where: { $0.name == table.module }) else {
        continue
      }
      tables[number] = BoundTable(
        table, headings: given.headings, module: module, round: round, readings: form.readings,
        carrying: carried)
    }
    return tables
  }

  func beginHeader(
    _ row: PackedRow, _ table: BoundTable?, _ round: RoundSpec, _ files: [String],
    _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    guard let table else { return }
    var builder = SubjectBuilder(round)
    var remarks: [StructureRemark] = []
    builder.begin(ordinal: 1)
    _ = builder.openRecord(table.module, line: row.line)
    table.fill(&builder, from: row) { notice, heading, text in
      remarks.append(StructureRemark(notice, line: row.line, name: heading, detail: text))
    }
    builder.closeRecord()
    var header = ExtractHeader(round: round, record: builder.subject, remarks: remarks)
    header.files = files
    try consumer.begin(header)
  }

  /// Notes what is odd about the columns of each table.
  mutating func addRemarks(_ tables: [Int: BoundTable], _ round: RoundSpec) {
    for (number, table) in tables.sorted(by: { $0.key < $1.key }) {
      guard let given = given[number] else { continue }
      func remark(_ notice: Notice, _ heading: String, _ detail: String) {
        summary.remarks.append(
          StructureRemark(
            notice, line: given.line, name: heading, detail: detail, file: given.file))
      }
      for (heading, field) in table.aliases { remark(.aliasUsed, heading, "read as \(field)") }
      for (heading, field) in table.doubtful {
        remark(.doubtfulHeading, heading, "read as \(field)")
      }
      // Where a column holds something, each cell is reported with its record.
      for (column, use) in table.uses.enumerated() where use == .unknown {
        guard given.filled[column] == 0 else { continue }
        remark(.unknownElement, given.headings[column], "")
      }
    }
  }

  /// Keeps a row that belongs to no subject.
  mutating func setAside(
    _ row: PackedRow, _ table: BoundTable?, _ number: Int, _ reason: String,
    _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    summary.counts.quarantined += 1
    var record = QuarantinedRecord(
      line: row.line, module: form.tables[number].module.text, owner: -1, reason: reason)
    record.file = given[number]?.file ?? ""
    record.content = table?.content(of: row) ?? []
    try consumer.setAside(record)
  }

  /// Makes subjects of the rows that were joined.
  mutating func handOut(
    _ joined: RowSorter, _ tables: [Int: BoundTable], _ round: RoundSpec, _ files: [String],
    _ consumer: inout some SubjectConsumer
  ) throws(StageFailure) {
    let byModule = Dictionary(
      tables.values.map { ($0.module, $0) }, uniquingKeysWith: { first, _ in first })
    var subjects = TableSubjects(round, tables: byModule, files: files)
    defer { summary.counts.quarantined += subjects.quarantineCount }
    try joined.drain { place, payload throws(StageFailure) in
      try subjects.take(PackedRow(payload), at: place, into: &consumer)
    }
    try subjects.finish(into: &consumer)
  }
}
