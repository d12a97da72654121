internal import PipelineCore
internal import ReturnModel

/// Errors and queries as the Department's portal lists them: a count by rule, or a row for each.
///
/// Its columns are known by their headings, of which portals and years have several.
struct PortalExport {
  /// How many it lists under each code, in the order of the codes' first rows.
  private(set) var counts: [(code: String, count: Int)] = []
  /// By code, how many it lists of each record; `nil` for a file of counts.
  private(set) var records: [String: [String: Int]]?

  private static let codeHeadings = [
    "error code", "error number", "error no", "code", "rule", "rule code", "rule no", "rule number",
    "validation", "validation code", "error", "query", "number",
  ]
  private static let countHeadings = [
    "count", "error count", "number of errors", "errors", "total", "occurrences", "no of errors",
    "number of occurrences", "frequency",
  ]
  private static let keyHeadings = [
    "record key", "upn", "pupil upn", "unique pupil number", "uln", "unique learner number",
    "child id", "la child id", "lachildid", "person id", "pupil", "identifier", "key",
  ]

  /// Reads the file `path`.
  init(path: String) throws(StageFailure) {
    let table = try CouncilTable(path: path, required: [], optional: nil)
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let code = Self.column(of: Self.codeHeadings, in: table.columns) else {
      throw StageFailure(
        .validate, .usage, subject: "\(name):1", problem: "no column holds the errors' codes",
        advice: "Head it 'Error Code', and the numbers 'Count' or the records 'UPN'.")
    }
    let count = Self.column(of: Self.countHeadings, in: table.columns)
    let key = Self.column(of: Self.keyHeadings, in: table.columns)
    var places: [String: Int] = [:]
    if count == nil, key != nil { records = [:] }
    for row in table.rows {
      let code = Self.plain(row.text(code))
      guard !code.isEmpty else { continue }
      var number = 1
      if let count {
        guard let given = Int(row.text(count).filter { $0 != "," }), given >= 0 else {
          throw row.failure("'\(count)' is not a whole number")
        }
        number = given
      }
      if let place = places[code] {
        counts[place].count += number
      } else {
        places[code] = counts.count
        counts.append((code, number))
      }
      if records != nil, let key { records?[code, default: [:]][row.text(key), default: 0] += 1 }
    }
  }

  private static func column(of headings: [String], in columns: [String]) -> String? {
    for heading in headings {
      let found = columns.first { column in
        column.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
          .split(separator: " ").map { String($0) }.joined(separator: " ") == heading
      }
      if let found { return found }
    }
    return nil
  }

  /// A code as it compares: without spaces and case, and without the Q that marks a query.
  static func plain(_ code: String) -> String {
    let code = code.filter { !$0.isWhitespace }.uppercased()
    let digits = code.dropLast()
    return code.last == "Q" && !digits.isEmpty && digits.allSatisfy(\.isNumber)
      ? String(digits) : code
  }
}
