import Foundation
import GRDB
import TestSupport
import Testing

/// Files made to do harm: each is refused with exit 3 and one line, soon and in little memory, and
/// nothing of it is loaded (design, section 10).
@Suite(.serialized) struct HostileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func eachIsRefused() throws {
    let files = HostileFile.all
    // All in one run, which therefore costs less than any one may.
    let run = try returns(["validate"] + files.map { try $0.path })
    for file in files {
      expectRefusal(run, of: file.toldAs, says: file.says, among: files.count)
    }
    expectNoMarker(run)
  }

  @Test func eachIsRefusedCompressed() throws {
    let files = HostileFile.all
    let run = try returns(["validate"] + files.map { try $0.packedPath })
    for file in files {
      let says = try file.isGzip ? "compressed twice" : file.saysPacked
      expectRefusal(run, of: file.packedName, says: says, among: files.count)
    }
    expectNoMarker(run)
  }

  @Test(arguments: HostileFile.all) func isNotLoaded(_ file: HostileFile) throws {
    let run = try returns(["ingest", file.path, "--store", store])
    expectRefusal(run, of: file.toldAs, says: file.says)
    expectNoMarker(run)
    #expect(try count("observation") == 0)
    #expect(try count("extract") == 0)
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/store/extracts"))
    try expectNoMarkerInStore()
  }

  @Test func oneHostileFileDoesNotKeepAGoodOneOut() throws {
    let hostile = try #require(HostileFile.compressed.first { $0.name == "checksum.xml.gz" })
    let good = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-860.xml.gz")
    let run = try returns(["ingest", hostile.path, good, "--store", store])
    expectRefusal(run, of: hostile.name, says: hostile.says, among: 2)
    #expect(try count("extract") == 1)
    #expect(try count("observation") > 0)
    #expect(try count("submission WHERE area = 'shropshire'") == 0)
  }

  // MARK: Standard input and places

  @Test(arguments: ["validate", "ingest"]) func aLineThatDoesNotEndOnStandardInput(
    _ command: String
  ) throws {
    // A thousand million bytes, of which the program need not take more than the first few.
    let input = "head -c 1000000000 /dev/zero | tr '\\0' a"
    let run = try returns(arguments(command, ["-"]), input: .command(input))
    expectRefusal(run, of: "-", says: "longer than 1048576 bytes")
  }

  @Test(arguments: ["validate", "ingest"]) func aStreamThatIsClosedEarly(_ command: String) throws {
    let file = Project.path("SampleInputs/sen2/2025/clean/sen2-2025-893.xml")
    let input = "head -c 20000 '\(file)'"
    let run = try returns(arguments(command, ["-"]), input: .command(input))
    expectRefusal(run, of: "-", says: "ends before its root element does")
  }

  @Test(arguments: ["validate", "ingest"]) func aFolderWithoutAnExtract(_ command: String) throws {
    let empty = "\(folder.path)/nothing-here"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: false)
    expectRefusal(
      try returns(arguments(command, [empty])), of: "nothing-here", says: "there is no extract here"
    )
  }

  @Test(arguments: ["validate", "ingest"]) func aPathThroughAFile(_ command: String) throws {
    let file = try folder.write("x", to: "file")
    expectRefusal(
      try returns(arguments(command, ["\(file)/sen2.xml"])), of: "sen2.xml",
      says: "a part of the path is a file")
  }

  @Test(
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem"), "needs /proc"),
    arguments: ["validate", "ingest"])
  func aReadError(_ command: String) throws {
    // A process's memory opens like a file; its first page is not there to be read.
    expectRefusal(
      try returns(arguments(command, ["/proc/self/mem"])), of: "mem", says: "could not be read")
  }

  @Test(arguments: ["validate", "ingest"]) func aLinkToItself(_ command: String) throws {
    let link = "\(folder.path)/loop.xml"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: link)
    expectRefusal(
      try returns(arguments(command, [link])), of: "loop.xml", says: "could not be read")
  }

  /// XML's own way of including a file is an element like any other here.
  @Test func anIncludedFileIsNotRead() throws {
    let secret = "\(try HostileFile.folder.get().path)/secret/secret.txt"
    let text = """
      <Person xmlns:xi="http://www.w3.org/2001/XInclude"><Surname>Synthetic</Surname>
      <xi:include href="file://\(secret)" parse="text"/></Person>
      """
    let path = try folder.write(Data(Sample.message(with: text)), to: "include.xml")
    let run = try returns(["ingest", path, "--store", store])
    #expect(run.status == 1)
    expectNoMarker(run)
    try expectNoMarkerInStore()
  }

  // MARK: Running and looking

  private var store: String { "\(folder.path)/store/returns.sqlite" }

  private func arguments(_ command: String, _ files: [String]) -> [String] {
    [command] + files + (command == "ingest" ? ["--store", store] : [])
  }

  private func returns(
    _ arguments: [String], input: MeasuredRun.Input = .nothing
  ) throws -> MeasuredRun {
    try MeasuredRun(
      MeasuredRun.program, arguments + ["--pipelines", Project.path("Pipelines")],
      input: input, limit: 120)
  }

  /// The time is the processor's, because the machine may have other things to do.
  private func expectRefusal(
    _ run: MeasuredRun, of name: String, says words: String, among count: Int = 1,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == 3, "\(run.errors.prefix(2000))", sourceLocation: sourceLocation)
    #expect(!run.wasStopped, sourceLocation: sourceLocation)
    #expect(run.processorTime < 10, sourceLocation: sourceLocation)
    #expect((1 << 20..<300 << 20).contains(run.peakMemory), sourceLocation: sourceLocation)
    // What is told beside failures: counts, and what was not done for want of something.
    let lines = run.errors.split(separator: "\n").filter { line in
      !["findings: ", "records: ", "not run ", "breakdown "].contains { line.hasPrefix($0) }
        && !line.contains(": the store has no ")
    }
    let about = lines.filter { $0.hasPrefix("\(name):") || $0.contains("/\(name):") }
    #expect(about.count == 1, "\(lines.prefix(20))", sourceLocation: sourceLocation)
    #expect(
      words.isEmpty || about.first?.contains(words) == true, "\(about)",
      sourceLocation: sourceLocation)
    #expect((about.first ?? "").utf8.count < 400, sourceLocation: sourceLocation)
    #expect(lines.count == count, "\(lines.prefix(20))", sourceLocation: sourceLocation)
  }

  private func expectNoMarker(
    _ run: MeasuredRun, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!run.output.contains(HostileFile.marker), sourceLocation: sourceLocation)
    #expect(!run.errors.contains(HostileFile.marker), sourceLocation: sourceLocation)
  }

  private func expectNoMarkerInStore() throws {
    let folder = "\(folder.path)/store"
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let data = FileManager.default.contents(atPath: "\(folder)/\(name)") ?? Data()
      #expect(data.range(of: Data(HostileFile.marker.utf8)) == nil, "\(name)")
    }
  }

  /// The number of rows of a table, counted by SQLite.
  private func count(_ table: String) throws -> Int {
    try DatabaseQueue(path: store).read { db in
      try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") ?? -1
    }
  }
}
