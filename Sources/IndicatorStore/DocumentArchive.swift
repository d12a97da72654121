internal import ByteInput
internal import Glibc
internal import PrivateFiles

/// What runs worked from beside their extracts, by digest: specifications, pipeline files, lists.
///
/// A set of documents is a list of names, each with the digest of what it names and of the pack that
/// holds it. Documents that an earlier set has already stay in its packs, so that a run after which
/// one file changed adds that file. Packs and lists are kept as extracts are, in `documents/` beside
/// the store.
package struct DocumentArchive: Sendable {
  /// A document of a set.
  package struct Entry: Hashable, Sendable {
    /// Its name in the set, a path.
    package let name: String
    /// The SHA-256 of what it holds.
    package let sha256: String
    /// The pack that holds it.
    let pack: String
  }

  private static let opening = "returns documents 1"
  private let archive: ExtractArchive
  private let folder: String

  /// The archive beside the store in the file `path`; nothing is made until something is kept.
  package init(besideStoreAt path: String) {
    archive = ExtractArchive(besideStoreAt: path, folder: "documents")
    folder = PrivateFiles.folder(of: path) + "/documents"
  }

  /// Keeps the files at `paths`, by the names they have in the set, and gives the set's digest.
  ///
  /// `earlier` is the digest of a set that may hold some of them; one that cannot be read is not used.
  package func keep(
    _ paths: [(name: String, path: String)], after earlier: String?
  ) throws(StoreFailure) -> String {
    let known = packs(of: earlier)
    var entries: [(name: String, sha256: String, bytes: [UInt8])] = []
    for (name, path) in paths.sorted(by: { $0.name < $1.name }) {
      let bytes = try Self.bytes(of: path)
      entries.append((name, Self.digest(bytes), bytes))
    }
    var pack: [UInt8] = []
    var fresh: Set<String> = []
    for entry in entries
    where known[entry.sha256] == nil && fresh.insert(entry.sha256).inserted {
      pack += "\(entry.sha256) \(entry.bytes.count)\n".utf8
      pack += entry.bytes
    }
    let made = pack.isEmpty ? "" : try keep(pack)
    let lines = entries.map { "\($0.sha256) \(known[$0.sha256] ?? made) \($0.name)" }
    return try keep(Array(([Self.opening] + lines).map { $0 + "\n" }.joined().utf8))
  }

  /// Keeps `bytes` and gives their digest.
  package func keep(_ bytes: [UInt8]) throws(StoreFailure) -> String {
    let sha256 = Self.digest(bytes)
    if try archive.holds(sha256) { return sha256 }
    try PrivateFiles.makeFolder(folder)
    let path = "\(folder)/\(sha256).new"
    defer { unlink(path) }
    let file = try StoreFile(path, O_RDWR | O_CREAT | O_TRUNC)
    try bytes.span.withUnsafeBytes { bytes throws(StoreFailure) in try file.write(bytes) }
    try archive.keep(path, sha256: sha256)
    return sha256
  }

  /// Keeps the file at `path`, a piece at a time, and gives its digest.
  package func keepFile(_ path: String) throws(StoreFailure) -> String {
    let sha256 = try ExtractArchive.digest(of: StoreFile(path, O_RDONLY))
    try archive.keep(path, sha256: sha256)
    return sha256
  }

  /// Writes what ``keepFile(_:)`` kept to the file `path`.
  package func restoreFile(_ sha256: String, to path: String) throws(StoreFailure) {
    try archive.restore(sha256, to: path)
  }

  /// The bytes whose digest is `sha256`, which are checked against it.
  package func bytes(of sha256: String) throws(StoreFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try archive.readBack(sha256) { piece throws(StoreFailure) in bytes += piece }
    return bytes
  }

  /// The documents of the set whose digest is `set`, by name.
  package func entries(of set: String) throws(StoreFailure) -> [Entry] {
    let lines = String(decoding: try bytes(of: set), as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.opening[...] else {
      throw StoreFailure(.notArchived, set, "is no list of documents")
    }
    return lines.dropFirst().compactMap { line in
      let parts = line.split(separator: " ", maxSplits: 2).map(String.init)
      return parts.count == 3 ? Entry(name: parts[2], sha256: parts[0], pack: parts[1]) : nil
    }
  }

  /// Writes every document of `set` into `folder` by its name (0600 each, folders 0700).
  package func restore(_ set: String, to folder: String) throws(StoreFailure) {
    var packs: [String: [String: Range<Int>]] = [:]
    var contents: [String: [UInt8]] = [:]
    for entry in try entries(of: set) {
      if contents[entry.pack] == nil {
        let bytes = try bytes(of: entry.pack)
        contents[entry.pack] = bytes
        packs[entry.pack] = Self.places(in: bytes)
      }
      guard let place = packs[entry.pack]?[entry.sha256], let bytes = contents[entry.pack]?[place],
        !entry.name.split(separator: "/").contains("..")
      else {
        throw StoreFailure(.notArchived, entry.name, "is not in the pack that should hold it")
      }
      let path = "\(folder)/\(entry.name)"
      try PrivateFiles.makeFolder(PrivateFiles.folder(of: path))
      let file = try StoreFile(path, O_RDWR | O_CREAT | O_TRUNC)
      try Array(bytes).span.withUnsafeBytes { bytes throws(StoreFailure) in try file.write(bytes) }
    }
  }

  private func packs(of set: String?) -> [String: String] {
    guard let set else { return [:] }
    do throws(StoreFailure) {
      return Dictionary(
        try entries(of: set).map { ($0.sha256, $0.pack) }, uniquingKeysWith: { first, _ in first })
    } catch {
      // Without it everything is packed anew: nothing is lost but room.
      return [:]
    }
  }

  /// Where each document of a pack stands in it.
  private static func places(in pack: [UInt8]) -> [String: Range<Int>] {
    var places: [String: Range<Int>] = [:]
    var start = 0
    while start < pack.count, let end = pack[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let words = String(decoding: pack[start..<end], as: UTF8.self).split(separator: " ")
      guard words.count == 2, let count = Int(words[1]), end + 1 + count <= pack.count else {
        break
      }
      places[String(words[0])] = (end + 1)..<(end + 1 + count)
      start = end + 1 + count
    }
    return places
  }

  private static func bytes(of path: String) throws(StoreFailure) -> [UInt8] {
    var bytes: [UInt8] = []
    try StoreFile(path, O_RDONLY).forEachPiece { piece throws(StoreFailure) in bytes += piece }
    return bytes
  }

  private static func digest(_ bytes: [UInt8]) -> String {
    var state = DigestState()
    bytes.span.withUnsafeBytes { state.update($0) }
    return state.finish()?.hex ?? ""
  }
}
