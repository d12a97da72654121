internal import ByteInput
internal import IndicatorStore
internal import Ingest
internal import Normalisation
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import RuleLanguage
internal import Validation

/// Reads extracts one after the other: recognises, validates, counts and, when asked, loads.
package final class ExtractRunner {
  let engine: Engine
  let request: ExtractRequest
  let rounds: RoundCache
  let state: RunState
  let loader: StoreLoader?
  var report = ExtractReport()
  private var returns: [PendingReturn] = []
  private var writers: [Int: FindingWriter] = [:]
  private var tables: TableCatalogue?
  private var formSpecs: [FormSpec]?
  private var sheetCatalogue: SheetCatalogue?

  /// Prepares a run; the store, when one is named, is opened at once.
  package init(_ engine: Engine, _ request: ExtractRequest) throws(StageFailure) {
    self.engine = engine
    self.request = request
    rounds = RoundCache(engine)
    state = try RunState(
      areas: engine.areas, folder: request.folder, lists: try SuppliedLists(request.lists),
      progress: ProgressMeter(quiet: request.isQuiet), countsIndicators: request.store != nil)
    loader = try request.store.map { path throws(StageFailure) in
      try StoreLoader(path: path, request: request)
    }
    let library = engine.library
    state.lastReturns = LastReturns(loader, rounds, spillingInto: request.folder) {
      () throws(StageFailure) in
      do throws(SpecError) { return try library.forms() } catch { throw StageFailure(error) }
    }
  }

  /// Does the run and says what came of it.
  package func run() throws -> ExtractReport {
    let found: [FoundExtract]
    do { found = try ExtractFinder().find(request.files) } catch {
      report.failures.append(error)
      try finish()
      return report
    }
    // Kept to the end: what is taken out of an archive is read again when it is loaded.
    let archives = ArchiveExpander(folder: state.spillFolder)
    defer { archives.remove() }
    let jobs = ExtractGrouper(forms: try forms()).jobs(archives.expand(found))
    state.hasSeveralExtracts = jobs.count > 1
    for (position, job) in jobs.enumerated() {
      state.progress.begin(job.name, position + 1, of: jobs.count)
      // A job that holds many returns adds an outcome for each after its own.
      let number = report.extracts.count
      report.extracts.append(ExtractOutcome(file: job.name))
      report.extracts[number] = try read(job, number)
    }
    if report.extracts.allSatisfy(\.isPassedOver) {
      report.failures.append(
        StageFailure(
          .ingest, .unreadableExtract, subject: request.files.joined(separator: " "),
          problem: "there is no extract here",
          advice: "Extracts are XML or CSV files, plain or gzip, and .xlsx workbooks."))
    }
    try loadReturns()
    try finish()
    return report
  }

  private func finish() throws {
    state.progress.end()
    try state.finish(writers: writers)
    report.findings = state.findings.counts
    report.rules = state.findings.summary
    report.failedRules = state.failedRules
    report.rulesNotRun = state.rulesNotRun.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    report.notes += state.notes
    report.failures += state.lastReturns?.failures ?? []
    let counts = report.counts
    try loader?.finish(report.status(), counts: counts)
  }

  /// People with findings, one row each, to the file `path`.
  package func writePeople(to path: String) throws { try state.findings.writePeople(to: path) }

  private func read(_ job: ExtractJob, _ number: Int) throws -> ExtractOutcome {
    var outcome = ExtractOutcome(file: job.name)
    do {
      if let failure = job.failure { throw failure }
      switch job.kind {
      case .file(let extract): try readFile(extract, number, &outcome)
      case .tables(let form, let members):
        try readTables(form, members, job, number, &outcome)
      }
    } catch let failure as StageFailure {
      // Specifications that cannot be taken stop the run: no extract is to blame.
      guard failure.stage != .specify else { throw failure }
      if failure.isNotAnExtract, !job.isNamed {
        outcome.isPassedOver = true
        outcome.decision = failure.problem
      } else {
        outcome.failure = failure
      }
    }
    return outcome
  }

  private func readFile(
    _ extract: FoundExtract, _ number: Int, _ outcome: inout ExtractOutcome
  ) throws {
    if extract.isArchive {
      return try readWorkbook(extract, try forms(), number, &outcome)
    }
    var source = try open(extract)
    if try isMarkup(&source, extract) {
      if let why = try rounds.refusal(of: extract.name) {
        return try refuse(source, extract, why, &outcome)
      }
      try readReturn(source, extract, number, &outcome)
    } else if try isSheet(&source, extract) {
      try readSheet(source, extract, &outcome)
    } else {
      try readTable(source, extract, &outcome)
    }
  }

  /// Whether the file has the headings of a printed sheet among its first rows.
  private func isSheet(
    _ source: inout TextSource, _ extract: FoundExtract
  ) throws(StageFailure) -> Bool {
    let catalogue = try sheets()
    do { return catalogue.recognises(try source.peek()) } catch { throw failure(error, extract) }
  }

  /// The mappings of printed sheets, read when the first table or workbook comes.
  func sheets() throws(StageFailure) -> SheetCatalogue {
    if let sheetCatalogue { return sheetCatalogue }
    let all = try SheetCatalogue(engine.library)
    sheetCatalogue = all
    return all
  }

  /// Takes down what a person should know of an extract.
  func note(_ text: String) { report.notes.append(text) }

  func open(_ extract: FoundExtract) throws(StageFailure) -> TextSource {
    do {
      return try TextSource(path: extract.path, digesting: loader?.needsDigests ?? false)
    } catch { throw failure(error, extract) }
  }

  /// Whether the file begins as XML does.
  private func isMarkup(
    _ source: inout TextSource, _ extract: FoundExtract
  ) throws(StageFailure) -> Bool {
    do {
      let first = try source.peek()
      return first.first { $0 > 0x20 } == UInt8(ascii: "<")
    } catch { throw failure(error, extract) }
  }

  private func failure(_ error: InputFailure, _ extract: FoundExtract) -> StageFailure {
    StageFailure(extract.name, error)
  }
}

extension ExtractRunner {
  private func readReturn(
    _ source: consuming TextSource, _ extract: FoundExtract, _ number: Int,
    _ outcome: inout ExtractOutcome
  ) throws {
    let before = try state.findings.mark()
    var processor = SubmissionProcessor(file: extract.name, number: number, state: state)
    var reader = MarkupExtract(source, file: extract.name)
    let rounds = rounds
    let name = extract.name
    do {
      try reader.read(into: &processor) { recognition throws(StageFailure) in
        try rounds.round(for: recognition, file: name)
      }
    } catch {
      // What was read of an extract that fails part-way counts wholly as quarantined.
      outcome.counts = reader.summary.counts
      outcome.counts.quarantined = outcome.counts.read
      throw error
    }
    outcome.digest = reader.digest
    outcome.bytes = reader.byteCount
    try finishReturn(
      processor, reader.summary, ExtractFiles(path: extract.path), number, before, &outcome)
  }

  /// Takes up a return that has been read to its end; its findings begin at `before`.
  func finishReturn(
    _ processor: SubmissionProcessor, _ summary: ExtractSummary, _ files: ExtractFiles,
    _ number: Int, _ before: Int, _ outcome: inout ExtractOutcome
  ) throws {
    var processor = processor
    writers[number] = processor.writer
    try processor.finish(summary)
    let observations = processor.observations
    try checkChanges(processor, observations, number)
    outcome.counts = summary.counts
    outcome.counts.loaded = summary.counts.read - summary.counts.quarantined
    guard let header = processor.header else { return }
    outcome.label =
      "\(header.round.definition.id) \(header.round.id) \(header.authority)\(header.establishment)"
    returns.append(
      PendingReturn(
        number: number, files: files, header: header, area: processor.area,
        observations: observations,
        findings: SpooledFindings(
          path: state.findings.partialPath, range: before..<(try state.findings.mark())),
        specification: processor.specification))
  }

  /// Loads returns once all are read: of several of one submission only the newest counts, and those
  /// of an authority's establishments are loaded together.
  private func loadReturns() throws {
    var newest: [SubmissionKey: PendingReturn] = [:]
    for pending in returns {
      let known = newest[pending.submission]
      if known.map({ $0.isOlder(than: pending) }) ?? true { newest[pending.submission] = pending }
    }
    var groups: [SubmissionKey: [PendingReturn]] = [:]
    for pending in returns {
      var outcome = report.extracts[pending.number]
      if let last = newest[pending.submission], last.number != pending.number {
        outcome.decision = "superseded by \(report.extracts[last.number].file)"
        outcome.counts.superseded = outcome.counts.loaded
        outcome.counts.loaded = 0
      } else if pending.area == nil {
        outcome.decision = "not loaded: the authority is not known"
        outcome.counts.quarantined += outcome.counts.loaded
        outcome.counts.loaded = 0
      } else if let loader {
        if pending.isOfEstablishment {
          var key = pending.submission
          key.establishment = ""
          groups[key, default: []].append(pending)
        } else {
          try loader.load(pending, into: &outcome)
        }
      } else {
        outcome.decision = "validated"
      }
      report.extracts[pending.number] = outcome
    }
    for group in groups.values.sorted(by: { $0[0].number < $1[0].number }) {
      try loader?.load(group, areas: engine.areas, into: &report)
    }
  }

  private func readTable(
    _ source: consuming TextSource, _ extract: FoundExtract, _ outcome: inout ExtractOutcome
  ) throws {
    let figures = loader.map { _ in FigureSpool(spillingInto: state.spillFolder) }
    var reading = TableReading(
      catalogue: try catalogue(), file: extract.name, areas: engine.areas, spool: figures,
      takesSchools: request.takesSchools)
    var table = TableExtract(source, file: extract.name)
    do { try reading.read(&table) } catch {
      if reading.isRecognised {
        outcome.counts = RecordCounts(read: table.rowCount, quarantined: table.rowCount)
      }
      throw error
    }
    guard let reader = reading.reader else { return }
    outcome.counts = reader.counts
    outcome.label = reader.table.source.text
    outcome.digest = table.digest
    outcome.bytes = table.byteCount
    report.notes += reading.notes
    if let loader, let figures {
      try loader.load(
        reader, figures, released: request.released, path: extract.path, into: &outcome)
    } else {
      outcome.decision = "read"
    }
  }

  /// The forms, beside XML, in which returns arrive.
  private func forms() throws(StageFailure) -> [FormSpec] {
    if let formSpecs { return formSpecs }
    do {
      let all = try engine.library.forms()
      formSpecs = all
      return all
    } catch { throw StageFailure(error) }
  }

  /// The mappings of published tables, looked for when the first table comes.
  private func catalogue() throws(StageFailure) -> TableCatalogue {
    if let tables { return tables }
    let all = try TableCatalogue(engine.library)
    tables = all
    return all
  }
}
