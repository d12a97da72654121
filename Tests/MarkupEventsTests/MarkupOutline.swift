import MarkupEvents

/// A document's events, one line of text each, so that tests can show what they expect.
///
/// `step` is how many bytes are fed at a time; nothing about the outline may depend on it.
func outline(
  _ document: String, step: Int = .max, limits: MarkupLimits = MarkupLimits()
) throws(MarkupFailure) -> [String] {
  try outline(Array(document.utf8), step: step, limits: limits)
}

func outline(
  _ document: [UInt8], step: Int = .max, limits: MarkupLimits = MarkupLimits(),
  scansPlainMarkup: Bool = true
) throws(MarkupFailure) -> [String] {
  var lines: [String] = []
  var reader = try MarkupReader(limits: limits, scansPlainMarkup: scansPlainMarkup)
  var rest = document[...]
  while !rest.isEmpty {
    let piece = Array(rest.prefix(step))
    rest = rest.dropFirst(piece.count)
    try piece.withUnsafeBufferPointer { piece throws(MarkupFailure) in try reader.feed(piece) }
    reader.drain { lines += describe($0) }
  }
  try reader.finish()
  reader.drain { lines += describe($0) }
  return lines
}

/// The failure of reading a document; `nil` when there is none.
func refusal(
  _ document: String, step: Int = .max, limits: MarkupLimits = MarkupLimits()
) -> MarkupFailure? {
  do {
    _ = try outline(document, step: step, limits: limits)
    return nil
  } catch { return error }
}

/// The events of a block, a line each.
func describe(_ block: borrowing MarkupBlock) -> [String] {
  block.events.map { event in
    let attributes = event.attributeCount > 0 ? " @\(event.attributeCount)" : ""
    let text = event.kind == .leaf || event.kind == .stray ? " [\(block.string(of: event))]" : ""
    return "\(event.line) \(event.kind) \(block.names[event.nameID])\(attributes)\(text)"
  }
}
