import Normalisation
import PipelineCore
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Printed sheets by the mappings of the framework: headings below titles, kinds of number, places.
@Suite struct SheetReaderTests {
  private static let titles = ["Table 2d(1): a measure [note 1]", "Some words.", ""]
  private static let headings = ["Local authority code", "Local authority", "ONS area code"]

  @Test func aRowHoldsAFigureForEachYearWithItsParts() throws {
    let sheet = try SmallSheet(
      "time-series", titles: Self.titles,
      headings: Self.headings + [
        "2023 to 2024 - numerator", "2023 to 2024 - denominator", "2023 to 2024 - outcome",
        "2024 to 2025 - outcome", "2024 to 2025 - mood",
      ],
      rows: [["417", "Shropshire", "E06000051", "1,234", "[c]", "92.10000000000001", "[x]", "3"]])
    #expect(
      try sheet.lines() == [
        "ascof-2023-2d1 shropshire 2023-24 total 1234.0/- 92.1 '92.10000000000001'",
        "ascof-2023-2d1 shropshire 2024-25 total -/- not-available '[x]'",
      ])
    #expect(sheet.reader.unusedColumns == ["2024 to 2025 - mood"])
    #expect(sheet.reader.figures()?.source == "ascof/time-series-2d1-2023-24")
  }

  @Test func aSecondValueInBracketsIsOfThePopulationAskedBefore() throws {
    let sheet = try SmallSheet(
      "time-series", titles: ["Table 1c: carers"],
      headings: Self.headings + [
        "2016 to 2017 - number of respondents", "2016 to 2017 - outcome",
      ],
      rows: [["England", "England", "E92000001", "54,360 (37,515)", "7.7 (:)"]])
    #expect(
      try sheet.lines() == [
        "ascof-2023-1c-respondents england 2016-17 total 54360.0/- 54360.0 '54,360 (37,515)'",
        "ascof-2023-1c-respondents england 2016-17 population=as-before-2016-17 "
          + "37515.0/- 37515.0 '54,360 (37,515)'",
        "ascof-2023-1c england 2016-17 total -/- 7.7 '7.7 (:)'",
        "ascof-2023-1c england 2016-17 population=as-before-2016-17 -/- not-available '7.7 (:)'",
      ])
  }

  /// Dorset's number was the county's and is the new authority's; one sheet prints the county's old
  /// ONS code beside today's figures, another a row for each of the two.
  @Test func aNumberIsOfTheCouncilItMeantInTheYear() throws {
    let sheet = try SmallSheet(
      "time-series", titles: ["Table 4a: safe"],
      headings: Self.headings + ["2018 to 2019 - outcome", "2024 to 2025 - outcome"],
      rows: [
        ["809", "Dorset County", "E10000009", "70.1", "75.0"],
        ["809", "Dorset", "E06000059", "[z]", "75.0"],
        ["U", "Unitary Authorities", "[z]", "1", "2"],
      ])
    #expect(
      try sheet.lines() == [
        "ascof-2023-4a dorset-county 2018-19 total -/- 70.1 '70.1'",
        "ascof-2023-4a dorset 2024-25 total -/- 75.0 '75.0'",
        "ascof-2023-4a dorset 2018-19 total -/- not-applicable '[z]'",
        "ascof-2023-4a unitary-authorities 2018-19 total -/- 1.0 '1'",
        "ascof-2023-4a unitary-authorities 2024-25 total -/- 2.0 '2'",
      ])
    #expect(sheet.reader.contradictoryPlaces == 2)
    #expect(sheet.reader.counts == RecordCounts(read: 3, loaded: 3))
  }

  private static let long = [
    "Return.Year", "Geographical.Code", "ONS.Area.Code", "ASCOF.Measure.Code",
    "Disaggregation.Level", "Measure.Type", "Measure.Value",
  ]

  @Test func numbersOfOneFigureStandInRowsOfTheirOwn() throws {
    let sheet = try SmallSheet(
      "open-data", headings: Self.long,
      rows: [
        ["2014-15", "417", "E06000051", "2A(2)_1415", "Total", "Numerator", "389"],
        ["2014-15", "3008", "E12000005", "1C(1A)1864", "18-64", "Outcome", " "],
        ["2014-15", "417", "E06000051", "2A(2)_1415", "Total", "Outcome", "548.8"],
        ["2017-18", "417", "E06000051", "1I1F", "Female", "Margin Of Error", "0.4"],
        ["2017-18", "417", "E06000051", "1I1F", "Female", "Margin of Error", "0.4"],
        ["2023-24", "417", "E06000051", "1D", "Total", "Outcome", ":"],
      ])
    #expect(
      try sheet.lines() == [
        "ascof-2014-2a2 shropshire 2014-15 total 389.0/- 548.8 '548.8'",
        "ascof-2014-1c1a west-midlands 2014-15 age=18-64 -/- not-available ' '",
        "ascof-2014-1i1-margin-of-error shropshire 2017-18 sex=female -/- 0.4 '0.4'",
        "ascof-2023-1d shropshire 2023-24 total -/- not-available ':'",
      ])
    #expect(sheet.reader.figures()?.source == "ascof/open-data-2017-18")
  }

  @Test func rowsThatNobodyKnowsArePassedOverAndTold() throws {
    let sheet = try SmallSheet(
      "open-data", headings: Self.long,
      rows: [
        ["2014-15", "417", "E06000051", "9Z", "Total", "Outcome", "1"],
        ["2014-15", "417", "E06000051", "1A", "Left-handed", "Outcome", "1"],
        ["2014-15", "417", "E06000051", "1A", "Total", "Mood", "1"],
        ["2014-15", "999", "[z]", "1A", "Total", "Outcome", "1"],
        ["long ago", "417", "E06000051", "1A", "Total", "Outcome", "1"],
      ])
    #expect(sheet.reader.counts == RecordCounts(read: 5, outOfScope: 5))
    #expect(
      sheet.reader.passedOver.keys.sorted() == [
        "kind 'Mood' is not mapped", "measure '9z' is not known in 2014-15", "no year",
        "place '999' is not known", "slice 'Left-handed' is not mapped",
      ])
    #expect(sheet.reader.figures() == nil)
  }

  @Test(arguments: [
    ("2020_21 open data.csv", "2020-21"), ("ascof_2020_21_open_data.csv.gz", "2020-21"),
    ("meas-2019-20.csv", "2019-20"),
  ])
  func theNameOfAFileSaysItsYear(_ file: String, _ year: String) throws {
    let headings = Array(Self.long.dropFirst())
    let row = ["417", "E06000051", "1A", "Total", "Outcome", "19.4"]
    let sheet = try SmallSheet("open-data", headings: headings, rows: [row], file: file)
    #expect(try sheet.lines() == ["ascof-2014-1a shropshire \(year) total -/- 19.4 '19.4'"])
    #expect(throws: StageFailure.self) {
      try SmallSheet("open-data", headings: headings, rows: [row], file: "export.csv")
    }
  }

  @Test func aFigureThatStandsTwiceWithTwoValuesAndACellThatIsNothingAreFailures() throws {
    let row = ["2014-15", "417", "E06000051", "1A", "Total", "Outcome", "19.5"]
    for value in ["19.6", "12,34", "35.5 (x", "1e400", "0x10", "nan"] {
      #expect(throws: StageFailure.self, "\(value)") {
        try SmallSheet("open-data", headings: Self.long, rows: [row, row.dropLast() + [value]])
      }
    }
  }

  @Test func aTitleThatNamesNoMeasureIsAFailure() {
    for title in ["Adult social care", "Table 9z: nothing"] {
      #expect(throws: StageFailure.self, "\(title)") {
        try SmallSheet(
          "time-series", titles: [title], headings: Self.headings + ["2024 to 2025 - outcome"],
          rows: [])
      }
    }
  }
}
