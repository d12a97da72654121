/// The extracts themselves, compressed and filed by digest beside the store.
///
/// `extracts/<first two>/<sha256>.gz` in the store's folder. Folders are closed to others (0700),
/// and so are the files (0600). A file that came compressed is kept as it came.
package struct ExtractArchive: Sendable {
  let folder: String

  /// The archive beside the store in the file `path`; nothing is made until an extract is kept.
  package init(besideStoreAt path: String) {
    folder = path
  }

  /// Keeps a copy of the file at `path`, whose digest is `sha256`, unless it is kept already.
  ///
  /// The digest may be of the file as it is or, when it is compressed, of what it holds. A kill at
  /// any moment leaves the copy whole or not there. Throws ``StoreFailure/Code/wrongDigest`` when
  /// the file is no longer what the digest was taken from.
  package func keep(_ path: String, sha256: String) throws(StoreFailure) {}

  /// Whether the extract is kept.
  package func holds(_ sha256: String) -> Bool { false }

  /// The path of the compressed copy, after its bytes have been checked against the digest.
  package func path(of sha256: String) throws(StoreFailure) -> String {
    throw StoreFailure(.notArchived, sha256, "not written yet")
  }
}
