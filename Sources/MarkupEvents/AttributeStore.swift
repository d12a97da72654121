/// The attributes of start tags in document order, for readers that ask for them.
struct AttributeStore: ~Copyable {
  private(set) var attributes = FlatBuffer<MarkupAttribute>(capacity: 64)
  private(set) var values = FlatBuffer<UInt8>(capacity: 1024)

  /// Takes the attributes of a start tag as libxml2 gives them, five pointers each; false when there
  /// are too many names.
  mutating func append(
    _ pointers: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int,
    names: inout NameTable
  ) -> Bool {
    guard let pointers else { return true }
    for number in 0..<count {
      let at = pointers + 5 * number
      guard let name = at[0], let start = at[3], let end = at[4],
        let id = names.id(of: name)
      else { return false }
      let first = values.count
      append(UnsafeBufferPointer(start: start, count: end - start))
      attributes.append(
        MarkupAttribute(name: id, valueStart: first, valueCount: values.count - first))
    }
    return true
  }

  /// Adds a value; of the five entities libxml2 leaves the ampersand's, as `&#38;`.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    guard text.contains(UInt8(ascii: "&")) else { return values.append(text) }
    var rest = text[...]
    while let first = rest.first {
      values.append(first)
      rest = rest.dropFirst(rest.starts(with: "&#38;".utf8) ? 5 : 1)
    }
  }

  /// Forgets all but the last `kept`, which belong to a tag that no event holds yet.
  mutating func removeAll(keeping kept: Int) {
    let kept = min(kept, attributes.count)
    let held = Array(attributes.values.suffix(kept))
    let start = Int(held.first?.valueStart ?? UInt32(values.count))
    attributes.truncate(to: 0)
    values.removeFirst(start)
    for var attribute in held {
      attribute.valueStart -= UInt32(start)
      attributes.append(attribute)
    }
  }
}
