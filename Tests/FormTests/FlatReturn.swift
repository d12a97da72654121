import Foundation

/// A return as rows by module, with the numbers that join them; made of the XML alone.
struct FlatReturn {
  /// One record.
  struct Row {
    /// Its number among the records of its module.
    var id: Int
    /// The number of the record it belongs to, among those of that one's module.
    var parent: Int
    /// The numbers of its person and its request.
    var person = 0
    var request = 0
    var values: [String: String] = [:]
  }

  static let parents = [
    "Person": "Header", "Requests": "Person", "Assessment": "Requests", "NamedPlan": "Assessment",
    "PlanDetail": "NamedPlan", "ActivePlans": "Requests", "PlacementDetail": "ActivePlans",
    "SENneed": "ActivePlans",
  ]
  static let modules = [
    "Header", "Person", "Requests", "Assessment", "NamedPlan", "PlanDetail", "ActivePlans",
    "PlacementDetail", "SENneed",
  ]

  private(set) var rows: [String: [Row]] = [:]

  init(_ root: Element) {
    for module in Self.modules { rows[module] = [] }
    if let header = root.first("Header") {
      add(header, under: Row(id: 0, parent: 0))
    }
    for person in root.first("Persons")?.children ?? [] {
      add(person, under: Row(id: 1, parent: 0))
    }
  }

  private mutating func add(_ element: Element, under parent: Row) {
    let module = element.name
    var row = Row(id: (rows[module]?.count ?? 0) + 1, parent: parent.id)
    row.person = module == "Person" ? row.id : parent.person
    row.request = module == "Requests" ? row.id : parent.request
    let place = rows[module]?.count ?? 0
    rows[module]?.append(row)
    for child in element.children {
      if Self.parents[child.name] == module {
        add(child, under: row)
      } else if ["CollectionDetails", "Source"].contains(child.name) {
        for field in child.children { row.values[field.name] = Self.text(field) }
      } else {
        row.values[child.name] = Self.text(child)
      }
    }
    rows[module]?[place].values = row.values
  }

  private static func text(_ element: Element) -> String {
    element.text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Year, month, day and the clock of a text that looks like a date.
  static func date(_ text: String) -> (year: String, month: Int, day: String, clock: String)? {
    guard let found = text.wholeMatch(of: /(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d:\d\d))?/),
      let month = Int(found.2), (1...12).contains(month)
    else { return nil }
    return (
      String(found.1), month, String(found.3), found.4.map { String($0) } ?? "00:00:00"
    )
  }

  static let flags: Set<String> = [
    "RYA", "RequestMediation", "RequestTribunal", "AssessmentMediation", "AssessmentTribunal",
    "OtherMediation", "OtherTribunal", "Week20", "PB", "OA", "SENunitIndicator",
    "ResourcedProvisionIndicator",
  ]
}
