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
    if form.holdsMany { return try readMany(form, members, job, number, &outcome) }
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
    let files = try files(manifest, number, &outcome)
    try finishReturn(processor, reader.summary, files, number, before, &outcome)
  }

  /// Reads tables that hold many returns; each has an outcome of its own after the one of what
  /// belongs to none of them.
  private func readMany(
    _ form: FormSpec, _ members: [(table: Int, extract: FoundExtract)], _ job: ExtractJob,
    _ number: Int, _ outcome: inout ExtractOutcome
  ) throws {
    var reader = TableSetReader(form: form, spillingInto: state.spillFolder)
    var manifest = ExtractManifest(form: form)
    for (table, extract) in members {
      let read = try reader.read(try open(extract), file: extract.name, table: table)
      manifest.add(
        form.tables[table].name, path: extract.path, sha256: read.digest, bytes: read.byteCount)
    }
    let files = try files(manifest, number, &outcome)
    let (rounds, name) = (rounds, job.name)
    let base = outcome
    state.hasSeveralExtracts = true
    var series = SeriesProcessor(file: name, state: state, first: number + 1) {
      processor, summary, number, before in
      var outcome = base
      self.report.extracts.append(outcome)
      try self.finishReturn(processor, summary, files, number, before, &outcome)
      self.report.extracts[number] = outcome
    }
    do {
      try reader.finishMany(into: &series) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      outcome.counts = reader.summary.counts
      outcome.counts.quarantined = outcome.counts.read
      throw error
    }
    outcome.counts = reader.summary.counts
    outcome.decision = "\(report.extracts.count - number - 1) returns"
  }

  /// The manifest of an extract of several files, written where the archive takes it from.
  private func files(
    _ manifest: ExtractManifest, _ number: Int, _ outcome: inout ExtractOutcome
  ) throws(StageFailure) -> ExtractFiles {
    outcome.bytes = manifest.byteCount
    guard loader != nil else { return ExtractFiles(path: "", members: manifest.members) }
    let path = "\(request.folder)/extract-\(number).manifest"
    outcome.digest = try manifest.write(to: path)
    return ExtractFiles(path: path, members: manifest.members)
  }
}
