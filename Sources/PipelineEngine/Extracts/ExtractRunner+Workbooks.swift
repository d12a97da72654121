internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

extension ExtractRunner {
  /// Reads a return that comes as the tables of a workbook.
  func readWorkbook(
    _ extract: FoundExtract, _ forms: [FormSpec], _ number: Int, _ outcome: inout ExtractOutcome
  ) throws {
    let workbook: Workbook
    do { workbook = try Workbook(path: extract.path, spillingInto: state.spillFolder) } catch {
      throw StageFailure(extract.name, error)
    }
    guard let (form, sheet) = recognise(workbook, forms) else {
      if try readLists(of: workbook, forms, extract, number, &outcome) { return }
      if try readSheets(of: workbook, extract, &outcome) { return }
      throw unknown(forms, extract)
    }
    let before = try state.findings.mark()
    var processor = SubmissionProcessor(file: extract.name, number: number, state: state)
    var reader = TableSetReader(form: form, spillingInto: state.spillFolder)
    let (rounds, name) = (rounds, extract.name)
    do {
      try reader.read(workbook, sheet: sheet, file: name)
      try reader.finish(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      outcome.counts = reader.summary.counts
      outcome.counts.quarantined = outcome.counts.read
      throw error
    }
    if loader != nil { try identify(extract, &outcome) }
    try finishReturn(
      processor, reader.summary, ExtractFiles(path: extract.path), number, before, &outcome)
  }

  func identify(
    _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws(StageFailure) {
    do {
      let identity = try ByteSource.identify(path: extract.path)
      outcome.digest = identity.digest?.hex ?? ""
      outcome.bytes = identity.byteCount
    } catch { throw StageFailure(extract.name, error) }
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

  private func unknown(_ forms: [FormSpec], _ extract: FoundExtract) -> StageFailure {
    let wanted = forms.compactMap(\.sheet).joined(separator: ", ")
    return StageFailure(
      .ingest, .unreadableExtract, subject: extract.name,
      problem: "none of the workbook's sheets is one that holds a return or a mapped table",
      advice: "Sheets of returns that are read: \(wanted). Mappings are under Pipelines/*/sheets.",
      isNotAnExtract: true)
  }
}
