/// The mapping of one published table, read only as far as telling its files needs.
///
/// Most of the mappings there are have nothing to do with the file at hand, and reading one whole
/// costs as much as reading thousands of rows.
package struct TableMapping: Sendable {
  private let text: String
  private let folder: String
  private let file: String
  /// For each column that tells its files, the names it may have.
  private let recognised: [[String]]

  /// Takes the text of the mapping `file`, which is in the publisher's folder `folder`.
  init(_ text: String, folder: String, file: String) throws(SpecError) {
    self.text = text
    self.folder = folder
    self.file = file
    let part = Self.part(of: text, keys: ["recognise:", "aliases:"])
    // What cannot be parted so is read whole, which also says what is wrong with it.
    guard let part, let columns = try Self.columns(part, file) else {
      let table = try PublishedTableSpec(
        try SpecNode.read(yaml: text, file: file), folder: folder)
      recognised = table.recognise.map { [$0] + (table.aliases[$0] ?? []) }
      return
    }
    recognised = columns
  }

  /// Whether a file with the columns `header` is of this table.
  package func recognises(_ header: Set<String>) -> Bool {
    recognised.allSatisfy { $0.contains(where: header.contains) }
  }

  /// The whole mapping.
  package func table() throws(SpecError) -> PublishedTableSpec {
    try PublishedTableSpec(try SpecNode.read(yaml: text, file: file), folder: folder)
  }

  private static func columns(_ part: String, _ file: String) throws(SpecError) -> [[String]]? {
    let node: SpecNode
    do { node = try SpecNode.read(yaml: part, file: file) } catch { return nil }
    let map = try node.mapping("recognise", "aliases")
    let aliases = try PublishedTableSpec.aliases(map)
    return try map.texts("recognise").map { [$0] + (aliases[$0] ?? []) }
  }

  /// The lines of `text` that belong to `keys`, which stand at their beginning; `nil` when the first
  /// is not there.
  private static func part(of text: String, keys: [String]) -> String? {
    var (part, isWithin, found) = ("", false, false)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if let first = line.utf8.first, ![0x20, 0x2D, 0x23].contains(first) {
        isWithin = keys.contains { line.hasPrefix($0) }
        found = found || line.hasPrefix(keys[0])
      }
      if isWithin { part += line + "\n" }
    }
    return found ? part : nil
  }
}
