import Foundation
import IndicatorStore
import PipelineCore
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Returns that are tables: totals that do not add up are found, and the figures are counted.
@Suite struct TableReturnTests {
  private static let engine: Engine? = {
    do { return try Engine(pipelines: Project.path("Pipelines")) } catch { return nil }
  }()

  /// Reads `files` and gives what was found, `rule field value`, and the totals by indicator.
  private func read(
    _ files: [String], _ engine: Engine? = Self.engine
  ) throws -> (found: [String], totals: [String: Figure]) {
    let engine = try #require(engine)
    let folder = try TemporaryFolder()
    let store = "\(folder.path)/store/returns.sqlite"
    var request = ExtractRequest(command: "test", files: files, folder: folder.path)
    request.store = store
    request.recordedAt = Instant("2026-01-01T00:00:00Z")
    request.isQuiet = true
    request.given = ExtractRequest.Given(
      asAt: CalendarDate("2025-03-31"), area: try engine.area(named: "893"))
    let report = try ExtractRunner(engine, request).run()
    try #require(report.failures.isEmpty && report.extracts.allSatisfy { $0.failure == nil })
    let findings = PlainTable(
      try String(contentsOfFile: "\(folder.path)/findings.csv", encoding: .utf8))
    let found = findings.rows.filter { $0["rule"] != "table-missing" }.map { row in
      ["rule", "field", "value"].map { row[$0] ?? "" }.joined(separator: " ")
    }
    let opened = try IndicatorStore.open(at: store, mode: .readOnly)
    var totals: [String: Figure] = [:]
    for indicator in try engine.library.indicators()
    where ["dols-", "local-kpi-", "sac-", "waiting-"].contains(
      where: indicator.id.text.hasPrefix)
    {
      for stored in try opened.figures(FigureQuery(indicator: indicator.id))
      where stored.observation.breakdown == .total {
        totals[indicator.id.text] = stored.observation.figure
      }
    }
    return (found.sorted(), totals)
  }

  private func sample(_ path: String) -> String { Project.path("SampleInputs/\(path)") }

  /// The sums stand in the README beside each table.
  @Test(arguments: [
    (
      "dols-waiting/faulty/waiting.csv",
      ["DW-Waiting-ACROSS-1 Total 39", "DW-Waiting-DOWN-1 Amber 12"]
    ),
    (
      "dols/faulty/applications.csv",
      [
        "DA-Applications-ACROSS-1 Total 201", "DA-Applications-DOWN-1 Standard 71",
        "DA-Applications-DOWN-1 Total 181",
      ]
    ),
    ("kpi-sheet/faulty/indicators.csv", ["KP-Indicators-SHARE-1 Percentage 67.0"]),
    (
      "waiting-lists/faulty/services.csv",
      ["WL-1 Longest wait 300", "WL-Services-DOWN-1 People waiting 54", "WL-Services-ROWS  "]
    ),
  ])
  func plantedErrorsAreFoundAndNoOthers(_ file: String, _ expected: [String]) throws {
    #expect(try read([sample(file)]).found == expected)
  }

  @Test(arguments: ["dols-waiting", "dols", "kpi-sheet", "waiting-lists", "sac"])
  func aSoundTableHasNoFinding(_ name: String) throws {
    #expect(try read([sample("\(name)/clean")]).found == [])
  }

  /// Counted by hand from the tables.
  @Test func figuresAreCountedFromTheCells() throws {
    let waiting = try read([sample("dols-waiting/clean")]).totals
    #expect(waiting["dols-waiting"]?.numerator == 92)
    #expect(waiting["dols-waiting-red"]?.numerator == 54)
    let reviews = try #require(try read([sample("kpi-sheet/clean")]).totals["local-kpi-reviews"])
    #expect((reviews.numerator, reviews.denominator) == (138, 200))
    let safeguarding = try read([sample("sac/clean")]).totals
    let conversion = try #require(safeguarding["sac-conversion-total-percentage"])
    #expect((conversion.numerator, conversion.denominator) == (48, 120))
    let risk = try #require(safeguarding["sac-risk-reduced-percentage"])
    #expect((risk.numerator, risk.denominator) == (20, 22))
  }

  /// One cell of a sound table at a time made one more: what reads it does not add up any more, and
  /// a cell that nothing adds up is beyond finding.
  @Test(arguments: [
    ("sg2c.csv", "Total,19,13,4,36", "Total,20,13,4,36", ["SG-SG2c-ACROSS-1", "SG-SG2c-DOWN-1"]),
    ("sg2e.csv", "Risk reduced,12", "Risk reduced,13", ["SG-SG2e-DOWN-1"]),
    ("sg2e.csv", "12\nRisk removed,8\nTotal,22", "13\nRisk removed,8\nTotal,23", ["SG-S2"]),
    ("sg4b.csv", "2\nTotal,25", "1\nTotal,24", ["SG-S3"]),
    ("sg3a.csv", "recorded,2\nTotal,36", "recorded,1\nTotal,35", ["SG-S4"]),
    ("sg1f.csv", "Concerns,120", "Concerns,47", ["SG-S1"]),
    ("sg1a.csv", "18-64,40", "18-64,39", ["SG-SG1a-DOWN-1"]),
    ("sg4a.csv", "No,3", "No,three", ["SG-V"]),
    ("sg4a.csv", "No,3\n", "No,3\nNo,3\n", ["SG-SG4a-DOWN-1", "SG-SG4a-TWICE"]),
    ("sg4a.csv", "No,3\n", "", ["SG-SG4a-DOWN-1", "SG-SG4a-ROWS"]),
    // A label that is none could be the row that is missing, so nothing is said of rows.
    ("sg4a.csv", "No,3\n", "Nein,3\n", ["SG-V"]),
  ])
  func anErrorInATableIsFound(
    _ file: String, _ right: String, _ wrong: String, _ rules: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let clean = sample("sac/clean")
    for name in try FileManager.default.contentsOfDirectory(atPath: clean)
    where name.hasSuffix(".csv") {
      let text = try String(contentsOfFile: "\(clean)/\(name)", encoding: .utf8)
      if name == file { try #require(text.contains(right)) }
      let changed = name == file ? text.replacing(right, with: wrong, maxReplacements: 1) : text
      _ = try folder.write(changed, to: "tables/\(name)")
    }
    let found = try read(["\(folder.path)/tables"]).found
    #expect(Set(found.map { String($0.prefix { $0 != " " }) }) == Set(rules))
  }

  /// A difference within the tolerance is passed over, one beyond it is not.
  @Test(arguments: [("6", 0), ("7", 1), ("4", 0), ("3", 1)])
  func aToleranceIsWhatIsDeclared(_ total: String, _ count: Int) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Project.path("Pipelines/reference"), toPath: "\(folder.path)/Pipelines/reference")
    _ = try folder.write(
      """
      return: toy
      title: A toy table
      source: made up
      since: "2020"
      codes: TY
      tables:
        - table: Toys
          title: Toys
          heading: Toy
          rows: { labels: [Bears, Dolls] }
          columns: [Old, New, All]
          across: [{ total: All, of: [Old, New], tolerance: 1 }]
      """, to: "Pipelines/toy/table-return.yaml")
    let file = try folder.write("Toy,Old,New,All\nBears,2,3,\(total)\nDolls,0,0,0\n", to: "t.csv")
    let engine = try Engine(pipelines: "\(folder.path)/Pipelines")
    #expect(try read([file], engine).found.count == count)
  }

  /// A declaration that names what is not there is refused by name.
  @Test(arguments: [
    ("of: [Old, New]", "of: [Old, Neww]", "did you mean 'New'?"),
    ("labels: [Bears]", "labels: []", "labels:"), ("tolerance: 1", "tolerance: lots", "a number"),
  ])
  func aSlipIsRefused(_ right: String, _ wrong: String, _ says: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Project.path("Pipelines/reference"), toPath: "\(folder.path)/Pipelines/reference")
    let text = """
      return: toy
      title: A toy table
      source: made up
      since: "2020"
      codes: TY
      tables:
        - table: Toys
          title: Toys
          heading: Toy
          rows: { labels: [Bears] }
          columns: [Old, New, All]
          across: [{ total: All, of: [Old, New], tolerance: 1 }]
      """
    _ = try folder.write(
      text.replacing(right, with: wrong), to: "Pipelines/toy/table-return.yaml")
    let library = try SpecLibrary(pipelines: "\(folder.path)/Pipelines")
    let error = #expect(throws: SpecError.self) { try library.returns() }
    #expect(error?.problem.contains(says) == true, "\(String(describing: error))")
  }
}
