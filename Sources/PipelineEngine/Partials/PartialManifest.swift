internal import ReturnModel
internal import ReturnSpec

/// What a partial says of itself: of which run it is which slice, and what was made of it.
struct PartialManifest: Codable, Sendable {
  /// A round that returns were read by, with a digest of what it said.
  struct Round: Codable, Hashable, Sendable {
    let name: RoundName
    let fingerprint: String
  }

  /// The program's version.
  let version: String
  let slice: Slice
  /// What the run was asked to read.
  let files: [String]
  /// A digest of the extracts' names, in their order, of which the slice is one part.
  let extracts: String
  /// Whether rows of schools in published files are loaded too.
  let takesSchools: Bool
  /// The vintage of published files, when it was given.
  let released: String?
  /// The files of the optional lists that were given, by name.
  let lists: [String: String]
  /// The files of the council's own, with a digest of them, and the day that acceptances expire by.
  let council: CouncilFiles
  let councilDigest: String
  let acceptanceDay: String
  /// What makes findings and figures of records.
  let rounds: [Round]
  /// What each reader made.
  let readings: [ReadingResult]
  /// The lengths of each reader's spools, by kind.
  let lengths: [[Int]]
}
