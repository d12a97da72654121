import Foundation
import Testing

/// One row of `compare --format json`, read by Foundation's reader.
struct JSONRow {
  let cells: [String: Any]

  static func read(_ text: String) throws -> [JSONRow] {
    let parsed = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(parsed as? [[String: Any]]).map { JSONRow(cells: $0) }
  }

  func text(_ key: String) -> String? { cells[key] as? String }
  func number(_ key: String) -> Double? { (cells[key] as? NSNumber)?.doubleValue }
  func list(_ key: String) -> [String]? { cells[key] as? [String] }

  /// `own as-published`, `neighbours mean`.
  var kind: String { "\(text("comparator") ?? "") \(text("method") ?? "")" }
}

extension [JSONRow] {
  /// The value of the row of that kind, to so many decimals.
  func value(_ kind: String, decimals: Int) -> String? {
    first { $0.kind == kind }?.number("value").map { String(format: "%.\(decimals)f", $0) }
  }

  /// The row of that kind.
  func row(_ kind: String) throws -> JSONRow { try #require(first { $0.kind == kind }) }
}
