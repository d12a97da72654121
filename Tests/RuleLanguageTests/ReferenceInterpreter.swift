import ReturnModel

/// A plain reading of the language over trees and texts, written apart from the compiler.
struct ReferenceInterpreter {
  let header: SampleRecord
  /// The record at each level: the expression's own, then those of the walks around.
  var records: [ReferenceRecord]

  func value(_ expression: ReferenceExpression) throws(ReferenceStop) -> ReferenceValue {
    switch expression {
    case .literal(let value): return value
    case .field(let path): return try cell(path).value
    case .not(let inner):
      guard case .boolean(let value) = try value(inner) else { return .unknown }
      return .boolean(!value)
    case .all(let terms): return try chain(terms, ends: false)
    case .any(let terms): return try chain(terms, ends: true)
    case .truth(let inner, let wanted, let negated):
      return .boolean((try value(inner) == .boolean(wanted)) != negated)
    case .compare(let sign, let left, let right):
      return try compare(sign, value(left), value(right))
    case .arithmetic(let sign, let left, let right):
      return try arithmetic(sign, value(left), value(right))
    case .member(let inner, let items, let negated):
      let found = try value(inner)
      if found == .unknown { return .unknown }
      for item in items where try compare("=", found, value(item)) == .boolean(true) {
        return .boolean(!negated)
      }
      return .boolean(negated)
    case .call(let name, let arguments): return try call(name, arguments)
    case .related(let name, let module, let field, let condition):
      return try related(name, module, field, condition)
    }
  }

  private func chain(
    _ terms: [ReferenceExpression], ends: Bool
  ) throws(ReferenceStop) -> ReferenceValue {
    var result = ReferenceValue.boolean(!ends)
    for term in terms {
      let value = try value(term)
      if value == .boolean(ends) { return value }
      if value == .unknown { result = .unknown }
    }
    return result
  }

  func cell(_ path: [String]) -> ReferenceCell {
    var level = records.count - 1
    var words = path[...]
    if words.first == "header" { return ReferenceCell(header, field: words.last ?? "") }
    while words.first == "outer" {
      level -= 1
      words = words.dropFirst()
    }
    var record: ReferenceRecord? = records[level]
    while words.first == "parent" {
      record = record?.parent
      words = words.dropFirst()
    }
    if words.count == 2, let module = words.first {
      record = record?.ancestors.first { $0.sample.module == module }
    }
    guard let record else { return .absent }
    return ReferenceCell(record.sample, field: words.last ?? "")
  }

  private func compare(_ sign: String, _ left: ReferenceValue, _ right: ReferenceValue)
    -> ReferenceValue
  {
    if left == .unknown || right == .unknown { return .unknown }
    switch (left, right) {
    case (.integer(let one), .integer(let other)), (.date(let one), .date(let other)):
      return .boolean(holds(sign, one, other))
    default: break
    }
    if let one = left.number, let other = right.number { return .boolean(holds(sign, one, other)) }
    return .boolean((left == right) == (sign == "="))
  }

  private func holds<Number: Comparable>(_ sign: String, _ one: Number, _ other: Number) -> Bool {
    switch sign {
    case "=": one == other
    case "!=": one != other
    case "<": one < other
    case "<=": one <= other
    case ">": one > other
    default: one >= other
    }
  }

  private func arithmetic(
    _ sign: String, _ left: ReferenceValue, _ right: ReferenceValue
  ) throws(ReferenceStop) -> ReferenceValue {
    if left == .unknown || right == .unknown { return .unknown }
    switch (left, right) {
    case (.date(let one), .date(let other)): return .integer(one - other)
    case (.date(let one), .integer(let other)):
      let moved =
        sign == "+" ? one.addingReportingOverflow(other) : one.subtractingReportingOverflow(other)
      return try day(moved.partialValue, moved.overflow)
    case (.integer(let one), .integer(let other)) where sign != "/":
      let (result, overflow) =
        switch sign {
        case "+": one.addingReportingOverflow(other)
        case "-": one.subtractingReportingOverflow(other)
        default: one.multipliedReportingOverflow(by: other)
        }
      if overflow { throw .failed }
      return .integer(result)
    default: return try decimals(sign, left.number ?? 0, right.number ?? 0)
    }
  }

  private func day(_ day: Int, _ overflow: Bool) throws(ReferenceStop) -> ReferenceValue {
    let first = Int(Fixture.day("0001-01-01").dayNumber)
    let last = Int(Fixture.day("9999-12-31").dayNumber)
    guard !overflow, first <= day, day <= last else { throw .failed }
    return .date(day)
  }

  private func decimals(
    _ sign: String, _ one: Double, _ other: Double
  ) throws(ReferenceStop) -> ReferenceValue {
    let result =
      switch sign {
      case "+": one + other
      case "-": one - other
      case "*": one * other
      default: one / other
      }
    guard result.isFinite else { throw .failed }
    return .decimal(result)
  }
}
