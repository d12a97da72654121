internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// What stands for an extract of several files: the digest of each, by table.
///
/// Names and dates of the files are not in it, so that the same tables are the same extract wherever
/// they stand.
struct ExtractManifest: Codable, Sendable {
  private var lines: [String]
  /// The digests of the files, in the order they were added.
  private(set) var digests: [String] = []
  /// The length of all files together.
  private(set) var byteCount = 0

  private static let opening = "returns extract of several files: "

  init(form: FormSpec) { lines = ["\(Self.opening)\(form.definition.id) \(form.id)"] }

  /// The form that a manifest names, as return and form, and the digest of each table; `nil` for
  /// bytes that are no manifest.
  static func members(
    in bytes: [UInt8]
  ) -> (form: String, members: [(sha256: String, table: String)])? {
    guard bytes.starts(with: opening.utf8) else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    let members = lines.dropFirst().compactMap { line -> (sha256: String, table: String)? in
      let parts = line.split(separator: " ", maxSplits: 1)
      return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }
    return (String(lines[0].dropFirst(opening.count)), members)
  }

  /// Adds the file of a table; tables are added in the form's order.
  mutating func add(_ table: String, sha256: String, bytes: Int) {
    lines.append("\(sha256) \(table)")
    digests.append(sha256)
    byteCount += bytes
  }

  private var bytes: [UInt8] { Array((lines.joined(separator: "\n") + "\n").utf8) }

  /// The SHA-256 of the manifest itself.
  func digest() throws(StageFailure) -> String {
    var source = ByteSource(bytes: bytes, name: "manifest", digesting: true)
    do { try source.readToEnd() } catch { throw StageFailure("manifest", error) }
    return source.digest?.hex ?? ""
  }

  /// Writes the manifest.
  func write(to path: String) throws(StageFailure) { try OutputFile.write(bytes, to: path) }
}
