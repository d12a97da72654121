internal import ByteInput
internal import IndicatorStore
internal import Ingest
internal import Normalisation
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// Reads extracts, on as many cores as it may; joins what came of them in their order; loads it when
/// asked.
package final class ExtractRunner {
  let engine: Engine
  let request: ExtractRequest
  let loader: StoreLoader?
  var report = ExtractReport()
  /// The people with findings; complete once the run is done.
  package private(set) var people: PeopleList
  private let forms: [FormSpec]
  private let work: WorkFolder
  private let progress: ProgressMeter
  private let output: JoinedOutput
  /// Acceptances, patches, and columns carried to findings.
  let council: CouncilRecords
  let cache: RoundCache
  private var tally = RuleTally()
  private var tables: TableCatalogue?
  private var sheetCatalogue: SheetCatalogue?

  /// Prepares a run; the store, when one is named, is opened at once.
  package init(_ engine: Engine, _ request: ExtractRequest) throws(StageFailure) {
    self.engine = engine
    self.request = request
    do { forms = try engine.library.forms() } catch { throw StageFailure(error) }
    // A list that is not there is told before anything is read.
    _ = try SuppliedLists(request.lists)
    council = try CouncilRecords(request.council, on: request.acceptanceDay)
    work = try WorkFolder(in: request.folder)
    progress = ProgressMeter(quiet: request.isQuiet)
    people = PeopleList(spillingInto: work.path)
    loader = try request.store.map { path throws(StageFailure) in
      try StoreLoader(path: path, request: request)
    }
    cache = RoundCache(engine)
    output = try JoinedOutput(cache, council, folder: request.folder, spillingInto: work.path)
  }

  /// Does the run and says what came of it.
  package func run() throws -> ExtractReport {
    // Kept to the end: what is taken out of an archive is read again when it is loaded.
    let archives = ArchiveExpander(folder: work.path)
    defer { archives.remove() }
    guard let jobs = try jobs(archives) else { return report }
    return try join(try read(jobs, Array(jobs.indices)), of: jobs)
  }

  /// Reads those of `jobs` that `numbers` name.
  func read(_ jobs: [ExtractJob], _ numbers: [Int]) throws -> [ReadingResult] {
    defer { progress.end() }
    let reading = ParallelReading(
      engine: engine, request: request, loader: loader, forms: forms, council: council,
      folder: work.path,
      progress: progress)
    let results = try reading.read(jobs, numbers)
    for result in results { cache.take(result.rounds) }
    return results
  }

  /// What is told of a slice, whose returns another process will load.
  func report(of results: [ReadingResult]) throws -> ExtractReport {
    let jobs = results.flatMap(\.jobs).sorted { $0.job < $1.job }
    report.extracts = jobs.flatMap { job in
      var outcomes = job.outcomes
      if job.isTable { outcomes[0].decision = "left for the merge" }
      for found in job.returns { outcomes[found.place].decision = "read" }
      return outcomes
    }
    try output.take(results, [])
    takeNotes(results, jobs)
    try finish()
    return report
  }

  /// Where the findings stand that are no one extract's; complete once the run is done.
  var lateFindings: SpoolPiece { output.late }

  /// The folder for what is written while reading.
  var workPath: String { work.path }

  /// The jobs of a run; `nil`, with the run finished, when what was asked for is not there.
  func jobs(_ archives: ArchiveExpander) throws -> [ExtractJob]? {
    do {
      let found = try archives.expand(ExtractFinder().find(request.files))
      return ExtractGrouper(forms: forms).jobs(found)
    } catch {
      report.failures.append(error)
      try finish()
      return nil
    }
  }

  /// Joins what readers made of `jobs`, loads it when asked, and finishes the run.
  func join(_ results: [ReadingResult], of jobs: [ExtractJob]) throws -> ExtractReport {
    var ordered: [(result: JobResult, reading: Int)] = []
    for (number, reading) in results.enumerated() {
      ordered += reading.jobs.map { ($0, number) }
    }
    ordered.sort { $0.result.job < $1.result.job }
    // Specifications that cannot be taken stop the run.
    if let stop = ordered.lazy.compactMap(\.result.stop).first { throw stop }
    var loading = ReturnLoading(
      engine, cache, loader, council, folder: work.path, shouldStop: request.shouldStop)
    for (result, number) in ordered {
      let base = report.extracts.count
      report.extracts += result.outcomes
      if result.isTable {
        if request.shouldStop() {
          report.extracts[base].failure = .stopped(jobs[result.job].name)
        } else {
          report.extracts[base] = try readTable(jobs[result.job])
        }
      }
      for number in base..<report.extracts.count {
        report.extracts[number].sources = jobs[result.job].arguments
      }
      let reading = results[number]
      try output.take(result, of: reading, base: base)
      people.take(reading.piece(.people, result.range(.people)), base: base)
      loading.take(result, of: reading, jobs[result.job], base: base)
    }
    try output.take(results, ordered)
    if ordered.count < jobs.count {
      report.failures.append(.stopped("\(jobs.count - ordered.count) extracts were not read"))
    } else if report.extracts.allSatisfy(\.isPassedOver), !request.mayBeEmpty {
      report.failures.append(
        StageFailure(
          .ingest, .unreadableExtract, subject: request.files.joined(separator: " "),
          problem: "there is no extract here",
          advice: "Extracts are XML or CSV files, plain or gzip, and .xlsx workbooks."))
    }
    try loading.load(into: &report)
    takeNotes(results, ordered.map(\.result))
    try finish()
    return report
  }

  /// Takes down what a person should know of what was asked for beside the extracts.
  private func takeNotes(_ results: [ReadingResult], _ jobs: [JobResult]) {
    report.failedRules = jobs.flatMap(\.failedRules).map { ($0.code, $0.file, $0.reason) }
    var notRun: [RuleCode: Set<[String]>] = [:]
    var notMade: [String: [String]] = [:]
    var uncounted: [String: String] = [:]
    for result in results {
      for record in result.ruleRecords { tally.take(record) }
      notRun.merge(result.rulesNotRun) { $0.union($1) }
      notMade.merge(result.breakdownsNotMade) { first, _ in first }
      uncounted.merge(result.uncounted) { first, _ in first }
    }
    report.rulesNotRun = notRun.sorted { $0.key < $1.key }.map { code, needs in
      // One need where all agree; else what any of the extracts lacked.
      (code, needs.count == 1 ? needs.first ?? [] : Set(needs.joined()).sorted())
    }
    let asked = results.reduce(into: Set<String>()) { $0.formUnion($1.askedLists) }
    report.notes += jobs.flatMap(\.lastReturnNotes)
    report.notes += notMade.sorted { $0.key < $1.key }.map { breakdown, lists in
      "breakdown '\(breakdown)' not made: needs \(lists.joined(separator: ", "))"
    }
    report.notes += uncounted.sorted { $0.key < $1.key }.map { "not counted \($0): \($1)" }
    report.notes += request.lists.keys.sorted().filter { !asked.contains($0) }.map {
      "list '\($0)': no rule of the rounds read asks for it"
    }
    report.failures += jobs.flatMap(\.failures)
  }

  private func finish() throws {
    progress.end()
    try output.finish(people: &people)
    report.findings = output.findings.counts
    report.rules = output.findings.summary
    if let ledger = council.ledger {
      // What stands in the store of returns not read now is judged by the same acceptances.
      var tally = output.findings.tally
      if let standing = try loader?.review(by: ledger) { tally.add(standing) }
      report.acceptances = AcceptanceReport(
        ledger, file: council.ledgerName, met: tally, read: output.read)
      report.acceptances?.accepted = output.findings.accepted
    }
    let counts = report.counts
    for record in output.tally.all { tally.take(record) }
    do { try loader?.finish(report.status(), counts: counts, rules: tally.all) } catch {
      report.failures.append(error)
    }
  }

  /// Takes down what a person should know of an extract.
  func note(_ text: String) { report.notes.append(text) }

  /// The mappings of printed sheets, read when the first table or workbook comes.
  func sheets() throws(StageFailure) -> SheetCatalogue {
    if let sheetCatalogue { return sheetCatalogue }
    let all = try SheetCatalogue(engine.library)
    sheetCatalogue = all
    return all
  }

  /// The mappings of published tables, looked for when the first table comes.
  func catalogue() throws(StageFailure) -> TableCatalogue {
    if let tables { return tables }
    let all = try TableCatalogue(engine.library)
    tables = all
    return all
  }
}
