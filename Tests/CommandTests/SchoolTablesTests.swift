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
    /// The year, in which the period in the store begins.
    var year = "time_period"
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

  /// A table of children's social care, whose years end on 31 March: 2025 in the file is 2024-25.
  private static func care(
    _ file: String, _ rows: Int, _ indicator: String, _ value: String, _ parts: (String, String)?,
    filter: String = "'total'", condition: String = "1"
  ) -> Case {
    Case(
      file: "csc/\(file).csv.gz", rows: rows, indicator: indicator, value: value, parts: parts,
      filter: filter, condition: condition, year: "time_period - 1")
  }

  static let careCases = [
    care(
      "b1_children_in_need_2013_to_2025", 2_132, "cin-episodes-31-march", "At31_episodes", nil),
    care(
      "c1_children_in_need_referrals_and_rereferrals_2013_to_2025", 2_132,
      "csc-re-referrals-percentage", "rereferral_percent", ("rereferral_count", "referral_count")),
    care(
      "d3_cpps_subsequent_plan_2013_to_2025", 2_132, "csc-cpp-subsequent-percentage",
      "CPP_subsequent_percent", ("CPP_subsequent", "CPP_start")),
    care(
      "d5_cpps_at31march_by_duration_2013_to_2025", 2_132, "csc-cpp-2-years-percentage",
      "\"2_years_or_more_percent\"", ("\"2_years_or_more\"", "CPP_At31")),
    care(
      "cla_number_and_rate_per_10k_children", 2_505, "csc-cla-31-march-rate", "rate_per_10000",
      ("children_count", "population_estimate"),
      condition: "population_type = 'Children looked after on 31 March each year'"),
    care(
      "la_cla_placement_stability", 5_010, "csc-cla-same-carer-percentage", "children_percent", nil,
      condition: "placement_stability = 'Living with the same carer for at least 2 years'"),
    care(
      "la_care_leavers_accommodation_suitability", 6_680, "csc-care-leavers-suitable-percentage",
      "care_leaver_percent", nil,
      filter: "'age=' || replace(lower(care_leaver_age), ' ', '-')",
      condition: "breakdown = 'Accommodation considered suitable'"),
    Case(
      file: "csc/csww_indicators_2017_to_2025.csv.gz", rows: 1_463,
      indicator: "csww-agency-percentage", value: "agency_rate_fte", parts: nil, filter: "'total'"),
  ]

  @Test(arguments: cases + careCases) func threeAuthoritiesHaveTheFiguresOfTheFile(_ table: Case)
    throws
  {
    let store = try SchoolStore([table.file])
    let counts = try store.counts(table.file)
    #expect(counts.first == table.rows)
    #expect(counts.dropFirst().reduce(0, +) == table.rows)
    let parts = table.parts.map { "\($0.0) || '/' || \($0.1)" } ?? "'-'"
    // The store's texts are split years, or years of four digits; the file's are 201617, or 2023.
    let script = """
      \(try store.script(table.file, as: "t"))
      SELECT 'file', old_la_code, \(table.year), \(table.filter), \(table.value), \(parts)
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
