internal import Dispatch
internal import IndicatorStore
internal import Ingest
internal import PipelineCore
internal import RuleLanguage
internal import ReturnModel
internal import ReturnSpec
internal import Synchronization

extension StoreLoader {
  /// Loads the returns of one authority's establishments, and makes the authority's figures anew, and
  /// those of its region and of England once every authority there has some.
  func load(
    _ group: [PendingReturn], of round: RoundSpec, areas: AreaDirectory,
    into report: inout ExtractReport
  ) throws(StageFailure) {
    guard let run, let first = group.first else {
      for pending in group { try load(pending, into: &report.extracts[pending.number]) }
      return
    }
    do {
      try keep(group, report)
      let loads = try group.map { try submissionLoad($0, report.extracts[$0.number]) }
      let done = try store.load(
        loads, figures: { try group[$0].figures() },
        deriving: Self.derived(first, round, areas), run: run, recordedAt: recordedAt)
      for (pending, result) in zip(group, done) {
        switch result {
        case .success(let outcome): take(outcome, into: &report.extracts[pending.number])
        case .failure(let failure):
          let counts = report.extracts[pending.number].counts
          report.extracts[pending.number].counts.quarantined += counts.loaded
          report.extracts[pending.number].counts.loaded = 0
          report.extracts[pending.number].failure = StageFailure(failure)
        }
      }
    } catch let failure as StageFailure {
      throw failure
    } catch let failure as StoreFailure {
      throw StageFailure(failure)
    } catch {
      throw StageFailure(
        .store, .storeUnusable, subject: "load", problem: String(describing: error))
    }
  }

  /// Keeps copies of the extracts of several returns, on all cores: to compress them is most of the
  /// work of a load.
  private func keep(_ group: [PendingReturn], _ report: ExtractReport) throws {
    // Returns out of one set of tables share their files.
    var known: Set<String> = []
    let own = group.filter { known.insert($0.files.path).inserted }
    for pending in own { try pending.writeManifest() }
    let extracts = own.map { (files: $0.files, outcome: report.extracts[$0.number]) }
    let failures = Mutex<[Int: StoreFailure]>([:])
    DispatchQueue.concurrentPerform(iterations: extracts.count) { number in
      do throws(StoreFailure) {
        try keep(extracts[number].files, extracts[number].outcome)
      } catch {
        failures.withLock { $0[number] = error }
      }
    }
    if let first = failures.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  /// What is summed after returns of establishments: the authority, then its region, then England.
  private static func derived(
    _ pending: PendingReturn, _ round: RoundSpec, _ areas: AreaDirectory
  ) -> [DerivedFigures] {
    guard let authority = pending.found.area.flatMap({ areas[$0] }) else { return [] }
    let measures = Dictionary(
      round.indicators.map { ($0.definition.id, $0.definition.measure) },
      uniquingKeysWith: { first, _ in first })
    func derived(_ area: Area, _ parts: DerivedFigures.Parts) -> DerivedFigures {
      DerivedFigures(
        submission: Submission(
          source: SourceID("return:\(round.definition.id)"), round: round.id, area: area.id),
        parts: parts, measures: measures)
    }
    var found = [derived(authority, .establishments)]
    guard case .date(let day) = round.constants["census_day"] else { return found }
    let authorities = areas.authorities(during: day...day)
    if let region = authority.region.flatMap({ areas[$0] }) {
      found.append(
        derived(region, .areas(authorities.filter { $0.region == region.id }.map(\.id))))
    }
    if let england = areas.england {
      found.append(derived(england, .areas(authorities.map(\.id))))
    }
    return found
  }
}
