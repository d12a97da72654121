import Foundation
import TestSupport

/// Writes a return as COLLECT exports it: nine CSV files joined by table ids.
struct BladeFiles {
  var flat: FlatReturn
  /// Whether ids are written as decimals.
  var idsAreFloats = false
  /// Seed for the order of rows and columns; 0 keeps them as they are.
  var seed: UInt64 = 0
  /// Rows added as they are to the file of a module: heading to text.
  var extra: [String: [[String: String]]] = [:]

  static let names = [
    "Header": "sen2", "Person": "person", "Requests": "requests", "Assessment": "assessment",
    "NamedPlan": "namedplan", "PlanDetail": "plandetail", "ActivePlans": "activeplans",
    "PlacementDetail": "placementdetail", "SENneed": "senneed",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  init(_ flat: FlatReturn) { self.flat = flat }

  /// Writes the files into `folder` and gives their paths in the order of the modules.
  func write(to folder: TemporaryFolder, under name: String = "blade") throws -> [String] {
    try FlatReturn.modules.map { module in
      let file = "\(name)/Blade-Export_10-02-2025_\(Self.names[module] ?? "").csv"
      return try folder.write(text(of: module), to: file)
    }
  }

  /// The text of one module's file.
  func text(of module: String) -> String {
    var rows = (flat.rows[module] ?? []).map { cells($0, module) } + (extra[module] ?? [])
    let table = Self.names[module] ?? ""
    var columns = ["\(table)tableid", "NativeId", "\(table)orderseqcolumn", "sourceid"]
    if let parent = FlatReturn.parents[module] {
      columns.append("\(Self.names[parent] ?? "")tableid")
    }
    for key in Set(rows.flatMap(\.keys)).sorted() where !columns.contains(key) {
      columns.append(key)
    }
    // A table without rows still has its headings.
    if module == "Header" {
      for key in ["collection", "year"] where !columns.contains(key) { columns.append(key) }
    }
    if seed != 0 {
      var generator = Shuffler(seed: seed)
      rows.shuffle(using: &generator)
      columns.shuffle(using: &generator)
    }
    let lines = [columns] + rows.map { row in columns.map { row[$0] ?? "" } }
    return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private func cells(_ row: FlatReturn.Row, _ module: String) -> [String: String] {
    let table = Self.names[module] ?? ""
    var cells = ["\(table)tableid": id(row.id, of: module), "NativeId": "893"]
    cells["\(table)orderseqcolumn"] = String(row.id)
    if let parent = FlatReturn.parents[module] {
      cells["\(Self.names[parent] ?? "")tableid"] = id(row.parent, of: parent)
    }
    for (field, text) in row.values { cells[field.lowercased()] = Self.exported(field, text) }
    return cells
  }

  /// Ids differ from table to table, as in a real export.
  func id(_ number: Int, of module: String) -> String {
    let base = 1000 * ((FlatReturn.modules.firstIndex(of: module) ?? 0) + 1)
    return "\(base + number)" + (idsAreFloats ? ".0" : "")
  }

  private static func exported(_ field: String, _ text: String) -> String {
    if let (year, month, day, clock) = FlatReturn.date(text) {
      return "\(year)-\(months[month - 1])-\(day) \(clock)"
    }
    if FlatReturn.flags.contains(field) { return ["1": "true", "0": "false"][text] ?? text }
    if field == "SerialNo", let number = Int(text) { return String(number) }
    return text
  }

  private static func quoted(_ text: String) -> String {
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\""
  }
}

/// A generator that gives the same numbers for the same seed.
struct Shuffler: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
