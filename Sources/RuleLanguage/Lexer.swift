import ReturnModel

/// Cuts the text of an expression into tokens.
struct Lexer {
  /// Longer texts are refused; the longest rule of a return so far has under 400 bytes.
  static let longestText = 8192

  private let bytes: [UInt8]
  private let place: SourcePlace
  private var index = 0
  private var column = 0

  /// Every token of `text`, the last being the end.
  static func tokens(
    of text: String, at place: SourcePlace
  ) throws(ExpressionError) -> [Token] {
    guard text.utf8.count <= longestText else {
      throw ExpressionError(
        at: place, "an expression may have \(longestText) bytes; split it into several rules")
    }
    var lexer = Lexer(bytes: Array(text.utf8), place: place)
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    tokens.append(Token(kind: .end, column: lexer.column))
    return tokens
  }

  private init(bytes: [UInt8], place: SourcePlace) {
    self.bytes = bytes
    self.place = place
  }

  private func byte(_ ahead: Int = 0) -> UInt8 {
    index + ahead < bytes.count ? bytes[index + ahead] : 0
  }

  /// Moves on, counting characters: continuation bytes of UTF-8 do not begin one.
  private mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where index < bytes.count {
      index += 1
      if index == bytes.count || bytes[index] & 0xC0 != 0x80 { column += 1 }
    }
  }

  private mutating func next() throws(ExpressionError) -> Token? {
    while index < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(byte()) { advance() }
    guard index < bytes.count else { return nil }
    let start = column
    let kind: Token.Kind =
      switch byte() {
      case 0x22: try text()
      case 0x60: try quotedName()
      case 0x30...0x39: try number()
      case let byte where Self.beginsName(byte): .name(name(), quoted: false)
      default: try sign()
      }
    return Token(kind: kind, column: start)
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }

  private mutating func name() -> String {
    let start = index
    while Self.beginsName(byte()) || (0x30...0x39).contains(byte()) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func quotedName() throws(ExpressionError) -> Token.Kind {
    let opened = column
    advance()
    let start = index
    while index < bytes.count, byte() != 0x60 { advance() }
    guard index < bytes.count, index > start else {
      throw error(at: opened, "a name in backticks is empty or has no closing backtick")
    }
    let name = String(decoding: bytes[start..<index], as: UTF8.self)
    advance()
    return .name(name, quoted: true)
  }

  /// A text: `\"` is a quotation mark, any other backslash stands for itself, as patterns want.
  private mutating func text() throws(ExpressionError) -> Token.Kind {
    let opened = column
    var content: [UInt8] = []
    advance()
    while index < bytes.count, byte() != 0x22 {
      if byte() == 0x5C, index + 1 < bytes.count {
        if byte(1) != 0x22 { content.append(byte()) }
        advance()
      }
      content.append(byte())
      advance()
    }
    guard index < bytes.count else { throw error(at: opened, "a text has no closing \"") }
    advance()
    return .literal(.text(String(decoding: content, as: UTF8.self)))
  }

  private func error(at column: Int, _ problem: String) -> ExpressionError {
    ExpressionError(at: place.advanced(by: column), problem)
  }
}

// MARK: - Numbers, dates and signs

extension Lexer {
  private mutating func number() throws(ExpressionError) -> Token.Kind {
    let start = column
    if let literal = dateText() {
      guard let date = CalendarDate(literal) else {
        throw error(at: start, "there is no day \(literal)")
      }
      advance(10)
      return .literal(.date(date))
    }
    let digits = digitText()
    guard byte() == 0x2E, (0x30...0x39).contains(byte(1)) else {
      try refuseLetters(after: digits, from: start)
      guard let value = Int(digits) else { throw error(at: start, "\(digits) is too large") }
      return .literal(.integer(value))
    }
    advance()
    let fraction = digitText()
    try refuseLetters(after: "\(digits).\(fraction)", from: start)
    guard let value = Double("\(digits).\(fraction)"), value.isFinite else {
      throw error(at: start, "\(digits).\(fraction) is not a number that can be kept")
    }
    return .literal(.decimal(value))
  }

  private mutating func digitText() -> String {
    let start = index
    while (0x30...0x39).contains(byte()) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func refuseLetters(
    after text: String, from start: Int
  ) throws(ExpressionError) {
    guard Self.beginsName(byte()) else { return }
    throw error(
      at: start, "'\(text)\(name())' is neither a number nor a name; texts and codes stand in \"\"")
  }

  /// The ten bytes from here when they have the shape `0000-00-00` and no digit follows.
  private func dateText() -> String? {
    guard index + 10 <= bytes.count else { return nil }
    for offset in 0..<10 {
      let isDash = offset == 4 || offset == 7
      guard isDash ? byte(offset) == 0x2D : (0x30...0x39).contains(byte(offset)) else { return nil }
    }
    guard !(0x30...0x39).contains(byte(10)) else { return nil }
    return String(decoding: bytes[index..<index + 10], as: UTF8.self)
  }

  private static let signs: Set<String> = [
    "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "(", ")", "[", "]", ",", ".",
  ]
  private static let habits = [
    "==": "write = for equal", "&&": "write and", "||": "write or", "<>": "write != for not equal",
    "'": "texts stand in double quotes", "!": "write not", "&": "write and", "|": "write or",
  ]

  private mutating func sign() throws(ExpressionError) -> Token.Kind {
    let start = column
    for length in [2, 1] where index + length <= bytes.count {
      let sign = String(decoding: bytes[index..<index + length], as: UTF8.self)
      if Self.signs.contains(sign), !(sign == "=" && byte(1) == 0x3D),
        !(sign == "<" && byte(1) == 0x3E)
      {
        advance(length)
        return .sign(sign)
      }
      if let advice = Self.habits[sign] {
        throw error(at: start, "'\(sign)' means nothing here: \(advice)")
      }
    }
    let shown = byte() < 0x20 || byte() == 0x7F ? "a control character" : "'\(shownCharacter())'"
    throw error(at: start, "\(shown) means nothing in an expression")
  }

  private func shownCharacter() -> String {
    String(decoding: bytes[index...], as: UTF8.self).first.map(String.init) ?? ""
  }
}
