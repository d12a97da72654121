/// A cell of a printed table: its text and what it reads as.
package struct PrintedCell: Hashable, Sendable {
  /// The text as printed.
  package let text: String
  /// The number it holds; of `216 (93%)` the first.
  package let number: PrintedNumber?
  /// The percentage in brackets after the number.
  package let share: PrintedNumber?
  /// The number that the first is of: 227 in `216 of 227 (95.2%)`.
  package let whole: PrintedNumber?
  /// Whether it holds nothing, or a mark that says there is no number.
  package let isMissing: Bool

  private static let marks: Set<String> = [
    "", "-", "–", "—", "..", "...", ":", "*", "~", "c", "x", "z", "u", "low", "na", "n/a", "n.a.",
    "n/k", "tbc", "nil return", "not available", "not applicable", "suppressed",
  ]

  /// Reads a cell.
  package init(_ text: String) {
    self.text = text
    let bare = text.trimmingSpaces()
    let inside =
      bare.hasPrefix("[") && bare.hasSuffix("]") ? String(bare.dropFirst().dropLast()) : bare
    isMissing = Self.marks.contains(inside.lowercased()) || bare.hasPrefix("<")
    if let only = PrintedNumber(bare) {
      (number, share, whole) = (only, nil, nil)
      return
    }
    var counts = Substring(bare)
    var percentage: PrintedNumber?
    if bare.hasSuffix("%)"), let open = bare.lastIndex(of: "(") {
      percentage = PrintedNumber(bare[bare.index(after: open)...].dropLast())
      counts = bare[..<open]
    }
    let parts = counts.replacing(" out of ", with: " of ").split(separator: " of ")
    let numbers = parts.compactMap { PrintedNumber($0) }
    let isRead = percentage != nil && numbers.count == parts.count && (1...2).contains(parts.count)
    number = isRead ? numbers.first : nil
    share = isRead ? percentage : nil
    whole = isRead && numbers.count == 2 ? numbers[1] : nil
  }
}

extension StringProtocol {
  /// The text without spaces at its ends.
  func trimmingSpaces() -> String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
