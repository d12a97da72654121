import Normalisation
import PipelineCore
import ReturnModel
import ReturnSpec
import Testing

/// Rows of published tables become observations that mean what was printed.
@Suite struct PublishedTableTests {
  @Test func aRowIsItsFiguresWithTheirParts() throws {
    var table = try SmallTable()
    try table.take()
    let figures = try table.observations
    #expect(
      figures.map(\.indicator.text).sorted() == [
        "ehcp-20-weeks-excluding-exceptions", "ehcp-20-weeks-including-exceptions",
      ])
    let figure = try table.figure()
    #expect(figure.value == 36.5)
    #expect(figure.printed == "36.5")
    #expect(figure.numerator == 251)
    #expect(figure.denominator == 687)
    #expect(figure.withheld == nil)
    let first = try #require(figures.first)
    #expect(first.period == .calendarYear(2024))
    #expect(first.breakdown == .total)
    #expect(first.source == "ees/timeliness_20_week")
    #expect(first.released == CalendarDate("2025-06-26"))
    #expect(first.area == "shropshire")
  }

  /// What each symbol means: section 5.1 of the specification and the key the Department prints.
  @Test(arguments: [
    ("x", Withheld.notAvailable), ("z", .notApplicable), ("c", .suppressed), ("~", .suppressed),
    ("k", .roundsToZero), ("low", .roundsToZero), ("u", .lowReliability), (":", .notYetPublished),
    (" x", .notAvailable), ("", .notAvailable),
  ])
  func aSymbolKeepsItsMeaning(_ symbol: String, _ reason: Withheld) throws {
    var table = try SmallTable()
    try table.take(["PC_plans_issued_20_weeks_ex": symbol])
    let figure = try table.figure()
    #expect(figure.value == nil)
    #expect(figure.withheld == reason)
    // The parts that were printed stay.
    #expect(figure.numerator == 251)
    #expect(figure.denominator == 687)
    #expect(table.counts.loaded == 1)
  }

  @Test(arguments: [
    ("38", 38.0), ("0", 0), ("36.50", 36.5), ("  36.5", 36.5), ("100", 100), ("0.0", 0),
  ])
  func thePrintedTextIsKept(_ text: String, _ value: Double) throws {
    var table = try SmallTable()
    try table.take(["PC_plans_issued_20_weeks_ex": text])
    #expect(try table.figure().value == value)
    #expect(try table.figure().printed == text)
    #expect(try table.figure().withheld == nil)
  }

  @Test(arguments: [
    "n/a", "36,5", "36.5%", "..", "-", "NaN", "inf", "1e999", "0x10", "lowish", "X",
  ])
  func anythingElseIsRefusedWithItsPlace(_ junk: String) throws {
    var table = try SmallTable()
    var failure: StageFailure?
    do { try table.take(["PC_plans_issued_20_weeks_ex": junk], line: 17) } catch { failure = error }
    let found = try #require(failure, "'\(junk)' was taken")
    #expect(found.subject == "small.csv:17")
    #expect(found.problem.contains("PC_plans_issued_20_weeks_ex"))
    #expect(found.problem.contains(junk))
    #expect(found.status == .unreadableExtract)
  }

  @Test func aTopicNobodyMappedIsOutOfScope() throws {
    var table = try SmallTable()
    try table.take(["breakdown_topic": "Shoe size", "breakdown": "43"])
    #expect(try table.observations.isEmpty)
    #expect(table.counts == RecordCounts(read: 1, outOfScope: 1))
    #expect(table.passedOver == ["topic 'Shoe size' is not mapped": 1])
  }

  @Test(arguments: ["School", "Parliamentary constituency", ""])
  func rowsBelowAuthoritiesAreOutOfScope(_ level: String) throws {
    var table = try SmallTable()
    try table.take(["geographic_level": level])
    try table.take()
    #expect(table.counts == RecordCounts(read: 2, loaded: 1, outOfScope: 1))
  }

  @Test func anAuthorityNobodyKnowsIsOutOfScope() throws {
    var table = try SmallTable()
    try table.take(["new_la_code": "E06999999", "old_la_code": "999"])
    #expect(table.counts == RecordCounts(read: 1, outOfScope: 1))
  }

  @Test func placesAreReadByTheirLevel() throws {
    var table = try SmallTable()
    let none = ["new_la_code": "", "old_la_code": "", "la_name": ""]
    try table.take(none.merging(["geographic_level": "Regional"]) { $1 })
    try table.take(
      none.merging(["geographic_level": "National", "region_code": "", "region_name": ""]) { $1 })
    #expect(Set(try table.observations.map(\.area)) == ["west-midlands", "england"])
  }

  @Test func oldNumbersOfAnAuthorityAreTheSameAuthority() throws {
    // Dorset was E10000009 until 2019-03-31 and is E06000059 (design, section 8).
    var table = try SmallTable()
    try table.take(["new_la_code": "E10000009", "old_la_code": "835", "time_period": "2017"])
    try table.take(["new_la_code": "E06000059", "old_la_code": "838", "time_period": "2024"])
    let areas = Set(try table.observations.map(\.area.text))
    #expect(areas.count <= 2)
    #expect(areas.contains("dorset"))
  }

  @Test(arguments: [
    ["time_identifier": "Week 12"], ["time_period": "202425"], ["time_period": "last year"],
  ])
  func aPeriodThatCannotBeReadIsRefused(_ changes: [String: String]) throws {
    var table = try SmallTable()
    #expect(throws: StageFailure.self) { try table.take(changes, line: 3) }
  }

  @Test func theOrderOfColumnsNeverMatters() throws {
    // Section 5.1: releases differ in it. Read by name.
    var straight = try SmallTable()
    var turned = try SmallTable(columns: SmallTable.columns.reversed())
    try straight.take()
    try turned.take()
    #expect(try straight.observations == turned.observations)
  }

  @Test func aTableWithOtherColumnsIsAnother() throws {
    let library = try SmallTable.library.get()
    for mapping in try library.mappings() {
      let table = try mapping.table().table
      let isOurs = table == "timeliness_20_week"
      #expect(mapping.recognises(Set(SmallTable.columns)) == isOurs, "\(table)")
    }
  }
}
