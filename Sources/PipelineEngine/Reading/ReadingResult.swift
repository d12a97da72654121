internal import IndicatorStore
internal import ReturnModel
internal import ReturnSpec
internal import Validation

/// What one reader made of its jobs: results, what its spools hold, and what no one job's is.
struct ReadingResult: Codable, Sendable {
  /// The jobs, in any order.
  var jobs: [JobResult] = []
  /// Findings by severity.
  var counts = SeverityCounts()
  /// Accepted findings by severity.
  var accepted = SeverityCounts()
  /// What the lines of acceptances met.
  var acceptances = AcceptanceTally()
  /// The lines of the patches that met their records.
  var metPatches: Set<Int> = []
  /// Findings by rule.
  var rules: [RuleSummary] = []
  /// What became of each rule, by round.
  var ruleRecords: [RuleRecord] = []
  /// Rules not run for want of an optional input: each with what it needed where.
  var rulesNotRun: [RuleCode: Set<[String]>] = [:]
  /// Breakdowns not made for want of an optional list, with what they need.
  var breakdownsNotMade: [String: [String]] = [:]
  /// Indicators that the returns read cannot give, with why.
  var uncounted: [String: String] = [:]
  /// The optional lists that some round asked for.
  var askedLists: Set<String> = []
  /// The rounds that keys are of, by the numbers in them.
  var keyRounds: [RoundName] = []
  /// The rules across rounds, by the numbers that keys begin with.
  var sharedRules: [String] = []
  /// What the rounds met say, so that whoever joins the results need not read that again; not part of
  /// a partial.
  var rounds: [RoundSpec] = []
  /// The spools, by kind.
  var files: [SpoolPiece] = []

  private enum CodingKeys: CodingKey {
    case jobs, counts, accepted, acceptances, metPatches, rules, ruleRecords, rulesNotRun,
      breakdownsNotMade, uncounted, askedLists, keyRounds,
      sharedRules
  }

  /// A stretch of a spool.
  func piece(_ kind: SpoolKind, _ range: Range<Int>) -> SpoolPiece {
    let file = files[kind.rawValue]
    let start = file.range.lowerBound
    return SpoolPiece(path: file.path, range: start + range.lowerBound..<start + range.upperBound)
  }
}
