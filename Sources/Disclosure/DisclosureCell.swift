package import ReturnModel

/// A figure as the gate sees it.
package struct DisclosureCell: Hashable, Sendable {
  /// Whether a figure is for publishing.
  package enum Standing: Hashable, Sendable {
    /// It is asked for, and shown unless it must be hidden.
    case asked
    /// It is in the store and not asked for; nobody may work it out when it is small.
    case context
    /// It is shown whatever it is.
    case exempt
    /// It is out already.
    case open
  }

  /// Its key.
  package let key: CellKey
  /// The figure.
  package let figure: Figure
  /// Its quantity and unit.
  package let measure: Measure
  /// Whether it is for publishing.
  package var standing: Standing
  /// Whether another source has said nearly the same, so that hiding it hides nothing.
  package var isSaidElsewhere = false
  /// Whether the publisher of the same figure hid it.
  package var isHiddenByPublisher = false

  /// Makes a cell.
  package init(_ key: CellKey, _ figure: Figure, _ measure: Measure, _ standing: Standing) {
    self.key = key
    self.figure = figure
    self.measure = measure
    self.standing = standing
  }

  var counts: CountParts { CountParts(figure, measure) }
}

/// What an earlier release did with a figure, as it was then.
package struct ReleasedCell: Hashable, Sendable {
  /// What was done with it.
  package enum State: String, Hashable, Sendable, CaseIterable {
    /// It was shown.
    case shown
    /// It was hidden.
    case hidden
    /// It was in the store and not asked for.
    case unreleased
  }

  /// The release's number, higher for later.
  package let release: Int64
  /// The key.
  package let key: CellKey
  /// The figure as it was then, hidden or not: the store is private.
  package let figure: Figure
  /// Its quantity and unit.
  package let measure: Measure
  /// What was done with it.
  package let state: State

  /// Makes a cell of an earlier release.
  package init(
    release: Int64, key: CellKey, figure: Figure, measure: Measure, state: State
  ) {
    self.release = release
    self.key = key
    self.figure = figure
    self.measure = measure
    self.state = state
  }

  var counts: CountParts { CountParts(figure, measure) }
}
