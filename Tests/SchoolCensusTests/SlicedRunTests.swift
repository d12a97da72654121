import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// One run over an authority's schools, on any number of cores or in slices, comes to the same.
@Suite struct SlicedRunTests {
  private let folder: TemporaryFolder
  private let extracts: String

  /// The sample's schools; twelve more with the pupils of the first two, who then stand in several
  /// returns; one of another term, with a suspension again; one that ends in the middle; and one that
  /// is no text.
  init() throws {
    folder = try TemporaryFolder()
    for school in Census.schools {
      let name = String(try #require(Census.file(school).split(separator: "/").last))
      _ = try folder.census(school, "in/\(name)") { $0 }
    }
    for number in 10..<22 {
      let school = Census.schools[number % 2]
      _ = try folder.census(school, "in/89300\(number)_SC1_893LL25_001.XML") {
        $0.replacing("<Estab>\(school)<", with: "<Estab>00\(number)<")
      }
    }
    _ = try folder.census("0001", "in/8930001_SC2_893LL25_001.XML") { text in
      text.replacing("<Term>SPR<", with: "<Term>SUM<")
        .replacing("<ReferenceDate>2025-01-16<", with: "<ReferenceDate>2025-05-15<")
    }
    _ = try folder.census("0003", "in/8930090_SC1_893LL25_001.XML") { text in
      String(text.replacing("<Estab>0003<", with: "<Estab>0090<").prefix(text.count / 2))
    }
    _ = try folder.write("\u{0}\u{1}", to: "in/8930091_SC1_893LL25_001.XML")
    extracts = "\(folder.path)/in"
  }

  private func request(_ name: String) throws -> ExtractRequest {
    let out = "\(folder.path)/\(name)"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    var request = ExtractRequest(command: "ingest", files: [extracts], folder: out)
    request.store = "\(out)/store/returns.sqlite"
    request.recordedAt = Instant("2025-07-01T03:00:00Z")
    request.isQuiet = true
    return request
  }

  private func engine() throws -> Engine { try Engine(pipelines: Project.path("Pipelines")) }

  /// What a run leaves: its files, what it told, and its store but for the moments of runs.
  private func outcome(_ name: String, _ runner: ExtractRunner, _ report: ExtractReport) throws
    -> [String]
  {
    let out = "\(folder.path)/\(name)"
    try runner.people.write(to: "\(out)/people.csv")
    let files = try ["findings.csv", "quarantine.csv", "people.csv", "last-return.csv"].map {
      try String(contentsOfFile: "\(out)/\($0)", encoding: .utf8)
    }
    let dump = try MeasuredRun(
      "/bin/sh", ["-c", "sqlite3 '\(out)/store/returns.sqlite' .dump | grep -v 'INTO run VALUES'"],
      limit: 60)
    try #require(dump.status == 0)
    return files + report.lines + [dump.output]
  }

  private func run(_ name: String, workers: Int) throws -> [String] {
    var request = try request(name)
    request.workers = workers
    let runner = try ExtractRunner(try engine(), request)
    return try outcome(name, runner, try runner.run())
  }

  private func partials(_ count: Int) throws -> [String] {
    try (1...count).map { number in
      var request = try request("slice-\(number)")
      request.isPartial = true
      let path = "\(folder.path)/\(number).partial"
      let slice = try #require(Slice("\(number)/\(count)"))
      _ = try ExtractRunner(try engine(), request).readPartial(slice, to: path)
      return path
    }
  }

  private func merge(_ name: String, _ paths: [String]) throws -> [String] {
    let run = try PartialRun(paths)
    var request = run.request(folder: "\(folder.path)/\(name)")
    let asked = try self.request(name)
    (request.store, request.recordedAt, request.isQuiet) = (asked.store, asked.recordedAt, true)
    let runner = try ExtractRunner(try engine(), request)
    return try outcome(name, runner, try runner.merge(run))
  }

  @Test func coresAndSlicesMakeNoDifference() throws {
    let one = try run("one", workers: 1)
    // The pupils of the first two schools stand in several returns: errors that no reader can see
    // alone.
    #expect(one[0].contains("SC-P12"))
    #expect(one[0].contains("SC-X01"))
    #expect(one[2].contains("SC-P12"))
    #expect(one.contains { $0.contains("8930090_SC1") && $0.contains("quarantined") })
    #expect(one.last?.contains("school:8930010") == true)
    for workers in [2, 3] {
      #expect(try run("of-\(workers)", workers: workers) == one, "\(workers) workers")
    }
    let paths = try partials(10)
    #expect(try merge("merged", paths.reversed()) == one)
  }

  @Test func slicesThatAreNotOneRunAreRefusedByName() throws {
    let paths = try partials(3)
    func refusal(_ paths: [String]) throws -> String {
      let failure = try #require(
        #expect(throws: StageFailure.self) { _ = try PartialRun(paths) })
      #expect(failure.status == .unreadableExtract)
      return failure.description
    }
    #expect(try refusal([paths[0], paths[2]]).contains("slices are missing: 2/3"))
    #expect(try refusal([]).contains("no partial was given"))
    let copy = "\(folder.path)/copy.partial"
    try FileManager.default.copyItem(atPath: paths[1], toPath: copy)
    let twice = try refusal(paths + [copy])
    #expect(twice.contains("copy.partial: slice 2/3 is given twice: 2.partial"))
    let whole = try Data(contentsOf: URL(filePath: copy))
    var changed = whole
    changed[whole.count / 2] ^= 1
    for damaged in [whole.dropLast(7), changed, Data("returns".utf8), Data()] {
      try damaged.write(to: URL(filePath: copy))
      #expect(try refusal([paths[0], copy, paths[2]]).hasPrefix("copy.partial: it is no"))
    }
    _ = try folder.census("0001", "in/8930050_SC1_893LL25_001.XML") { $0 }
    #expect(throws: StageFailure.self) { try merge("late", paths) }
    let other = try partials(3)
    try FileManager.default.copyItem(atPath: other[0], toPath: "\(folder.path)/other")
    try FileManager.default.removeItem(atPath: "\(extracts)/8930050_SC1_893LL25_001.XML")
    let again = try partials(3)
    #expect(
      try refusal(["\(folder.path)/other", again[1], again[2]]).contains("of another run"))
  }
}
