internal import ByteInput
import Glibc
internal import PrivateFiles

/// The extracts themselves, compressed and filed by digest beside the store.
///
/// `extracts/<first two>/<sha256>.gz` in the store's folder. Folders are closed to others (0700),
/// and so are the files (0600). A file that came as gzip is kept as it came.
package struct ExtractArchive: Sendable {
  private let folder: String

  /// The archive beside the store in the file `path`; nothing is made until an extract is kept.
  package init(besideStoreAt path: String) { self.init(besideStoreAt: path, folder: "extracts") }

  /// An archive of something else, in the folder of that name.
  init(besideStoreAt path: String, folder name: String) {
    folder = PrivateFiles.folder(of: path) + "/" + name
  }

  /// Keeps a copy of the file at `path`, whose digest as it stands is `sha256`, unless there is one.
  ///
  /// A kill at any moment leaves the copy whole or not there. Throws
  /// ``StoreFailure/Code/wrongDigest`` when the file is no longer what the digest was taken from.
  package func keep(_ path: String, sha256: String) throws(StoreFailure) {
    let target = try place(of: sha256)
    if PrivateFiles.kind(of: target) == .file { return }
    let source = try StoreFile(path, O_RDONLY)
    try PrivateFiles.makeFolder(PrivateFiles.folder(of: target))
    // One name for all that keep this extract: a part left by a kill is written over.
    let part = target + ".part"
    try Self.write(to: part, then: target) { file throws(StoreFailure) in
      if PrivateFiles.kind(of: target) == .file { return false }
      guard try Self.copyCompressed(source, to: file) == sha256 else {
        throw .wrongDigest(PrivateFiles.name(of: path), "has changed since it was read; run again")
      }
      return true
    }
  }

  /// Whether the extract is kept.
  package func holds(_ sha256: String) throws(StoreFailure) -> Bool {
    PrivateFiles.kind(of: try place(of: sha256)) == .file
  }

  /// The path of the compressed copy, after its bytes have been checked against the digest.
  ///
  /// The file at the path is gzip; what it inflates to is what the extract held.
  package func path(of sha256: String) throws(StoreFailure) -> String {
    try readBack(sha256) { _ throws(StoreFailure) in }
    return try place(of: sha256)
  }

  /// Writes the extract as it came to `path` (0600), byte for byte, in place of what is there.
  package func restore(_ sha256: String, to path: String) throws(StoreFailure) {
    try Self.write(to: path + ".part", then: path) { file throws(StoreFailure) in
      try readBack(sha256) { piece throws(StoreFailure) in try file.write(piece) }
      return true
    }
  }

  // MARK: Places

  private func place(of sha256: String) throws(StoreFailure) -> String {
    let isDigest =
      sha256.utf8.count == 64
      && sha256.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
      }
    guard isDigest else {
      throw StoreFailure(.notArchived, "extract", "what was asked for is not a SHA-256")
    }
    return "\(folder)/\(sha256.prefix(2))/\(sha256).gz"
  }

  // MARK: Writing

  /// Lets `fill` write the file `part`, which becomes `target` once it is whole and on the disk;
  /// when `fill` says no or throws, nothing stays of it.
  private static func write(
    to part: String, then target: String,
    _ fill: (StoreFile) throws(StoreFailure) -> Bool
  ) throws(StoreFailure) {
    let file = try StoreFile(part, O_RDWR | O_CREAT)
    try file.lock()
    do {
      try file.truncate()
      guard try fill(file) else {
        unlink(part)
        return
      }
      try file.synchronise()
    } catch {
      unlink(part)
      throw error
    }
    guard rename(part, target) == 0 else {
      throw .cannotWrite(PrivateFiles.name(of: target), errno)
    }
    try StoreFile(PrivateFiles.folder(of: target), O_RDONLY | O_DIRECTORY).synchronise()
  }

  /// Copies `source`, compressed unless it is gzip; the digest of it as it stands.
  private static func copyCompressed(
    _ source: StoreFile, to target: StoreFile
  ) throws(StoreFailure) -> String {
    var digest = DigestState()
    var gzip: GzipStream?
    var isGzip: Bool?
    try source.forEachPiece { piece throws(StoreFailure) in
      digest.update(piece)
      if isGzip == nil {
        isGzip = piece.starts(with: [0x1F, 0x8B])
        // A workbook is a zip, and to compress it again takes a third of the time of loading it.
        gzip = GzipStream(.compressing, onlyFrames: piece.starts(with: [0x50, 0x4B, 0x03, 0x04]))
      }
      if isGzip == true {
        try target.write(piece)
      } else {
        _ = try gzip?.put(piece, target.write)
      }
    }
    if isGzip != true {
      let stream = gzip ?? GzipStream(.compressing)
      _ = try stream.put(UnsafeRawBufferPointer(start: nil, count: 0), target.write)
    }
    return digest.finish()?.hex ?? ""
  }

  // MARK: Reading

  /// Reads an extract as it came, piece by piece, and throws at its end if the bytes are not those
  /// of the digest.
  func readBack(
    _ sha256: String, _ body: (UnsafeRawBufferPointer) throws(StoreFailure) -> Void
  ) throws(StoreFailure) {
    let path = try place(of: sha256)
    guard PrivateFiles.kind(of: path) == .file else {
      throw StoreFailure(
        .notArchived, sha256, "the extract is not in the archive; ingest it again")
    }
    // It came as gzip if the copy itself has the digest.
    if try Self.digest(of: StoreFile(path, O_RDONLY)) == sha256 {
      try StoreFile(path, O_RDONLY).forEachPiece(body)
      return
    }
    var digest = DigestState()
    let gzip = GzipStream(.inflating)
    var isSound = true
    try StoreFile(path, O_RDONLY).forEachPiece { piece throws(StoreFailure) in
      guard isSound else { return }
      isSound = try gzip.put(piece) { inflated throws(StoreFailure) in
        digest.update(inflated)
        try body(inflated)
      }
    }
    guard isSound, gzip.hasEnded, digest.finish()?.hex == sha256 else {
      throw .wrongDigest(
        sha256, "the copy in the archive is damaged; delete it and ingest the extract again")
    }
  }

  static func digest(of file: StoreFile) throws(StoreFailure) -> String {
    var digest = DigestState()
    try file.forEachPiece { piece throws(StoreFailure) in digest.update(piece) }
    return digest.finish()?.hex ?? ""
  }
}

extension StoreFailure {
  fileprivate static func wrongDigest(_ name: String, _ advice: String) -> Self {
    Self(.wrongDigest, name, advice)
  }
}
