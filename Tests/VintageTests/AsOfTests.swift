import IndicatorStore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// England's plans at January 2024: 575,963 as first published in June 2024, 576,474 in June 2025.
@Suite struct AsOfTests {
  private static let header = """
    time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,\
    new_la_code,old_la_code,la_name,breakdown_topic,breakdown,ehcplans
    """

  private func table(_ count: Int) -> String {
    """
    \(Self.header)
    202324,Academic year,National,E92000001,England,,,,,,All EHC plans,All EHC plans,\(count)

    """
  }

  /// The specification has the month of the first release only; the day is the test's own.
  private func store() throws -> TableStore {
    let store = try TableStore()
    try store.load(
      table(575_963), as: "2024.csv", released: "2024-06-13", at: "2024-06-13T09:30:00Z")
    try store.load(
      table(576_474), as: "2025.csv", released: "2025-06-26", at: "2025-06-26T09:30:00Z")
    return store
  }

  @Test(arguments: [(nil, 576_474), ("2025-01-01", 575_963), ("2025-07-01", 576_474)])
  func theStoreTellsWhatItKnewThen(_ asOf: String?, _ expected: Double) throws {
    let store = try store()
    let opened = try IndicatorStore.open(at: store.path, mode: .readOnly)
    var query = FigureQuery(indicator: "ehc-plans-maintained")
    query.asOf = asOf.flatMap { Instant($0) }
    #expect(try opened.figures(query).map(\.observation.figure.value) == [expected])
  }

  @Test(arguments: [(nil, "576474"), ("2025-01-01", "575963")])
  func theTableIsWrittenAsItWasKnownThen(_ asOf: String?, _ plans: String) throws {
    let written = try store().export("caseload", asOf: asOf)
    // The standard has the Department's number before the new code; the mapping has no other measure here.
    #expect(
      written == """
        time_period,time_identifier,geographic_level,country_code,country_name,region_code,\
        region_name,old_la_code,new_la_code,la_name,breakdown_topic,breakdown,ehcplans
        202324,Academic year,National,E92000001,England,,,,,,All EHC plans,All EHC plans,\(plans)

        """)
  }

  @Test func theDifferenceIsTheOneRevision() throws {
    let difference = try store().difference("2024-06-13", "2025-06-26")
    #expect(
      difference.rows.map { "\($0.kind) \($0.before) \($0.after)" } == ["revised 575963 576474"])
    #expect(difference.shared == 1)
    #expect(String(decoding: difference.csv(), as: UTF8.self).split(separator: "\n").count == 2)
  }

  @Test func aReleaseTheStoreHasNotIsRefused() throws {
    let store = try store()
    #expect(throws: (any Error).self) { try store.difference("2024-06-13", "2025-06-27") }
  }
}
