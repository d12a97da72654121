internal import ReturnModel

extension RecipeRun {
  /// What a function gives, its values known.
  mutating func call(
    _ function: DrawFunction, _ values: [DrawValue]
  ) throws(SynthesisFailure) -> DrawValue {
    switch function {
    case .choose: return .text(try tables.choose(text(values[0]), &dice))
    case .number: return .number(Int(try tables.choose(text(values[0]), &dice)) ?? 0)
    case .chance: return .flag(tables.happens(text(values[0]), &dice))
    case .below: return .number(dice.below(try number(values[0])))
    case .between:
      let (low, high) = (try number(values[0]), try number(values[1]))
      guard low <= high else { throw SynthesisFailure("nothing is between \(low) and \(high)") }
      return .number(dice.number(in: low...high))
    case .letter:
      let letters = Array(text(values[0]))
      guard !letters.isEmpty else { throw SynthesisFailure("letter() has none to draw from") }
      return .text(String(letters[dice.below(letters.count)]))
    case .present: return .flag(values[0] != .blank)
    case .min: return try extreme(values) { $0 < $1 }
    case .max: return try extreme(values) { $0 > $1 }
    case .join: return .text(values.map(text).joined())
    case .pad: return .text(SyntheticIdentity.padded(try number(values[0]), try number(values[1])))
    case .date, .year, .age, .born, .day_in, .workday: return try day(function, values)
    case .upn:
      let number = try number(values[0])
      let year = try self.number(values[2])
      return .text(
        SyntheticIdentity.upn(
          number, authority: text(values[1]), year: year, isTemporary: values[3] == .flag(true)))
    case .uln: return .text(SyntheticIdentity.uln(try number(values[0])))
    case .nhs: return .text(SyntheticIdentity.nhsNumber(try number(values[0])))
    case .other_area:
      return otherAreas.isEmpty ? .blank : .text(otherAreas[dice.below(otherAreas.count)])
    case .if, .first: return .blank
    }
  }

  private mutating func day(
    _ function: DrawFunction, _ values: [DrawValue]
  ) throws(SynthesisFailure) -> DrawValue {
    switch function {
    case .year: return .number(try day(values[0]).year)
    case .age: return .number(try day(values[0]).completedYears(on: try day(values[1])))
    case .born:
      return .day(calendar.birth(age: try number(values[0]), on: try day(values[1]), &dice))
    case .day_in: return .day(calendar.day(inMonth: try number(values[0]), &dice))
    case .workday:
      let day = try day(values[0])
      return .day(day.weekday > 5 ? day.movedOn(to: 1) : day)
    default:
      let (year, month) = (try number(values[0]), try number(values[1]))
      return CalendarDate(year: year, month: month, day: try number(values[2])).map { .day($0) }
        ?? .blank
    }
  }

  private func extreme(
    _ values: [DrawValue], _ precedes: (Int, Int) -> Bool
  ) throws(SynthesisFailure) -> DrawValue {
    var best: (order: Int, value: DrawValue)?
    for value in values where value != .blank {
      let order: Int
      if case .day(let day) = value {
        order = Int(day.dayNumber)
      } else {
        order = try number(value)
      }
      if best.map({ precedes(order, $0.order) }) ?? true { best = (order, value) }
    }
    return best?.value ?? .blank
  }

  private func text(_ value: DrawValue?) -> String { value?.spelling ?? "" }

  private func number(_ value: DrawValue) throws(SynthesisFailure) -> Int {
    guard case .number(let number) = value else {
      throw SynthesisFailure("\(value) is no number")
    }
    return number
  }

  private func day(_ value: DrawValue) throws(SynthesisFailure) -> CalendarDate {
    guard case .day(let day) = value else { throw SynthesisFailure("\(value) is no day") }
    return day
  }
}
