internal import Yams

extension SpecNode {
  /// The mapping itself, or one copy of it for each mapping of its `for-each:` list.
  ///
  /// In a copy every text has `{key}` replaced by that key's value; braces around anything else stay
  /// as they are.
  func variants() throws(SpecError) -> [SpecNode] {
    guard let list = node.mapping?["for-each"] else { return [self] }
    var variants: [SpecNode] = []
    for element in try SpecNode(node: list, file: file, source: source).list() {
      var values: [String: String] = [:]
      for (key, value) in try element.entries() { values[key] = try value.text() }
      variants.append(
        SpecNode(node: Self.replacing(values, in: node), file: file, source: source))
    }
    guard !variants.isEmpty else { throw error("for-each: has no entry") }
    return variants
  }

  private static func replacing(_ values: [String: String], in node: Node) -> Node {
    switch node {
    case .scalar(var scalar):
      guard scalar.string.utf8.contains(UInt8(ascii: "{")) else { return node }
      scalar.string = replacing(values, in: scalar.string)
      return .scalar(scalar)
    case .sequence(let sequence):
      return .sequence(
        Node.Sequence(
          sequence.map { replacing(values, in: $0) }, sequence.tag, sequence.style, sequence.mark))
    case .mapping(let mapping):
      // Made anew: to set a value by its key looks for the key each time.
      let pairs = mapping.map { key, value in
        key.scalar?.string == "for-each" ? (key, value) : (key, replacing(values, in: value))
      }
      return .mapping(Node.Mapping(pairs, mapping.tag, mapping.style, mapping.mark))
    case .alias: return node
    }
  }

  private static func replacing(_ values: [String: String], in text: String) -> String {
    var result = ""
    var rest = Substring(text)
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      let inside = rest[open...].dropFirst()
      guard let close = inside.utf8.firstIndex(of: UInt8(ascii: "}")) else { break }
      result += rest[..<open]
      if let value = values[String(inside[..<close])] {
        result += value
        rest = rest[close...].dropFirst()
      } else {
        result += "{"
        rest = inside
      }
    }
    return result + rest
  }
}
