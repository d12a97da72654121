import Foundation
import ReturnModel

/// The Department's timeliness table of the 2025 release, read simply, where it is to be had.
///
/// Only the totals are read. Areas are made from the table itself, under their three-digit numbers.
struct PublishedTimeliness {
  /// The table, beside the repository; `nil` when it is not there.
  static let file: URL? = {
    let root = URL(filePath: #filePath).resolvingSymlinksInPath()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(
      path: "../shared/data/ees/ehc-plans-2025/timeliness_20_week.csv.gz")
    return FileManager.default.fileExists(atPath: file.path) ? file : nil
  }()

  static let excluding: IndicatorID = "ehcp-20-weeks-excluding-exceptions"
  static let including: IndicatorID = "ehcp-20-weeks-including-exceptions"
  static let shropshireNeighbours: [AreaID] = [
    "815", "933", "860", "811", "838", "884", "830", "885", "943", "916",
  ]

  /// The authorities that began or ended in the years of the table.
  private static let lives: [String: (from: CalendarDate?, until: CalendarDate?)] = {
    let (north, cumbria) = (CalendarDate("2021-03-31"), CalendarDate("2023-03-31"))
    let (afterNorth, afterCumbria) = (CalendarDate("2021-04-01"), CalendarDate("2023-04-01"))
    return [
      "928": (nil, north), "940": (afterNorth, nil), "941": (afterNorth, nil),
      "909": (nil, cumbria), "942": (afterCumbria, nil), "943": (afterCumbria, nil),
    ]
  }()

  private(set) var observations: [Observation] = []
  let directory: AreaDirectory

  /// Reads the table.
  init(_ file: URL) throws {
    var areas: [AreaID: Area] = [:]
    let lines = try Self.inflated(file).split(whereSeparator: \.isNewline).map(Self.cells)
    // The first heading carries the byte-order mark.
    let heading = lines.first ?? []
    for cells in lines.dropFirst() {
      let row = Dictionary(zip(heading, cells), uniquingKeysWith: { first, _ in first })
      guard row["breakdown"] == "All EHC plans issued", let area = Self.area(row),
        let year = cells.first.flatMap({ Int($0) })
      else { continue }
      areas[area.id] = area
      observations.append(
        Self.observation(
          row, area.id, year, Self.excluding, "PC_plans_issued_20_weeks_ex",
          "plans_issued_20_weeks_ex", "plans_issued_den_ex"))
      observations.append(
        Self.observation(
          row, area.id, year, Self.including, "pc_plans_issued_within_20_weeks",
          "plans_issued_within_20_weeks", "plans_issued_den"))
    }
    directory = AreaDirectory(areas.values.sorted { $0.id < $1.id })
  }

  private static func inflated(_ file: URL) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// The fields of a line whose quoted fields hold commas and no quotes.
  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private static func area(_ row: [String: String]) -> Area? {
    func area(_ id: String, _ name: String, _ level: Area.Level, _ code: String) -> Area? {
      guard let id = row[id], let name = row[name], let code = row[code] else { return nil }
      let life = lives[id] ?? (nil, nil)
      return Area(
        id: AreaID(id), name: name, level: level,
        region: level == .localAuthority ? row["region_code"].map { AreaID($0) } : nil,
        codes: [AreaCode(scheme: .ons, code: code)], from: life.from, until: life.until)
    }
    switch row["geographic_level"] {
    case "National": return area("country_code", "country_name", .national, "country_code")
    case "Regional": return area("region_code", "region_name", .regional, "region_code")
    case "Local authority":
      return area("old_la_code", "la_name", .localAuthority, "new_la_code")
    default: return nil
    }
  }

  private static func observation(
    _ row: [String: String], _ area: AreaID, _ year: Int, _ indicator: IndicatorID,
    _ value: String, _ numerator: String, _ denominator: String
  ) -> Observation {
    let printed = row[value] ?? ""
    return Observation(
      indicator: indicator, area: area, period: .calendarYear(year), breakdown: .total,
      source: "ees/timeliness_20_week", released: CalendarDate(year: 2025, month: 6, day: 26),
      figure: Figure(
        numerator: row[numerator].flatMap { Double($0) },
        denominator: row[denominator].flatMap { Double($0) }, value: Double(printed),
        printed: printed, withheld: Withheld(symbol: printed)))
  }
}
