internal import ReturnModel

/// The making of one record by a recipe: chance, and the values that have names.
struct RecipeRun {
  var dice: SplitMix64
  var values: [String: DrawValue]
  let tables: DrawTables
  let calendar: ReturnCalendar
  let otherAreas: [String]

  /// What an expression comes to.
  mutating func value(_ expression: DrawExpression) throws(SynthesisFailure) -> DrawValue {
    switch expression {
    case .constant(let value): return value
    case .variable(let name): return values[name] ?? .blank
    case .both(let left, let right):
      return .flag(try isTrue(left) ? try isTrue(right) : false)
    case .either(let left, let right):
      return .flag(try isTrue(left) ? true : try isTrue(right))
    case .not(let part): return .flag(!(try isTrue(part)))
    case .among(let part, let values):
      let value = try value(part)
      for other in values where try self.value(other) == value { return .flag(true) }
      return .flag(false)
    case .comparison(let kind, let left, let right):
      return .flag(try Self.compare(kind, try value(left), try value(right)))
    case .arithmetic(let kind, let left, let right):
      return try Self.calculate(kind, try value(left), try value(right))
    case .call(.if, let parts): return try value(try isTrue(parts[0]) ? parts[1] : parts[2])
    case .call(.first, let parts):
      for part in parts {
        let value = try value(part)
        if value != .blank { return value }
      }
      return .blank
    case .call(let function, let parts):
      var arguments: [DrawValue] = []
      for part in parts { arguments.append(try value(part)) }
      return try call(function, arguments)
    }
  }

  mutating func isTrue(_ expression: DrawExpression) throws(SynthesisFailure) -> Bool {
    switch try value(expression) {
    case .flag(let flag): return flag
    case .blank: return false
    case let other: throw SynthesisFailure("\(other) is neither true nor false")
    }
  }

  /// Blank is less than nothing, and equal to itself.
  private static func compare(
    _ kind: DrawExpression.Comparison, _ left: DrawValue, _ right: DrawValue
  ) throws(SynthesisFailure) -> Bool {
    let order: (less: Bool, same: Bool)
    switch (left, right) {
    case (.number(let left), .number(let right)): order = (left < right, left == right)
    case (.day(let left), .day(let right)): order = (left < right, left == right)
    case (.text, .text), (.flag, .flag), (.blank, _), (_, .blank):
      guard kind == .equal || kind == .different else { return false }
      return (left == right) == (kind == .equal)
    default: throw SynthesisFailure("\(left) and \(right) cannot be compared")
    }
    return switch kind {
    case .equal: order.same
    case .different: !order.same
    case .less: order.less
    case .atMost: order.less || order.same
    case .greater: !order.less && !order.same
    case .atLeast: !order.less
    }
  }

  private static func calculate(
    _ kind: DrawExpression.Arithmetic, _ left: DrawValue, _ right: DrawValue
  ) throws(SynthesisFailure) -> DrawValue {
    switch (kind, left, right) {
    case (.plus, .number(let left), .number(let right)): return .number(left + right)
    case (.minus, .number(let left), .number(let right)): return .number(left - right)
    case (.times, .number(let left), .number(let right)): return .number(left * right)
    case (.plus, .day(let day), .number(let days)): return .day(day + days)
    case (.minus, .day(let day), .number(let days)): return .day(day - days)
    case (.minus, .day(let left), .day(let right)):
      return .number(Int(left.dayNumber - right.dayNumber))
    case (_, .blank, _), (_, _, .blank): return .blank
    default: throw SynthesisFailure("\(left) \(kind.rawValue) \(right) cannot be worked out")
    }
  }
}
