import Testing

/// The truth tables of three-valued logic, every row.
@Suite struct KleeneTests {
  private static let values = ["true", "false", ""]
  static let pairs = values.flatMap { left in values.map { (left, $0) } }

  private func record(_ left: String, _ right: String) -> SampleRecord {
    var cells: [String: String] = [:]
    if !left.isEmpty { cells["RYA"] = left == "true" ? "1" : "0" }
    if !right.isEmpty { cells["Mediation"] = right == "true" ? "1" : "0" }
    return SampleRecord("Requests", cells)
  }

  /// Kleene's strong logic with false < unknown < true: and is the lesser, or the greater.
  private func rank(_ value: String) -> Int {
    switch value {
    case "true": 2
    case "false": 0
    default: 1
    }
  }
  private let verdicts = ["no", "unknown", "yes"]

  @Test(arguments: pairs)
  func andIsTheLesser(_ left: String, _ right: String) throws {
    let expected = verdicts[min(rank(left), rank(right))]
    #expect(try Judging.verdict("RYA and Mediation", record(left, right)) == expected)
  }

  @Test(arguments: pairs)
  func orIsTheGreater(_ left: String, _ right: String) throws {
    let expected = verdicts[max(rank(left), rank(right))]
    #expect(try Judging.verdict("RYA or Mediation", record(left, right)) == expected)
  }

  @Test(arguments: values)
  func notTurnsItRound(_ value: String) throws {
    #expect(try Judging.verdict("not RYA", record(value, "")) == verdicts[2 - rank(value)])
  }

  /// Chains of three: the short cuts taken must not change the result.
  @Test(arguments: pairs, values)
  func chainsOfThree(_ pair: (String, String), _ last: String) throws {
    var sample = record(pair.0, pair.1)
    if !last.isEmpty { sample.cells["Sessions"] = last == "true" ? "1" : "0" }
    let ranks = [pair.0, pair.1, last].map(rank)
    let both = "RYA and Mediation and Sessions = 1"
    let either = "RYA or Mediation or Sessions = 1"
    #expect(try Judging.verdict(both, sample) == verdicts[ranks.min() ?? 0])
    #expect(try Judging.verdict(either, sample) == verdicts[ranks.max() ?? 0])
    let mixed = "RYA and Mediation or Sessions = 1"
    #expect(try Judging.verdict(mixed, sample) == verdicts[max(min(ranks[0], ranks[1]), ranks[2])])
    let grouped = "RYA and (Mediation or Sessions = 1)"
    #expect(
      try Judging.verdict(grouped, sample) == verdicts[min(ranks[0], max(ranks[1], ranks[2]))])
  }
}
