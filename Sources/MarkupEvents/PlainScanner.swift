/// Reads the plain markup that returns are made of, many times as fast as libxml2 does.
///
/// Plain is: an XML declaration as programs write it; start tags of an ASCII name and nothing more;
/// end tags that match; text of leaves in UTF-8, with references to XML's five entities. It never refuses
/// anything: at whatever else it meets it stops before it, and libxml2 reads on from there. What it
/// takes is thus only what libxml2 takes, and gives the same events.
struct PlainScanner: ~Copyable {
  /// Why a scan stopped.
  enum Stop {
    /// All is taken up to where it was to stop, or what is left needs what follows it.
    case waiting
    /// Something is not plain.
    case unusual
    /// A limit is passed; the assembler says which.
    case refused
  }

  /// The longest tag that is taken, and the longest beginning of a document.
  static let longestTag = 256
  static let longestProlog = 1024
  /// How many bytes past what is scanned may be read.
  static let lookahead = 16

  /// The line of the next byte to be taken.
  private(set) var line = 1
  /// Whether the root element has begun.
  private(set) var hasBegun = false
  private let classes = ByteClass.table()

  deinit { classes.deallocate() }

  /// Takes markup from the beginning of `bytes` until `end` is reached or passed; how many bytes it
  /// took, and why no more.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, until end: Int, into assembler: inout MarkupAssembler
  ) -> (taken: Int, stop: Stop) {
    guard let base = bytes.baseAddress else { return (0, .waiting) }
    if hasBegun { return content(base, bytes.count, 0, end, &assembler) }
    guard let root = PlainProlog.root(bytes) else {
      return (0, bytes.count < Self.longestProlog ? .waiting : .unusual)
    }
    guard root >= 0 else { return (0, .unusual) }
    line = 1 + UnsafeBufferPointer(start: base, count: root).count { $0 == UInt8(ascii: "\n") }
    let (taken, stop) = content(base, bytes.count, root, max(end, root + 1), &assembler)
    hasBegun = taken > root
    if hasBegun { return (taken, stop) }
    // The beginning goes to libxml2 whole.
    line = 1
    return (0, stop)
  }

  /// Takes what stands in the root element, or after it.
  private mutating func content(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ end: Int,
    _ assembler: inout MarkupAssembler
  ) -> (taken: Int, stop: Stop) {
    var at = start
    while at < end {
      guard count - at >= Self.lookahead else { return (at, .waiting) }
      let step: Step
      if base[at] != UInt8(ascii: "<") {
        step = text(base, count, at, &assembler)
      } else if base[at + 1] == UInt8(ascii: "/") {
        step = endTag(base, count, at, &assembler)
      } else {
        step = startTag(base, count, at, &assembler)
      }
      at += step.taken
      if let stop = step.stop { return (at, stop) }
    }
    return (at, .waiting)
  }

  /// How much one step took, and whether it is the last.
  private struct Step {
    let taken: Int
    let stop: Stop?

    @inline(__always) init(_ taken: Int, _ stop: Stop? = nil) {
      self.taken = taken
      self.stop = stop
    }
  }

  // MARK: Tags

  @inline(__always)
  private mutating func endTag(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int, _ assembler: inout MarkupAssembler
  ) -> Step {
    guard let id = assembler.innermost else { return Step(0, .unusual) }
    let length = assembler.nameTable.count(of: id)
    guard count - at >= length + Self.lookahead else { return Step(0, .waiting) }
    guard assembler.nameTable.matches(id, at: base + at + 2),
      base[at + 2 + length] == UInt8(ascii: ">")
    else { return Step(0, .unusual) }
    assembler.end(line: line)
    return Step(length + 3)
  }

  @inline(__always)
  private mutating func startTag(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int, _ assembler: inout MarkupAssembler
  ) -> Step {
    // After the root element there is no other.
    if assembler.depth == 0, assembler.hasElements { return Step(0, .unusual) }
    let name = at + 1
    guard let close = Self.close(base, name, min(count - 8, at + Self.longestTag)) else {
      return Step(0, count - at < Self.longestTag + Self.lookahead ? .waiting : .unusual)
    }
    let isEmpty = base[close - 1] == UInt8(ascii: "/")
    let length = close - name - (isEmpty ? 1 : 0)
    guard length > 0 else { return Step(0, .unusual) }
    let id: UInt16
    if let known = assembler.nameTable.id(at: base + name, count: length) {
      id = known
    } else {
      let bytes = UnsafeBufferPointer(start: base + name, count: length)
      guard ByteClass.isName(bytes) else { return Step(0, .unusual) }
      guard let new = assembler.addName(bytes, line: line) else { return Step(0, .refused) }
      id = new
    }
    let text = close + 1
    if isEmpty {
      let isTaken = assembler.leaf(id, UnsafeBufferPointer(start: nil, count: 0), line: line)
      return Step(text - at, isTaken ? nil : .refused)
    }
    // Nearly all elements are leaves, and short.
    var stop = text
    while stop < count, classes[Int(base[stop])] == ByteClass.plain { stop += 1 }
    if count - stop >= length + Self.lookahead, base[stop] == UInt8(ascii: "<"),
      base[stop + 1] == UInt8(ascii: "/"), base[stop + 2 + length] == UInt8(ascii: ">"),
      assembler.nameTable.matches(id, at: base + stop + 2)
    {
      let held = UnsafeBufferPointer(start: base + text, count: stop - text)
      let isTaken = assembler.leaf(id, held, line: line)
      return Step(stop + 3 + length - at, isTaken ? nil : .refused)
    }
    return Step(text - at, assembler.start(id, line: line) ? nil : .refused)
  }

  /// The first > from `start` on, looked for eight bytes at a time; `nil` when there is none.
  ///
  /// It is looked for as far as `limit`, and up to eight bytes beyond.
  @inline(__always)
  private static func close(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ limit: Int
  ) -> Int? {
    let raw = UnsafeRawPointer(base)
    var at = start
    while at < limit {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      let other = word ^ 0x3E3E_3E3E_3E3E_3E3E
      let found = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    return nil
  }

  // MARK: Text

  @inline(__always)
  private mutating func text(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int, _ assembler: inout MarkupAssembler
  ) -> Step {
    if base[at] <= 0x20 {
      let (next, lines) = Self.space(base, count, at)
      // A start tag must follow, not a comment: what libxml2 is given, it is given whole.
      // A < alone at the end does not tell which follows.
      if next >= count - 1, count - at < Self.longestTag { return Step(0, .waiting) }
      if next < count - 1, base[next] == UInt8(ascii: "<"),
        assembler.isSpaceIdle(beforeStart: ByteClass.beginsName(base[next + 1]))
      {
        line += lines
        return Step(next - at)
      }
    }
    return anyText(base, count, at, &assembler)
  }

  /// Where white space ends, and how many line feeds there are in it.
  @inline(__always)
  private static func space(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int
  ) -> (end: Int, lines: Int) {
    let raw = UnsafeRawPointer(base)
    var (at, lines) = (start, 0)
    while at < count {
      if base[at] == 0x20 {
        // Indentation: eight spaces at a time.
        while count - at >= 8,
          raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) == 0x2020_2020_2020_2020
        { at += 8 }
        while at < count, base[at] == 0x20 { at += 1 }
      } else if base[at] == UInt8(ascii: "\n") {
        lines += 1
        at += 1
      } else if base[at] == UInt8(ascii: "\t") {
        at += 1
      } else if base[at] == UInt8(ascii: "\r"), at + 1 < count, base[at + 1] == UInt8(ascii: "\n") {
        at += 1
      } else {
        break
      }
    }
    return (at, lines)
  }

  /// Takes text as far as it is plain.
  @inline(never)
  private mutating func anyText(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ assembler: inout MarkupAssembler
  ) -> Step {
    guard assembler.depth > 0 else { return spaceAfterRoot(base, count, start) }
    // Text beside children is a fault of the return: libxml2 tells where it begins.
    guard assembler.holdsOpen else { return Step(0, .unusual) }
    var (at, lines) = (start, 0)
    var isCutShort = false
    run: while at < count {
      switch classes[Int(base[at])] {
      case ByteClass.plain: at += 1
      case ByteClass.lineFeed:
        lines += 1
        at += 1
      case ByteClass.high:
        let length = UTF8Length.of(base + at, count - at)
        guard length >= 0 else { return Step(0, .unusual) }
        isCutShort = length == 0
        if isCutShort { break run }
        at += length
      case ByteClass.bracket:
        // Two end a CDATA section, or are a fault.
        isCutShort = at + 1 == count
        if isCutShort { break run }
        if base[at + 1] == UInt8(ascii: "]") { return Step(0, .unusual) }
        at += 1
      case ByteClass.carriageReturn:
        isCutShort = at + 1 == count
        guard isCutShort || base[at + 1] == UInt8(ascii: "\n") else { return Step(0, .unusual) }
        break run
      case ByteClass.markup: break run
      default: return Step(0, .unusual)
      }
    }
    guard at > start else {
      return isCutShort ? Step(0, .waiting) : special(base, count, at, &assembler)
    }
    line += lines
    let bytes = UnsafeBufferPointer(start: base + start, count: at - start)
    let isTaken = assembler.text(bytes, line: line, isCDATA: false)
    return Step(at - start, isTaken ? (isCutShort ? .waiting : nil) : .refused)
  }

  private mutating func spaceAfterRoot(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int
  ) -> Step {
    var at = start
    while at < count, base[at].isMarkupSpace {
      if base[at] == UInt8(ascii: "\n") { line += 1 }
      at += 1
    }
    return Step(at - start, at < count ? .unusual : nil)
  }

  /// Takes a reference, or passes the carriage return before a line feed.
  private func special(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ at: Int, _ assembler: inout MarkupAssembler
  ) -> Step {
    // Of CRLF the text has the line feed.
    if base[at] == UInt8(ascii: "\r") { return Step(1) }
    guard base[at] == UInt8(ascii: "&") else { return Step(0, .unusual) }
    let rest = UnsafeBufferPointer(start: base + at, count: count - at)
    for (reference, character) in PlainScanner.references where rest.starts(with: reference) {
      let isTaken = withUnsafePointer(to: character) { character in
        assembler.text(
          UnsafeBufferPointer(start: character, count: 1), line: line, isCDATA: false)
      }
      return Step(reference.count, isTaken ? nil : .refused)
    }
    return Step(0, .unusual)
  }

  private static let references: [(reference: [UInt8], character: UInt8)] = [
    (Array("&amp;".utf8), UInt8(ascii: "&")), (Array("&lt;".utf8), UInt8(ascii: "<")),
    (Array("&gt;".utf8), UInt8(ascii: ">")), (Array("&apos;".utf8), UInt8(ascii: "'")),
    (Array("&quot;".utf8), UInt8(ascii: "\"")),
  ]
}
