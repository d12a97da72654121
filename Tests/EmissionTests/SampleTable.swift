import Emission
import ReturnModel

/// A comparator table put together by hand: Ashshire, 2024, a return beside what is published.
///
/// The neighbours are 75.0, 10.0 and 30.0, so their mean is 38.333…, their median 30 and, pooled,
/// 44 of 120, 36.666…. Two names are awkward on purpose.
enum SampleTable {
  static let released = CalendarDate(year: 2025, month: 6, day: 26)
  static let table: SourceID = "ees/timeliness_20_week"
  static let sen2: SourceID = "return:sen2"
  static let year = Period.calendarYear(2024)
  static let definition = IndicatorDefinition(
    id: "ehcp-20-weeks-excluding-exceptions",
    title: "New EHC plans issued within 20 weeks, excluding exceptions", measure: .percentage,
    polarity: .higher, decimals: 1)

  static let directory = AreaDirectory([
    area("england", "England", .national, nil, [.ons: "E92000001"]),
    area("marches", "The Marches", .regional, nil, [.ons: "E12000099"]),
    area("ashshire", "Ashshire", .localAuthority, "marches", [.ons: "E06000901", .dfe: "093"]),
    area(
      "birch", "Birch, County of", .localAuthority, "marches", [.ons: "E06000902", .dfe: "902"]),
    area(
      "cedar", "Cedar & \"Elm\" <West>", .localAuthority, nil, [.ons: "E06000903", .dfe: "903"]),
    area("dogwood", "=Dogwood", .localAuthority, "marches", [.ons: "E06000904", .dfe: "904"]),
    area("fir", "Fir", .localAuthority, "marches", [.ons: "E06000905", .dfe: "905"]),
  ])

  private static func area(
    _ id: AreaID, _ name: String, _ level: Area.Level, _ region: AreaID?,
    _ codes: KeyValuePairs<AreaCode.Scheme, String>
  ) -> Area {
    Area(
      id: id, name: name, level: level, region: region,
      codes: codes.map { AreaCode(scheme: $0.key, code: $0.value) }, from: nil, until: nil)
  }

  static func member(
    _ area: AreaID, _ source: SourceID, _ figure: Figure, _ period: Period = year
  ) -> Observation {
    Observation(
      indicator: definition.id, area: area, period: period, breakdown: .total, source: source,
      released: source == sen2 ? nil : released, figure: figure)
  }

  static func row(
    _ comparator: ComparatorRow.Comparator, _ method: ComparatorRow.Method, _ source: SourceID,
    _ area: String, value: Double?, n: Int, of: Int,
    _ fill: (inout ComparatorRow) -> Void = { _ in }
  ) -> ComparatorRow {
    var row = ComparatorRow(
      indicator: definition.id, source: source, area: area, period: year, breakdown: .total,
      unit: method == .difference ? "percentage-points" : "percent", comparator: comparator,
      method: method, neighbourSet: comparator == .neighbours ? "2025" : nil)
    (row.value, row.status, row.n, row.of) = (value, value == nil ? .noFigure : .ok, n, of)
    fill(&row)
    return row
  }

  static let fir = ComparatorRow.MissingMember(
    code: "E06000905", name: "Fir", reason: "not available")

  static let rows: [ComparatorRow] = [
    row(.own, .asReturned, sen2, "E06000901", value: 250.0 / 687 * 100, n: 1, of: 1) {
      ($0.numerator, $0.denominator) = (250, 687)
    },
    row(.own, .asPublished, table, "E06000901", value: 36.5, n: 4, of: 5) {
      ($0.numerator, $0.denominator, $0.change) = (251, 687, -1.8)
      ($0.rank, $0.quartile, $0.missingReasons) = (2, 2, [fir])
    },
    row(.own, .difference, "derived", "E06000901", value: 250.0 / 687 * 100 - 36.5, n: 1, of: 1),
    row(.neighbours, .mean, table, "E06000901", value: 115.0 / 3, n: 3, of: 4) {
      ($0.change, $0.missingReasons) = (11.25, [fir])
    },
    row(.neighbours, .median, table, "E06000901", value: 30, n: 3, of: 4) {
      ($0.change, $0.missingReasons) = (0, [fir])
    },
    row(.neighbours, .pooled, table, "E06000901", value: 44.0 / 120 * 100, n: 3, of: 4) {
      ($0.numerator, $0.denominator, $0.missingReasons) = (44, 120, [fir])
    },
    row(.region, .published, table, "E12000099", value: nil, n: 3, of: 4) {
      ($0.status, $0.missingReasons) = (.withheld(.suppressed), [fir])
    },
    row(.england, .published, table, "E92000001", value: 46.4, n: 4, of: 5) {
      ($0.numerator, $0.denominator, $0.change) = (39378, 84866, -3.9)
      $0.missingReasons = [fir]
    },
  ]

  static let comparison = ComparatorTable(
    definition: definition, area: directory["ashshire"] ?? directory.areas[0], period: year,
    previous: .calendarYear(2023),
    rows: rows,
    members: [
      member(
        "ashshire", sen2, Figure(numerator: 250, denominator: 687, value: 250.0 / 687 * 100)),
      member("ashshire", table, Figure(numerator: 251, denominator: 687, value: 36.5)),
      member("birch", table, Figure(numerator: 30, denominator: 40, value: 75)),
      member("cedar", table, Figure(numerator: 5, denominator: 50, value: 10)),
      member("dogwood", table, Figure(numerator: 9, denominator: 30, value: 30)),
      member("fir", table, Figure(numerator: 0, denominator: 0, withheld: .notAvailable)),
      member("marches", table, Figure(withheld: .suppressed)),
      member("england", table, Figure(numerator: 39378, denominator: 84866, value: 46.4)),
    ],
    directory: directory,
    notes: ["No change is shown for Ashshire (return:sen2): there is no figure for 2023."],
    sources: [
      .init(id: sen2, title: "Ashshire's own return, serial 1"),
      .init(
        id: table, title: "Department for Education, OGL-UK-3.0", released: released),
    ],
    generatedFrom: ["Store as of 2025-07-01T09:00:00Z"])
}
