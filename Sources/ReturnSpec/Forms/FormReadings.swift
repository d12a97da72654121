package import ReturnModel

/// How a form writes dates and booleans, and what a return's own spelling of them is.
package struct FormReadings: Sendable {
  private let dates: [DatePattern]
  private let words: (yes: String, no: String)?
  private let yes: [[UInt8]]
  private let no: [[UInt8]]
  /// Texts that stand for nothing.
  private let blanks: [[UInt8]]
  private let longestBlank: Int
  /// Days that stand for one that is not known.
  package let placeholders: [[UInt8]]
  /// Whether a day may be given as a spreadsheet counts it.
  package let hasSerials: Bool
  /// How the form writes codes.
  package let codes: Codes

  /// How a form writes codes.
  package enum Codes: String, CaseIterable, Sendable {
    /// As they are.
    case bare
    /// With a letter before them, with their labels, or as their labels.
    case spelt
    /// Whole, whatever the case, spaces and punctuation; or by an alias.
    case folded
  }
  /// Whether a code may be given by its label, and a whole number as a decimal.
  package let isLoose: Bool

  init(_ map: SpecMapping) throws(SpecError) {
    dates = try map.list("dates").each { node throws(SpecError) in
      let text = try node.text()
      guard let pattern = DatePattern(text) else {
        throw node.error("'\(text)' is not a date pattern such as ccyy-Mmm-dd hh:mm:ss")
      }
      return pattern
    }
    isLoose = try map.flag("labels")
    let booleans = try map["booleans"]?.mapping("true", "false")
    yes = try booleans?.texts("true").map { Array($0.utf8) } ?? []
    no = try booleans?.texts("false").map { Array($0.utf8) } ?? []
    blanks = try map.texts("blanks").map { Array($0.utf8) }
    longestBlank = blanks.map(\.count).max() ?? 0
    var placeholders: [[UInt8]] = []
    for node in try map.list("placeholders") {
      placeholders.append(Array(try node.date().description.utf8))
    }
    self.placeholders = placeholders
    hasSerials = try map.flag("serials")
    codes = try map["codes"]?.instance(of: Codes.self) ?? .bare
    if let yes = try booleans?.texts("true").first, let no = try booleans?.texts("false").first {
      words = (yes, no)
    } else {
      words = nil
    }
  }

  /// The text of a field of `kind` as the form writes it.
  ///
  /// Dates go by its first pattern, booleans by the first of its words; anything else stays as it is.
  package func written(_ text: String, as kind: FieldKind) -> String {
    switch kind {
    case .boolean:
      guard let words else { return text }
      return text == "1" ? words.yes : text == "0" ? words.no : text
    case .date, .timestamp:
      guard let pattern = dates.first, CalendarDate(text.prefix(10)) != nil else { return text }
      return pattern.rewritten(text) ?? text
    case .text, .code, .integer, .decimal: return text
    }
  }

  /// The text of a field of `kind` as the return spells it; `nil` when it stays as it is.
  ///
  /// A text that is none of the form's stays, and is found invalid where it is read.
  package func canonical(_ text: UnsafeBufferPointer<UInt8>, as kind: FieldKind) -> [UInt8]? {
    switch kind {
    case .boolean:
      if yes.contains(where: { text.matchesIgnoringCase($0) }) { return [UInt8(ascii: "1")] }
      if no.contains(where: { text.matchesIgnoringCase($0) }) { return [UInt8(ascii: "0")] }
      return nil
    case .date, .timestamp:
      for pattern in dates {
        guard let moment = pattern.read(text) else { continue }
        let isWhole = kind == .date && moment.isMidnight
        return Array((isWhole ? moment.date : moment.description).utf8)
      }
      return nil
    case .text, .code, .integer, .decimal: return nil
    }
  }
}

extension FormReadings {
  /// Whether a text stands for nothing.
  package func isBlank(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.count <= longestBlank && blanks.contains { text.matchesIgnoringCase($0) }
  }

  /// The day of a text that counts days as a spreadsheet does: 18,000 to 73,000, which are those of
  /// 1949 to 2099; `nil` for any other.
  package func serial(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard hasSerials, text.count == 5, text.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let number = text.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return (18_000...73_000).contains(number) ? number : nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes are those of `other`, ASCII letters compared without regard to case.
  fileprivate func matchesIgnoringCase(_ other: [UInt8]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { Self.lower($0) == Self.lower($1) }
  }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
