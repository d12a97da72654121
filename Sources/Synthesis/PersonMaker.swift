internal import ReturnModel
internal import ReturnSpec

/// Makes the people of a SEN2 return, each from the seed and its own number alone.
struct PersonMaker: Sendable {
  let tables: SynthesisTables
  let calendar: ReturnCalendar
  let authority: String
  /// Codes of other authorities, for people who moved.
  let others: [String]
  private let layout: RoundLayout
  private let seed: UInt64

  init(
    _ spec: SynthesisSpec, _ round: RoundSpec, layout: RoundLayout, authority: String, seed: UInt64
  ) throws(SynthesisFailure) {
    tables = try SynthesisTables(
      spec, tables: Self.tableNames, chances: Self.chanceNames, in: round,
      coded: [
        "ethnicity": ("Person", "Ethnicity"), "need": ("SENneed", "SENtype"),
        "secondary-need": ("SENneed", "SENtype"),
      ])
    calendar = try ReturnCalendar(round)
    others = layout.authorities.filter { $0 != authority }
    self.authority = authority
    self.layout = layout
    self.seed = seed
  }

  /// Person `number`, counted from 0, with nothing wrong.
  func person(_ number: Int, _ wish: SubjectWish = .any) -> SyntheticRecord {
    var dice = SplitMix64(seed: seed, stream: UInt64(number) &+ 1)
    let drawn = PersonCase(rawValue: tables.choose("case", &dice)) ?? .maintained
    let kind = wish.kind.flatMap { PersonCase(rawValue: $0) } ?? drawn
    let life = life(kind, &dice)
    var person = SyntheticRecord("Person")
    person["Surname"] = "Synthetic"
    person["Forename"] = tables.choose("forename", &dice)
    person["PersonBirthDate"] = life.birth.description
    person["GenderCurrent"] = tables.choose("gender", &dice)
    person["Sex"] = tables.choose("sex", &dice)
    person["Ethnicity"] = tables.choose("ethnicity", &dice)
    if !tables.happens("no-postcode", &dice) { person["PostCode"] = postcode(&dice) }
    identify(&person, number, born: life.birth, kind, wish.identity, &dice)
    person.children = life.requests
    layout.keepFields(of: &person)
    return person
  }

  private func postcode(_ dice: inout SplitMix64) -> String {
    let letters = Array("ABDEFGHJLNPQRSTUWXYZ")
    let (first, second) = (letters[dice.below(20)], letters[dice.below(20)])
    return "ZZ99 \(dice.below(10))\(first)\(second)"
  }

  private func life(_ kind: PersonCase, _ dice: inout SplitMix64) -> Life {
    switch kind {
    case .maintained: maintained(isTransferred: false, &dice)
    case .transferredIn: maintained(isTransferred: true, &dice)
    case .issued: issued(&dice)
    case .refused: refused(&dice)
    case .awaiting: undecided("A", &dice)
    case .withdrawn: undecided("W", &dice)
    case .notIssued: notIssued(&dice)
    case .assessing: assessing("A", &dice)
    case .assessmentWithdrawn: assessing("W", &dice)
    case .exported: exported(&dice)
    case .ceased: ceased(&dice)
    }
  }

  /// A birth date and the requests that follow from it.
  struct Life {
    let birth: CalendarDate
    let requests: [SyntheticRecord]
  }

  private static let tableNames =
    [
      "case", "sex", "gender", "ethnicity", "age", "age-at-request", "years-in-place", "need",
      "setting-early", "setting-school", "setting-sixth-form", "setting-adult", "cease-reason",
      "secondary-need", "request-source", "unknown-young", "unknown", "unknown-adult", "forename",
      "month", "cease-month", "residential", "work-based", "direct-payment", "attendance",
      "time-to-issue", "time-to-decide", "time-to-refuse", "review-meeting", "review-outcome",
      "time-to-review",
    ] + (1...9).map { "age-at-cease-\($0)" }

  private static let chanceNames = [
    "youth-accommodation", "refusal-mediation", "refusal-tribunal", "assessment-mediation",
    "assessment-tribunal", "other-mediation", "other-tribunal", "exception", "agreed-mediation",
    "agreed-tribunal", "received-when-historical", "earlier-request",
    "second-request-after-ceasing", "ceased-after-year", "issued-and-ceased", "second-need",
    "second-named-setting", "earlier-placement", "second-placement", "residential", "work-based",
    "personal-budget", "organised-arrangements", "phase-transfer", "review-draft",
    "no-identifier", "temporary-upn", "learner-number-at-16", "learner-number-alone",
    "no-postcode",
  ]
}
