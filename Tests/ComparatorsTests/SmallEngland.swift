import Comparators
import ReturnModel

/// An England of six authorities in two regions, small enough to work out by hand.
///
/// Ash, Birch and Cedar are in the north; Dogwood, Elm and Fir in the south. Fir took over from Old Fir
/// on 1 April 2023, and Elm has had a second ONS code since that day.
enum SmallEngland {
  static let table: SourceID = "ees/table"
  static let changeOver = CalendarDate(year: 2023, month: 4, day: 1)
  static let dayBefore = CalendarDate(year: 2023, month: 3, day: 31)

  static let directory = AreaDirectory(
    [
      Area(
        id: "england", name: "England", level: .national, region: nil,
        codes: [AreaCode(scheme: .ons, code: "E92000001")], from: nil, until: nil),
      region("north", "E12000001"), region("south", "E12000002"),
      authority("ash", "north", "E1"), authority("birch", "north", "E2"),
      authority("cedar", "north", "E3"), authority("dogwood", "south", "E4"),
      Area(
        id: "elm", name: "Elm", level: .localAuthority, region: "south",
        codes: [
          AreaCode(scheme: .ons, code: "E5", until: dayBefore),
          AreaCode(scheme: .ons, code: "E55", from: changeOver),
        ], from: nil, until: nil),
      Area(
        id: "old-fir", name: "Old Fir", level: .localAuthority, region: "south",
        codes: [AreaCode(scheme: .ons, code: "E6")], from: nil, until: dayBefore,
        successors: ["fir"]),
      authority("fir", "south", "E7", from: changeOver),
    ])

  static func authority(
    _ id: AreaID, _ region: AreaID, _ code: String, from: CalendarDate? = nil
  ) -> Area {
    Area(
      id: id, name: id.text.prefix(1).uppercased() + id.text.dropFirst(), level: .localAuthority,
      region: region, codes: [AreaCode(scheme: .ons, code: code)], from: from, until: nil)
  }

  static func region(_ id: AreaID, _ code: String) -> Area {
    Area(
      id: id, name: id.text.prefix(1).uppercased() + id.text.dropFirst(), level: .regional,
      region: nil, codes: [AreaCode(scheme: .ons, code: code)], from: nil, until: nil)
  }

  static let rate = IndicatorDefinition(
    id: "timely", title: "Timely", measure: .percentage, polarity: .higher, decimals: 1)
  static let count = IndicatorDefinition(
    id: "plans", title: "Plans", measure: .count, polarity: .none, decimals: 0)
  static let neighbours = NeighbourSet(
    id: "2025", source: "made up", neighbours: ["ash": ["birch", "dogwood", "elm", "fir"]])

  /// A published or returned rate from its parts, the value to one decimal when published.
  static func rate(
    _ area: AreaID, _ period: Period, _ numerator: Double, of denominator: Double, _ value: Double,
    source: SourceID = table
  ) -> Observation {
    observation(
      rate, area, period, source,
      Figure(numerator: numerator, denominator: denominator, value: value))
  }

  static func observation(
    _ definition: IndicatorDefinition, _ area: AreaID, _ period: Period, _ source: SourceID,
    _ figure: Figure
  ) -> Observation {
    Observation(
      indicator: definition.id, area: area, period: period, breakdown: .total, source: source,
      released: source.isReturn ? nil : CalendarDate(year: 2025, month: 6, day: 26),
      figure: figure)
  }

  static func compare(_ observations: [Observation], _ request: ComparatorRequest)
    -> ComparatorResult
  {
    compare(observations, request, in: directory)
  }
}

extension ComparatorResult {
  /// The row of a comparator and method.
  func row(
    _ comparator: ComparatorRow.Comparator, _ method: ComparatorRow.Method
  ) -> ComparatorRow? {
    rows.first { $0.comparator == comparator && $0.method == method }
  }
}
