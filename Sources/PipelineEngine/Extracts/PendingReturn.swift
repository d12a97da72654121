internal import Ingest
internal import ReturnModel
internal import ReturnSpec

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

  /// Whether both fill the same return, round and authority.
  func isSameSubmission(as other: PendingReturn) -> Bool {
    header.round.definition.id == other.header.round.definition.id
      && header.submission == other.header.submission && header.authority == other.header.authority
  }

  /// Whether the other was made later; of two made at once the one read later counts as newer.
  func isOlder(than other: PendingReturn) -> Bool {
    (header.version, number) < (other.header.version, other.number)
  }
}
