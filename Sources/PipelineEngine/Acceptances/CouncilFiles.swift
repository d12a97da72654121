internal import ByteInput

/// Files of the council's own that a run takes beside extracts, and columns it carries to findings.
package struct CouncilFiles: Hashable, Sendable, Codable {
  /// `acceptances.csv`; `nil` for none.
  package var acceptances: String?
  /// `patches.csv`; `nil` for none.
  package var patches: String?
  /// The columns that stand at the end of a table of findings.
  package var carried: [String] = []
  /// A list of texts for those columns by record key, for extracts that have no such columns.
  package var carriedList: String?

  /// Makes what names no file.
  package init() {}

  /// Whether there are none.
  var isEmpty: Bool { self == CouncilFiles() }
}
