/// What a run's record says of all it worked from and of all it wrote, so that it can be had again.
struct ReplayRecord: Codable, Sendable {
  /// A file that was read as an extract, or found beside those that were.
  struct Input: Codable, Sendable {
    /// The file, folder or glob of the pipeline that it was found by.
    let argument: String
    /// Its path, as the run found it.
    let path: String
    /// The SHA-256 of the file; empty when it could not be read.
    let sha256: String
    /// Whether the archive holds it.
    let isKept: Bool
  }

  /// A file that the run wrote.
  struct Output: Codable, Hashable, Sendable {
    /// Its path in the run's folder.
    let path: String
    /// The SHA-256 of what it holds.
    let sha256: String
  }

  /// The moment that figures counted as known from.
  var recordedAt: String
  /// The SHA-256 of the program itself; empty when that could not be told.
  var program: String
  /// The pipeline file's name.
  var pipeline: String
  /// The digest of the set of documents in the store's archive.
  var documents: String
  /// The digest of the findings that the store held before; `nil` when there was no store.
  var standing: String?
  /// The folder of the run before, which this one is set beside; `nil` for none.
  var last: String?
  /// The number of the run in the store.
  var storeRun: Int64?
  /// The store.
  var store: String
  /// The files, folders and globs that were asked for.
  var arguments: [String] = []
  /// The files found by them.
  var inputs: [Input] = []
  /// Every file the run wrote but its record, by path.
  var outputs: [Output] = []
}
