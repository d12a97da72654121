import Foundation
import PipelineEngine
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Holds every figure counted from a return to one counted from it by SQL alone.
///
/// The SQL is written from the specification, over tables that Foundation's parser fills.
@Suite(.enabled(if: Oracle.program != nil, "sqlite3 is not installed"))
struct IndicatorOracleTests {
  @Test(arguments: [
    "sen2/2023/clean/sen2-2023-893.xml", "sen2/2025/clean/sen2-2025-893.xml",
    "sen2/2026/clean/sen2-2026-guide.xml",
  ])
  func aSampleHasTheFiguresOfTheOracle(_ name: String) throws {
    let xml = try Data(contentsOf: URL(filePath: Project.path("SampleInputs/\(name)")))
    try expectAgreement(xml, try oracle(xml))
  }

  @Test(arguments: [2023, 2024, 2025, 2026])
  func aRandomReturnHasTheFiguresOfTheOracle(_ year: Int) throws {
    let xml = RandomReturn.xml(year: year, people: 900, seed: UInt64(year))
    try expectAgreement(xml, try oracle(xml))
  }

  @Test(arguments: ["2024", "2025", "2026"])
  func aGeneratedReturnHasTheFiguresOfTheOracle(_ round: String) throws {
    let made = try GeneratedReturn(round: RoundID(round), people: 2000, seed: 7)
    let oracle = try Oracle(blade: made.blade, program: try #require(Oracle.program))
    try expectAgreement(made.xml, oracle)
  }

  /// A return in which an indicator is nought would pass whatever its condition is.
  @Test(arguments: [2025, 2026])
  func aRandomReturnMeetsEveryIndicator(_ year: Int) throws {
    let oracle = try oracle(RandomReturn.xml(year: year, people: 2_500, seed: UInt64(year)))
    let met = oracle.figures.filter { $0.key.slice == "total" && $0.value.above > 0 }
    #expect(oracle.covered.subtracting(met.keys.map(\.indicator)) == [])
  }

  /// None in force is left out of the SQL, and the SQL counts none that is not.
  @Test(arguments: [2023, 2024, 2025, 2026])
  func everyIndicatorInForceHasItsOracle(_ year: Int) throws {
    let engine = try Engine(pipelines: Project.path("Pipelines"))
    let specification = try engine.library.specification(of: "sen2", areas: engine.areas)
    let inForce = try specification.resolve(RoundID("\(year)")).indicators
    let oracle = try oracle(RandomReturn.xml(year: year, people: 1, seed: 1))
    #expect(Set(inForce.map(\.definition.id.text)) == oracle.covered)
  }

  private func oracle(_ xml: Data) throws -> Oracle {
    try Oracle(xml, program: try #require(Oracle.program))
  }

  private func expectAgreement(_ xml: Data, _ oracle: Oracle) throws {
    let loaded = try LoadedReturn(xml).figures
    #expect(Set(loaded.map(\.indicator.text)) == oracle.covered)
    var met: Set<Oracle.Key> = []
    var dimensions: [String: Set<String>] = [:]
    var periods: [String: Set<String>] = [:]
    for figure in loaded {
      let key = Oracle.Key(
        indicator: figure.indicator.text, period: figure.period.description,
        slice: figure.breakdown.key)
      met.insert(key)
      dimensions[key.indicator, default: []].insert(figure.breakdown.dimension ?? "total")
      periods[key.indicator, default: []].insert(key.period)
      let own = Oracle.Parts(
        above: Int(figure.figure.numerator ?? -1),
        all: Int(figure.figure.denominator ?? figure.figure.numerator ?? -1))
      let expected = oracle.figures[key] ?? Oracle.Parts(above: 0, all: 0)
      #expect(own == expected, "\(key)")
    }
    // The other way round: nothing the oracle counts is missing, in the slices and periods we have.
    for key in oracle.figures.keys where !met.contains(key) {
      let dimension = Breakdown(key: key.slice).dimension ?? "total"
      let isOurs = dimensions[key.indicator]?.contains(dimension) ?? false
      let isThen = periods[key.indicator]?.contains(key.period) ?? false
      #expect(!(isOurs && isThen), "the store has no \(key)")
    }
  }
}
