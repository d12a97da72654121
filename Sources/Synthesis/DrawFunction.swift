/// A function that a recipe's expressions may call; `docs/pipelines.md` says what each gives, and a
/// test asks that it does.
package enum DrawFunction: String, CaseIterable, Sendable {
  // Chance.
  case choose, number, chance, below, between, letter
  // Any values.
  case `if`, first, present, min, max, join, pad
  // Days.
  case date, year, age, born, day_in, workday
  // Identifiers.
  case upn, uln, nhs, other_area

  /// How many values it takes.
  var arity: ClosedRange<Int> {
    switch self {
    case .other_area: 0...0
    case .choose, .number, .chance, .below, .letter, .present, .year, .day_in, .workday, .uln, .nhs:
      1...1
    case .between, .pad, .age, .born: 2...2
    case .if, .date: 3...3
    case .upn: 4...4
    case .first, .min, .max, .join: 1...9
    }
  }
}
