import ByteInput
import Foundation
import Testing

@Suite struct FileTests {
  @Test func readsAFile() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "extract.csv")
      let text = String(repeating: "abc,dé\n", count: 40_000)
      try Data(text.utf8).write(to: file)
      let read = try read(TextSource(path: file.path))
      #expect(read.text == text)
      #expect(read.pieceCount > 1)
      #expect(read.remarks.isEmpty)
    }
  }

  @Test func readsAnEmptyFileAsNothing() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "empty.xml")
      try Data().write(to: file)
      var source = try TextSource(path: file.path, digesting: true)
      #expect(try source.peek().isEmpty)
      let next = try source.next()
      #expect(next == nil)
      #expect(source.rawByteCount == 0)
      // The SHA-256 of no bytes, as FIPS 180-4's examples give it.
      #expect(
        source.digest?.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    }
  }

  @Test func namesWhatIsWrongWithAPath() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "file.csv")
      try Data("a\n".utf8).write(to: file)
      let cases: [(path: String, code: InputFailure.Code)] = [
        (folder.path, .isFolder), (folder.path + "/none.csv", .notFound), ("", .notFound),
        (file.path + "/inner.csv", .pathThroughFile), (file.path + "\0.xml", .notFound),
        (String(repeating: "x", count: 5000), .readError),
      ]
      for (path, code) in cases {
        let failure = refusal(path: path)
        #expect(failure?.code == code, "\(path)")
        #expect(failure?.file == path)
      }
    }
  }

  // Root may read anything, so that there is nothing to see as root.
  @Test(.enabled(if: geteuid() != 0)) func saysThatReadingIsNotPermitted() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "secret.csv")
      try Data("a\n".utf8).write(to: file)
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
      #expect(refusal(path: file.path)?.code == .notPermitted)
    }
  }

  // A process's own memory opens as a file, and reading its first page fails. Linux has it.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem")))
  func saysThatReadingFailedHalfWay() {
    let failure = refusal(path: "/proc/self/mem")
    #expect(failure?.code == .readError)
    #expect(failure?.wording.contains("could not be read") == true)
  }

  @Test func digestsTheFileItself() throws {
    // The SHA-256 of "abc", as FIPS 180-4's examples give it.
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    var source = TextSource(bytes: Array("abc".utf8), name: "x", digesting: true)
    while try source.next() != nil {}
    #expect(source.digest?.hex == expected)
    #expect(source.rawByteCount == 3)
    var undigested = TextSource(bytes: Array("abc".utf8), name: "x")
    while try undigested.next() != nil {}
    #expect(undigested.digest == nil)
  }

  @Test func digestsAFileThatWasNotReadToItsEnd() throws {
    try withTemporaryFolder { folder in
      let bytes = gzip(Array(String(repeating: "row,1\n", count: 200_000).utf8)) + [1, 2, 3]
      let file = folder.appending(path: "extract.csv.gz")
      try Data(bytes).write(to: file)
      let whole = try ByteSource.identify(path: file.path)
      #expect(whole.byteCount == bytes.count)
      var partly = try TextSource(path: file.path, digesting: true)
      _ = try partly.next()
      try partly.readToEnd()
      #expect(partly.digest == whole.digest)
      #expect(partly.rawByteCount == bytes.count)
      let next = try partly.next()
      #expect(next == nil)
      var fully = try TextSource(path: file.path, digesting: true)
      while try fully.next() != nil {}
      #expect(fully.digest == whole.digest)
    }
  }

  @Test func peeksWithoutMovingOn() throws {
    let text = String(repeating: "some text\n", count: 20_000)
    for bytes in [Array(text.utf8), gzip(Array(text.utf8))] {
      var source = TextSource(bytes: bytes, name: "x")
      let first = Array(try source.peek())
      #expect(first.count >= 60_000)
      #expect(Array(try source.peek()) == first)
      #expect(try read(source).text == text)
    }
  }
}
