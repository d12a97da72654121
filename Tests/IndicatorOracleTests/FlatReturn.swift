import Foundation
import FoundationXML

/// A SEN2 return as flat tables: one a module, with an id, the parent's id and every field as text.
///
/// It reads with Foundation's parser and knows nothing of the program's own reading.
final class FlatReturn: NSObject, XMLParserDelegate {
  /// The modules and every field of any round that figures are made from.
  static let modules: [(name: String, fields: [String])] = [
    ("Person", ["PersonBirthDate", "Sex", "GenderCurrent", "Ethnicity"]),
    (
      "Requests",
      [
        "ReceivedDate", "RYA", "RequestOutcomeDate", "RequestOutcome", "RequestMediation",
        "RequestTribunal",
      ]
    ),
    (
      "Assessment",
      [
        "AssessmentOutcome", "AssessmentOutcomeDate", "AssessmentMediation", "AssessmentTribunal",
        "OtherMediation", "OtherTribunal", "Week20",
      ]
    ),
    ("NamedPlan", ["StartDate", "PB", "OA", "DP", "CeaseDate", "CeaseReason"]),
    ("PlanDetail", ["PlacementRank"]),
    ("ActivePlans", ["Res", "WBP", "ReviewMeeting", "ReviewOutcome", "LastReview"]),
    (
      "PlacementDetail",
      ["URN", "UKPRN", "SENSetting", "PlacementRank", "EntryDate", "LeavingDate", "Res", "WBP"]
    ),
    ("SENneed", ["SENtype", "SENtypeRank"]),
  ]

  private struct Record {
    let module: Int
    let id: Int
    let parent: Int
    var values: [String: String] = [:]
  }

  private var open: [Record] = []
  private var counts = modules.map { _ in 0 }
  private var text = ""
  private var header: [String: String] = [:]
  private(set) var statements: [String] = []

  /// Reads `xml`.
  init(_ xml: Data) throws {
    super.init()
    for module in Self.modules {
      let fields = module.fields.map { ", \($0)" }.joined()
      statements.append("CREATE TABLE \(module.name) (id, parent\(fields));")
    }
    let parser = XMLParser(data: xml)
    parser.delegate = self
    guard parser.parse() else {
      throw parser.parserError ?? CocoaError(.fileReadCorruptFile)
    }
    let year = header["Year"] ?? ""
    let census = header["ReferenceDate"] ?? ""
    statements.append("CREATE TABLE round (year, activity, census);")
    statements.append("INSERT INTO round VALUES (\(year), \(year) - 1, '\(census)');")
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    text = ""
    guard let module = Self.modules.firstIndex(where: { $0.name == name }) else { return }
    counts[module] += 1
    open.append(Record(module: module, id: counts[module], parent: open.last?.id ?? 0))
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    text = ""
    guard let record = open.last else {
      header[name] = value
      return
    }
    if Self.modules[record.module].name == name {
      statements.append(Self.insertion(record))
      open.removeLast()
    } else if !value.isEmpty {
      open[open.count - 1].values[name] = value
    }
  }

  private static func insertion(_ record: Record) -> String {
    let module = modules[record.module]
    let values = module.fields.map { field in
      record.values[field].map { ", '\($0.replacing("'", with: "''"))'" } ?? ", NULL"
    }
    return "INSERT INTO \(module.name) VALUES (\(record.id), \(record.parent)\(values.joined()));"
  }
}
