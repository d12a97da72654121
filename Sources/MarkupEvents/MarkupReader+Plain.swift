import CLibXML2

/// How the scanner of plain markup and libxml2 share a document.
extension MarkupReader {
  /// Has the scanner read `bytes`; what it leaves to libxml2, `nil` when that is nothing.
  mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>) throws(MarkupFailure)
    -> UnsafeBufferPointer<UInt8>?
  {
    var next = 0
    while !waiting.isEmpty {
      // What waits is at most a tag, or the beginning of the document; this is enough to see its end.
      let more = bytes[next...].prefix(PlainScanner.longestProlog)
      let before = waiting.count
      waiting += more
      next += more.count
      let (taken, stop) = scan(waiting, until: before)
      switch stop {
      case .refused: return nil
      case .unusual:
        try handOver(dropping: taken)
        return UnsafeBufferPointer(rebasing: bytes[next...])
      case .waiting:
        if taken >= before {
          next -= waiting.count - taken
          waiting.removeAll(keepingCapacity: true)
        } else {
          waiting.removeFirst(taken)
          if next == bytes.count { return nil }
        }
      }
    }
    let rest = UnsafeBufferPointer(rebasing: bytes[next...])
    let (taken, stop) = scanner.scan(rest, until: rest.count, into: &session.pointee.assembler)
    switch stop {
    case .refused: return nil
    case .waiting:
      waiting += rest[taken...]
      return nil
    case .unusual:
      try handOver(dropping: 0)
      return UnsafeBufferPointer(rebasing: rest[taken...])
    }
  }

  private mutating func scan(
    _ bytes: [UInt8], until end: Int
  ) -> (taken: Int, stop: PlainScanner.Stop) {
    bytes.withUnsafeBufferPointer {
      scanner.scan($0, until: end, into: &session.pointee.assembler)
    }
  }

  /// Ends a document that was plain so far; `false` when libxml2 is to say what is wrong with it.
  mutating func finishPlain() throws(MarkupFailure) -> Bool {
    // What follows the last tag is white space, or a fault that libxml2 must see whole.
    let end = waiting.lastIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
    let last = Array(waiting[..<end]) + Array(repeating: 0, count: PlainScanner.longestTag)
    let taken = end > 0 ? scan(last, until: end).taken : 0
    try throwFailure()
    let isWhole = scanner.hasBegun && taken == end && session.pointee.assembler.depth == 0
    if isWhole, waiting[end...].allSatisfy(\.isMarkupSpace) { return true }
    try handOver(dropping: taken)
    return false
  }

  /// Makes libxml2 ready to read on from where the scanner has come to, and gives it what waits but
  /// for the first `taken` bytes.
  private mutating func handOver(dropping taken: Int) throws(MarkupFailure) {
    isPlain = false
    let waiting = Array(self.waiting.dropFirst(taken))
    self.waiting = []
    if scanner.hasBegun {
      hasText = true
      // The same elements are opened again, unseen; after the root element, one that is closed too.
      let tags = session.pointee.assembler.openTags
      var replayed = tags.isEmpty ? "<root></root>" : tags
      replayed.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          _ = xmlParseChunk(parser, bytes.baseAddress, Int32(bytes.count), 0)
        }
      }
    }
    parser.pointee.input.pointee.line = Int32(clamping: scanner.line)
    MarkupCallbacks.setContent(&parser.pointee.sax.pointee)
    try waiting.withUnsafeBufferPointer { bytes throws(MarkupFailure) in try parse(bytes) }
  }
}
