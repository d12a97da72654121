import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Shropshire's 32 social care measures of 2025 beside its ten neighbours, their mean and median, the
/// West Midlands and England: specs/chat-annex-a 4.6, every cell, from LAIT's own file.
@Suite(
  .enabled(if: LAITStore.isThere, "../shared/data/lait or its mapping is not there"))
struct PublishedComparatorTests {
  @Test func everyCellOfTheFixtureIsReproduced() throws {
    let fixture = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/comparators-2025.csv")
    let expected = PlainTable(try String(contentsOf: fixture, encoding: .utf8))
    #expect(expected.rows.count == 32)
    let lait = try LAITStore(measures: Set(expected.rows.compactMap { $0["measure"] }))
    for row in expected.rows { try expect(row, lait) }
  }

  private func expect(_ row: [String: String], _ lait: LAITStore) throws {
    let measure = try #require(row["measure"])
    let places = try lait.figures(of: measure)
    for (place, text) in row where !["measure", "mean", "median", "n"].contains(place) {
      let area = try #require(ListRun.engine?.area(named: place).id)
      #expect(places[area] == Double(text), "\(measure) of \(place)")
    }
    let rows = try lait.comparison(of: measure)
    func value(_ method: String, of comparator: String) -> Double? {
      let found = rows.first {
        $0["comparator"] as? String == comparator && $0["method"] as? String == method
      }
      return (found?["value"] as? NSNumber)?.doubleValue
    }
    // The fixture prints means to two places, and medians as they are.
    let mean = try #require(value("mean", of: "neighbours"), "\(measure)")
    #expect(abs(mean - (Double(row["mean"] ?? "") ?? .nan)) < 0.00501, "\(measure)")
    #expect(value("median", of: "neighbours") == Double(row["median"] ?? ""), "\(measure)")
    let n = rows.first { $0["method"] as? String == "mean" }?["n"] as? Int
    #expect(n == Int(row["n"] ?? ""), "\(measure)")
    #expect(value("published", of: "region") == Double(row["west-midlands"] ?? ""), "\(measure)")
    #expect(value("published", of: "england") == Double(row["england"] ?? ""), "\(measure)")
  }
}

/// Some measures of LAIT's long file in a store of their own.
struct LAITStore {
  private static let file = Project.root.deletingLastPathComponent()
    .appending(path: "shared/data/lait/lait_long.csv.gz").path

  /// Whether there is the file, and a mapping to read it by.
  static let isThere =
    FileManager.default.fileExists(atPath: file)
    && FileManager.default.fileExists(atPath: Project.path("Pipelines/lait/tables"))

  private let folder: TemporaryFolder
  private var store: String { "\(folder.path)/store/returns.sqlite" }

  init(measures: Set<String>) throws {
    folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(filePath: "/bin/gzip")
    process.arguments = ["-dc", Self.file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    let lines = text.split(separator: "\n")
    let kept = lines.dropFirst().filter { line in
      let name =
        line.first == "\"" ? line.dropFirst().prefix { $0 != "\"" } : line.prefix { $0 != "," }
      return measures.contains(String(name))
    }
    let path = try folder.write(
      ([lines[0]] + kept).joined(separator: "\n") + "\n", to: "lait.csv")
    let engine = try #require(ListRun.engine)
    var request = ExtractRequest(command: "test", files: [path], folder: folder.path)
    request.store = store
    request.isQuiet = true
    let report = try ExtractRunner(engine, request).run()
    try #require(report.extracts.first?.failure == nil)
  }

  /// The measure's id: `lait-` and its name, whatever is no letter or digit one hyphen.
  private func indicator(of measure: String) -> IndicatorID {
    let slug = "lait-\(Breakdown.slug(measure))"
    return IndicatorID(measure == "Unacc_Asylmn_Seek_Childn%" ? "\(slug)-percentage" : slug)
  }

  private func period(of measure: String) throws -> Period {
    let open = try IndicatorStore.open(at: store, mode: .readOnly)
    return try #require(try open.periods(of: indicator(of: measure)).max(), "\(measure)")
  }

  /// The measure's figures of its latest period, by area.
  func figures(of measure: String) throws -> [AreaID: Double] {
    var query = FigureQuery(indicator: indicator(of: measure))
    query.periods = [try period(of: measure)]
    let open = try IndicatorStore.open(at: store, mode: .readOnly)
    var found: [AreaID: Double] = [:]
    for figure in try open.figures(query) {
      found[figure.observation.area] = figure.observation.figure.value
    }
    return found
  }

  /// The rows of Shropshire's comparison in the latest period.
  func comparison(of measure: String) throws -> [[String: Any]] {
    let service = try CompareService(try #require(ListRun.engine), store: store)
    let table = try service.table(
      CompareRequest(
        indicator: indicator(of: measure).text, area: "893",
        period: try period(of: measure).description, neighbours: "2025"))
    let json = try JSONSerialization.jsonObject(with: Data(TableFormat.json.bytes(table)))
    return try #require(json as? [[String: Any]])
  }
}
