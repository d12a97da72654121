internal import ReturnModel
package import ReturnSpec

/// Writes a return as the XML that COLLECT takes, into memory, a record at a time.
package struct MarkupWriter {
  /// What has been written and not yet taken.
  package private(set) var bytes: [UInt8] = []
  private let layout: ElementLayout
  private let root: String
  /// The elements that are open between the root and the next record.
  private var open: [String] = []

  /// Makes a writer of the return `definition`, whose elements stand as `layout` says.
  package init(_ layout: ElementLayout, _ definition: ReturnDefinition) {
    self.layout = layout
    root = definition.root
  }

  /// The declaration and the header.
  package mutating func begin(_ header: WrittenRecord) {
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line(0, "<\(root)>")
    guard let module = layout.module(named: header.module) else { return }
    write(header, module, as: layout.modules[module].element, depth: 1)
  }

  /// A subject and all that belongs to it, inside the elements of its place.
  package mutating func write(_ subject: WrittenRecord) {
    enter(path(of: subject).dropLast())
    writeAlone(subject)
  }

  /// The elements from the root down to a subject's own, by what it holds.
  package func path(of subject: WrittenRecord) -> [String] {
    guard let module = layout.module(named: subject.module) else { return [] }
    let places = layout.modules[module].places
    let place = places.first { $0.constants.allSatisfy { subject[$0.field.text] == $0.text } }
    return (place ?? places.first)?.path ?? []
  }

  /// A subject and all that belongs to it, without the elements around it.
  package mutating func writeAlone(_ subject: WrittenRecord) {
    guard let module = layout.module(named: subject.module) else { return }
    let path = path(of: subject)
    write(subject, module, as: path.last, depth: max(1, path.count))
  }

  /// Closes and opens elements until those of `path` are open.
  package mutating func enter(_ path: ArraySlice<String>) {
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

  /// The end of the document.
  package mutating func end() {
    enter([])
    line(0, "</\(root)>")
  }

  /// Hands over what has been written, keeping its room.
  package mutating func drain<Failure: Error>(
    _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func write(
    _ record: WrittenRecord, _ module: Int, as name: String? = nil, depth: Int
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
    _ items: [ElementLayout.Item], of record: WrittenRecord, _ module: Int, depth: Int
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
      // A reader makes a line feed of one that is not escaped.
      case UInt8(ascii: "\r"): bytes += "&#13;".utf8
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
