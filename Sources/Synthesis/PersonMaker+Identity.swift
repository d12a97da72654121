internal import ReturnModel

extension PersonMaker {
  /// Gives a person a UPN, a ULN, both, or the reason why there is neither.
  func identify(
    _ person: inout SyntheticRecord, _ number: Int, born: CalendarDate, _ kind: PersonCase,
    _ wish: String?, _ dice: inout SplitMix64
  ) {
    let age = born.completedYears(on: calendar.census)
    let identity = wish ?? drawnIdentity(age, &dice)
    if identity == "upn" || identity == "both" {
      person["UPN"] = SyntheticIdentity.upn(
        number, authority: authority, year: min(born.year + 5, calendar.yearStart.year),
        isTemporary: tables.happens("temporary-upn", &dice))
    }
    if identity == "uln" || identity == "both" {
      person["UniqueLearnerNumber"] = SyntheticIdentity.uln(number)
    }
    if identity == "none" {
      person["UPNunknown"] = reason(age, isRefused: kind == .refused || kind == .withdrawn, &dice)
    }
  }

  private func drawnIdentity(_ age: Int, _ dice: inout SplitMix64) -> String {
    if tables.happens("no-identifier", &dice) { return "none" }
    guard age >= 16, tables.happens("learner-number-at-16", &dice) else { return "upn" }
    return tables.happens("learner-number-alone", &dice) ? "uln" : "both"
  }

  /// A reason that is true of the age: UN1 well under six, UN9 of young people; UN10 only where the
  /// request came to nothing.
  private func reason(_ age: Int, isRefused: Bool, _ dice: inout SplitMix64) -> String {
    let table = age < 5 ? "unknown-young" : age < 16 ? "unknown" : "unknown-adult"
    let reason = tables.choose(table, &dice)
    return reason == "UN10" && !isRefused ? "UN2" : reason
  }
}
