import Foundation
import ReturnModel
import ReturnSpec
import TestSupport
import Testing

/// Adult social care numbers, councils that were reorganised, and types of council.
///
/// Expected places are those of `specs/ascof.md` 8.1 and 8.3.
@Suite struct AreaReferenceTests {
  private func areas() throws -> AreaDirectory {
    try SpecLibrary(pipelines: Project.root.appending(path: "Pipelines").path).reference.areas()
  }

  private func lastDay(_ year: Int) throws -> CalendarDate {
    try #require(CalendarDate(year: year + 1, month: 3, day: 31))
  }

  @Test func anAdultSocialCareNumberIsNeverReadAsADepartmentNumber() throws {
    let areas = try areas()
    #expect(areas.area(named: "cassr:417")?.id == "shropshire")
    #expect(areas.area(named: "893")?.id == "shropshire")
    #expect(areas.area(named: "417") == nil)
    #expect(areas.area(.cassr, "893") == nil)
    // 815 is North Yorkshire to the Department for Education and East Sussex here.
    #expect(areas.area(named: "815")?.id == "north-yorkshire")
    #expect(areas.area(named: "cassr:815")?.id == "east-sussex")
  }

  @Test(arguments: [
    ("809", 2018, "dorset-county", "E10000009"), ("809", 2019, "dorset", "E06000059"),
    ("810", 2018, "bournemouth", "E06000028"),
    ("738", 2019, "bournemouth-christchurch-and-poole", "E06000058"),
    ("218", 2022, "north-yorkshire", "E10000023"), ("218", 2023, "north-yorkshire", "E06000065"),
    ("905", 2022, "somerset", "E10000027"), ("905", 2023, "somerset", "E06000066"),
    ("102", 2022, "cumbria", "E10000006"), ("H6X4G", 2023, "cumberland", "E06000063"),
    ("W8X1Q", 2023, "westmorland-and-furness", "E06000064"),
    ("504", 2020, "northamptonshire", "E10000021"),
    ("Z9D4Z", 2021, "north-northamptonshire", "E06000061"),
    ("U6Q5Z", 2021, "west-northamptonshire", "E06000062"),
    ("612", 2019, "buckinghamshire", "E10000002"), ("916", 2020, "buckinghamshire", "E06000060"),
  ])
  func aReorganisedCouncilIsTheRightOneInEachYear(
    code: String, year: Int, id: String, ons: String
  ) throws {
    let day = try lastDay(year)
    let area = try #require(try areas().area(.cassr, code, on: day))
    #expect(area.id.text == id)
    #expect(area.code(.ons, on: day) == ons)
    #expect(area.existed(during: Period.splitYear(year).span(of: .financial)))
  }

  @Test(arguments: [
    ("dorset-county", 2018, "shire-counties"), ("dorset", 2019, "unitary-authorities"),
    ("north-yorkshire", 2024, "shire-counties"), ("somerset", 2024, "shire-counties"),
    ("buckinghamshire", 2019, "shire-counties"), ("buckinghamshire", 2020, "unitary-authorities"),
    ("north-northamptonshire", 2021, "district"),
    ("north-northamptonshire", 2024, "unitary-authorities"),
    ("cumbria", 2022, "shire-counties"), ("cumberland", 2023, "unitary-authorities"),
    ("shropshire", 2024, "unitary-authorities"), ("camden", 2024, "inner-london"),
    ("barnet", 2024, "outer-london"), ("barnsley", 2024, "metropolitan-districts"),
  ])
  func aCouncilIsOfTheTypeThatTablesAddItTo(id: String, year: Int, type: String) throws {
    let area = try #require(try areas()[AreaID(id)])
    #expect(area.councilType(on: try lastDay(year))?.text == type)
  }

  /// The count of each type in the 2024-25 release.
  @Test(arguments: [
    ("shire-counties", 23), ("unitary-authorities", 61), ("metropolitan-districts", 36),
    ("inner-london", 13), ("outer-london", 20), ("district", 0),
  ])
  func everyCouncilOf2024IsOfOneType(type: String, count: Int) throws {
    let day = try lastDay(2024)
    let councils = try areas().authorities(during: day...day)
    #expect(councils.count == 153)
    #expect(councils.filter { $0.councilType(on: day)?.text == type }.count == count)
  }
}
