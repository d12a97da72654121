import Foundation
import IndicatorStore
import TestSupport
import Testing

@Suite struct ExtractArchiveTests {
  let folder: TemporaryFolder
  let archive: ExtractArchive

  // Digests by sha256sum of coreutils.
  private static let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  private static let nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

  init() throws {
    folder = try TemporaryFolder()
    archive = ExtractArchive(besideStoreAt: folder.store)
  }

  @Test func plainFileIsKeptCompressedAndComesBackByteForByte() throws {
    let path = try folder.write(Array("abc".utf8), "/abc.xml")
    #expect(try !archive.holds(Self.abc))
    try archive.keep(path, sha256: Self.abc)
    #expect(try archive.holds(Self.abc))
    let kept = try archive.path(of: Self.abc)
    #expect(kept == folder.path + "/store/extracts/ba/\(Self.abc).gz")
    #expect(try run("/usr/bin/gzip", "-dc", kept) == Array("abc".utf8))
    try archive.restore(Self.abc, to: folder.path + "/back.xml")
    #expect(try folder.read("/back.xml") == Array("abc".utf8))
  }

  @Test func archiveIsClosedToOthers() throws {
    try archive.keep(try folder.write(Array("abc".utf8), "/abc"), sha256: Self.abc)
    for place in ["/store", "/store/extracts", "/store/extracts/ba"] {
      #expect(try folder.permissions(place) == 0o700)
    }
    #expect(try folder.permissions("/store/extracts/ba/\(Self.abc).gz") == 0o600)
    #expect(try folder.contents("/store/extracts/ba") == ["\(Self.abc).gz"])
  }

  @Test func emptyFileIsKept() throws {
    try archive.keep(try folder.write([], "/empty"), sha256: Self.nothing)
    try archive.restore(Self.nothing, to: folder.path + "/back")
    #expect(try folder.read("/back").isEmpty)
  }

  /// Members one after the other, as `cat a.gz b.gz` makes: kept as they are, not unpacked.
  @Test func compressedFileIsKeptAsItCame() throws {
    let path = try folder.write(Array("abc".utf8), "/abc")
    let member = try run("/usr/bin/gzip", "-c", path)
    let double = try folder.write(member + member, "/double.gz")
    let digest = try digest(of: double)
    try archive.keep(double, sha256: digest)
    #expect(Array(try Data(contentsOf: URL(filePath: archive.path(of: digest)))) == member + member)
    try archive.restore(digest, to: folder.path + "/back.gz")
    #expect(try folder.read("/back.gz") == member + member)
  }

  @Test func largeFileComesBackWhole() throws {
    var state: UInt64 = 1
    let bytes = (0..<3_000_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return UInt8(truncatingIfNeeded: state >> 59)
    }
    let path = try folder.write(bytes, "/large.csv")
    let digest = try digest(of: path)
    try archive.keep(path, sha256: digest)
    try archive.restore(digest, to: folder.path + "/back.csv")
    #expect(try folder.read("/back.csv") == bytes)
  }

  @Test func keepingAgainChangesNothing() throws {
    let path = try folder.write(Array("abc".utf8), "/abc")
    try archive.keep(path, sha256: Self.abc)
    let before = try folder.read("/store/extracts/ba/\(Self.abc).gz")
    try archive.keep(path, sha256: Self.abc)
    #expect(try folder.read("/store/extracts/ba/\(Self.abc).gz") == before)
  }

  @Test func partLeftByAKillIsWrittenOver() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/store/extracts/ba", withIntermediateDirectories: true)
    let part = "/store/extracts/ba/\(Self.abc).gz.part"
    _ = try folder.write(Array(repeating: 7, count: 1000), part)
    #expect(try !archive.holds(Self.abc))
    try archive.keep(try folder.write(Array("abc".utf8), "/abc"), sha256: Self.abc)
    _ = try archive.path(of: Self.abc)
    #expect(try folder.contents("/store/extracts/ba") == ["\(Self.abc).gz"])
  }

  @Test func fileThatChangedSinceItWasReadIsNotKept() throws {
    let path = try folder.write(Array("abd".utf8), "/changed.xml")
    let failure = #expect(throws: StoreFailure.self) { try archive.keep(path, sha256: Self.abc) }
    #expect(failure?.code == .wrongDigest)
    #expect(failure?.subject == "changed.xml")
    #expect(try folder.contents("/store/extracts/ba").isEmpty)
  }

  /// Every byte of a copy, changed or cut off, is noticed.
  @Test func damagedCopyIsNotHandedOut() throws {
    try archive.keep(try folder.write(Array("abc".utf8), "/abc"), sha256: Self.abc)
    let file = "/store/extracts/ba/\(Self.abc).gz"
    let sound = try folder.read(file)
    // Bytes 3 to 9 are the gzip header's flags, time and system, which say nothing of the content.
    for position in sound.indices where !(3...9).contains(position) {
      var damaged = sound
      damaged[position] ^= 0x55
      for bytes in [damaged[...], sound[..<position]] {
        _ = try folder.write(bytes, file)
        let failure = #expect(throws: StoreFailure.self, "byte \(position)") {
          try archive.path(of: Self.abc)
        }
        #expect(failure?.code == .wrongDigest)
      }
    }
    _ = try folder.write(sound + [0], file)
    #expect(throws: StoreFailure.self, "trailing bytes") { try archive.path(of: Self.abc) }
    #expect(throws: StoreFailure.self) {
      try archive.restore(Self.abc, to: folder.path + "/back")
    }
    #expect(try !folder.contents().contains { $0.hasPrefix("back") })
  }

  @Test func soundCopyOfSomethingElseIsNotHandedOut() throws {
    try archive.keep(try folder.write(Array("abc".utf8), "/abc"), sha256: Self.abc)
    let other = try run("/usr/bin/gzip", "-c", folder.write(Array("abd".utf8), "/abd"))
    _ = try folder.write(other, "/store/extracts/ba/\(Self.abc).gz")
    let failure = #expect(throws: StoreFailure.self) { try archive.path(of: Self.abc) }
    #expect(failure?.code == .wrongDigest)
  }

  @Test(arguments: ["../../../etc/passwd", "", "BA7816", String(repeating: "g", count: 64)])
  func whatIsNoDigestIsNeverAPath(_ name: String) throws {
    let failure = #expect(throws: StoreFailure.self) { try archive.path(of: name) }
    #expect(failure?.code == .notArchived)
  }

  @Test func extractThatWasNeverKeptIsSaidSo() throws {
    let failure = #expect(throws: StoreFailure.self) { try archive.path(of: Self.nothing) }
    #expect(failure?.code == .notArchived)
    #expect(failure?.description.contains("ingest it again") == true)
  }

  private func digest(of path: String) throws -> String {
    String(decoding: try run("/usr/bin/sha256sum", path).prefix(64), as: UTF8.self)
  }

  private func run(_ tool: String, _ arguments: String...) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(bytes)
  }
}
