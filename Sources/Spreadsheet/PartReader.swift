internal import MarkupEvents

/// One element of a part, as the reader of a workbook sees it.
struct PartElement {
  /// What was met.
  let kind: MarkupEvent.Kind
  /// The local name.
  let name: String
  /// The attributes' values by local name.
  let attributes: [String: String]
  /// The text of an element without children.
  let text: String
}

extension Archive {
  /// Calls `body` with each element of a small part, in document order.
  func elements(
    of part: String, _ body: (PartElement) throws(SpreadsheetFailure) -> Void
  ) throws(SpreadsheetFailure) {
    try blocks(of: part) { block throws(SpreadsheetFailure) in
      var next = 0
      for event in block.events {
        var attributes: [String: String] = [:]
        if event.kind == .open || event.kind == .leaf {
          for attribute in block.attributes[next..<(next + Int(event.attributeCount))] {
            attributes[block.names[attribute.nameID]] =
              String(decoding: block.value(of: attribute), as: UTF8.self)
          }
          next += Int(event.attributeCount)
        }
        try body(
          PartElement(
            kind: event.kind, name: block.names[event.nameID], attributes: attributes,
            text: event.kind == .leaf ? block.string(of: event) : ""))
      }
      return true
    }
  }

  /// Calls `body` with the events of a part, block by block, for as long as it says so.
  func blocks(
    of part: String, _ body: (borrowing MarkupBlock) throws(SpreadsheetFailure) -> Bool
  ) throws(SpreadsheetFailure) {
    var reader: MarkupReader
    do { reader = try MarkupReader(keepsAttributes: true) } catch {
      throw Self.failure(error, part)
    }
    var (isFirst, isWanted) = (true, true)
    try read(part) { piece throws(SpreadsheetFailure) in
      let hasMark = isFirst && piece.starts(with: [0xEF, 0xBB, 0xBF])
      isFirst = false
      try Self.feed(UnsafeBufferPointer(rebasing: piece[(hasMark ? 3 : 0)...]), &reader, part)
      isWanted = try reader.drain(body)
      return isWanted
    }
    guard isWanted else { return }
    do { try reader.finish() } catch { throw Self.failure(error, part) }
    _ = try reader.drain(body)
  }

  static func feed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ reader: inout MarkupReader, _ part: String
  ) throws(SpreadsheetFailure) {
    do { try reader.feed(bytes) } catch { throw failure(error, part) }
  }

  static func failure(_ error: MarkupFailure, _ part: String) -> SpreadsheetFailure {
    SpreadsheetFailure(.badPart, place: "\(part) line \(error.line)", error.wording)
  }
}
