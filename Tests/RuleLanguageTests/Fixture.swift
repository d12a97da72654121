import ReturnModel
import RuleLanguage

/// A small made-up return: a person with requests, their assessments, plans and needs.
enum Fixture {
  static let outcomes = list("request-outcome", ["Y", "N", "A", "W", "H"])
  static let needs = list("sen-type", ["SPLD", "MLD", "ASD", "OTH", "DS", "N", "Y"])
  static let decisions = list("decision", ["N", "Y", "Z"])
  /// More codes than one word of bits holds.
  static let authorities = list("authority", (0..<150).map { String(200 + $0) })

  static let schema = RecordSchema(modules: [
    .init(
      name: "Header", parent: nil, isHeader: true,
      fields: [
        .init(name: "LEA", kind: .code, list: authorities), .init(name: "Year", kind: .integer),
        .init(name: "DateTime", kind: .timestamp), .init(name: "Software", kind: .text),
        .init(name: "Final", kind: .boolean),
      ]),
    .init(
      name: "Person", parent: nil,
      fields: [
        .init(name: "UPN", kind: .text), .init(name: "PersonBirthDate", kind: .date),
        .init(name: "Exported", kind: .code, list: authorities),
        .init(name: "Weight", kind: .decimal),
      ]),
    .init(
      name: "Requests", parent: 1,
      fields: [
        .init(name: "ReceivedDate", kind: .date), .init(name: "RequestOutcomeDate", kind: .date),
        .init(name: "RequestOutcome", kind: .code, list: outcomes),
        .init(name: "Decision", kind: .code, list: decisions),
        .init(name: "RYA", kind: .boolean), .init(name: "Mediation", kind: .boolean),
        .init(name: "Sessions", kind: .integer), .init(name: "Possible", kind: .integer),
        .init(name: "Cost", kind: .decimal), .init(name: "Grant", kind: .decimal),
        .init(name: "Note", kind: .text), .init(name: "Remark", kind: .text),
        .init(name: "CeaseDate", kind: .date),
        .init(name: "CeaseReason", kind: .code, list: decisions),
      ]),
    .init(
      name: "Assessment", parent: 2,
      fields: [
        .init(name: "AssessmentOutcomeDate", kind: .date),
        .init(name: "AssessmentOutcome", kind: .code, list: outcomes),
      ]),
    .init(name: "ActivePlans", parent: 2, fields: [.init(name: "LastReview", kind: .date)]),
    .init(
      name: "SENneed", parent: 4,
      fields: [
        .init(name: "SENtype", kind: .code, list: needs),
        .init(name: "SENtypeRank", kind: .integer), .init(name: "Score", kind: .decimal),
        .init(name: "Since", kind: .date), .init(name: "Words", kind: .text),
        .init(name: "Main", kind: .boolean),
      ]),
  ])

  static let constants: [String: Constant] = [
    "census_day": .date(day("2025-01-16")), "activity_year": .integer(2024),
    "limit": .decimal(4.5), "code": .text("Y"), "pilot": .boolean(false),
  ]

  private static func list(_ name: String, _ codes: [String]) -> CodeList {
    CodeList(name: ListName(name), codes: codes.map { .init(code: $0, label: "Code \($0)") })
  }

  static func day(_ text: String) -> CalendarDate {
    guard let date = CalendarDate(text) else { preconditionFailure("no day \(text)") }
    return date
  }

  static func date(_ dayNumber: Int) -> String {
    CalendarDate(dayNumber: Int32(dayNumber)).description
  }

  static func module(_ name: String) -> Int {
    guard let module = schema.module(ModuleName(name)) else {
      preconditionFailure("no module \(name)")
    }
    return module
  }

  static func environment(
    _ module: String, valueField: Int? = nil, holidays: [CalendarDate] = []
  ) -> ExpressionEnvironment {
    ExpressionEnvironment(
      schema: schema, module: Self.module(module), constants: constants,
      externalLists: ["establishments", "closed-establishments"], valueField: valueField,
      holidays: holidays)
  }

  static let place = SourcePlace(file: "rule.yaml", line: 7, column: 10)

  static func compile(
    _ text: String, in module: String = "Requests",
    expecting: ExpressionCompiler.Expectation = .value
  ) throws(ExpressionError) -> CompiledExpression {
    try ExpressionCompiler.compile(
      text, expecting: expecting, in: environment(module), at: place)
  }
}
