import Foundation
import Testing

/// A CSV file of a published table as rows of texts, split by a reader of the tests' own.
struct PublishedLines {
  let columns: [String]
  let rows: [[Substring]]

  init(_ text: String) throws {
    var lines = text.split(whereSeparator: \.isNewline).map(Self.split)
    let header = try #require(lines.first).map(String.init)
    columns = [header[0].replacing("\u{FEFF}", with: "")] + header.dropFirst()
    lines.removeFirst()
    rows = lines
  }

  /// Every row's texts in `order`, each row one text, sorted; of a column that stands twice the first.
  func rows(in order: [String]) throws -> [String] {
    let positions = try order.map { name in
      try #require(columns.firstIndex(of: name), "no column \(name)")
    }
    return rows.map { row in positions.map { row[$0] }.joined(separator: "|") }.sorted()
  }

  /// Names hold commas and stand in quotation marks; no text here holds a quotation mark.
  private static func split(_ line: Substring) -> [Substring] {
    guard line.utf8.contains(UInt8(ascii: "\"")) else {
      return line.split(separator: ",", omittingEmptySubsequences: false)
    }
    var fields: [Substring] = []
    let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
    for (number, part) in parts.enumerated() {
      if number % 2 == 1 {
        fields.append(part)
      } else if part != "," {
        var outside = part.split(separator: ",", omittingEmptySubsequences: false)
        if number > 0, !outside.isEmpty { outside.removeFirst() }
        if number < parts.count - 1, part.last == "," { outside.removeLast() }
        fields += outside
      }
    }
    return fields
  }
}
