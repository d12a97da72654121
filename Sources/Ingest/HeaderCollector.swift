internal import MarkupEvents

/// Collects the header of an XML extract: the first element inside the root, whatever it holds.
struct HeaderCollector {
  /// A header element without children.
  struct Leaf {
    let nameID: Int
    let name: String
    let text: [UInt8]
    let line: Int
  }

  /// The root element's name.
  private(set) var root = ""
  /// The name of the first element inside the root.
  private(set) var name = ""
  /// The line the header begins on.
  private(set) var line = 1
  /// The elements without children, in order.
  private(set) var leaves: [Leaf] = []
  private var depth = 0
  /// A header is small; whatever stands first in a document that has none need not be kept.
  private static let mostLeaves = 1000

  /// Takes an event; `true` when it ends the header.
  mutating func take(_ event: MarkupEvent, in block: borrowing MarkupBlock) -> Bool {
    switch event.kind {
    case .open:
      if depth == 0 { root = block.names[event.nameID] }
      if depth == 1 { (name, line) = (block.names[event.nameID], event.line) }
      depth += 1
    case .close:
      depth -= 1
      return depth <= 1
    case .leaf:
      if depth == 0 { root = block.names[event.nameID] }
      if depth < 2 { return true }
      if leaves.count < Self.mostLeaves {
        leaves.append(
          Leaf(
            nameID: event.nameID, name: block.names[event.nameID],
            text: Array(block.text(of: event)), line: event.line))
      }
    case .stray: break
    }
    return false
  }

  /// The text of the first element called `name`, whatever its case.
  func text(_ name: String) -> String? {
    leaves.first { $0.name.lowercased() == name.lowercased() }.map {
      String(decoding: $0.text, as: UTF8.self).trimmed
    }
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }
}
