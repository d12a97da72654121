package import ReturnModel

/// What the store makes of an extract.
package enum LoadDecision: String, Hashable, Sendable, CaseIterable {
  /// Its figures are in the store.
  case loaded
  /// The same bytes are what the store holds already; nothing changed.
  case unchanged
  /// A newer extract of the same submission is in the store; nothing changed.
  case superseded
  /// No extract at all: figures summed from those of other submissions.
  case derived
  /// It failed part-way and nothing of it was loaded; the store never decides this itself.
  case refused
}

/// What loading an extract did, or would do.
package struct LoadOutcome: Hashable, Sendable {
  /// The decision.
  package let decision: LoadDecision
  /// Observations that are new or have a new figure.
  package let inserted: Int
  /// Observations that stand in the store as they are; no row was added for them.
  package let unchangedObservations: Int
  /// Observations that ceased to be current: their figure changed, or their cell vanished.
  package let closed: Int
  /// What became of the extract's records, the decision applied.
  package let counts: RecordCounts
  /// The moment the changes count from.
  ///
  /// Later than asked when the clock went back, or when the submission changed in the same second
  /// before: a submission's history never overlaps.
  package let knownFrom: Instant

  /// What loading an extract of `figures` figures does where nothing has been loaded before.
  package static func first(
    figures: Int, counts: RecordCounts, knownFrom: Instant
  ) -> LoadOutcome {
    LoadOutcome(
      decision: .loaded, inserted: figures, unchangedObservations: 0, closed: 0, counts: counts,
      knownFrom: knownFrom)
  }
}
