import ExternalSort
import Glibc
import TestSupport
import Testing

@Suite struct SpillFileTests {
  @Test func fullDiskIsAFailureToWrite() throws {
    var file = SpillFile(descriptor: open("/dev/full", O_RDWR))
    let failure = #expect(throws: SpillFailure.self) {
      try [UInt8](repeating: 1, count: 1000).withUnsafeBytes { try file.append($0) }
      try file.flush()
    }
    #expect(failure?.action == .write)
    #expect(failure?.errno == ENOSPC)
    #expect(failure?.description.contains("free some space") == true)
  }

  @Test func readingPastTheEndIsAFailureToRead() throws {
    let folder = try TemporaryFolder()
    var file = try SpillFile(in: folder.path)
    try Array("abc".utf8).withUnsafeBytes { try file.append($0) }
    try file.flush()
    #expect(file.end == 3)
    var three: [UInt8] = [0, 0, 0]
    try three.withUnsafeMutableBytes { try file.read(into: $0, at: 0) }
    #expect(three == Array("abc".utf8))
    let failure = #expect(throws: SpillFailure.self) {
      try three.withUnsafeMutableBytes { try file.read(into: $0, at: 1) }
    }
    #expect(failure?.action == .read)
  }
}
