internal import ReturnModel
internal import ReturnSpec

/// Writes a return as the XML that COLLECT takes, into memory, a record at a time.
struct XMLWriter {
  /// What has been written and not yet taken.
  private(set) var bytes: [UInt8] = []
  private let layout: ElementLayout
  private let root: String
  /// The elements that are open between the root and the next record.
  private var open: [String] = []

  init(_ layout: RoundLayout, _ definition: ReturnDefinition) {
    self.layout = ElementLayout(layout)
    root = definition.root
  }

  /// The declaration, the header, and the records about the file as a whole.
  mutating func begin(_ file: SyntheticFile) {
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line(0, "<\(root)>")
    write(file.header)
    for record in file.leading { write(record) }
  }

  /// A subject and all that belongs to it.
  mutating func write(_ subject: SyntheticRecord) {
    guard let module = layout.module(named: subject.module) else { return }
    let places = layout.modules[module].places
    let place = places.first { $0.constants.allSatisfy { subject[$0.field.text] == $0.text } }
    let path = (place ?? places.first)?.path ?? []
    enter(path.dropLast())
    write(subject, module, as: path.last, depth: open.count + 1)
  }

  /// The end of the document.
  mutating func end() {
    enter([])
    line(0, "</\(root)>")
  }

  /// Hands over what has been written, keeping its room.
  mutating func drain(_ body: ([UInt8]) throws(SynthesisFailure) -> Void) throws(SynthesisFailure) {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Closes and opens elements until those of `path` are open.
  private mutating func enter(_ path: ArraySlice<String>) {
    guard open[...] != path else { return }
    let shared = zip(open, path).prefix { $0 == $1 }.count
    while open.count > shared {
      line(open.count, "</\(open.removeLast())>")
    }
    for element in path.dropFirst(shared) {
      open.append(element)
      line(open.count, "<\(element)>")
    }
  }

  private mutating func write(
    _ record: SyntheticRecord, _ module: Int, as name: String? = nil, depth: Int
  ) {
    if layout.modules[module].isSpread {
      return write(layout.modules[module].items, of: record, module, depth: depth)
    }
    let element = name ?? layout.modules[module].element
    line(depth, "<\(element)>")
    write(layout.modules[module].items, of: record, module, depth: depth + 1)
    // A field of another round, planted, is in no order of this one.
    for field in record.fields where !layout.modules[module].placed.contains(field.name) {
      leaf(depth + 1, field.name, field.value)
    }
    line(depth, "</\(element)>")
  }

  private mutating func write(
    _ items: [ElementLayout.Item], of record: SyntheticRecord, _ module: Int, depth: Int
  ) {
    for item in items {
      switch item {
      case .field(let name, let element):
        if let value = record[name] { leaf(depth, element, value) }
      case .records(let child, let constants):
        let name = layout.modules[child].name
        for record in record.children
        where record.module == name
          && constants.allSatisfy({ record[$0.field.text] == $0.text })
        {
          write(record, child, depth: depth)
        }
      case .group(let name, let inner):
        let start = bytes.count
        line(depth, "<\(name)>")
        let filled = bytes.count
        write(inner, of: record, module, depth: depth + 1)
        if bytes.count == filled {
          bytes.removeSubrange(start...)
        } else {
          line(depth, "</\(name)>")
        }
      }
    }
  }

  private mutating func leaf(_ depth: Int, _ name: String, _ value: String) {
    indent(depth)
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    bytes.append(UInt8(ascii: ">"))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      default: bytes.append(byte)
      }
    }
    bytes += "</".utf8
    bytes += name.utf8
    bytes += ">\n".utf8
  }

  private mutating func line(_ depth: Int, _ text: String) {
    indent(depth)
    bytes += text.utf8
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func indent(_ depth: Int) {
    for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
  }
}
