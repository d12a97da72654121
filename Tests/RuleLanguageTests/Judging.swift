import ReturnModel
import RuleLanguage

/// What came of an expression, spelt so that tables can hold it.
enum Judging {
  static let header = SampleRecord(
    "Header",
    ["LEA": "301", "Year": "2025", "DateTime": "2025-03-01T09:30:00", "Software": "Synthetic"])

  /// `yes`, `no`, `unknown`, `invalid` or `failed: <reason>` of a condition over the record at
  /// `index` of `record`'s subject.
  static func verdict(
    _ text: String, _ record: SampleRecord, at index: Int = 0, lists: [ExternalList?] = [],
    environment: ExpressionEnvironment? = nil
  ) throws -> String {
    let subject = record.subject()
    let module = Int(subject.records[index].module)
    var own = environment ?? Fixture.environment("Requests")
    own.module = module
    let compiled = try ExpressionCompiler.compile(text, in: own, at: Fixture.place)
    let evaluator = Evaluator(header: header.subject(), externalLists: lists)
    return switch evaluator.verdict(of: compiled, record: index, in: subject) {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    case .invalid: "invalid"
    case .failed(let failure): "failed: \(failure)"
    }
  }

  /// A value as text: numbers and dates as they print, codes by their code, texts in quotation marks.
  static func value(
    _ text: String, _ record: SampleRecord, at index: Int = 0,
    holidays: [CalendarDate] = [], previous: PreviousRecord? = nil
  ) throws -> String {
    let subject = record.subject()
    let module = Fixture.schema.modules[Int(subject.records[index].module)].name.text
    let compiled = try ExpressionCompiler.compile(
      text, expecting: .value, in: Fixture.environment(module, holidays: holidays),
      at: Fixture.place)
    var evaluator = Evaluator(header: header.subject())
    evaluator.previous = previous
    switch evaluator.value(of: compiled, record: index, in: subject) {
    case .unknown: return "unknown"
    case .invalid: return "invalid"
    case .integer(let number): return String(number)
    case .decimal(let number): return String(number)
    case .date(let date): return date.description
    case .boolean(let value): return String(value)
    case .code(let position):
      guard case .code(let list) = compiled.type else { return "code of no list" }
      return list.codes[position].code
    case .text(let range): return "\"\(evaluator.string(range, of: compiled, in: subject))\""
    case .failed(let failure): return "failed: \(failure)"
    }
  }
}
