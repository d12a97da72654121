import PipelineCore
import PipelineEngine
import ReturnModel
import TestSupport
import Testing

/// Files whose columns are not just those of the mapping.
@Suite struct TableColumnTests {
  private static let place =
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"
    + "region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown"
  private static let england =
    "2024,Calendar year,National,E92000001,England,,,,,,All annual reviews,All annual reviews"
  private static let columns =
    "review_expected,review_meeting_24,review_meeting_prior_24,review_meeting_prior_24,"
    + "number_decsion_4weeks"

  private func text(_ figures: String) -> String {
    "\(Self.place),\(Self.columns)\n\(Self.england),\(figures)\n"
  }

  @Test func aColumnTwiceInTheHeaderIsTakenOnceWhereBothAgree() throws {
    let store = try TableStore()
    try store.load(
      text("524654,318369,126184,126184,154924"), as: "reviews.csv", at: "2025-06-26T09:30:00Z")
    let figures = try store.everyFigure()
    let before = figures.filter { $0.indicator == "annual-reviews-held-before-year" }
    #expect(before.map(\.figure.value) == [126_184])
    // Measures whose columns the file lacks are left out, and the others are there.
    #expect(figures.count == 4)
  }

  @Test func aColumnTwiceWithTwoDifferentTextsIsRefused() throws {
    let store = try TableStore()
    let report = try store.report(
      text("524654,318369,126184,126185,154924"), as: "reviews.csv", at: "2025-06-26T09:30:00Z")
    #expect(report.status() == .unreadableExtract)
    #expect(report.lines.contains { $0.contains("'review_meeting_prior_24' twice") })
    #expect(try store.everyFigure().isEmpty)
  }
}
