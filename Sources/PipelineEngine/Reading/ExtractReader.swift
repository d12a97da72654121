internal import ByteInput
internal import IndicatorStore
internal import Ingest
internal import Normalisation
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Reads jobs one after the other: recognises returns, validates and counts them, and leaves what
/// they come to on disk.
///
/// A run has one for each core it works on. They share reference facts and the store, which they
/// only ask, and nothing that changes.
final class ExtractReader {
  let request: ExtractRequest
  let rounds: RoundCache
  let state: ReadingState
  let loader: StoreLoader?
  let forms: [FormSpec]
  private var results: [JobResult] = []
  /// Where the keys of the last return that was read whole end; `nil` before there is one in a job.
  private var wholeKeys: Int?

  /// Makes a reader whose spools stand in `folder`, which it makes.
  init(
    _ engine: Engine, _ request: ExtractRequest, _ loader: StoreLoader?, forms: [FormSpec],
    council: CouncilRecords, folder: String, progress: ProgressMeter, hasSeveralExtracts: Bool
  ) throws(StageFailure) {
    self.request = request
    self.loader = loader
    self.forms = forms
    rounds = RoundCache(engine)
    try OutputFile.makeFolder(folder)
    state = try ReadingState(
      areas: engine.areas, folder: folder, request: request, progress: progress,
      markup: request.isConverted ? MarkupPlan(engine.library, folder: folder) : nil,
      lastReturns: LastReturns(
        loader, rounds, council.patches, spillingInto: folder, forms: forms),
      council: council,
      hasSeveralExtracts: hasSeveralExtracts)
  }

  /// Reads the job that stands at `number` in the run; false when the run cannot go on.
  func read(_ job: ExtractJob, _ number: Int) throws -> Bool {
    var result = JobResult(job: number, name: job.name)
    let starts = state.marks
    do {
      if let failure = job.failure { throw failure }
      switch job.kind {
      case .file(let extract): try readFile(extract, &result)
      case .tables(let form, let members) where !form.subjects.isEmpty:
        try readLists(form, members, job, &result)
      case .tables(let form, let members):
        try readTables(form, members, job, &result)
      }
    } catch let failure as StageFailure {
      if failure.stage == .specify {
        // Specifications that cannot be taken stop the run: no extract is to blame.
        result.stop = failure
      } else if failure.isNotAnExtract, !job.isNamed {
        result.outcomes[0].isPassedOver = true
        result.outcomes[0].decision = failure.problem
      } else {
        result.outcomes[0].failure = failure
      }
    }
    result.ranges = zip(starts, state.marks).map { $0..<$1 }
    // Of a return that could not be read to its end, nothing stands again elsewhere.
    let keys = SpoolKind.keys.rawValue
    result.ranges[keys] = starts[keys]..<(wholeKeys ?? starts[keys])
    wholeKeys = nil
    state.handOver(to: &result)
    results.append(result)
    return result.stop == nil
  }

  /// What was made of all jobs read.
  func finish() throws(StageFailure) -> ReadingResult {
    var result = try state.finish()
    result.jobs = results
    result.rounds = rounds.all
    return result
  }

  private func readFile(_ extract: FoundExtract, _ result: inout JobResult) throws {
    if extract.isArchive { return try readWorkbook(extract, &result) }
    var source = try open(extract)
    guard try isMarkup(&source, extract) else {
      result.isTable = true
      return
    }
    if let why = try rounds.refusal(of: extract.name) {
      return try refuse(source, extract, why, &result.outcomes[0])
    }
    try readReturn(source, extract, &result)
  }

  /// Whether the file begins as XML does.
  private func isMarkup(
    _ source: inout TextSource, _ extract: FoundExtract
  ) throws(StageFailure) -> Bool {
    do {
      let first = try source.peek()
      return first.first { $0 > 0x20 } == UInt8(ascii: "<")
    } catch { throw StageFailure(extract.name, error) }
  }

  func open(_ extract: FoundExtract) throws(StageFailure) -> TextSource {
    try extract.open(digesting: loader?.needsDigests ?? false)
  }
}

extension ExtractReader {
  private func readReturn(
    _ source: consuming TextSource, _ extract: FoundExtract, _ result: inout JobResult
  ) throws {
    let before = state.findingMark
    var processor = SubmissionProcessor(file: extract.name, number: 0, state: state)
    var reader = MarkupExtract(source, file: extract.name)
    let rounds = rounds
    let name = extract.name
    do {
      try reader.read(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      // What was read of an extract that fails part-way counts wholly as quarantined.
      result.outcomes[0].counts = reader.summary.counts
      result.outcomes[0].counts.quarantined = reader.summary.counts.read
      throw error
    }
    result.outcomes[0].digest = reader.digest
    result.outcomes[0].bytes = reader.byteCount
    try finishReturn(processor, reader.summary, 0, before, &result)
  }

  /// Takes up a return that has been read to its end, whose outcome stands at `place`; its findings
  /// begin at `before`.
  func finishReturn(
    _ processor: SubmissionProcessor, _ summary: ExtractSummary, _ place: Int,
    _ before: FindingMark,
    _ result: inout JobResult
  ) throws {
    var processor = processor
    try processor.finish(summary)
    result.outcomes[place].converted = try processor.converted()
    let observations = processor.observations
    try checkChanges(processor, observations, place)
    result.outcomes[place].counts = summary.counts
    result.outcomes[place].counts.loaded = summary.counts.read - summary.counts.quarantined
    guard let header = processor.header else { return }
    result.outcomes[place].label =
      "\(header.round.definition.id) \(header.submission) \(header.authority)\(header.establishment)"
    wholeKeys = state.marks[SpoolKind.keys.rawValue]
    let figures = loader == nil ? [] : PackedFigures.pack(observations)
    result.returns.append(
      ReadReturn(
        place: place, file: result.outcomes[place].file, header: header, area: processor.area?.id,
        specification: processor.specification,
        findings: before.findings..<state.findingMark.findings,
        fingerprints: before.fingerprints..<state.findingMark.fingerprints,
        patches: processor.met, figures: try state.keep(figures: figures),
        figureCount: observations.count))
  }
}
