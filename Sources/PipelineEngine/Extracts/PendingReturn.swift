internal import Ingest
internal import ReturnModel
internal import ReturnSpec

/// What a return fills: one of several is loaded, and the others are superseded.
struct SubmissionKey: Hashable {
  let returnID: ReturnID
  let round: RoundID
  let authority: String
  var establishment: String
}

/// A return that has been read and waits to be loaded.
struct PendingReturn {
  let number: Int
  let files: ExtractFiles
  let header: ExtractHeader
  let area: Area?
  let observations: [Observation]
  let findings: SpooledFindings
  /// A digest of all that made figures of the records: the specification, and lists of breakdowns.
  let specification: String

  /// Which return, round, authority and, where each has its own, establishment it fills.
  var submission: SubmissionKey {
    SubmissionKey(
      returnID: header.round.definition.id, round: header.round.id, authority: header.authority,
      establishment: header.establishment)
  }

  /// Whether it is one of those an authority's figures are summed from.
  var isOfEstablishment: Bool { header.round.definition.header.establishment != nil }

  /// Whether the other was made later; of two made at once the one read later counts as newer.
  func isOlder(than other: PendingReturn) -> Bool {
    (header.version, number) < (other.header.version, other.number)
  }
}
