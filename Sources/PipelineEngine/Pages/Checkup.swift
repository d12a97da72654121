internal import IndicatorStore
package import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// Checks that everything a run needs is in order, and says what is not.
package struct Checkup {
  /// One thing checked.
  package struct Result: Sendable {
    /// What was checked and what was seen.
    package let line: String
    /// What the shell is told when it is not in order.
    package let status: ExitStatus?
  }

  private let pipelines: String
  private let store: String?

  /// Prepares a checkup of the pipelines folder and, when named, a store.
  package init(pipelines: String, store: String?) {
    self.pipelines = pipelines
    self.store = store
  }

  /// Checks everything; a failure of one thing does not keep the others from being checked.
  package func run() -> [Result] {
    var results: [Result] = []
    do {
      let engine = try Engine(pipelines: pipelines)
      results.append(Result(line: "ok    areas: \(engine.areas.areas.count)", status: nil))
      results += neighbours(engine) + specifications(engine)
    } catch { results.append(bad(error)) }
    if let store { results.append(check(store)) }
    return results
  }

  private func neighbours(_ engine: Engine) -> [Result] {
    var results: [Result] = []
    for name in engine.library.reference.neighbourSetNames() {
      do {
        let set = try engine.library.reference.neighbours(name, areas: engine.areas)
        results.append(
          Result(line: "ok    neighbours \(name): \(set.neighbours.count) areas", status: nil))
      } catch { results.append(bad(StageFailure(error))) }
    }
    return results
  }

  private func specifications(_ engine: Engine) -> [Result] {
    var results: [Result] = []
    do {
      for definition in try engine.library.returns() {
        let specification = try engine.library.specification(
          of: definition.id, areas: engine.areas)
        for round in specification.roundIDs {
          let resolved = try specification.resolve(round)
          results.append(
            Result(
              line: "ok    \(definition.id)/\(round): \(resolved.rules.count) rules, "
                + "\(resolved.indicators.count) indicators", status: nil))
        }
      }
      let indicators = Set(try engine.library.indicators().map(\.id))
      for table in try engine.library.publishedTables() {
        results.append(self.table(table, indicators))
      }
    } catch { results.append(bad(StageFailure(error))) }
    return results
  }

  private func table(_ table: PublishedTableSpec, _ indicators: Set<IndicatorID>) -> Result {
    let missing = table.measures.map(\.indicator).filter { !indicators.contains($0) }
    guard missing.isEmpty else {
      return Result(
        line: "wrong \(table.source): no indicator \(missing.map(\.text).joined(separator: ", "))",
        status: .usage)
    }
    return Result(line: "ok    \(table.source): \(table.measures.count) indicators", status: nil)
  }

  private func check(_ path: String) -> Result {
    do {
      let store = try IndicatorStore.open(at: path, mode: .readOnly)
      try store.check()
      return Result(
        line: "ok    store: \(try store.indicators().count) indicators, "
          + "\(try store.extracts().count) extracts handled", status: nil)
    } catch { return bad(StageFailure(error)) }
  }

  private func bad(_ failure: StageFailure) -> Result {
    Result(line: "wrong \(failure)", status: failure.status)
  }
}
