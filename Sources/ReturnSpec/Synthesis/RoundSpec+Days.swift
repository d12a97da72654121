package import ReturnModel
internal import RuleLanguage

extension RoundSpec {
  /// The day that the round's constant `name` stands for; `nil` when it is none, or no day.
  package func day(_ name: String) -> CalendarDate? {
    guard case .date(let date) = constants[name] else { return nil }
    return date
  }
}
