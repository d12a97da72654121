/// A number as a report prints it: its digits, and what its marks say it is.
package struct PrintedNumber: Hashable, Sendable {
  /// The number in units of its last decimal: 36.5 is 365.
  package let units: Int
  /// How many decimals are printed.
  package let decimals: Int
  /// Whether `%` stands behind it.
  package let isPercentage: Bool
  /// Whether a sign stands before it, `+` or minus, so that it reads as a change.
  package let isSigned: Bool
  /// Whether `k`, `m` or `bn` stands behind it, so that it is rounded to its last decimal.
  package let isRounded: Bool

  /// The number itself.
  package var value: Double { Double(units) / Self.power(decimals) }

  /// The number in units of `decimals` places, which must not be fewer than its own.
  func units(at decimals: Int) -> Int { units * Int(Self.power(decimals - self.decimals)) }

  /// Half a unit of the last decimal: how far what was rounded to this may have been from it.
  var halfUnit: Double { 0.5 / Self.power(decimals) }

  /// Ten to `exponent`.
  static func power(_ exponent: Int) -> Double {
    var power = 1.0
    for _ in 0..<max(0, exponent) { power *= 10 }
    return power
  }

  /// Reads a number as it is printed; `nil` for any other text.
  ///
  /// `2,469`, `33.74%`, `+26.9%`, `(700)` for less than nought, `£21.3m`. Marks of footnotes at its end
  /// are passed over.
  package init?(_ text: some StringProtocol) {
    var rest = Self.withoutFootnotes(Substring(text.filter { !$0.isWhitespace }))
    var isNegative = false
    var isPercentage = false
    var isRounded = false
    if rest.first == "(", rest.last == ")" {
      rest = rest.dropFirst().dropLast()
      isNegative = rest.last != "%"
    }
    var isSigned = false
    if let sign = rest.first, "+-−–".contains(sign) {
      isSigned = true
      isNegative = isNegative || sign != "+"
      rest = rest.dropFirst()
    }
    if let currency = rest.first, "£$€".contains(currency) { rest = rest.dropFirst() }
    if rest.last == "%" {
      isPercentage = true
      rest = rest.dropLast()
    } else if let suffix = ["bn", "k", "m"].first(where: { rest.lowercased().hasSuffix($0) }) {
      isRounded = true
      rest = rest.dropLast(suffix.count)
    }
    guard let (units, decimals) = Self.digits(rest) else { return nil }
    self.units = isNegative ? -units : units
    self.decimals = decimals
    self.isPercentage = isPercentage
    self.isSigned = isSigned
    self.isRounded = isRounded
  }

  /// Digits with one point, and commas only between thousands.
  ///
  /// Twelve digits and six decimals at most, so that a whole table can be added up in 64 bits.
  private static func digits(_ text: Substring) -> (units: Int, decimals: Int)? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = parts.first, !whole.isEmpty else { return nil }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    guard
      groups.count == 1
        || ((1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    let digits = groups.joined() + fraction
    guard parts.count == 1 || !fraction.isEmpty, (1...12).contains(digits.count),
      fraction.count <= 6,
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let units = Int(digits)
    else { return nil }
    return (units, fraction.count)
  }

  private static func withoutFootnotes(_ text: Substring) -> Substring {
    var text = text
    while text.count > 1 {
      if let last = text.last, "*†‡¹²³".contains(last) {
        text = text.dropLast()
      } else if text.last == "]", let open = text.lastIndex(of: "["), open != text.startIndex {
        text = text[..<open]
      } else if let mark = ["(r)", "(p)", "(e)"].first(where: { text.lowercased().hasSuffix($0) }),
        text.count > mark.count
      {
        text = text.dropLast(mark.count)
      } else {
        break
      }
    }
    return text
  }
}
