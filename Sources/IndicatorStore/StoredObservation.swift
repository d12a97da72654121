package import ReturnModel

/// A figure with the time the store knew it and the extract it came from.
package struct StoredObservation: Hashable, Sendable {
  /// The figure.
  package let observation: Observation
  /// The round of the return it came from; empty for a published table.
  package let round: RoundID
  /// Since when the store has known it.
  package let knownFrom: Instant
  /// Since when the store knows better; `nil` while it is current.
  package let knownUntil: Instant?
  /// The SHA-256 of the extract it came from.
  package let extractSHA256: String
  /// The name of the extract it came from.
  package let extractFileName: String
}

extension StoredObservation {
  /// The same as the store knew it at `moment`, at which it was known.
  func known(at moment: Instant) -> StoredObservation {
    guard let until = knownUntil, until > moment else { return self }
    return StoredObservation(
      observation: observation, round: round, knownFrom: knownFrom, knownUntil: nil,
      extractSHA256: extractSHA256, extractFileName: extractFileName)
  }

  /// The same with another figure: what of it may be shown.
  package func with(_ figure: Figure) -> StoredObservation {
    var observation = observation
    observation.figure = figure
    return StoredObservation(
      observation: observation, round: round, knownFrom: knownFrom, knownUntil: knownUntil,
      extractSHA256: extractSHA256, extractFileName: extractFileName)
  }
}
