internal import ByteInput
internal import Foundation
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension ExtractRunner {
  /// Reads a return that comes as tables.
  func readTables(
    _ form: FormSpec, _ members: [(table: Int, extract: FoundExtract)], _ job: ExtractJob,
    _ number: Int, _ outcome: inout ExtractOutcome
  ) throws {
    let before = try state.findings.mark()
    var processor = SubmissionProcessor(file: job.name, number: number, state: state)
    var reader = TableSetReader(form: form, spillingInto: state.spillFolder)
    var manifest = ExtractManifest(form: form)
    let rounds = rounds
    do {
      for (table, extract) in members {
        let read = try reader.read(try open(extract), file: extract.name, table: table)
        manifest.add(
          form.tables[table].name, path: extract.path, sha256: read.digest, bytes: read.byteCount)
      }
      try reader.finish(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: job.name)
      }
    } catch {
      outcome.counts = reader.summary.counts
      outcome.counts.quarantined = outcome.counts.read
      throw error
    }
    outcome.bytes = manifest.byteCount
    var path = ""
    if loader != nil {
      path = "\(request.folder)/extract-\(number).manifest"
      outcome.digest = try manifest.write(to: path)
    }
    try finishReturn(
      processor, reader.summary, ExtractFiles(path: path, members: manifest.members), number,
      before, &outcome)
  }
}
