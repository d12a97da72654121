package import ReturnModel

/// An indicator as its file says it, before any round is chosen, for pages about all of them.
package struct IndicatorText: Sendable {
  /// What the indicator is.
  package let definition: IndicatorDefinition
  /// How sure it is that it is counted as the published one is, in the file's words; may be empty.
  package let basis: String
  /// Whose records are counted; `nil` for an indicator that only published tables have.
  package let module: ModuleName?
  /// The dimensions it is broken down by, the total left out.
  package let breakdowns: [String]

  /// How it is counted and where that is written, in the file's words: each key with its text.
  package let lines: [(key: String, text: String)]

  private static let told = [
    "source", "module", "count", "where", "period", "numerator", "numerator-sum",
    "denominator-sum", "population", "note",
  ]

  init(_ file: IndicatorFile) throws(SpecError) {
    definition = file.definition
    module = file.counting?.module
    breakdowns = file.counting?.breakdowns ?? []
    basis = try file.node.entries().first { $0.key == "basis" }?.value.text() ?? ""
    var lines: [(key: String, text: String)] = []
    let entries = try file.node.entries()
    for key in Self.told {
      guard let value = entries.first(where: { $0.key == key })?.value else { continue }
      lines.append((key, try Self.text(value)))
    }
    self.lines = lines
  }

  /// A value on one line, as a person reads it.
  private static func text(_ node: SpecNode) throws(SpecError) -> String {
    if node.isScalar { return try node.text().replacing("\n", with: " ") }
    var parts: [String] = []
    if node.isSequence {
      for part in try node.list() { parts.append(try text(part)) }
    } else {
      for part in try node.entries() { parts.append("\(part.key) \(try text(part.value))") }
    }
    return parts.joined(separator: ", ")
  }
}

extension SpecLibrary {
  /// Every folder that holds indicators, with those indicators in order of id.
  package func indicatorTexts() throws(SpecError) -> [(folder: String, texts: [IndicatorText])] {
    var found: [(folder: String, texts: [IndicatorText])] = []
    for folder in SpecFolder.folders(in: pipelines) {
      var texts: [IndicatorText] = []
      for file in try indicatorFiles(of: folder) { texts.append(try IndicatorText(file)) }
      guard !texts.isEmpty else { continue }
      found.append((folder, texts.sorted { $0.definition.id < $1.definition.id }))
    }
    return found
  }
}

extension SpecLibrary {
  /// What the return or publication in `folder` is called; the folder's name when nothing says it.
  package func title(of folder: String) throws(SpecError) -> String {
    let entries = try node(at: "\(folder)/return.yaml")?.entries() ?? []
    return try entries.first { $0.key == "title" }?.value.text() ?? folder
  }
}
