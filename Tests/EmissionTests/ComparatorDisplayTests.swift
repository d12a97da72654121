import Emission
import ReturnModel
import Testing

@Suite struct ComparatorDisplayTests {
  private func table(_ measure: Measure, _ polarity: Polarity, _ rows: [ComparatorRow]) -> Table {
    var table = SampleTable.comparison
    table.definition = IndicatorDefinition(
      id: "i", title: "I", measure: measure, polarity: polarity, decimals: measure == .count ? 0 : 1
    )
    table.rows = rows
    return table.table
  }

  @Test func countsAreGroupedWithTheirShareOfChange() {
    let own = SampleTable.row(
      .own, .asPublished, SampleTable.table, "E06000901", value: 2496, n: 4, of: 5
    ) {
      ($0.change, $0.changePercent, $0.rank) = (550, 550.0 / 1946 * 100, 1)
    }
    let mean = SampleTable.row(
      .neighbours, .mean, SampleTable.table, "E06000901", value: 3410.5, n: 4, of: 4)
    let shown = table(.count, .none, [own, mean])
    #expect(shown.columns.map(\.key).contains("change_percent"))
    #expect(shown.rows[0][2] == .number(2496, shown: "2,496"))
    #expect(shown.rows[0][3] == .number(550, shown: "+550"))
    #expect(shown.rows[0][4] == .number(550.0 / 1946 * 100, shown: "+28.3"))
    #expect(shown.rows[0][6] == .text("1 of 4"))
    #expect(shown.rows[0][7] == .withheld(.notApplicable))
    #expect(shown.rows[1][2] == .number(3410.5, shown: "3,410.5"))
  }

  @Test func aChangeTooSmallToShowHasNoSign() {
    let own = SampleTable.row(
      .own, .asPublished, SampleTable.table, "E06000901", value: 5, n: 4, of: 5
    ) { $0.change = 0.04 }
    #expect(table(.percentage, .higher, [own]).rows[0][3] == .number(0.04, shown: "0.0"))
  }

  @Test func aLongListOfTheMissingIsCounted() {
    let missing = (1...60).map {
      ComparatorRow.MissingMember(
        code: "E\($0)", name: "A\($0)", reason: "no figure in this source")
    }
    let england = SampleTable.row(
      .england, .pooled, SampleTable.table, "E92000001", value: 5, n: 93, of: 153
    ) { $0.missingReasons = missing }
    #expect(
      table(.percentage, .lower, [england]).notes.first == """
        England: 93 of 153 authorities have a figure. Missing: 60 authorities, listed in the \
        comparator CSV (no figure in this source).
        """)
  }
}
