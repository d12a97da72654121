import Foundation
import TestSupport
import Testing

/// Published tables about schools, loaded whole and set beside what `sqlite3` reads in the files.
@Suite(.enabled(if: SchoolStore.isThere, SchoolStore.reason))
struct SchoolTablesTests {
  /// A table: its file, rows, the columns of one measure, the filter column and its total, and what
  /// the measure is in the store.
  struct Case: Sendable, CustomTestStringConvertible {
    let file: String
    let rows: Int
    let indicator: String
    let value: String
    let parts: (String, String)?
    let filter: String
    var condition = "1"
    var testDescription: String { "\(file) \(indicator)" }
  }

  /// The filter is an SQL text that spells the slice as the store does.
  private static func phase(_ column: String) -> String {
    "iif(\(column) = 'Total', 'total', 'phase=' || replace(lower(\(column)), ' ', '-'))"
  }

  static let cases = [
    Case(
      file: "ees/school/exclusions_by_geographic_level.csv.gz", rows: 242_170,
      indicator: "suspensions-rate", value: "fixed_excl_rate", parts: ("fixed_excl", "headcount"),
      filter: phase("school_type")),
    Case(
      file: "ees/school/exclusions_by_geographic_level.csv.gz", rows: 242_170,
      indicator: "permanent-exclusions", value: "perm_excl", parts: nil,
      filter: phase("school_type")),
    Case(
      file: "ees/school/absence_by_term.csv.gz", rows: 9_680, indicator: "absence-overall",
      value: "sess_overall_percent", parts: ("sess_overall", "sess_possible"),
      filter: phase("school_type"), condition: "term = 'Total'"),
    Case(
      file: "ees/school/absence_by_term.csv.gz", rows: 9_680,
      indicator: "absence-unauthorised-spring-term", value: "sess_unauthorised_percent",
      parts: ("sess_unauthorised", "sess_possible"), filter: phase("school_type"),
      condition: "term = 'Spring term'"),
    Case(
      file: "ees/school/offers-by-la.csv", rows: 2_588,
      indicator: "school-offers-preferred-percentage", value: "preferred_school_offer_percent",
      parts: ("preferred_school_offer", "applications_received"), filter: phase("school_phase")),
    Case(
      file: "ees/school/school_applications_and_offers.csv.gz", rows: 1_620,
      indicator: "school-offers-first-preference", value: "first_preference_offers", parts: nil,
      filter: phase("school_phase")),
    Case(
      file: "ees/school/neet_not_known_2023.csv", rows: 160,
      indicator: "neet-or-not-known-percentage", value: "NEET_not_known_percent", parts: nil,
      filter: "'total'"),
    Case(
      file: "csc/absence_la.csv.gz", rows: 17_220, indicator: "cla-12-months-absence-persistent",
      value: "pt_pupils_pa_10_exact", parts: ("t_pupils_pa_10_exact", "t_pupils"),
      filter: phase("phase_type_grouping"),
      condition: "social_care_group = 'CLA 12 months at 31 March'"),
  ]

  @Test(arguments: cases) func threeAuthoritiesHaveTheFiguresOfTheFile(_ table: Case) throws {
    let store = try SchoolStore([table.file])
    let counts = try store.counts(table.file)
    #expect(counts.first == table.rows)
    #expect(counts.dropFirst().reduce(0, +) == table.rows)
    let parts = table.parts.map { "\($0.0) || '/' || \($0.1)" } ?? "'-'"
    // The store's texts are split years, or years of four digits; the file's are 201617, or 2023.
    let script = """
      \(try store.script(table.file, as: "t"))
      SELECT 'file', old_la_code, time_period, \(table.filter), \(table.value), \(parts)
      FROM t WHERE geographic_level = 'Local authority' AND old_la_code IN ('893', '937', '885')
        AND (\(table.condition));
      SELECT 'store', o.area, o.period, o.breakdown, o.printed,
        \(table.parts == nil ? "'-'" : "ifnull(o.numerator, 'none') || '/' || ifnull(o.denominator, 'none')")
      FROM store.observation o
      WHERE o.indicator = '\(table.indicator)'
        AND o.area IN ('shropshire', 'warwickshire', 'worcestershire');
      """
    var (file, loaded): ([String: [String]], [String: [String]]) = ([:], [:])
    for row in try SQLite.rows(script) {
      let area = SchoolStore.authorities[row[1]] ?? row[1]
      let key = "\(area) \(Self.year(row[2])) \(row[3])"
      if row[0] == "file" {
        file[key] = [row[4], Self.numbers(row[5])]
      } else {
        loaded[key] = [row[4], Self.numbers(row[5])]
      }
    }
    #expect(file.count >= 3)
    #expect(loaded == file)
  }

  /// The year a period begins in, or the year itself.
  private static func year(_ text: String) -> String { String(text.prefix(4)) }

  /// `251.0/687.0` and `251/687` alike; what is no number is `none`.
  private static func numbers(_ text: String) -> String {
    text.split(separator: "/").map { part in
      Double(part).map { String(format: "%.6g", $0) } ?? (part == "-" ? "-" : "none")
    }.joined(separator: "/")
  }
}
