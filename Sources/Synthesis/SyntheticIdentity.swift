/// Identifiers of synthetic people: unique by the person's number, with the right check characters.
enum SyntheticIdentity {
  /// How many people can be told apart.
  static let limit = 9_000_000

  private static let letters = Array("ABCDEFGHJKLMNPQRTUVWXYZ")

  /// The UPN of person `number` (from 0): authority, establishment 9000 on, year, serial.
  ///
  /// A temporary one ends in a letter.
  static func upn(
    _ number: Int, authority: String, year: Int, isTemporary: Bool
  ) -> String {
    let school = padded((9000 + number / 1000) % 10_000, 4)
    var body = authority + school + padded(year % 100, 2)
    let serial = padded(number % 1000, 3)
    if isTemporary, let last = serial.last?.wholeNumberValue {
      body += serial.dropLast() + String(letters[last])
    } else {
      body += serial
    }
    return String(checkLetter(body)) + body
  }

  /// The check letter for the twelve characters after it: weights 2 to 13, modulo 23.
  static func checkLetter(_ body: String) -> Character {
    var sum = 0
    for (index, character) in body.enumerated() {
      let value = character.wholeNumberValue ?? letters.firstIndex(of: character) ?? 0
      sum += (index + 2) * value
    }
    return letters[sum % 23]
  }

  /// The ULN of person `number`: 6 and the number, then a digit that leaves a remainder, then the
  /// check digit.
  static func uln(_ number: Int) -> String {
    let first = "6" + padded(number, 7)
    // Of two ninth digits at least one leaves a remainder: their sums differ by 2, modulo 11.
    for ninth in ["0", "1"] {
      let body = first + ninth
      let remainder = remainder(body)
      if remainder != 0 { return body + String(10 - remainder) }
    }
    return first
  }

  /// The NHS number of person `number`, of whom half a million can be told apart: 999, which is given
  /// to nobody, a serial that leaves a check digit below ten, and that digit.
  static func nhsNumber(_ number: Int) -> String {
    // Of two serials that differ in the last digit one will do: their sums differ by 2, modulo 11.
    for last in 0...1 {
      let body = "999" + padded((number * 2 + last) % 1_000_000, 6)
      let check = (11 - remainder(body) % 11) % 11
      if check < 10 { return body + String(check) }
    }
    return ""
  }

  private static func remainder(_ body: String) -> Int {
    var sum = 0
    for (index, digit) in body.enumerated() { sum += (10 - index) * (digit.wholeNumberValue ?? 0) }
    return sum % 11
  }

  /// The identifier with its check character made wrong and its form kept.
  static func miscounted(_ identifier: String) -> String {
    if let first = identifier.first, let place = letters.firstIndex(of: first) {
      return String(letters[(place + 1) % letters.count]) + identifier.dropFirst()
    }
    let last = identifier.last?.wholeNumberValue ?? 0
    return identifier.dropLast() + String((last + 1) % 10)
  }

  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
