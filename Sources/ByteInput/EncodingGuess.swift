/// What the first bytes of a text say about its encoding.
struct EncodingGuess {
  let encoding: EncodingReport.Encoding
  /// The length of the byte-order mark.
  let markLength: Int
  /// The encoding that an XML declaration names, as it spells it.
  let declared: String?

  /// How far into a text its XML declaration may reach.
  private static let declarationLength = 1024

  /// Looks at the first bytes; `nil` with the declared name when that encoding is not read here.
  static func make(_ head: UnsafeBufferPointer<UInt8>) -> Result<EncodingGuess, UnknownEncoding> {
    if let marked = byMark(head) { return .success(marked) }
    // In UTF-16 text that begins with ASCII, every other byte is zero.
    if head.count >= 4 {
      let zeros = head.prefix(4).map { $0 == 0 }
      if zeros == [false, true, false, true] { return .success(Self(.utf16LittleEndian)) }
      if zeros == [true, false, true, false] { return .success(Self(.utf16BigEndian)) }
    }
    guard let declared = declaredName(head) else { return .success(Self(.utf8)) }
    switch declared.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "utf-16", "utf-16le", "utf-16be", "unicode":
      // A declaration that can be read byte by byte is not UTF-16, whatever it says: a program
      // saved the text as UTF-8 and left its declaration.
      return .success(Self(.utf8, declared: declared))
    case "windows-1252", "cp1252", "cp-1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1",
      "latin-1":
      return .success(Self(.windows1252, declared: declared))
    default: return .failure(UnknownEncoding(name: declared))
    }
  }

  private init(
    _ encoding: EncodingReport.Encoding, markLength: Int = 0, declared: String? = nil
  ) {
    self.encoding = encoding
    self.markLength = markLength
    self.declared = declared
  }

  private static func byMark(_ head: UnsafeBufferPointer<UInt8>) -> Self? {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) {
      let text = UnsafeBufferPointer(rebasing: head.dropFirst(3))
      return Self(.utf8, markLength: 3, declared: declaredName(text))
    }
    if head.starts(with: [0xFF, 0xFE]) { return Self(.utf16LittleEndian, markLength: 2) }
    if head.starts(with: [0xFE, 0xFF]) { return Self(.utf16BigEndian, markLength: 2) }
    return nil
  }

  private static func declaredName(_ head: UnsafeBufferPointer<UInt8>) -> String? {
    guard head.starts(with: "<?xml".utf8) else { return nil }
    let text = String(decoding: head.prefix(declarationLength), as: UTF8.self)
    guard let end = text.firstRange(of: "?>") else { return nil }
    let declaration = text[..<end.lowerBound]
    guard let name = declaration.firstRange(of: "encoding") else { return nil }
    let rest = declaration[name.upperBound...].drop { $0.isWhitespace || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return nil }
    return String(rest.dropFirst().prefix { $0 != quote })
  }
}

/// An encoding that is declared and not read here.
struct UnknownEncoding: Error {
  let name: String
}
