import MarkupEvents

/// Reads any bytes as XML three times: whole, in pieces of the size the first byte says, and by
/// libxml2 alone; the events must be the same, and balanced.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkup(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let data else { return 0 }
  let text = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  let (whole, pieces) = (Outline(text, step: text.count), Outline(text, step: Int(data[0]) + 1))
  precondition(whole.isWhole == pieces.isWhole, "a verdict does not depend on how the text comes")
  precondition(whole.depth == 0 || !whole.isWhole, "elements are balanced")
  // Text after a carriage return alone is a line further down to libxml2 than to the scanner.
  guard !hasLoneReturn(text) else { return 0 }
  let alone = Outline(text, step: text.count, scansPlainMarkup: false)
  precondition(whole.isWhole == alone.isWhole, "the scanner refuses what libxml2 refuses")
  guard whole.isWhole else { return 0 }
  precondition(whole.events == alone.events, "the scanner gives the events that libxml2 gives")
  precondition(whole.events == pieces.events || !whole.isWhole, "events do not depend on pieces")
  return 0
}

private func hasLoneReturn(_ text: [UInt8]) -> Bool {
  zip(text, text.dropFirst() + [0]).contains { $0 == 0x0D && $1 != 0x0A }
}

private struct Outline {
  var events: [String] = []
  var depth = 0
  var refusal: MarkupFailure?
  var isWhole: Bool { refusal == nil }

  init(_ text: [UInt8], step: Int, scansPlainMarkup: Bool = true) {
    do {
      var reader = try MarkupReader(scansPlainMarkup: scansPlainMarkup)
      var rest = text[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(step))
        rest = rest.dropFirst(piece.count)
        try piece.withUnsafeBufferPointer { piece throws(MarkupFailure) in try reader.feed(piece) }
        reader.drain { take($0) }
      }
      try reader.finish()
      reader.drain { take($0) }
    } catch {
      refusal = error
      precondition(error.line >= 1 && !error.wording.isEmpty, "a refusal says where and why")
    }
  }

  private mutating func take(_ block: borrowing MarkupBlock) {
    for event in block.events {
      if event.kind == .open { depth += 1 }
      if event.kind == .close { depth -= 1 }
      precondition(depth >= 0, "no element ends that has not begun")
      events.append(
        "\(event.kind) \(block.names[event.nameID]) \(event.line) \(block.string(of: event))")
    }
  }
}
