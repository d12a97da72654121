/// A place in the bytes of a sheet, with what plain markup can have there.
///
/// Whatever it cannot take is none of its business: the caller hands it over to libxml2.
struct SheetCursor {
  let bytes: UnsafeBufferPointer<UInt8>
  var at: Int

  /// Passes white space over.
  @inline(__always) mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 0x20, Self.isSpace(bytes[at]) { at += 1 }
  }

  /// Passes `text` over, when it is there.
  @inline(__always) mutating func take(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    let start = text.utf8Start
    for place in 0..<count where bytes[at + place] != start[place] { return false }
    at += count
    return true
  }

  /// Passes a byte over, when it is there.
  @inline(__always) mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }

  /// Whether what was taken was a whole name: white space or the tag's end follows.
  @inline(__always) var isAtNameEnd: Bool {
    at < bytes.count
      && (bytes[at] == UInt8(ascii: ">") || bytes[at] == UInt8(ascii: "/")
        || Self.isSpace(bytes[at]))
  }

  /// What stands next in a start tag.
  enum TagPart {
    /// An attribute, its name and value as they are written.
    case attribute(name: Range<Int>, value: Range<Int>)
    /// The end of the tag, after which the content comes.
    case open
    /// The end of an element without content.
    case empty
    /// Something else.
    case unusual
  }

  /// Takes what stands next in a start tag.
  @inline(__always) mutating func tagPart() -> TagPart {
    let start = at
    skipSpace()
    if take(UInt8(ascii: ">")) { return .open }
    if take(UInt8(ascii: "/")) { return take(UInt8(ascii: ">")) ? .empty : .unusual }
    guard at > start else { return .unusual }
    let name = at
    guard at < bytes.count, Self.isNameStart(bytes[at]) else { return .unusual }
    while at < bytes.count, Self.isNamePart(bytes[at]) { at += 1 }
    let nameEnd = at
    guard nameEnd > name, take(UInt8(ascii: "=")), at < bytes.count else { return .unusual }
    let quote = bytes[at]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return .unusual }
    at += 1
    let value = at
    while at < bytes.count, bytes[at] != quote {
      let byte = bytes[at]
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&") else {
        return .unusual
      }
      at += 1
    }
    guard at < bytes.count else { return .unusual }
    at += 1
    return .attribute(name: name..<nameEnd, value: value..<(at - 1))
  }

  /// The text up to the next tag.
  struct Text {
    let range: Range<Int>
    /// Whether it names characters, as `&amp;` does.
    var hasEntities = false
    /// Whether some of its characters take more than a byte.
    var hasOthers = false
  }

  /// Takes the text up to the next tag; `nil` when libxml2 might not take it as it is.
  @inline(__always) mutating func text() -> Text? {
    let start = at
    var (hasEntities, hasOthers) = (false, false)
    while at < bytes.count {
      let byte = bytes[at]
      if byte == UInt8(ascii: "<") {
        return Text(range: start..<at, hasEntities: hasEntities, hasOthers: hasOthers)
      }
      if byte == UInt8(ascii: "&") {
        hasEntities = true
      } else if byte >= 0x80 {
        // The characters that XML has not begin so.
        guard byte != 0xEF else { return nil }
        hasOthers = true
      } else if byte < 0x20, byte != 0x0A, byte != 0x09 {
        return nil
      } else if byte == UInt8(ascii: ">") {
        return nil
      }
      at += 1
    }
    return nil
  }

  /// A text with its entities resolved; `nil` for one that is not of XML's five, or not UTF-8.
  func resolved(_ text: Text) -> [UInt8]? {
    let piece = UnsafeBufferPointer(rebasing: bytes[text.range])
    if text.hasOthers, String(validating: piece, as: UTF8.self) == nil { return nil }
    guard text.hasEntities else { return Array(piece) }
    var (result, place) = ([UInt8](), 0)
    while place < piece.count {
      guard piece[place] == UInt8(ascii: "&") else {
        result.append(piece[place])
        place += 1
        continue
      }
      let rest = piece[place...]
      guard let entity = Self.entities.first(where: { rest.starts(with: $0.name.utf8) }) else {
        return nil
      }
      result.append(entity.byte)
      place += entity.name.utf8.count
    }
    return result
  }

  private static let entities: [(name: String, byte: UInt8)] = [
    ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
    ("&quot;", UInt8(ascii: "\"")), ("&apos;", UInt8(ascii: "'")),
  ]

  @inline(__always) private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always) private static func isNameStart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || byte == UInt8(ascii: "_")
  }

  @inline(__always) private static func isNamePart(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x3A).contains(byte)
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
