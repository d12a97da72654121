/// Numbers as tables print them; nothing that is stored or compared is ever rounded.
package enum Rounding {
  /// `value` to `decimals` places, halves away from nought, judged on the decimal that the number
  /// prints as: 2.675 is 2.68, and 23 of 80, which works out as 28.749999999999996, is 28.7.
  ///
  /// Thousands are parted by commas when `isGrouped`. A number that rounds to nought has no sign.
  package static func text(_ value: Double, decimals: Int, isGrouped: Bool = false) -> String {
    guard value.isFinite else { return "\(value)" }
    let plain = NumberText.plain(value.magnitude)
    let parts = plain.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? Array(parts[1].utf8) : []
    let places = max(0, decimals)
    let padding = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, places - fraction.count))
    var digits = Array(parts[0].utf8) + fraction.prefix(places) + padding
    if fraction.count > places, fraction[places] >= UInt8(ascii: "5") { increment(&digits) }
    let isNought = digits.allSatisfy { $0 == UInt8(ascii: "0") }
    let whole = digits.dropLast(places)
    let text = isGrouped ? grouped(whole) : String(decoding: whole, as: UTF8.self)
    let end = places > 0 ? "." + String(decoding: digits.suffix(places), as: UTF8.self) : ""
    return (value < 0 && !isNought ? "-" : "") + text + end
  }

  /// Adds one to a decimal number's last digit.
  private static func increment(_ digits: inout [UInt8]) {
    for index in digits.indices.reversed() {
      if digits[index] < UInt8(ascii: "9") {
        digits[index] += 1
        return
      }
      digits[index] = UInt8(ascii: "0")
    }
    digits.insert(UInt8(ascii: "1"), at: 0)
  }

  private static func grouped(_ digits: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
