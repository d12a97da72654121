import Normalisation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// A slice of a return and the same slice of a published table have one key.
@Suite struct SlugTests {
  /// The slices that the returns of 2025 can have, as keys.
  private func ownKeys(_ indicator: IndicatorID) throws -> Set<String> {
    let round = try Counted.round("2025")
    let spec = try #require(round.indicators.first { $0.definition.id == indicator })
    return Set(
      spec.breakdowns.flatMap { breakdown in
        breakdown.categories.map { "\(breakdown.dimension)=\($0.category)" }
      })
  }

  /// The Department's own labels: section 5.2 of the specification, and the published file.
  static let timeliness: [(String, String)] =
    [("Sex", "Female"), ("Sex", "Male"), ("Sex", "Unknown")]
    + (3...19).map { ("Child or young persons age", "age \($0)") }
    + [
      ("Child or young persons age", "age 2 and under"),
      ("Child or young persons age", "age 20 and over"), ("Child or young persons age", "unknown"),
    ]

  @Test(arguments: timeliness)
  func aPublishedSliceIsOneOfTheReturns(_ topic: String, _ value: String) throws {
    let library = try SmallTable.library.get()
    let table = try #require(
      try library.publishedTables().first { $0.table == "timeliness_20_week" })
    let mapped = try #require(table.topics.first { $0.name == topic }).breakdown(of: value)
    let own = try ownKeys("ehcp-20-weeks-excluding-exceptions")
    #expect(own.contains(mapped.description), "\(mapped)")
  }

  /// Only published tables have years in place.
  @Test(arguments: [
    ("caseload", "ehc-plans-maintained"),
    ("timeliness_20_week", "ehcp-20-weeks-including-exceptions"),
    ("newplans", "new-ehc-plans"),
  ])
  func everySliceAMappingNamesIsOneOfTheReturns(_ name: String, _ indicator: String) throws {
    let library = try SmallTable.library.get()
    let table = try #require(try library.publishedTables().first { $0.table == name })
    let own = try ownKeys(IndicatorID(indicator))
    for topic in table.topics {
      guard let dimension = topic.dimension, dimension != "years-in-place" else { continue }
      for category in topic.categories.values {
        #expect(own.contains("\(dimension)=\(category)"), "\(dimension)=\(category)")
      }
    }
  }

  /// The nineteen labels of the published ethnicity topic (section 2.8).
  @Test(arguments: [
    "White - White British", "White - Irish", "White - Traveller of Irish heritage",
    "White - Any other White background", "White - Gypsy/Roma", "Mixed - White and Black Caribbean",
    "Mixed - White and Black African", "Mixed - White and Asian",
    "Mixed - Any other Mixed background", "Asian - Indian", "Asian - Pakistani",
    "Asian - Bangladeshi", "Asian - Any other Asian background", "Asian - Chinese",
    "Black - Black Caribbean", "Black - Black African", "Black - Any other Black background",
    "Any other ethnic group", "Unclassified",
  ])
  func aPublishedEthnicityIsOneOfTheReturns(_ label: String) throws {
    for indicator in ["ehcp-20-weeks-excluding-exceptions", "ehc-plans-maintained"] {
      let own = try ownKeys(IndicatorID(indicator))
      #expect(own.contains("ethnicity=\(Breakdown.slug(label))"))
    }
  }

  @Test func theReturnsHaveNoOtherEthnicities() throws {
    let own = try ownKeys("ehc-plans-maintained").filter { $0.hasPrefix("ethnicity=") }
    #expect(own.count == 19)
  }
}
