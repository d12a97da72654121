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
  /// What its file says, in the file's order: the key, and the text or the texts, apart by commas.
  package let written: [Entry]

  /// One line of an indicator's file.
  package struct Entry: Hashable, Sendable {
    /// The key.
    package let key: String
    /// What it is given.
    package let text: String
  }

  init(_ file: IndicatorFile) throws(SpecError) {
    definition = file.definition
    module = file.counting?.module
    breakdowns = file.counting?.breakdowns ?? []
    basis = try file.node.entries().first { $0.key == "basis" }?.value.text() ?? ""
    var written: [Entry] = []
    for (key, value) in try file.node.entries() where key != "for-each" {
      if value.isScalar {
        written.append(Entry(key: key, text: try value.text()))
      } else if key == "breakdowns" {
        let texts = try value.list().each { node throws(SpecError) in try node.text() }
        written.append(Entry(key: key, text: texts.joined(separator: ", ")))
      }
    }
    self.written = written
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
