/// Numbers as a spreadsheet means them: to 15 significant digits.
///
/// A spreadsheet shows 17.1 and stores 17.100000000000001; what follows the fifteenth digit is an
/// artefact of binary fractions.
public enum SignificantDigits {
  /// The most digits that are meant.
  private static let most = 15

  /// `number` with no more than 15 significant digits; unchanged when it has no more, when it is
  /// written with an exponent, and when it is no plain decimal.
  public static func text(_ number: String) -> String {
    let bytes = Array(number.utf8)
    let isNegative = bytes.first == 0x2D
    let body = isNegative ? bytes.dropFirst() : bytes[...]
    var digits: [UInt8] = []
    var point: Int?
    for byte in body {
      if byte == 0x2E, point == nil {
        point = digits.count
      } else if (0x30...0x39).contains(byte) {
        digits.append(byte - 0x30)
      } else {
        return number
      }
    }
    let lead = digits.prefix { $0 == 0 }.count
    guard let point, digits.count - lead > most, point <= lead + most else { return number }
    let isRoundedUp = digits[lead + most] >= 5
    digits.removeSubrange((lead + most)...)
    let whole = carry(isRoundedUp, into: &digits) ? point + 1 : point
    return (isNegative ? "-" : "") + spelt(digits, point: whole)
  }

  /// Adds one to the last digit when asked to; true when a digit came in front.
  private static func carry(_ isRoundedUp: Bool, into digits: inout [UInt8]) -> Bool {
    guard isRoundedUp else { return false }
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return false
      }
      digits[index] = 0
    }
    digits.insert(1, at: 0)
    return true
  }

  private static func spelt(_ digits: [UInt8], point: Int) -> String {
    let texts = digits.map { Character(UnicodeScalar($0 + 0x30)) }
    var decimals = String(texts[point...])
    while decimals.last == "0" { decimals.removeLast() }
    let whole = point == 0 ? "0" : String(texts[..<point])
    return decimals.isEmpty ? whole : "\(whole).\(decimals)"
  }
}
