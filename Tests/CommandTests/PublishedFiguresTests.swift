import Foundation
import TestSupport
import Testing

/// Shropshire beside its comparators, from the published tables.
///
/// Every expected figure is stated by the issue (its third "It is done when" line); those of
/// Shropshire, England and the region stand in section 5.6 of the specification, and the means,
/// medians and pooled figures were worked out there from the published file by other programs.
@Suite(.enabled(if: PublishedStore.isThere, PublishedStore.reason))
struct PublishedFiguresTests {
  static let excluding = "ehcp-20-weeks-excluding-exceptions"
  static let including = "ehcp-20-weeks-including-exceptions"
  static let maintained = "ehc-plans-maintained"
  let store: PublishedStore

  init() throws { store = try PublishedStore() }

  @Test func timelinessOf2024ExcludingExceptions() throws {
    let rows = try store.rows(Self.excluding, "2024")
    #expect(rows.value("own as-published", decimals: 1) == "36.5")
    #expect(rows.value("region published", decimals: 1) == "42.3")
    #expect(rows.value("england published", decimals: 1) == "46.4")
    #expect(rows.value("neighbours mean", decimals: 3) == "50.156")
    #expect(rows.value("neighbours median", decimals: 3) == "37.400")
    #expect(rows.value("neighbours pooled", decimals: 3) == "41.711")
    for method in ["mean", "median", "pooled"] {
      let row = try rows.row("neighbours \(method)")
      #expect(row.number("n") == 9)
      #expect(row.number("of") == 10)
      // Dorset: every plan of 2024 was an exception, so its figure is x (section 5.5, point 10).
      #expect(row.list("missing") == ["E06000059"])
      #expect(row.text("neighbour_set") == "2025")
    }
    // 251 of 687: section 5.6.
    let own = try rows.row("own as-published")
    #expect(own.number("numerator") == 251)
    #expect(own.number("denominator") == 687)
    // 38.3 the year before.
    #expect(abs(try #require(own.number("change")) - (36.5 - 38.3)) < 1e-9)
  }

  @Test func timelinessOf2024IncludingExceptions() throws {
    let rows = try store.rows(Self.including, "2024")
    #expect(rows.value("own as-published", decimals: 1) == "37.2")
    #expect(rows.value("england published", decimals: 1) == "45.9")
    #expect(rows.value("neighbours mean", decimals: 3) == "49.480")
    #expect(try rows.row("neighbours mean").number("n") == 10)
    #expect(try rows.row("neighbours mean").list("missing") == [])
  }

  @Test func timelinessOf2022LacksAnAuthorityThatDidNotExist() throws {
    let rows = try store.rows(Self.excluding, "2022")
    #expect(rows.value("own as-published", decimals: 1) == "45.9")
    #expect(rows.value("england published", decimals: 1) == "49.2")
    #expect(rows.value("neighbours mean", decimals: 3) == "51.933")
    #expect(try rows.row("neighbours mean").number("n") == 9)
    // Westmorland and Furness.
    #expect(try rows.row("neighbours mean").list("missing") == ["E06000064"])
    let page = try store.compare(Self.excluding, "2022", format: "md")
    #expect(page.output.contains("Westmorland and Furness (did not exist in 2022"))
  }

  @Test(arguments: [
    ("2023-01-19", "2022-23", 1946.0, nil), ("2024-01-18", "2023-24", 2496.0, "28.3"),
    ("2025-01-16", "2024-25", 3016.0, "20.8"),
  ])
  func plansMaintained(
    _ day: String, _ year: String, _ value: Double, _ change: String?
  ) throws {
    for period in [day, year] {
      let own = try store.rows(Self.maintained, period).row("own as-published")
      #expect(own.text("period") == day)
      #expect(own.number("value") == value)
      if let change {
        let percent = try #require(own.number("change_percent"))
        #expect(String(format: "%.1f", percent) == change)
      }
    }
  }

  @Test func englandsPlansMaintainedAreThePublishedOnes() throws {
    // Section 5.6; January 2024 as revised, not as first published.
    for (day, value) in [("2023-01-19", 517_048.0), ("2025-01-16", 638_745.0)] {
      #expect(
        try store.rows(Self.maintained, day).row("england published").number("value") == value)
    }
  }

  @Test func everyRowHasTheTwentyKeysInOrder() throws {
    // Design, section 9: scripts depend on these.
    let keys = [
      "indicator", "source", "area", "period", "breakdown", "unit", "comparator", "method",
      "neighbour_set", "value", "status", "numerator", "denominator", "n", "of", "missing",
      "change",
      "change_percent", "rank", "quartile",
    ]
    let text = try store.compare(Self.excluding, "2024").output
    let rows = try JSONRow.read(text)
    #expect(rows.first?.text("comparator") == "own")
    #expect(
      rows.map { $0.text("comparator") } == ["own"] + Array(repeating: "neighbours", count: 3) + [
        "region", "england",
      ])
    for line in text.split(separator: "\n") where line.contains("\"indicator\"") {
      #expect(line.matches(of: #/"(\w+)": /#).map { String($0.1) } == keys)
    }
    let csv = try store.compare(Self.excluding, "2024", format: "csv").table
    #expect(csv.columns == keys)
    #expect(csv.rows.count == rows.count)
  }

  @Test func otherNamesOfTheAreaComeToTheSame() throws {
    // 417 is Shropshire in adult social care; 893 there is nobody's.
    let text = try store.compare(Self.excluding, "2024").output
    for name in ["E06000051", "cassr:417"] {
      #expect(
        try store.compare(Self.excluding, "2024", ["--area", name]).output == text, "\(name)")
    }
  }

  @Test func aNameNobodyHasIsAnsweredWithTheNearest() throws {
    let wrong = try store.compare("ehc-plans-maintaned", "2024-25")
    #expect(wrong.status == 2)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors.contains("Did you mean 'ehc-plans-maintained'?"))
    #expect(try store.compare(Self.maintained, "2024-25", ["--area", "999"]).status == 2)
    let early = try store.compare(Self.maintained, "1999")
    #expect(early.status == 2)
    #expect(early.errors.contains("2025-01-16"))
    #expect(try store.compare(Self.maintained, "2024-25", ["--neighbours", "1999"]).status == 2)
  }
}
