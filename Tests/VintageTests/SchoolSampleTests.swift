import Foundation
import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// The published tables about schools, in the small samples: what each row of them means.
@Suite struct SchoolSampleTests {
  /// Loads a sample and gives its figures with what became of its rows.
  static func load(
    _ name: String, takesSchools: Bool = false
  ) throws -> (figures: [String: Figure], counts: RecordCounts) {
    let path = Project.path("SampleInputs/published/school/\(name).csv")
    let store = try TableStore()
    let report = try store.report(
      try String(contentsOfFile: path, encoding: .utf8), as: "\(name).csv",
      at: "2026-01-05T09:00:00Z", takesSchools: takesSchools)
    #expect(report.status() == .clean, "\(report.lines)")
    var figures: [String: Figure] = [:]
    for found in try store.everyFigure() {
      figures["\(found.indicator) \(found.area) \(found.period) \(found.breakdown)"] = found.figure
    }
    return (figures, report.counts)
  }

  /// File, cell, and the figure with its parts as the file prints them.
  static let cells: [(String, String, String)] = [
    (
      "absence_by_term", "absence-overall shropshire 2016-17 phase=state-funded-primary",
      "3.8 760/20000"
    ),
    (
      "absence_by_term",
      "absence-overall-autumn-term shropshire 2016-17 phase=state-funded-primary", "3.5 280/8000"
    ),
    (
      "absence_by_term", "absence-overall-autumn-term shropshire 2016-17 phase=special",
      "not-applicable 0/0"
    ),
    (
      "absence_by_term", "absence-overall west-midlands 2016-17 phase=state-funded-primary",
      "4.1 4100/100000"
    ),
    (
      "absence_by_term",
      "absence-sessions-authorised-illness england 2016-17 phase=state-funded-primary",
      "25000 25000/-"
    ),
    (
      "absence_by_term",
      "absence-sessions-authorised-extended-holiday england 2016-17 phase=state-funded-primary",
      "not-applicable -/-"
    ),
    (
      "exclusions_by_geographic_level", "permanent-exclusions-rate shropshire 2016-17 total",
      "0.12 48/40000"
    ),
    // x is a number hidden in this table, and elsewhere one that is missing.
    (
      "exclusions_by_geographic_level",
      "permanent-exclusions-rate shropshire 2016-17 phase=state-funded-primary",
      "suppressed -/22000"
    ),
    (
      "exclusions_by_geographic_level", "suspensions-rate shropshire 2016-17 phase=special",
      "not-applicable 0/0"
    ),
    ("exclusions_by_geographic_level", "pupils-suspended england 2016-17 total", "140000 140000/-"),
    // Later names, another order, padded codes and numbers.
    ("suspensions", "suspensions-rate shropshire 2023-24 total", "5 2050/41000"),
    ("suspensions", "permanent-exclusions shropshire 2023-24 total", "60 60/-"),
    (
      "offers-by-la", "school-offers-first-preference-percentage shropshire 2021-22 phase=primary",
      "96 2400/2500"
    ),
    (
      "offers-by-la", "school-offers-none-percentage shropshire 2021-22 phase=primary",
      "suppressed -/2500"
    ),
    (
      "offers-by-la", "school-offers-in-authority-percentage shropshire 2021-22 phase=primary",
      "98.3935743 2450/-"
    ),
    // 2018 is the year of entry, and so the academic year that begins in it.
    (
      "school_applications_and_offers", "school-applications shropshire 2018-19 phase=secondary",
      "2900 2900/-"
    ),
    (
      "school_applications_and_offers",
      "school-offers-second-preference shropshire 2018-19 phase=secondary", "suppressed -/-"
    ),
    ("neet_not_known_2023", "neet-percentage england 2023 total", "2.8 -/1200000"),
    (
      "neet_not_known_2023", "neet-or-not-known-ehcp-percentage shropshire 2023 total",
      "suppressed -/-"
    ),
    (
      "neet_not_known_2023", "neet-or-not-known-sen-support-percentage shropshire 2023 total",
      "not-applicable -/-"
    ),
    ("absence_la", "cin-absence-persistent shropshire 2024-25 total", "45 225/500"),
    (
      "absence_la", "cla-12-months-absence-severe shropshire 2024-25 phase=special",
      "suppressed -/-"
    ),
    ("absence_la", "cin-absence-pupils england 2024-25 total", "120000 120000/-"),
  ]

  @Test(arguments: cells) func aCellIsWhatTheFileSays(
    _ file: String, _ cell: String, _ expected: String
  ) throws {
    let figures = try Self.load(file).figures
    let figure = try #require(figures[cell], "there is no \(cell)")
    #expect(Self.text(figure) == expected)
  }

  /// File, rows, and how many of them are loaded.
  @Test(arguments: [
    ("absence_by_term", 7, 5), ("exclusions_by_geographic_level", 6, 5), ("suspensions", 1, 1),
    ("offers-by-la", 2, 2), ("school_applications_and_offers", 2, 2),
    ("neet_not_known_2023", 2, 2), ("absence_la", 4, 3), ("lait_long", 22, 18),
  ])
  func everyRowIsAccountedFor(_ file: String, _ read: Int, _ loaded: Int) throws {
    let counts = try Self.load(file).counts
    #expect(counts == RecordCounts(read: read, loaded: loaded, outOfScope: read - loaded))
  }

  @Test func rowsOfASchoolAreLoadedWhenAskedFor() throws {
    let (figures, counts) = try Self.load("exclusions_by_geographic_level", takesSchools: true)
    #expect(counts == RecordCounts(read: 6, loaded: 6))
    let cell = "suspensions-rate school:8934999 2016-17 phase=state-funded-secondary"
    #expect(Self.text(try #require(figures[cell])) == "4.56 41/900")
  }

  static func text(_ figure: Figure) -> String {
    func short(_ number: Double?) -> String { number.map { String(format: "%.10g", $0) } ?? "-" }
    let value = figure.withheld?.rawValue ?? short(figure.value)
    return "\(value) \(short(figure.numerator))/\(short(figure.denominator))"
  }
}
