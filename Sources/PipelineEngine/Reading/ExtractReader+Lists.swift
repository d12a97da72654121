internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Spreadsheet

extension ExtractReader {
  /// Reads a return that comes as lists, each a file.
  func readLists(
    _ form: FormSpec, _ members: [(table: Int, extract: FoundExtract)], _ job: ExtractJob,
    _ result: inout JobResult
  ) throws {
    var manifest = ExtractManifest(form: form)
    let processor = SubmissionProcessor(file: job.name, number: 0, state: state)
    let given = given(members.first?.extract)
    try readLists(form, given, processor, &result) { reader throws(StageFailure) in
      for (list, extract) in members {
        let read = try reader.read(try open(extract), file: extract.name, list: list)
        manifest.add(form.tables[list].name, sha256: read.digest, bytes: read.byteCount)
      }
    } identify: { result throws(StageFailure) in
      try keep(manifest, &result)
    }
  }

  /// Reads a return that comes as lists, each on a sheet of a workbook; `false` when there is none.
  func readLists(
    of workbook: Workbook, _ extract: FoundExtract, _ result: inout JobResult
  ) throws -> Bool {
    for form in forms where form.containers.contains(.sheets) {
      let sheets = try ListSheets(workbook, form, file: extract.name)
      guard !sheets.places.isEmpty else { continue }
      let processor = SubmissionProcessor(file: extract.name, number: 0, state: state)
      try readLists(form, given(extract), processor, &result) { reader throws(StageFailure) in
        try reader.read(workbook, sheets, file: extract.name)
      } identify: { result throws(StageFailure) in
        if loader != nil { try extract.identify(&result.outcomes[0]) }
      }
      return true
    }
    return false
  }

  private func readLists(
    _ form: FormSpec, _ given: ExtractRequest.Given, _ processor: SubmissionProcessor,
    _ result: inout JobResult,
    read: (inout ListSetReader) throws(StageFailure) -> Void,
    identify: (inout JobResult) throws(StageFailure) -> Void
  ) throws {
    let before = state.findingMark
    var processor = processor
    let header = try callHeader(form.definition, given)
    var reader = try ListSetReader(
      form: form, round: try rounds.round(of: form.definition, asAt: header.asAt),
      header: header, spillingInto: state.spillFolder, carrying: state.carried)
    do {
      try read(&reader)
      try reader.finish(into: &processor)
    } catch {
      result.outcomes[0].counts = reader.summary.counts
      result.outcomes[0].counts.quarantined = reader.summary.counts.read
      throw error
    }
    try identify(&result)
    try finishReturn(processor, reader.summary, 0, before, &result)
  }

  private func given(_ extract: FoundExtract?) -> ExtractRequest.Given {
    extract.flatMap { request.givenByFile[$0.argument] } ?? request.given
  }

  /// What the call says of a return whose extracts do not.
  private func callHeader(
    _ definition: ReturnDefinition, _ given: ExtractRequest.Given
  ) throws(StageFailure) -> CallHeader {
    guard let day = given.asAt else {
      throw StageFailure(
        .specify, .usage, subject: definition.title,
        problem: "its extracts do not say the day they are as at, and none is assumed",
        advice: "Give it: --as-at 2025-03-31, or as-at: beside the extract in a pipeline.")
    }
    let code = given.area?.code(definition.areaScheme, on: day)
    guard loader == nil || code != nil else {
      throw StageFailure(
        .specify, .usage, subject: definition.title,
        problem: "its extracts do not say whose they are, and nothing can be loaded without",
        advice: "Give the authority: --area 893, or area: beside the extract in a pipeline.")
    }
    return CallHeader(asAt: day, authority: code ?? "")
  }
}
