package import ReturnModel

/// Which way a figure went since the period before.
package enum DirectionOfTravel: String, Hashable, Sendable, CaseIterable {
  /// To the better.
  case improving
  /// To the worse.
  case worsening
  /// By less than what counts as a change.
  case steady
  /// Up, where neither way is better.
  case up
  /// Down, where neither way is better.
  case down

  /// The direction of `change`, of which less than `minimum` either way is none.
  package init(change: Double, minimum: Double, polarity: Polarity) {
    guard change != 0, change.magnitude >= minimum else {
      self = .steady
      return
    }
    switch polarity {
    case .none: self = change > 0 ? .up : .down
    case .higher: self = change > 0 ? .improving : .worsening
    case .lower: self = change < 0 ? .improving : .worsening
    }
  }
}
