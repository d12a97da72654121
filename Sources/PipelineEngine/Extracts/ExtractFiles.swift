/// The files an extract was read from, as the archive keeps them.
struct ExtractFiles: Sendable {
  /// The file whose digest is the extract's: itself, or the manifest of several.
  let path: String
  /// The files a manifest names, with their digests; none when the extract is one file.
  var members: [(path: String, sha256: String)] = []
}
