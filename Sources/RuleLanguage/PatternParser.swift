/// Reads the text of a pattern.
struct PatternParser {
  /// A part may be asked for at most this many times.
  static let largestCount = 500
  /// Groups may stand this deep in one another.
  static let deepestNesting = 16

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var nesting = 0

  static func parse(_ text: String) throws(Pattern.Fault) -> PatternNode {
    guard text.utf8.count <= 2048 else {
      throw Pattern.Fault(offset: 0, description: "a pattern may have 2048 bytes")
    }
    var parser = PatternParser(scalars: Array(text.unicodeScalars))
    guard !text.isEmpty else { throw parser.fault("the pattern is empty") }
    let node = try parser.choice()
    guard parser.index == parser.scalars.count else { throw parser.fault("a ) closes nothing") }
    return node
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var scalar: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func fault(_ description: String, at offset: Int? = nil) -> Pattern.Fault {
    Pattern.Fault(offset: offset ?? index, description: description)
  }

  private mutating func take(_ wanted: Unicode.Scalar) -> Bool {
    guard scalar == wanted else { return false }
    index += 1
    return true
  }

  private mutating func choice() throws(Pattern.Fault) -> PatternNode {
    var branches = [try sequence()]
    while take("|") { branches.append(try sequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func sequence() throws(Pattern.Fault) -> PatternNode {
    let start = index
    var parts: [PatternNode] = []
    while let scalar, scalar != "|", scalar != ")" {
      let part = try part()
      parts.append(try counted(part))
    }
    guard !parts.isEmpty else {
      throw fault("a part is empty: for something that may be missing write (...)?", at: start)
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func part() throws(Pattern.Fault) -> PatternNode {
    let start = index
    guard let scalar else { throw fault("the pattern ends too early") }
    index += 1
    switch scalar {
    case "(": return try group(from: start)
    case "[": return try set(from: start)
    case ".": return .character(except: ByteSet())
    case "\\":
      let escaped = try escape(from: start)
      return escaped.set.map { .bytes($0) } ?? .nothing
    case "?", "*", "+", "{":
      throw fault(
        "'\(scalar)' has nothing before it to count; write \\\(scalar) for itself", at: start)
    case "^", "$":
      throw fault("a pattern matches the whole text: leave out ^ and $", at: start)
    case "]", "}": throw fault("write \\\(scalar) for itself", at: start)
    default: return Self.literal(scalar)
    }
  }

  private static func literal(_ scalar: Unicode.Scalar) -> PatternNode {
    .sequence(
      UTF8.encode(scalar).map { Array($0) }.map { bytes in
        bytes.map { .bytes(ByteSet($0...$0)) }
      } ?? [])
  }

  private mutating func group(from start: Int) throws(Pattern.Fault) -> PatternNode {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Self.deepestNesting else {
      throw fault("groups are nested too deep", at: start)
    }
    if take("?"), !take(":") { throw fault("groups are plain: ( ) or (?: )", at: start) }
    let node = try choice()
    guard take(")") else { throw fault("a group has no closing )", at: start) }
    return node
  }

  /// What stands after a backslash: a set of characters, or one character for itself.
  private mutating func escape(
    from start: Int
  ) throws(Pattern.Fault) -> (set: ByteSet?, byte: UInt8?) {
    guard let scalar else { throw fault("a backslash ends the pattern", at: start) }
    index += 1
    switch scalar {
    case "d": return (.digits, nil)
    case "w": return (.word, nil)
    case "s": return (.spaces, nil)
    default:
      let byte = UInt8(truncatingIfNeeded: scalar.value)
      guard scalar.isASCII, byte > 0x20, byte < 0x7F, !ByteSet.word.contains(byte) else {
        throw fault("\\\(scalar) is not known; there are \\d, \\w, \\s and signs", at: start)
      }
      return (ByteSet(byte...byte), byte)
    }
  }

  private mutating func set(from start: Int) throws(Pattern.Fault) -> PatternNode {
    let isNegated = take("^")
    var set = ByteSet()
    var isEmpty = true
    while let scalar, scalar != "]" {
      isEmpty = false
      set.formUnion(try member())
    }
    guard take("]") else { throw fault("a class has no closing ]", at: start) }
    guard !isEmpty else { throw fault("a class is empty", at: start) }
    return isNegated ? .character(except: set) : .bytes(set)
  }

  /// One character, an escape or a range in a class.
  private mutating func member() throws(Pattern.Fault) -> ByteSet {
    let start = index
    let first = try bound()
    guard let low = first.byte, scalar == "-", index + 1 < scalars.count, scalars[index + 1] != "]"
    else { return first.set }
    index += 1
    guard let high = try bound().byte, low <= high else {
      throw fault("a range goes from a lower to a higher character", at: start)
    }
    return ByteSet(low...high)
  }

  private mutating func bound() throws(Pattern.Fault) -> (set: ByteSet, byte: UInt8?) {
    let start = index
    guard let scalar else { throw fault("a class has no closing ]", at: start) }
    index += 1
    if scalar == "\\" {
      let escaped = try escape(from: start)
      return (escaped.set ?? ByteSet(), escaped.byte)
    }
    guard scalar.isASCII else {
      throw fault("a class holds ASCII only: put '\(scalar)' in a group with |", at: start)
    }
    guard scalar != "[" else { throw fault("write \\[ for itself", at: start) }
    let byte = UInt8(truncatingIfNeeded: scalar.value)
    return (ByteSet(byte...byte), byte)
  }

  private mutating func counted(_ part: PatternNode) throws(Pattern.Fault) -> PatternNode {
    let start = index
    let node: PatternNode
    switch scalar {
    case "?": node = .optional(part)
    case "*": node = .optional(.repeated(part))
    case "+": node = .repeated(part)
    case "{":
      index += 1
      let (least, most) = try counts(from: start)
      node = .counted(part, least, most)
      index -= 1
    default: return part
    }
    index += 1
    if let scalar, "?*+{".unicodeScalars.contains(scalar) {
      throw fault("two counts in a row", at: index)
    }
    return node
  }

  /// The numbers in braces, up to and with the closing one.
  private mutating func counts(from start: Int) throws(Pattern.Fault) -> (Int, Int?) {
    guard let least = try number(from: start) else {
      throw fault("braces hold {n}, {n,} or {n,m}; write \\{ for itself", at: start)
    }
    var most: Int? = least
    if take(",") { most = try number(from: start) }
    guard take("}") else { throw fault("braces hold {n}, {n,} or {n,m}", at: start) }
    if let most, most < least || most == 0 {
      throw fault("the most is less than the least, or nothing", at: start)
    }
    return (least, most)
  }

  private mutating func number(from start: Int) throws(Pattern.Fault) -> Int? {
    var value: Int?
    while let scalar, let digit = Int(String(scalar)), scalar.isASCII {
      value = (value ?? 0) * 10 + digit
      guard let value, value <= Self.largestCount else {
        throw fault("a count may be \(Self.largestCount) at most", at: start)
      }
      index += 1
    }
    return value
  }
}
