import Foundation
import IndicatorStore
import TestSupport
import Testing

/// Sets of documents: what has not changed is kept once, and what was altered is not given out.
@Suite struct DocumentArchiveTests {
  let folder: TemporaryFolder
  let archive: DocumentArchive

  init() throws {
    folder = try TemporaryFolder()
    archive = DocumentArchive(besideStoreAt: folder.store)
  }

  private func documents(_ texts: [String: String]) throws -> [(name: String, path: String)] {
    try texts.map { name, text in (name, try folder.write(text, to: "in/\(name)")) }
  }

  private func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: "\(folder.path)/store/documents")
      .filter { $0.hasSuffix(".gz") }.sorted()
  }

  @Test func aSetComesBackWhole() throws {
    let texts = ["a/one.yaml": "one: 1\n", "b.csv": "", "c": "\u{0}\u{1F}\n1 2\n", "d": "one: 1\n"]
    let set = try archive.keep(try documents(texts), after: nil)
    try archive.restore(set, to: "\(folder.path)/out")
    for (name, text) in texts {
      #expect(try folder.read("/out/\(name)") == Array(text.utf8), "\(name)")
      #expect(try folder.permissions("/out/\(name)") == 0o600)
    }
    #expect(try archive.entries(of: set).map(\.name) == texts.keys.sorted())
    #expect(try folder.contents("/out/a") == ["one.yaml"])
  }

  @Test func onlyWhatChangedIsKeptAgain() throws {
    var texts = ["a": String(repeating: "a", count: 5000), "b": "b"]
    let first = try archive.keep(try documents(texts), after: nil)
    let once = try files()
    #expect(once.count == 2)
    // The same again is the same set.
    #expect(try archive.keep(try documents(texts), after: first) == first)
    #expect(try files() == once)
    texts["b"] = "c"
    let second = try archive.keep(try documents(texts), after: first)
    #expect(second != first)
    let added = Set(try files()).subtracting(once)
    #expect(added.count == 2)
    for name in added {
      let size = try folder.read("/store/documents/\(name)").count
      #expect(size < 300)
    }
    try archive.restore(second, to: "\(folder.path)/second")
    #expect(try folder.read("/second/b") == Array("c".utf8))
    try archive.restore(first, to: "\(folder.path)/first")
    #expect(try folder.read("/first/b") == Array("b".utf8))
  }

  @Test func anAlteredPackIsRefusedByName() throws {
    let set = try archive.keep(try documents(["a": "some text"]), after: nil)
    for name in try files() {
      let file = URL(filePath: "\(folder.path)/store/documents/\(name)")
      let whole = try Data(contentsOf: file)
      var altered = whole
      altered[altered.count - 5] ^= 1
      try altered.write(to: file)
      let failure = #expect(throws: StoreFailure.self) {
        try archive.restore(set, to: "\(folder.path)/out")
      }
      #expect(failure?.code == .wrongDigest)
      #expect(failure.map { name.contains($0.subject) } == true)
      try whole.write(to: file)
    }
    try archive.restore(set, to: "\(folder.path)/out")
  }
}
