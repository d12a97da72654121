import ReturnModel
import Testing

/// Numbers are read from their bytes; Swift's own reader of text is the judge.
@Suite struct PrintedNumberTests {
  @Test func everyDecimalIsTheNearestNumber() throws {
    var generator = SeededDigits(state: 20_260_105)
    for _ in 0..<2_000 {
      let text = generator.number()
      var table = try SmallTable()
      try table.take(["PC_plans_issued_20_weeks_ex": text])
      let figure = try table.figure()
      #expect(figure.value?.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(figure.printed == text)
    }
  }

  @Test(arguments: [
    "0.1", "59.900000000000", "8e-4", "7.0000000000000007E-2", "8.7799999999999994", "-0.5", "+5",
    ".5", "5.", "999999999999999", "9999999999999999", "123456789012345678901234567890", "0",
    "0.000000000000001", "-0",
  ])
  func spellingsThatAreMetAreRead(_ text: String) throws {
    var table = try SmallTable()
    try table.take(["PC_plans_issued_20_weeks_ex": text])
    #expect(try table.figure().value?.bitPattern == Double(text)?.bitPattern)
  }
}

/// Decimal numbers of every length, the same each time.
private struct SeededDigits {
  var state: UInt64

  private mutating func below(_ limit: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % limit)
  }

  mutating func number() -> String {
    let digits = (0..<(1 + below(17))).map { _ in Character(String(below(10))) }
    let place = below(UInt64(digits.count))
    var text = String(digits[..<(digits.count - place)])
    if place > 0 { text += "." + String(digits[(digits.count - place)...]) }
    if below(8) == 0 { text += "E-\(below(12))" }
    return below(5) == 0 ? "-" + text : text
  }
}
