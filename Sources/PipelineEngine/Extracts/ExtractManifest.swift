internal import ByteInput
internal import Ingest
internal import PipelineCore
internal import ReturnModel
internal import ReturnSpec

/// What stands for an extract of several files: the digest of each, by table.
///
/// Names and dates of the files are not in it, so that the same tables are the same extract wherever
/// they stand.
struct ExtractManifest {
  private var lines: [String]
  /// The files, with their digests.
  private(set) var members: [(path: String, sha256: String)] = []
  /// The length of all files together.
  private(set) var byteCount = 0

  init(form: FormSpec) {
    lines = ["returns extract of several files: \(form.definition.id) \(form.id)"]
  }

  /// Adds the file of a table; tables are added in the form's order.
  mutating func add(_ table: String, path: String, sha256: String, bytes: Int) {
    lines.append("\(sha256) \(table)")
    members.append((path, sha256))
    byteCount += bytes
  }

  /// Writes the manifest and gives its own SHA-256.
  func write(to path: String) throws(StageFailure) -> String {
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    try PrivateFile.write(bytes, to: path)
    var source = ByteSource(bytes: bytes, name: path, digesting: true)
    do { try source.readToEnd() } catch { throw StageFailure(path, error) }
    return source.digest?.hex ?? ""
  }
}
