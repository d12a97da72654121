internal import ReturnModel
internal import ReturnSpec

/// Writes a return as the XML that COLLECT takes, into memory, a record at a time.
struct XMLWriter {
  /// What has been written and not yet taken.
  private(set) var bytes: [UInt8] = []
  private let layout: RoundLayout
  private let definition: ReturnDefinition

  init(_ layout: RoundLayout, _ definition: ReturnDefinition) {
    self.layout = layout
    self.definition = definition
  }

  /// The declaration, the header, and the start of the subjects.
  mutating func begin(_ header: SyntheticRecord) {
    line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
    line(0, "<\(definition.root)>")
    line(1, "<Header>")
    group("CollectionDetails", ["Collection", "Year", "ReferenceDate"], header)
    let source = (layout.items["Header"] ?? []).filter {
      !["Collection", "Year", "ReferenceDate"].contains($0)
    }
    group("Source", source, header)
    line(1, "</Header>")
    line(1, "<Persons>")
  }

  private mutating func group(_ name: String, _ fields: [String], _ header: SyntheticRecord) {
    line(2, "<\(name)>")
    for field in fields { if let value = header[field] { leaf(3, field, value) } }
    line(2, "</\(name)>")
  }

  /// A subject and all that belongs to it.
  mutating func write(_ subject: SyntheticRecord) { write(subject, depth: 2) }

  /// The end of the document.
  mutating func end() {
    line(1, "</Persons>")
    line(0, "</\(definition.root)>")
  }

  /// Hands over what has been written, keeping its room.
  mutating func drain(_ body: ([UInt8]) throws(SynthesisFailure) -> Void) throws(SynthesisFailure) {
    try body(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private mutating func write(_ record: SyntheticRecord, depth: Int) {
    line(depth, "<\(record.module)>")
    let items = layout.items[record.module] ?? []
    for item in items {
      if let value = record[item] {
        leaf(depth + 1, item, value)
      } else if layout.isChild(item, of: record.module) {
        for child in record.children where child.module == item { write(child, depth: depth + 1) }
      }
    }
    // A field of another round, planted, is in no order of this one.
    for field in record.fields where !items.contains(field.name) {
      leaf(depth + 1, field.name, field.value)
    }
    line(depth, "</\(record.module)>")
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
