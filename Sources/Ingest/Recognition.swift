/// What an extract of a return says of itself before any specification is chosen.
package struct Recognition: Sendable {
  /// The root element.
  package let root: String
  /// The text of each header element, by name in lower case; of two of a name, the first.
  package let header: [String: String]

  init(root: String, header: [String: String]) {
    self.root = root
    self.header = header
  }

  init(_ collector: HeaderCollector) {
    root = collector.root
    header = Dictionary(
      collector.leaves.map {
        ($0.name.lowercased(), String(decoding: $0.text, as: UTF8.self).trimmed)
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The text of the header element `name`, whatever its case.
  package func text(_ name: String) -> String? { header[name.lowercased()] }
}
