package import ReturnModel

/// The ways in which people write the codes of one list: bare, after a letter as in `a) WBRI`, before
/// a label as in `N1 - Abuse or neglect`, by the label alone, or by an alias the list gives.
///
/// Letters and digits alone count, whatever their case. A code wins over a label, a label over an
/// alias, and the whole text over its beginning.
package final class CodeSpellings: Sendable {
  private let list: CodeList
  private let texts: [String: Int]
  private let former: Set<String>
  private let wholeOnly: Bool

  /// Makes the spellings of a list's codes; with `wholeOnly` a text is a code, a label or an alias as
  /// a whole or none.
  package init(_ list: CodeList, wholeOnly: Bool = false) {
    self.list = list
    self.wholeOnly = wholeOnly
    var texts: [String: Int] = [:]
    for text in [\CodeList.Code.code, \.label] {
      for (position, code) in list.codes.enumerated() {
        let plain = Self.plain(code[keyPath: text])
        if texts[plain] == nil { texts[plain] = position }
      }
    }
    for (position, code) in list.codes.enumerated() {
      for alias in code.aliases where texts[Self.plain(alias)] == nil {
        texts[Self.plain(alias)] = position
      }
    }
    var former: Set<String> = []
    for (position, code) in list.codes.enumerated() {
      for text in code.former.map(Self.plain) where texts[text] == nil {
        texts[text] = position
        former.insert(text)
      }
    }
    self.texts = texts
    self.former = former
  }

  /// The code that a text which is none stands for; `nil` when it stands for none, or is one.
  package func code(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard list.position(ofBytes: text) == nil else { return nil }
    if wholeOnly {
      let found = position(String(decoding: text, as: UTF8.self))
      return found.map { Array(list.codes[$0].code.utf8) }
    }
    let rest = Self.afterLetter(text)
    if rest.count < text.count, list.position(ofBytes: rest) != nil { return Array(rest) }
    let whole = String(decoding: text, as: UTF8.self)
    let found =
      position(whole) ?? position(String(decoding: rest, as: UTF8.self)) ?? leading(rest)
    return found.map { Array(list.codes[$0].code.utf8) }
  }

  /// Whether a text is how an earlier release spelt a code.
  package func isFormer(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    !former.isEmpty && former.contains(Self.plain(String(decoding: text, as: UTF8.self)))
  }

  private func position(_ text: String) -> Int? { texts[Self.plain(text)] }

  /// The code before a colon or a dash; or the first word, where it is a code byte for byte and long
  /// enough not to be an everyday word.
  private func leading(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
    let text = String(decoding: text, as: UTF8.self)
    for sign in [":", " - ", " \u{2013} "] {
      guard let end = text.firstRange(of: sign)?.lowerBound, end > text.startIndex else { continue }
      let code = text[..<end].trimming
      if let found = list.codes.firstIndex(where: { $0.code.lowercased() == code.lowercased() }) {
        return found
      }
    }
    guard let word = text.split(separator: " ").first, word.count < text.count,
      word.count > 2 || word.contains(where: \.isNumber)
    else { return nil }
    return list.position(of: String(word))
  }

  /// What follows `a) `, `zz) `, `p1) ` or `a. `.
  private static func afterLetter(
    _ text: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var at = 0
    while at < min(3, text.count), isLetterOrDigit(text[at]) { at += 1 }
    guard at > 0, at < text.count, !(0x30...0x39).contains(text[0]) else { return text }
    guard text[at] == UInt8(ascii: ")") || text[at] == UInt8(ascii: ".") else { return text }
    at += 1
    while at < text.count, text[at] <= 0x20 { at += 1 }
    return UnsafeBufferPointer(rebasing: text[at...])
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
  }

  /// The letters and digits of a text in lower case, what stands in brackets included.
  private static func plain(_ text: String) -> String {
    String(text.filter { $0.isLetter || $0.isNumber }).lowercased()
  }
}

extension Substring {
  fileprivate var trimming: String {
    var text = self
    while text.first == " " { text = text.dropFirst() }
    while text.last == " " { text = text.dropLast() }
    return String(text)
  }
}
