package import ReturnModel

/// Which round of which return, without what it says.
package struct RoundName: Hashable, Codable, Sendable {
  /// The return.
  package let returnID: ReturnID
  /// The round.
  package let round: RoundID

  /// The name of a round of a return.
  package init(returnID: ReturnID, round: RoundID) {
    (self.returnID, self.round) = (returnID, round)
  }

  /// The name of `round`.
  package init(_ round: RoundSpec) {
    returnID = round.definition.id
    self.round = round.id
  }
}
