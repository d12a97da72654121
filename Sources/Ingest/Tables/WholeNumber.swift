/// Whole numbers that a spreadsheet keeps as floating point: `12.0`, `6.123456783E9`.
enum WholeNumber {
  /// The digits of a number that is whole; `nil` when it is not, or is spelt so already.
  static func text(_ stored: String) -> String? {
    let parts = stored.split(whereSeparator: { $0 == "E" || $0 == "e" })
    guard let mantissa = parts.first, parts.count <= 2 else { return nil }
    guard let exponent = parts.count == 2 ? Int(parts[1]) : 0, (0...20).contains(exponent) else {
      return nil
    }
    let halves = mantissa.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, parts.count == 2 || halves.count == 2 else { return nil }
    let isNegative = halves[0].first == "-"
    let whole = isNegative ? halves[0].dropFirst() : halves[0]
    let fraction = halves.count == 2 ? halves[1] : ""
    guard !whole.isEmpty, (whole + fraction).utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let moved = fraction.prefix(exponent)
    guard fraction.dropFirst(exponent).allSatisfy({ $0 == "0" }) else { return nil }
    let zeros = String(repeating: "0", count: exponent - moved.count)
    let digits = (String(whole) + moved + zeros).drop { $0 == "0" }
    if digits.isEmpty { return "0" }
    return (isNegative ? "-" : "") + digits
  }
}
