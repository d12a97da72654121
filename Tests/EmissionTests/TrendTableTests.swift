import Emission
import ReturnModel
import Testing

/// A trend of three years with a break before the last.
@Suite struct TrendTableTests {
  private func step(_ year: Int, _ value: Double, change: Double?) -> ComparatorTable {
    let definition = IndicatorDefinition(
      id: "i", title: "Timely", measure: .percentage, polarity: .higher, decimals: 1,
      splitYear: .financial,
      breaks: [
        SeriesBreak(from: .splitYear(2019), reason: "long before"),
        SeriesBreak(from: .splitYear(2024), reason: "counted another way"),
      ])
    let area = SampleTable.directory.areas[2]
    let own = SampleTable.row(
      .own, .asPublished, SampleTable.table, "E06000901", value: value, n: 2, of: 2
    ) {
      ($0.period, $0.change, $0.rank) = (.splitYear(year), change, 1)
    }
    let england = SampleTable.row(
      .england, .published, SampleTable.table, "E92000001", value: 50, n: 2, of: 2
    ) {
      $0.period = .splitYear(year)
    }
    let mean = SampleTable.row(
      .neighbours, .mean, SampleTable.table, "E06000901", value: 40, n: 2, of: 2
    ) {
      $0.period = .splitYear(year)
    }
    return ComparatorTable(
      definition: definition, area: area, period: .splitYear(year), rows: [own, mean, england],
      members: [
        SampleTable.member(area.id, SampleTable.table, Figure(value: value), .splitYear(year))
      ],
      directory: SampleTable.directory)
  }

  private func trend() throws -> TrendTable {
    try #require(
      TrendTable([
        step(2022, 10, change: nil), step(2023, 12.5, change: 2.5), step(2024, 70, change: nil),
      ]))
  }

  @Test func aLineIsDrawnWhereTheSeriesBreaks() throws {
    let table = try trend().table
    #expect(
      table.columns.map(\.key) == [
        "period", "own_as_published", "own_as_published_change", "own_as_published_rank", "england",
      ])
    let shown = table.rows.map { row in
      row.map { cell in
        switch cell {
        case .text(let text): text
        case .across(let text): "-- \(text)"
        case .number(_, let shown), .series(_, let shown): shown
        case .withheld(let reason): reason.symbol
        case .whole, .link, .traced, .empty: ""
        }
      }
    }
    #expect(
      shown == [
        ["2022-23", "10.0", "x", "1 of 2", "50.0"], ["2023-24", "12.5", "+2.5", "1 of 2", "50.0"],
        ["-- Break in the series at 2024-25: counted another way"],
        ["2024-25", "70.0", "x", "1 of 2", "50.0"],
      ])
    #expect(
      table.notes.first?.hasPrefix("The series breaks at 2024-25: counted another way.") == true)
    #expect(!table.notes.contains { $0.contains("long before") })
  }

  @Test func aGroupWorkedOutFromSomeOfItsMembersIsNotShown() throws {
    var part = step(2023, 12.5, change: nil)
    part.rows = part.rows.map { row in
      guard row.comparator == .england else { return row }
      var row = row
      row.method = .pooled
      row.missingReasons = [.init(code: "E06000902", name: "Birch", reason: "not available")]
      return row
    }
    let table = try #require(TrendTable([step(2022, 10, change: nil), part])).table
    #expect(table.rows.map { $0.last } == [.number(50, shown: "50.0"), .withheld(.notAvailable)])
  }

  @Test func thePageMarksTheLineAndMarkdownDoesNotWidenForIt() throws {
    let trend = try trend()
    #expect(
      trend.html.contains(
        "<tr class=\"break\"><th scope=\"rowgroup\" colspan=\"5\">Break in the series at 2024-25"))
    let lines = trend.markdown.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("| 2022-23 ") })
    #expect(line.hasPrefix("| 2022-23 | "))
  }

  @Test func everyPeriodsRowsAndFiguresAreInFilesForMachines() throws {
    let trend = try trend()
    #expect(trend.rows.count == 9)
    #expect(trend.figures.members.map(\.period) == [2022, 2023, 2024].map { .splitYear($0) })
    #expect(trend.fileName == "internal_i_ashshire_2024_25_from_2022_23")
  }
}
