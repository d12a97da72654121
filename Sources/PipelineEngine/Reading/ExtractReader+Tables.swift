internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

extension ExtractReader {
  /// Reads a return that comes as tables.
  func readTables(
    _ form: FormSpec, _ members: [(table: Int, extract: FoundExtract)], _ job: ExtractJob,
    _ result: inout JobResult
  ) throws {
    if form.holdsMany { return try readMany(form, members, job, &result) }
    let before = state.findingMark
    var processor = SubmissionProcessor(file: job.name, number: 0, state: state)
    var reader = TableSetReader(
      form: form, spillingInto: state.spillFolder, carrying: state.carried)
    let rounds = rounds
    do {
      try keep(try read(members, form, with: &reader), &result)
      try reader.finish(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: job.name)
      }
    } catch {
      result.outcomes[0].counts = reader.summary.counts
      result.outcomes[0].counts.quarantined = reader.summary.counts.read
      throw error
    }
    try finishReturn(processor, reader.summary, 0, before, &result)
  }

  /// Reads tables that hold many returns; each has an outcome of its own after the one of what
  /// belongs to none of them.
  private func readMany(
    _ form: FormSpec, _ members: [(table: Int, extract: FoundExtract)], _ job: ExtractJob,
    _ result: inout JobResult
  ) throws {
    var reader = TableSetReader(
      form: form, spillingInto: state.spillFolder, carrying: state.carried)
    try keep(try read(members, form, with: &reader), &result)
    let (rounds, name) = (rounds, job.name)
    let base = result.outcomes[0]
    let hadSeveral = state.hasSeveralExtracts
    state.hasSeveralExtracts = true
    defer { state.hasSeveralExtracts = hadSeveral }
    var made = result
    var series = SeriesProcessor(file: name, state: state, first: 1) {
      processor, summary, place, before in
      made.outcomes.append(base)
      try self.finishReturn(processor, summary, place, before, &made)
    }
    do {
      try reader.finishMany(into: &series) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      result = made
      result.outcomes[0].counts = reader.summary.counts
      result.outcomes[0].counts.quarantined = reader.summary.counts.read
      throw error
    }
    result = made
    result.outcomes[0].counts = reader.summary.counts
    result.outcomes[0].decision = "\(made.outcomes.count - 1) returns"
  }

  private func read(
    _ members: [(table: Int, extract: FoundExtract)], _ form: FormSpec,
    with reader: inout TableSetReader
  ) throws(StageFailure) -> ExtractManifest {
    var manifest = ExtractManifest(form: form)
    for (table, extract) in members {
      let read = try reader.read(try open(extract), file: extract.name, table: table)
      manifest.add(form.tables[table].name, sha256: read.digest, bytes: read.byteCount)
    }
    return manifest
  }

  /// Keeps what stands for an extract of several files.
  func keep(_ manifest: ExtractManifest, _ result: inout JobResult) throws(StageFailure) {
    result.outcomes[0].bytes = manifest.byteCount
    guard loader != nil else { return }
    result.outcomes[0].digest = try manifest.digest()
    result.manifest = manifest
  }
}
