import CLibXML2

/// Reads an XML document, given piece by piece, as blocks of events.
///
/// ```swift
/// var reader = try MarkupReader()
/// while let chunk = try source.next() {
///   try reader.feed(chunk)
///   try reader.drain { block in for event in block.events { ... } }
/// }
/// try reader.finish()
/// try reader.drain { block in ... }
/// ```
/// Plain markup is read by a scanner of our own, and everything from the first thing that is not
/// plain by libxml2. The bytes must be UTF-8 whatever the document declares. There is no network, no document type,
/// no entity beyond XML's five. A fault is thrown when what follows it has been seen, which may be
/// when the document ends; the events before it can still be drained.
package struct MarkupReader: ~Copyable {
  let parser: xmlParserCtxtPtr
  let session: UnsafeMutablePointer<MarkupSession>
  private let markupLimit: Int
  var hasText = false
  var scanner = PlainScanner()
  /// Whether the scanner still reads, and libxml2 has been given nothing.
  var isPlain: Bool
  /// What the scanner could not take before it sees more.
  var waiting: [UInt8] = []

  /// Bytes given to libxml2 at once: what it has not consumed is looked at in between.
  private static let sliceLength = 16 << 10
  private static let isLibraryReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Whether libxml2 reads the document, as something in it was not plain or it was asked to.
  package var hasHandedOver: Bool { !isPlain }

  /// Makes a reader for one document.
  ///
  /// - Parameters:
  ///   - keepsAttributes: for formats that say something in them.
  ///   - scansPlainMarkup: whether libxml2 is left out as long as the document is plain, which
  ///     changes nothing but the time it takes.
  package init(
    limits: MarkupLimits = MarkupLimits(), keepsAttributes: Bool = false,
    scansPlainMarkup: Bool = true
  ) throws(MarkupFailure) {
    markupLimit = limits.markupLength
    isPlain =
      scansPlainMarkup && !keepsAttributes && limits.markupLength >= PlainScanner.longestTag
    let session = UnsafeMutablePointer<MarkupSession>.allocate(capacity: 1)
    session.initialize(to: MarkupSession(limits: limits))
    session.pointee.assembler.keepsAttributes = keepsAttributes
    var handler = MarkupCallbacks.handler()
    guard Self.isLibraryReady,
      let parser = xmlCreatePushParserCtxt(&handler, session, nil, 0, nil)
    else {
      session.deinitialize(count: 1)
      session.deallocate()
      throw MarkupFailure(.outOfMemory, line: 1, "there is not enough memory to read XML.")
    }
    let options = [
      XML_PARSE_NONET, XML_PARSE_IGNORE_ENC, XML_PARSE_NOERROR, XML_PARSE_NOWARNING,
    ]
    xmlCtxtUseOptions(parser, Int32(options.reduce(0) { $0 | $1.rawValue }))
    // The encoding is settled before the first byte, so that none is guessed from the bytes.
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8)
    session.pointee.parser = parser
    self.parser = parser
    self.session = session
    if !isPlain { MarkupCallbacks.setContent(&parser.pointee.sax.pointee) }
  }

  deinit {
    xmlFreeDoc(parser.pointee.myDoc)
    xmlFreeParserCtxt(parser)
    session.deinitialize(count: 1)
    session.deallocate()
  }

  /// Reads the next bytes of the document; they may end anywhere, within a character too.
  ///
  /// Some tens of kilobytes at a time are best: a block is as large as what was fed since the last.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(MarkupFailure) {
    try throwFailure()
    guard isPlain else { return try parse(bytes) }
    let rest = try scan(bytes)
    try throwFailure()
    if let rest { try parse(rest) }
  }

  /// Has libxml2 read bytes.
  mutating func parse(_ bytes: UnsafeBufferPointer<UInt8>) throws(MarkupFailure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let slice = UnsafeBufferPointer(rebasing: rest.prefix(Self.sliceLength))
      rest = rest.dropFirst(slice.count)
      if !hasText { hasText = slice.contains { !$0.isMarkupSpace } }
      slice.withMemoryRebound(to: CChar.self) { slice in
        _ = xmlParseChunk(parser, slice.baseAddress, Int32(slice.count), 0)
      }
      refuseLongMarkup()
      try throwFailure()
    }
  }

  /// Says that the document is complete; throws when it is not.
  package mutating func finish() throws(MarkupFailure) {
    try throwFailure()
    if isPlain {
      if try finishPlain() { return }
    }
    guard hasText else {
      throw MarkupFailure(.empty, line: 1, "the document is empty. Export the file again.")
    }
    let isInside = session.pointee.assembler.depth > 0 || !session.pointee.assembler.hasElements
    xmlParseChunk(parser, nil, 0, 1)
    if isInside && isBroken { session.pointee.endTooSoon() }
    try throwFailure()
  }

  /// Lends the events since the last drain to `consume`, once, then forgets them.
  package mutating func drain<Result, Failure: Error>(
    _ consume: (borrowing MarkupBlock) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { session.pointee.assembler.removeEvents() }
    let names = session.pointee.assembler.nameTable.names
    return try consume(
      MarkupBlock(
        events: session.pointee.assembler.events.values, names: names,
        arena: session.pointee.assembler.arena.values,
        attributes: session.pointee.assembler.attributes.attributes.values,
        values: session.pointee.assembler.attributes.values.values))
  }

  private var isBroken: Bool { parser.pointee.wellFormed == 0 || parser.pointee.disableSAX != 0 }

  /// Refuses a tag that goes on and on, before libxml2 has seen its end and parses it.
  private func refuseLongMarkup() {
    guard !isBroken, let input = parser.pointee.input, let end = input.pointee.end,
      // The / of an empty element's tag may wait too, and does not count.
      let unread = input.pointee.cur, end - unread > markupLimit + 1
    else { return }
    session.pointee.refuseUnended(unread.pointee)
  }

  func throwFailure() throws(MarkupFailure) {
    if let failure = session.pointee.assembler.failure { throw failure }
    guard isBroken else { return }
    let failure = MarkupFailure(parser.pointee.lastError, line: session.pointee.line)
    session.pointee.assembler.fail(failure.code, line: failure.line, failure.wording)
    throw failure
  }
}
