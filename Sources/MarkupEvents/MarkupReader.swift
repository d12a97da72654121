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
/// The bytes must be UTF-8 whatever the document declares. There is no network, no document type, no
/// entity beyond XML's five. After a failure the events before it can still be drained.
package struct MarkupReader: ~Copyable {
  /// Makes a reader for one document.
  package init(limits: MarkupLimits = MarkupLimits()) throws(MarkupFailure) {
  }

  /// Reads the next bytes of the document; they may end anywhere, within a character too.
  ///
  /// Some tens of kilobytes at a time are best: a block is as large as what was fed since the last.
  package mutating func feed(_ bytes: UnsafeBufferPointer<UInt8>) throws(MarkupFailure) {
  }

  /// Says that the document is complete; throws when it is not.
  package mutating func finish() throws(MarkupFailure) {
  }

  /// Lends the events since the last drain to `consume`, once, then forgets them.
  package mutating func drain<Result, Failure: Error>(
    _ consume: (borrowing MarkupBlock) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try consume(
      MarkupBlock(
        events: .init(start: nil, count: 0), names: [], arena: .init(start: nil, count: 0)))
  }
}
