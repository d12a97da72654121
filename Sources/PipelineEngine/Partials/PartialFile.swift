internal import ByteInput
internal import Foundation
internal import PipelineCore
internal import ReturnSpec

/// The results of a slice of a run, in one file: a line that says what it is, the length of the
/// manifest, the manifest as JSON, what readers left on disk, and a digest of all that.
///
/// It holds what findings quote of records, and is closed to others.
struct PartialFile {
  /// What the file says of itself; its readings' spools stand in the file.
  let manifest: PartialManifest
  let readings: [ReadingResult]

  private static let opening = Array("returns partial 1\n".utf8)
  private static let digestLength = 64

  /// Writes a partial.
  static func write(_ manifest: PartialManifest, to path: String) throws {
    let file = try OutputFile(path: path)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let json = try encoder.encode(manifest)
    var length: [UInt8] = []
    withUnsafeBytes(of: UInt64(json.count).littleEndian) { length.append(contentsOf: $0) }
    var digest = DigestState()
    for bytes in [opening, length, Array(json)] {
      bytes.withUnsafeBytes { digest.update($0) }
      try file.write(bytes)
    }
    for piece in manifest.readings.flatMap(\.files) {
      try piece.forEachBlock { bytes in
        bytes.withUnsafeBytes { digest.update($0) }
        try file.write(bytes)
      }
    }
    try file.write(Array((digest.finish()?.hex ?? "").utf8))
    try file.close()
  }

  /// Reads the partial in the file `path`.
  ///
  /// Throws for a file that is none, that was cut short or changed, or that another version wrote.
  init(path: String) throws {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    func refused(_ problem: String) -> StageFailure {
      StageFailure(
        .ingest, .unreadableExtract, subject: name, problem: problem,
        advice: "Make the slice again: returns ingest --partial \(name) --slice K/N.")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw refused("the partial cannot be opened")
    }
    let size = Int(try handle.seekToEnd())
    try handle.seek(toOffset: 0)
    let head = Array(try handle.read(upToCount: Self.opening.count + 8) ?? Data())
    guard head.count == Self.opening.count + 8, head.starts(with: Self.opening) else {
      throw refused("it is no partial of a run")
    }
    let content = size - Self.digestLength
    try Self.check(path, content) { throw refused("it is not as it was written") }
    let length = head[Self.opening.count...].reversed().reduce(0) { $0 << 8 | Int($1) }
    guard length <= content - head.count else { throw refused("it is not as it was written") }
    let json = try handle.read(upToCount: length) ?? Data()
    do { manifest = try JSONDecoder().decode(PartialManifest.self, from: json) } catch {
      throw refused("another version of this program wrote it")
    }
    guard manifest.version == Engine.version else {
      throw refused("version \(manifest.version) of this program wrote it, not \(Engine.version)")
    }
    var place = head.count + length
    readings = zip(manifest.readings, manifest.lengths).map { reading, lengths in
      var reading = reading
      reading.files = lengths.map { length in
        defer { place += length }
        return SpoolPiece(path: path, range: place..<place + length)
      }
      return reading
    }
  }

  /// Holds the file's first `content` bytes against the digest after them.
  private static func check(_ path: String, _ content: Int, refuse: () throws -> Void) throws {
    guard content >= 0 else { return try refuse() }
    var digest = DigestState()
    try SpoolPiece(path: path, range: 0..<content).forEachBlock { bytes in
      bytes.withUnsafeBytes { digest.update($0) }
    }
    let kept = try SpoolPiece(path: path, range: content..<content + digestLength).bytes()
    if kept != Array((digest.finish()?.hex ?? "").utf8) { try refuse() }
  }
}
