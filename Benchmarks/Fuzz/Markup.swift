import MarkupEvents

/// Reads any bytes as XML twice, whole and in pieces of the size the first byte says; the events must
/// be the same, and balanced.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMarkup(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard count > 1, let data else { return 0 }
  let text = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  let (whole, pieces) = (Outline(text, step: text.count), Outline(text, step: Int(data[0]) + 1))
  precondition(whole.isWhole == pieces.isWhole, "a verdict does not depend on how the text comes")
  guard whole.isWhole else { return 0 }
  precondition(whole.depth == 0, "elements are balanced")
  precondition(whole.events == pieces.events, "events do not depend on how the text comes")
  return 0
}

private struct Outline {
  var events: [String] = []
  var depth = 0
  var isWhole = false

  init(_ text: [UInt8], step: Int) {
    do {
      var reader = try MarkupReader()
      var rest = text[...]
      while !rest.isEmpty {
        let piece = Array(rest.prefix(step))
        rest = rest.dropFirst(piece.count)
        try piece.withUnsafeBufferPointer { piece throws(MarkupFailure) in try reader.feed(piece) }
        reader.drain { take($0) }
      }
      try reader.finish()
      reader.drain { take($0) }
      isWhole = true
    } catch {
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
