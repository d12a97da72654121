import ReturnModel
import Testing

/// Years of the long table: the same text is another period in another measure.
///
/// What each means follows from the data dictionary's Year_Type; that 2024 is 2023-24 where it is an
/// academic year is checked in section 4.8 of the specification.
@Suite struct YearSpellingTests {
  @Test(arguments: [
    ("lait-totperabnew", "2023-24"), ("lait-totpermex", "2022-23"),
    ("lait-senfinance", "2023-24"), ("lait-apse-tech", "2024-25"), ("lait-ks1p-all", "2024-25"),
    ("lait-a3a", "2019-20"), ("lait-he-19-all", "2020-21"), ("lait-rta", "2016"),
    ("lait-hosp-adm-alc-18yrs", "2015-16"), ("lait-infmort", "2023"),
    ("lait-cpp-rate", "2025-03-31"), ("lait-prifsm", "2025-01-16"),
    ("lait-work-force-vac-rate", "2024-09-30"), ("lait-lac-ceased-sgo", "2023-24"),
    ("lait-lac-ceased-sgo-percentage", "2023-24"),
  ])
  func aYearIsReadAsItsMeasureSays(_ indicator: String, _ period: String) throws {
    let figures = try SchoolSampleTests.load("lait_long").figures
    #expect(figures["\(indicator) shropshire \(period) total"] != nil, "\(figures.keys.sorted())")
    #expect(figures.keys.count { $0.hasPrefix("\(indicator) shropshire ") } == 1)
  }

  @Test func placesAreNumbersOfTheDepartmentAndNumbersOfTheToolsOwn() throws {
    let figures = try SchoolSampleTests.load("lait_long").figures
    let areas = figures.keys.filter { $0.hasPrefix("lait-totperabnew ") }.map {
      $0.split(separator: " ")[1]
    }
    #expect(areas.sorted() == ["england", "shropshire", "west-midlands", "worcestershire"])
  }

  @Test func aNumberWithAnExponentIsKeptAsPrinted() throws {
    let figures = try SchoolSampleTests.load("lait_long").figures
    let figure = try #require(figures["lait-totpermex shropshire 2022-23 total"])
    #expect(figure.value == 0.07)
    #expect(figure.printed == "7.0000000000000007E-2")
    // A rate without its parts has no number above the line; a count is one.
    #expect(figure.numerator == nil)
    #expect(figures["lait-lac-ceased-sgo shropshire 2023-24 total"]?.numerator == 9)
  }

  @Test func aHyphenIsNotAvailable() throws {
    let figures = try SchoolSampleTests.load("lait_long").figures
    let figure = try #require(figures["lait-work-force-vac-rate shropshire 2024-09-30 total"])
    #expect(figure.value == nil)
    #expect(figure.withheld == .notAvailable)
    #expect(figure.printed == "-")
  }
}
