package import ReturnModel

/// The key of a figure that a release hides, and why.
package struct HiddenCell: Hashable, Sendable {
  /// Why a figure is hidden.
  package enum Reason: Hashable, Sendable {
    /// It is made of a count that may not be shown; which of its counts is not told.
    case small
    /// An earlier release hid it, and it has not changed since.
    case hiddenBefore(release: Int64)
    /// Its publisher hid it.
    case hiddenByPublisher
    /// Without it `protects` could be worked out from what adds up as `relation` says.
    ///
    /// A figure that nobody asked for is not named: that it is small is not for the account to tell.
    case protects(CellKey?, relation: String)
  }

  /// The figure.
  package let key: CellKey
  /// Why.
  package let reason: Reason
}

/// What the gate makes of a release.
package struct DisclosureJudgement: Sendable {
  /// What is hidden, in order of key.
  package let hidden: [HiddenCell]
  /// Figures that cannot be kept from being worked out, whatever else is hidden.
  package let unprotected: [CellKey]
  /// Small figures that an earlier release shows already.
  package let alreadyOut: [CellKey]
  /// How many figures were asked for.
  package let asked: Int

  /// The share of what was asked for that is hidden.
  package var hiddenShare: Double { asked == 0 ? 0 : Double(hidden.count) / Double(asked) }

  /// Whether more is hidden than `policy` allows.
  package func isAlarming(_ policy: DisclosurePolicy) -> Bool {
    asked >= policy.ceilingFrom && hiddenShare > policy.ceiling
  }

  init(
    hidden: [HiddenCell], unprotected: [CellKey], alreadyOut: [CellKey], asked: Int
  ) {
    self.hidden = hidden
    self.unprotected = unprotected
    self.alreadyOut = alreadyOut
    self.asked = asked
  }
}
