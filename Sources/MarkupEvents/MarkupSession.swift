import CLibXML2

/// What libxml2 hands back to its callbacks: the parser and the events made so far.
///
/// It lives in memory of its own, because C keeps its address.
struct MarkupSession: ~Copyable {
  var parser: xmlParserCtxtPtr?
  var assembler: MarkupAssembler
  let markupLimit: Int

  init(limits: MarkupLimits) {
    assembler = MarkupAssembler(limits: limits)
    markupLimit = limits.markupLength
  }

  /// The line that the parser has come to, from 1.
  var line: Int { Int(parser?.pointee.input?.pointee.line ?? 1) }

  func stop() { xmlStopParser(parser) }

  @inline(__always)
  mutating func start(
    _ name: UnsafePointer<UInt8>, attributeCount: Int32, namespaceCount: Int32,
    attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    let tag = startTag(hasAttributes: attributeCount + namespaceCount > 0)
    guard tag.count <= markupLimit else { return refuseLongMarkup(line: tag.line) }
    // Every prefix is looked for among the namespaces in scope, one after the other.
    let namespacesInScope = Int(parser?.pointee.nsNr ?? 0) / 2
    let isTaken = assembler.start(
      name, line: tag.line, attributeCount: Int(attributeCount),
      declarationCount: Int(attributeCount) + namespacesInScope)
    if !isTaken { return stop() }
    guard attributeCount > 0, assembler.keepsAttributes else { return }
    if !assembler.keepAttributes(attributes, count: Int(attributeCount), line: tag.line) { stop() }
  }

  /// The length of the start tag just parsed, and the line of its `<`: the parser stands at its
  /// end.
  @inline(__always)
  private func startTag(hasAttributes: Bool) -> (count: Int, line: Int) {
    guard let input = parser?.pointee.input, let end = input.pointee.cur,
      let base = input.pointee.base, end > base
    else { return (0, 1) }
    let line = Int(input.pointee.line)
    // Without attributes a tag is longer than its name only by white space.
    guard hasAttributes || end[-1] <= 0x20 else { return (0, line) }
    return Self.startTag(from: base, to: end, line: line)
  }

  @inline(never)
  private static func startTag(
    from base: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, line: Int
  ) -> (count: Int, line: Int) {
    var (at, lines) = (end - 1, 0)
    while at > base && at.pointee != UInt8(ascii: "<") {
      if at.pointee == UInt8(ascii: "\n") { lines += 1 }
      at -= 1
    }
    return (end - at, line - lines)
  }

  @inline(__always)
  mutating func text(_ bytes: UnsafePointer<UInt8>?, _ count: Int32, isCDATA: Bool) {
    let bytes = UnsafeBufferPointer(start: bytes, count: Int(count))
    if !assembler.text(bytes, line: line, isCDATA: isCDATA) { stop() }
  }

  /// Holds a comment or processing instruction to the limit that tags are held to.
  mutating func skip(_ content: UnsafePointer<UInt8>?) {
    guard let content, Int(xmlStrlen(content)) > markupLimit else { return }
    refuseLongMarkup(line: line)
  }

  mutating func refuseDocumentType() {
    assembler.fail(
      .documentType, line: line,
      "the document has a DOCTYPE, which is never read. Take it out, or export the file again.")
    stop()
  }

  mutating func refuseLongMarkup(line: Int) {
    assembler.fail(
      .markupTooLong, line: line,
      "a tag, comment or reference is longer than \(markupLimit) bytes. Check the file.")
    stop()
  }

  /// Refuses what the parser waits for the end of; `first` is its first byte.
  mutating func refuseUnended(_ first: UInt8) {
    guard first == UInt8(ascii: "&") else { return refuseLongMarkup(line: line) }
    let ampersand = MarkupFailure.ampersand(line: line)
    assembler.fail(ampersand.code, line: ampersand.line, ampersand.wording)
    stop()
  }

  /// Says that the document was cut short, if that is what the parser's error comes to.
  mutating func endTooSoon() {
    guard let parser, let input = parser.pointee.input else { return }
    // A bare ampersand makes the parser wait for a semicolon to the end: more follows it.
    let isAmpersand = MarkupFailure.isAmpersand(parser.pointee.lastError)
    guard !(isAmpersand && input.pointee.end > input.pointee.cur) else { return }
    assembler.fail(
      .truncated, line: line,
      "the document ends before its root element does. Copy or export the file again.")
  }
}
