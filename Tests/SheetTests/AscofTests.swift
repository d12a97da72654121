import Foundation
import IndicatorStore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// All of ASCOF's published history, held to the counts and fixtures of `specs/ascof.md`.
@Suite(.enabled(if: AscofStore.isThere, AscofStore.reason))
struct AscofTests {
  private func store() throws -> AscofStore { try AscofStore.shared.get() }

  /// Rows by file: the shared data's README; the workbook's are those below its headings.
  @Test(arguments: [(0, 346_759, 0), (1, 48_970, 0), (2, 4275, 1)])
  func everyRowIsAccountedFor(file: Int, rows: Int, outOfScope: Int) throws {
    let outcome = try store().report.extracts[file]
    #expect(outcome.failure == nil)
    #expect(outcome.counts.read == rows)
    #expect(outcome.counts.addUp)
    // Cornwall and Scilly in one row of table 6a, without a code.
    #expect(outcome.counts.outOfScope == outOfScope)
    #expect(outcome.counts.loaded == rows - outOfScope)
  }

  @Test func theWorkbookIsTwentyFiveTables() throws {
    let outcome = try store().report.extracts[2]
    #expect(outcome.label.hasPrefix("25 tables, ascof/time-series-1a-2024-25 "))
    #expect(outcome.label.contains("released 2025-12-18"))
  }

  @Test func shropshireAgainstItsComparatorsIsTheFixtureInFull() throws {
    let group = Project.root.appending(path: "Tests/SheetTests/Fixtures/neighbours.yaml").path
    let expected = try fixture("shropshire-2024-25.csv")
    #expect(expected.count == 20)
    for line in expected {
      let code = try #require(line["code"])
      let rows = try store().compare("ascof-2023-\(code)", "2024-25", neighbours: group)
      func value(_ comparator: String, _ method: String) -> Double? {
        rows.first { $0.comparator == comparator && $0.method == method }?.value
      }
      #expect(value("own", "as-published") == line["own"].flatMap(Double.init), "\(code)")
      #expect(value("region", "published") == line["region"].flatMap(Double.init), "\(code)")
      #expect(value("council-type", "published") == line["type"].flatMap(Double.init), "\(code)")
      #expect(value("england", "published") == line["england"].flatMap(Double.init), "\(code)")
      #expect(value("neighbours", "median") == line["median"].flatMap(Double.init), "\(code)")
      let mean = try #require(value("neighbours", "mean"))
      #expect((mean * 1000).rounded() / 1000 == line["mean"].flatMap(Double.init), "\(code)")
      let neighbours = rows.first { $0.comparator == "neighbours" && $0.method == "mean" }
      #expect(neighbours?.n == line["n"].flatMap(Int.init), "\(code)")
      #expect(neighbours?.of == 15, "\(code)")
      let own = rows.first { $0.comparator == "own" }
      if let numerator = line["numerator"].flatMap(Double.init) {
        #expect(own?.numerator == numerator, "\(code)")
        #expect(own?.denominator == line["denominator"].flatMap(Double.init), "\(code)")
      }
    }
  }

  @Test func theYearsTo2022AreTheFixtureAndWhatIsNotInTheFilesIsNotAvailable() throws {
    let places = ["S": "shropshire", "W": "west-midlands", "E": "england"]
    var (held, absent) = (0, 0)
    var cache: [IndicatorID: [Observation]] = [:]
    for line in try fixture("published-to-2022-23.csv") {
      let (code, file) = (try #require(line["code"]).lowercased(), try #require(line["in"]))
      let year = try #require(line["year"].flatMap { Period($0) })
      let area = AreaID(try #require(places[line["area"] ?? ""]))
      let series = file.split(separator: "-").last.map(String.init) ?? ""
      let id =
        file.hasPrefix("time-series") ? "ascof-2023-\(series)" : "ascof-2014-\(code)"
      let all = try cache[IndicatorID(id)] ?? store().figures(of: IndicatorID(id))
      cache[IndicatorID(id)] = all
      let found = all.filter {
        $0.area == area && $0.period == year && $0.breakdown == .total
      }
      guard file != "none" else {
        #expect(found.isEmpty, "\(code) \(year)")
        absent += 1
        continue
      }
      #expect(found.count == 1, "\(code) \(year) \(area)")
      #expect(
        found.first?.figure.value == line["value"].flatMap(Double.init), "\(code) \(year) \(area)")
      held += 1
    }
    #expect((held, absent) == (501, 135))
  }

  /// 13,635 cells of the files print 17.100000000000001 for 17.1; the workbook's are as stored.
  @Test func theWorkbookAndItsSheetsAsFilesGiveTheSameFigures() throws {
    let data = try #require(Project.sharedData)
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/store.sqlite"
    let report = try AscofStore.read(
      ["\(data)/ascof/ascof_2024_25_time_series"], into: path, folder: folder.path)
    #expect(report.counts == RecordCounts(read: 4275, loaded: 4274, outOfScope: 1))
    // The cover, the contents, the log and the notes.
    #expect(report.extracts.filter(\.isPassedOver).count == 4)
    let (one, other) = (
      try IndicatorStore.open(at: path, mode: .readOnly),
      try IndicatorStore.open(at: try store().path, mode: .readOnly)
    )
    var count = 0
    for indicator in try one.indicators() {
      let files = try Self.figures(of: indicator, in: one)
      #expect(try files == Self.figures(of: indicator, in: other), "\(indicator)")
      count += files.count
    }
    #expect(count > 50_000)
    #expect(try Set(other.indicators()).isSuperset(of: one.indicators()))
  }

  /// An indicator's figures from the time series, their printed texts left out.
  private static func figures(
    of indicator: IndicatorID, in store: IndicatorStore
  ) throws -> [Observation] {
    try store.figures(FigureQuery(indicator: indicator)).map(\.observation)
      .filter { $0.source.text.hasPrefix("ascof/time-series") }
      .map { observation in
        var observation = observation
        observation.figure.printed = nil
        return observation
      }
  }
}
