import ByteInput
import Foundation
import TestSupport
import Testing

/// The lines of a shared published table that are about everybody, without the slices.
///
/// The two releases share no slice: the older has bands of age, the newer single years. The lines are
/// as published; leaving the others out is what makes the suite quick.
struct PublishedFile {
  var header: String
  var lines: [String]

  /// Reads `path` under the shared data; `total` is the label of everybody, `nil` for every line.
  init(_ path: String, total: String?) throws {
    let data = try #require(Project.sharedData)
    var lines = try Self.text(of: "\(data)/\(path)").split(whereSeparator: \.isNewline)
      .map(String.init)
    header = lines.removeFirst()
    if let total { lines.removeAll { !$0.contains(",\(total),\(total),") } }
    self.lines = lines
  }

  /// The whole text of the file `path`, inflated.
  static func text(of path: String) throws -> String {
    var source = try TextSource(path: path, digesting: false)
    var bytes: [UInt8] = []
    while let chunk = try source.next() { bytes.append(contentsOf: chunk) }
    return String(decoding: bytes, as: UTF8.self)
  }

  var text: String { ([header] + lines).joined(separator: "\n") + "\n" }

  /// The position of the column `name`.
  func column(_ name: String) throws -> Int {
    try #require(header.split(separator: ",").firstIndex { $0 == name })
  }

  /// The text in the column `name`, counted from the end: names before it may hold commas.
  func value(_ name: String, line: Int) throws -> String {
    let fields = lines[line].split(separator: ",", omittingEmptySubsequences: false)
    let count = header.split(separator: ",").count
    return String(fields[fields.count - count + (try column(name))])
  }

  /// Puts another text into the column `name`.
  mutating func set(_ name: String, line: Int, to text: String) throws {
    var fields = lines[line].split(separator: ",", omittingEmptySubsequences: false)
    let count = header.split(separator: ",").count
    fields[fields.count - count + (try column(name))] = Substring(text)
    lines[line] = fields.joined(separator: ",")
  }
}
