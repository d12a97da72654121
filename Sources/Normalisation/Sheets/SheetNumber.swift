internal import ReturnModel

/// What stands in a cell of a printed sheet: a number, a reason for none, or two values with the
/// second in brackets.
struct SheetNumber: Equatable {
  /// The number; `nil` exactly when there is a reason.
  var value: Double?
  /// Why there is no number.
  var withheld: Withheld?

  /// Reads a cell: decimals to 15 significant digits, thousands parted by commas, symbols with or
  /// without square brackets; `nil` for anything else.
  init?(_ text: some StringProtocol, symbols: [String: Withheld]) {
    let text = Self.trimmed(String(text))
    if let number = Self.number(text) {
      value = number
    } else if let reason = Self.reason(text, symbols) {
      withheld = reason
    } else {
      return nil
    }
  }

  /// The number that a cell of few digits is, which nearly all are; `nil` for anything else.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.count <= 15, let number = PrintedNumber.read(text) else { return nil }
    value = number
  }

  /// A cell's value and the one in brackets behind it; both `nil` when the cell is none.
  static func pair(_ text: String, symbols: [String: Withheld]) -> (SheetNumber?, SheetNumber?) {
    guard text.last == ")", let open = text.lastIndex(of: "("), open != text.startIndex else {
      return (SheetNumber(text, symbols: symbols), nil)
    }
    let inner = text[text.index(after: open)..<text.index(before: text.endIndex)]
    guard let first = SheetNumber(text[..<open], symbols: symbols),
      let second = SheetNumber(inner, symbols: symbols)
    else { return (nil, nil) }
    return (first, second)
  }

  private static func reason(_ text: String, _ symbols: [String: Withheld]) -> Withheld? {
    if let reason = symbols[text] { return reason }
    // An empty cell gives no reason, so it is not available.
    if text.isEmpty { return .notAvailable }
    guard text.first == "[", text.last == "]" else { return Withheld(symbol: text) }
    let inner = String(text.dropFirst().dropLast())
    return symbols[inner] ?? Withheld(symbol: inner)
  }

  private static func number(_ text: String) -> Double? {
    var plain = text
    if text.utf8.contains(UInt8(ascii: ",")) {
      guard let joined = joined(text) else { return nil }
      plain = joined
    }
    // Swift reads 0x10 and infinity as numbers too; no sheet means them.
    guard plain.utf8.allSatisfy({ numberBytes.contains($0) }) else { return nil }
    let meant = plain.utf8.count > 15 ? SignificantDigits.text(plain) : plain
    guard let number = Double(meant), number.isFinite else { return nil }
    return number
  }

  private static let numberBytes = Set("0123456789.+-eE".utf8)

  /// A number whose thousands are parted by commas, without them.
  private static func joined(_ text: String) -> String? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let rest = parts.dropFirst()
    guard let first = parts.first, (1...3).contains(first.drop(while: { $0 == "-" }).count),
      rest.dropLast().allSatisfy({ $0.count == 3 }),
      let last = rest.last, last.prefix(while: { $0 != "." }).count == 3
    else { return nil }
    return parts.joined()
  }

  private static func trimmed(_ text: String) -> String {
    guard text.first?.isWhitespace == true || text.last?.isWhitespace == true else { return text }
    let end = text.lastIndex { !$0.isWhitespace }
    return end.map { String(text[...$0].drop(while: \.isWhitespace)) } ?? ""
  }
}
