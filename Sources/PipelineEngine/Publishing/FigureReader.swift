package import IndicatorStore
package import ReturnModel
internal import Synchronization

/// Reads figures of a store for tables: all of them, or those that a release may show.
///
/// Whatever makes tables reads through one of these and never the store itself, so that no way to
/// print a figure leads around the gate.
package final class FigureReader: Sendable {
  private enum Mode {
    /// Figures are given as they are.
    case open
    /// Figures are given as they are, and what was given is taken down.
    case noting([Observation: Reading])
    /// Figures are given as the screen lets them through.
    case screened(ReleaseScreen)
  }

  /// A figure that was read, and as of when.
  struct Reading {
    let observation: Observation
    let asOf: Instant?
  }

  private let store: IndicatorStore
  private let mode: Mutex<Mode>

  private init(_ store: IndicatorStore, _ mode: Mode) {
    self.store = store
    self.mode = Mutex(mode)
  }

  /// Reads all.
  convenience init(_ store: IndicatorStore) { self.init(store, .open) }

  /// Reads all and takes down what.
  static func noting(_ store: IndicatorStore) -> FigureReader {
    FigureReader(store, .noting([:]))
  }

  /// Reads what `screen` lets through.
  static func screened(_ store: IndicatorStore, by screen: ReleaseScreen) -> FigureReader {
    FigureReader(store, .screened(screen))
  }

  /// What was read so far, in no order.
  var readings: [Reading] {
    mode.withLock { mode in
      guard case .noting(let readings) = mode else { return [] }
      return Array(readings.values)
    }
  }

  /// The figures that `query` asks for, in the store's order.
  package func figures(_ query: FigureQuery) throws(StoreFailure) -> [StoredObservation] {
    let found = try store.figures(query)
    return mode.withLock { mode in
      switch mode {
      case .open: return found
      case .noting(var readings):
        mode = .open
        for figure in found {
          readings[figure.observation] = Reading(
            observation: figure.observation, asOf: query.asOf)
        }
        mode = .noting(readings)
        return found
      case .screened(let screen):
        return found.map { $0.with(screen.figure(of: $0.observation)) }
      }
    }
  }

  /// Every period with a figure of `indicator`, past or current, earliest first.
  package func periods(of indicator: IndicatorID) throws(StoreFailure) -> [Period] {
    try store.periods(of: indicator)
  }

  /// Every indicator with a figure, past or current, by id.
  package func indicators() throws(StoreFailure) -> [IndicatorID] { try store.indicators() }

  /// Every figure an area has ever had of an indicator in one slice; none where figures are let
  /// through a screen, which knows only those of now.
  package func history(
    indicator: IndicatorID, area: AreaID, breakdown: Breakdown
  ) throws(StoreFailure) -> [StoredObservation] {
    let isScreened = mode.withLock { mode in
      if case .screened = mode { return true }
      return false
    }
    guard !isScreened else { return [] }
    return try store.history(indicator: indicator, area: area, breakdown: breakdown)
  }
}
