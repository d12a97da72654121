import Foundation
import ReturnModel
import TestSupport
import Testing

/// The specification of SEN2 that stands beside the project; its tables of rules, read as written.
enum SpecificationPage {
  /// Its text; `nil` where the project stands alone.
  static let text: String? = {
    let file = Project.root.deletingLastPathComponent().appending(path: "shared/specs/sen2.md")
    return FileManager.default.contents(atPath: file.path).map {
      String(decoding: $0, as: UTF8.self)
    }
  }()

  /// A row of the tables 3.2 and 3.2b.
  struct Row {
    let code: String
    let severity: Severity
    /// `all`, `2023`, `2024+`.
    let years: String

    func isInForce(_ year: Int) -> Bool {
      if years == "all" { return true }
      guard let first = Int(years.prefix(4)) else { return false }
      return years.hasSuffix("+") ? year >= first : year == first
    }
  }

  static func rows() throws -> [Row] {
    var rows: [Row] = []
    for line in try #require(text).split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count >= 3, cells[0].wholeMatch(of: /(G-H?\d+|E-\d\d)/) != nil else { continue }
      let severity: Severity? = ["E": .error, "Q": .query, "info": .info][cells[1]]
      // Table 3.2 has the years in its fifth column; 3.2b has no such column.
      rows.append(
        Row(
          code: cells[0], severity: try #require(severity),
          years: cells.count >= 6 ? cells[4] : "all"))
    }
    return rows
  }
}
