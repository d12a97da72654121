import ReturnModel

extension ReferenceInterpreter {
  /// Functions, of which only some are worth a second reading: the rest have tables of their own.
  func call(
    _ name: String, _ arguments: [ReferenceExpression]
  ) throws(ReferenceStop) -> ReferenceValue {
    switch name {
    case "present", "blank":
      guard case .field(let path) = arguments[0] else {
        return .boolean((try value(arguments[0]) != .unknown) == (name == "present"))
      }
      return .boolean(present(path) == (name == "present"))
    case "present_count":
      var count = 0
      for case .field(let path) in arguments where present(path) { count += 1 }
      return .integer(count)
    case "first_present":
      for argument in arguments {
        let value = try value(argument)
        if value != .unknown { return value }
      }
      return .unknown
    case "if":
      switch try value(arguments[0]) {
      case .boolean(let holds): return try value(arguments[holds ? 1 : 2])
      default: return .unknown
      }
    case "days":
      // The compiler reads days(a, b) as b - a, in that order.
      let (end, start) = (try value(arguments[1]), try value(arguments[0]))
      guard case .date(let to) = end, case .date(let from) = start else { return .unknown }
      return .integer(to - from)
    default:
      guard case .text(let text) = try value(arguments[0]) else { return .unknown }
      return .integer(text.unicodeScalars.count)
    }
  }

  private func present(_ path: [String]) -> Bool { cell(path).isPresent }

  /// The records of `module` under the nearest record that the current one is, or belongs to, and
  /// that they belong to.
  private func records(of module: String) -> [ReferenceRecord] {
    let lineage = Fixture.schema.lineage(of: Fixture.module(module)).dropFirst()
    let above = Set(lineage.map { Fixture.schema.modules[$0].name.text })
    let anchor = records.last?.ancestors.first { above.contains($0.sample.module) }
    return (anchor?.all ?? []).filter { $0.sample.module == module }
  }

  func related(
    _ name: String, _ module: String, _ field: String?, _ condition: ReferenceExpression?
  ) throws(ReferenceStop) -> ReferenceValue {
    var chosen: [ReferenceValue] = []
    for record in records(of: module) {
      var inner = self
      inner.records.append(record)
      let holds = try condition.map { node throws(ReferenceStop) in try inner.value(node) }
      if name == "all" {
        if holds == .boolean(false) { return .boolean(false) }
        continue
      }
      guard holds == nil || holds == .boolean(true) else { continue }
      if name == "any" { return .boolean(true) }
      let value = try field.map { name throws(ReferenceStop) in
        try ReferenceCell(record.sample, field: name).value
      }
      if name == "first" { return value ?? .unknown }
      chosen.append(value ?? .unknown)
      // A sum that overflows on the way fails there, before later records are read.
      if name == "sum" { _ = try total(chosen) }
    }
    switch name {
    case "any": return .boolean(false)
    case "all": return .boolean(true)
    case "count": return .integer(chosen.count)
    case "sum": return try total(chosen, isDecimal: field == "Score")
    case "first": return .unknown
    default: return best(chosen.filter { $0 != .unknown }, wantsLeast: name == "min")
    }
  }

  private func total(
    _ values: [ReferenceValue], isDecimal: Bool = false
  ) throws(ReferenceStop) -> ReferenceValue {
    var sum = 0
    var decimals = 0.0
    for value in values {
      switch value {
      case .integer(let number):
        let (next, overflow) = sum.addingReportingOverflow(number)
        if overflow { throw .failed }
        sum = next
      case .decimal(let number): decimals += number
      default: break
      }
    }
    return isDecimal ? .decimal(decimals) : .integer(sum)
  }

  private func best(_ values: [ReferenceValue], wantsLeast: Bool) -> ReferenceValue {
    func rank(_ value: ReferenceValue) -> Double {
      if case .date(let day) = value { return Double(day) }
      return value.number ?? 0
    }
    let ordered = values.sorted { rank($0) < rank($1) }
    return (wantsLeast ? ordered.first : ordered.last) ?? .unknown
  }
}
