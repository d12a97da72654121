internal import IndicatorStore
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// How the returns that a pipeline waits for stand.
struct ExpectedReturns {
  /// Whether an expected return has come.
  enum State: String, CaseIterable {
    /// It came in time.
    case arrived
    /// It came after it was due.
    case late
    /// It is due and has not come.
    case missing
    /// It has not come and is not due yet.
    case awaited
  }

  /// One that is waited for.
  struct Standing: Hashable {
    let label: String
    let due: Instant
    let state: State
    /// When it first came.
    let arrived: Instant?

    /// What a person should know of it.
    var line: String {
      switch state {
      case .arrived: "\(label): came \(arrived?.description ?? "")"
      case .late: "\(label): came \(arrived?.description ?? ""), after it was due \(due)"
      case .missing: "\(label): has not come, and was due \(due)"
      case .awaited: "\(label): has not come, and is due \(due)"
      }
    }
  }

  /// How each of `expected` stands at `now` in the store at `path`; a store that is not there yet has
  /// none of them.
  static func standings(
    _ expected: [ExpectedExtract], store path: String, at now: Instant, _ engine: Engine
  ) throws(StageFailure) -> [Standing] {
    guard !expected.isEmpty else { return [] }
    let loaded = try loaded(in: path)
    var standings: [Standing] = []
    for extract in expected {
      let area = try engine.area(named: extract.area).id
      let source = SourceID("return:\(extract.returnID)")
      let first = loaded.filter { handled in
        let submission = handled.extract.submission
        return submission.source == source && submission.round == extract.round
          && submission.area == area
      }.map(\.recordedAt).min()
      let state: State =
        if let first { first <= extract.due ? .arrived : .late } else {
          now > extract.due ? .missing : .awaited
        }
      standings.append(
        Standing(label: extract.label, due: extract.due, state: state, arrived: first))
    }
    return standings
  }

  private static func loaded(in path: String) throws(StageFailure) -> [StoredExtract] {
    do {
      return try IndicatorStore.open(at: path, mode: .readOnly).extracts().filter {
        $0.decision == .loaded
      }
    } catch {
      if error.code == .missing || error.code == .tooOld { return [] }
      throw StageFailure(error)
    }
  }
}
