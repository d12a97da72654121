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
      var values: [(String, String)] = []
      for (key, value) in try element.entries() { values.append(("{\(key)}", try value.text())) }
      variants.append(
        SpecNode(node: Self.replacing(values, in: node), file: file, source: source))
    }
    guard !variants.isEmpty else { throw error("for-each: has no entry") }
    return variants
  }

  private static func replacing(_ values: [(String, String)], in node: Node) -> Node {
    switch node {
    case .scalar(var scalar):
      guard scalar.string.utf8.contains(UInt8(ascii: "{")) else { return node }
      for (key, value) in values { scalar.string = replace(key, with: value, in: scalar.string) }
      return .scalar(scalar)
    case .sequence(var sequence):
      for index in sequence.indices { sequence[index] = replacing(values, in: sequence[index]) }
      return .sequence(sequence)
    case .mapping(var mapping):
      for key in mapping.keys where key != "for-each" {
        mapping[key] = mapping[key].map { replacing(values, in: $0) }
      }
      return .mapping(mapping)
    case .alias: return node
    }
  }

  private static func replace(_ key: String, with value: String, in text: String) -> String {
    text.split(separator: key, omittingEmptySubsequences: false).joined(separator: value)
  }
}
