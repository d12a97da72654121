import Foundation
import ReturnModel

/// A return of a round with values drawn at random, the same for the same seed.
///
/// It means to meet every branch of every indicator, not to be likely: dates on either side of every
/// limit, any outcome with any date, things left out anywhere. Every value is of its code list.
struct RandomReturn {
  private let year: Int
  private var state: UInt64
  private var xml = ""

  /// Writes a return of `year` with `people` persons.
  static func xml(year: Int, people: Int, seed: UInt64) -> Data {
    var made = RandomReturn(year: year, state: seed)
    made.write(people)
    return Data(made.xml.utf8)
  }

  private init(year: Int, state: UInt64) {
    self.year = year
    self.state = state
  }

  private var census: String {
    switch year {
    case 2023: "2023-01-19"
    case 2024: "2024-01-18"
    case 2025: "2025-01-16"
    default: "2026-01-15"
    }
  }

  private mutating func write(_ people: Int) {
    xml = """
      <?xml version="1.0" encoding="UTF-8"?>
      <Message><Header><CollectionDetails><Collection>SEN2</Collection><Year>\(year)</Year>
      <ReferenceDate>\(census)</ReferenceDate></CollectionDetails><Source><SourceLevel>L</SourceLevel>
      <LEA>893</LEA><SoftwareCode>Test</SoftwareCode><Release>1</Release><SerialNo>001</SerialNo>
      <DateTime>\(year)-02-01T09:00:00</DateTime><DMO>Y</DMO><DCO>Y</DCO></Source></Header><Persons>

      """
    for number in 1...people { person(number) }
    xml += "</Persons></Message>\n"
  }

  private mutating func person(_ number: Int) {
    xml += "<Person><Surname>Synthetic</Surname><Forename>No\(number)</Forename>"
    element("PersonBirthDate", date(from: year - 27, to: year - 1))
    if year < 2024 {
      element("GenderCurrent", pick(["0", "1", "2", "9"]))
    } else {
      element("Sex", pick(["M", "F", ""]))
    }
    element(
      "Ethnicity",
      pick([
        "WBRI", "WCOR", "WIRI", "WEUR", "WROM", "MWBC", "MOTH", "AIND", "APKN", "CHNE", "BSOM",
        "BOTH",
        "OKRD", "REFU", "NOBT", "",
      ]))
    for _ in 0..<(next(10) < 8 ? 1 : 2) { request() }
    xml += "</Person>\n"
  }

  private mutating func request() {
    xml += "<Requests>"
    let received = day(-1, 0)
    element("ReceivedDate", received)
    element("RYA", flag())
    element("RequestOutcomeDate", later(than: received, by: [41, 42, 43]))
    element("RequestOutcome", pick(["Y", "Y", "Y", "N", "A", "W", "H", ""]))
    element("RequestMediation", flag())
    element("RequestTribunal", flag())
    if next(10) < 8 { assessment(received) }
    if next(10) < 9 { activePlan() }
    xml += "</Requests>"
  }

  private mutating func assessment(_ received: String) {
    xml += "<Assessment>"
    element("AssessmentOutcome", pick(["Y", "Y", "Y", "N", "A", "W", "H", ""]))
    element(
      "AssessmentOutcomeDate", later(than: received, by: [112, 113, 140, 141, 364, 365]))
    for name in ["AssessmentMediation", "AssessmentTribunal", "OtherMediation", "OtherTribunal"] {
      element(name, pick(["0", "0", "1", ""]))
    }
    element("Week20", flag())
    if next(10) < 9 {
      xml += "<NamedPlan>"
      element("StartDate", next(2) == 0 ? day(0, 1) : date(from: year - 15, to: year))
      element("PB", flag())
      element("OA", flag())
      element("DP", pick(["E", "S", "H", "I", "", ""]))
      if next(3) == 0 {
        element("CeaseDate", day(0, 1))
        element("CeaseReason", pick(["1", "2", "3", "4", "5", "6", "7", "8", "9", ""]))
      }
      xml += "</NamedPlan>"
    }
    xml += "</Assessment>"
  }

  private mutating func activePlan() {
    xml += "<ActivePlans>"
    if year < 2024 { extras() }
    for _ in 0..<next(4) { placement() }
    for rank in 1...2 where next(4) > 0 {
      xml += "<SENneed>"
      let late = year < 2025 ? [] : ["DS"]
      element(
        "SENtype",
        pick(
          [
            "SPLD", "MLD", "SLD", "PMLD", "SEMH", "SLCN", "HI", "VI", "MSI", "PD", "ASD", "OTH", "",
          ] + late))
      element("SENtypeRank", "\(rank)")
      xml += "</SENneed>"
    }
    let meeting = day(-1, 1)
    if year >= 2024 {
      element("ReviewMeeting", meeting)
      element("ReviewOutcome", pick(["M", "A", "C", ""]))
    }
    element("LastReview", next(2) == 0 ? day(-1, 1) : later(than: meeting, by: [27, 28, 29]))
    xml += "</ActivePlans>"
  }

  private mutating func placement() {
    xml += "<PlacementDetail>"
    switch next(4) {
    case 0: element("URN", "999001")
    case 1: element("UKPRN", "10000001")
    default:
      element("SENSetting", pick(["OLA", "OPA", "EHE", "EYP", "OTH", "NEET", "NIEC", "NIEO"]))
    }
    element("PlacementRank", pick(["1", "1", "2"]))
    element("EntryDate", day(-1, 1))
    element("LeavingDate", next(2) == 0 ? day(0, 1) : "")
    if year >= 2024 { extras() }
    xml += "</PlacementDetail>"
  }

  private mutating func extras() {
    element("Res", pick(["A", "B", ""]))
    element("WBP", pick(["A", "T", "S", ""]))
  }

  private mutating func flag() -> String { pick(["0", "1", ""]) }

  /// A day of the activity year, or with `before` and `after` of years around it; seldom none, and
  /// often census day, the day after, or an end of the activity year.
  private mutating func day(_ before: Int, _ after: Int) -> String {
    switch next(20) {
    case 0: ""
    case 1: after > 0 ? census : "\(year - 1)-01-01"
    case 2: after > 0 ? census.prefix(9) + "9" : "\(year - 1)-12-31"
    default: date(from: year - 1 + before, to: year - 1 + after)
    }
  }

  /// A day one of `limits` after `day`, or any day of the activity year.
  private mutating func later(than day: String, by limits: [Int]) -> String {
    guard next(2) == 0, let start = CalendarDate(day) else { return self.day(0, 0) }
    return CalendarDate(dayNumber: start.dayNumber + Int32(limits[next(limits.count)])).description
  }

  private mutating func date(from: Int, to: Int) -> String {
    let (year, month, day) = (from + next(to - from + 1), 1 + next(12), 1 + next(28))
    return String(format: "%04d-%02d-%02d", year, month, day)
  }

  private mutating func element(_ name: String, _ value: String) {
    if !value.isEmpty { xml += "<\(name)>\(value)</\(name)>" }
  }

  private mutating func pick(_ values: [String]) -> String { values[next(values.count)] }

  /// A number below `limit`: SplitMix64, whose numbers are the same everywhere.
  private mutating func next(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return Int(mixed % UInt64(limit))
  }
}
