internal import ReturnModel

extension SpecNode {
  /// A number in decimals: `75`, `-0.5`, `2,496`; no other spelling is one.
  func decimal() throws(SpecError) -> Double {
    let text = try text()
    let plain = text.replacing(",", with: "")
    let digits = plain.drop { $0 == "-" }
    guard digits.count <= 15, plain.count - digits.count <= 1,
      digits.first?.isNumber == true, digits.allSatisfy({ $0 == "." || ("0"..."9").contains($0) }),
      let number = Double(plain)
    else { throw error("expected a number such as 75 or 33.7, found '\(text)'") }
    return number
  }

  /// A period as tables spell it.
  func period() throws(SpecError) -> Period {
    let text = try text()
    guard let period = Period(text) else {
      throw error("'\(text)' is no period: 2024, 2024-25, 2024-Q2, 2024-06 or 2025-01-16")
    }
    return period
  }
}
