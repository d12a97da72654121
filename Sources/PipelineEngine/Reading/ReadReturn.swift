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

/// A return that has been read and waits to be loaded; its figures and findings wait on disk.
struct ReadReturn: Codable, Sendable {
  /// Which of its job's outcomes is its own.
  let place: Int
  /// The file, as messages call it.
  let file: String
  /// The round that it was read by.
  let round: RoundName
  /// What it fills: its round, or the day it is as at.
  let submissionRound: RoundID
  /// The authority, as the extract gives it.
  let authority: String
  /// The establishment, as the extract gives it; empty where a return is an authority's.
  let establishment: String
  /// When it was made and its number, as text that sorts.
  let version: String
  /// The file of each module, when the extract is several.
  let files: [String]
  /// The authority's area, when it is one we know.
  let area: AreaID?
  /// Whether it is one of those an authority's figures are summed from.
  let isOfEstablishment: Bool
  /// A digest of all that made figures of the records: the specification, and lists of breakdowns.
  let specification: String
  /// Where its findings stand in the spool of findings.
  let findings: Range<Int>
  /// Where their fingerprints stand in the spool of those.
  let fingerprints: Range<Int>
  /// The patches that met its records, with what became of them.
  let patches: [MetPatch]
  /// Where its figures stand in the spool of figures.
  let figures: Range<Int>
  /// How many figures there are.
  let figureCount: Int

  init(
    place: Int, file: String, header: ExtractHeader, area: AreaID?, specification: String,
    findings: Range<Int>, fingerprints: Range<Int>, patches: [MetPatch], figures: Range<Int>,
    figureCount: Int
  ) {
    self.place = place
    self.file = file
    round = RoundName(header.round)
    submissionRound = header.submission
    authority = header.authority
    establishment = header.establishment
    version = header.version
    files = header.files
    self.area = area
    isOfEstablishment = header.round.definition.header.establishment != nil
    self.specification = specification
    self.findings = findings
    self.fingerprints = fingerprints
    self.patches = patches
    self.figures = figures
    self.figureCount = figureCount
  }

  /// Which return, round, authority and, where each has its own, establishment it fills.
  var submission: SubmissionKey {
    SubmissionKey(
      returnID: round.returnID, round: submissionRound, authority: authority,
      establishment: establishment)
  }

  /// Who handed it in.
  var owner: String { "\(authority) \(establishment)" }
}
