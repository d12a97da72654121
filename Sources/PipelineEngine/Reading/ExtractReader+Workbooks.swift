internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

extension ExtractReader {
  /// Reads a return that comes as the tables or lists of a workbook; what has neither is taken for
  /// one of published tables.
  func readWorkbook(_ extract: FoundExtract, _ result: inout JobResult) throws {
    let workbook: Workbook
    do { workbook = try Workbook(path: extract.path, spillingInto: state.spillFolder) } catch {
      throw StageFailure(extract.name, error)
    }
    guard let (form, sheet) = recognise(workbook, forms) else {
      if try !readLists(of: workbook, extract, &result) { result.isTable = true }
      return
    }
    let before = state.findingMark
    var processor = SubmissionProcessor(file: extract.name, number: 0, state: state)
    var reader = TableSetReader(
      form: form, spillingInto: state.spillFolder, carrying: state.carried)
    let (rounds, name) = (rounds, extract.name)
    do {
      try reader.read(workbook, sheet: sheet, file: name)
      try reader.finish(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      result.outcomes[0].counts = reader.summary.counts
      result.outcomes[0].counts.quarantined = reader.summary.counts.read
      throw error
    }
    if loader != nil { try extract.identify(&result.outcomes[0]) }
    try finishReturn(processor, reader.summary, 0, before, &result)
  }

  /// The form whose sheet the workbook has.
  private func recognise(
    _ workbook: Workbook, _ forms: [FormSpec]
  ) -> (form: FormSpec, sheet: String)? {
    for form in forms {
      guard let wanted = form.sheet.map(Heading.plain) else { continue }
      if let sheet = workbook.sheets.first(where: { Heading.plain($0) == wanted }) {
        return (form, sheet)
      }
    }
    return nil
  }
}
