import Testing

/// A slip of the pen in a specification, and what must be said of it.
struct Mistake: CustomTestStringConvertible {
  let file: String
  /// What stands in the file.
  let right: String
  /// What is put in its place.
  let wrong: String
  /// What the message must hold: above all the nearest right name.
  let says: [String]

  var testDescription: String { "\(file): \(wrong)" }

  init(_ file: String, _ right: String, _ wrong: String, _ says: String...) {
    self.file = file
    self.right = right
    self.wrong = wrong
    self.says = says
  }

  static let rules = [
    Mistake(
      "sen2/rules/G-204.yaml", "require: present(RequestOutcomeDate)",
      "require: present(RequestOutcomDate)", "'RequestOutcomDate'", "RequestOutcomeDate"),
    Mistake(
      "sen2/rules/G-204.yaml", "on: [RequestOutcomeDate]", "on: [RequestOutcomDate]",
      "'RequestOutcomDate'", "RequestOutcomeDate"),
    Mistake(
      "sen2/rules/G-204.yaml", #"when: RequestOutcome in ["Y", "N"]"#,
      #"when: RequestOutcome in ["Y", "Q"]"#, "Q"),
    Mistake(
      "sen2/rules/G-204.yaml", #"when: RequestOutcome in ["Y", "N"]"#, "when: RequestOutcome = 3",
      "cannot be compared"),
    Mistake(
      "sen2/rules/G-204.yaml", "require: present(RequestOutcomeDate)",
      "require: presnt(RequestOutcomeDate)", "'presnt'", "present"),
    Mistake(
      "sen2/rules/G-204.yaml", "require: present(RequestOutcomeDate)",
      "require: present(RequestOutcomeDate", ")"),
    Mistake(
      "sen2/rules/G-204.yaml", "wording: ", "wordng: ", "unknown key 'wordng'", "'wording'"),
    Mistake(
      "sen2/rules/G-204.yaml", "severity: error", "severity: eror", "'eror'", "'error'"),
    Mistake(
      "sen2/rules/G-204.yaml", "module: Requests", "module: Request", "'Request'", "'Requests'"),
    Mistake("sen2/rules/G-204.yaml", "finds: false", "finds: maybe", "true or false", "maybe"),
    Mistake(
      "sen2/rules/G-204.yaml", "finds: false", "find: false", "unknown key 'find'", "'finds'"),
    Mistake("sen2/rules/G-204.yaml", "since: \"2023\"", "sinse: \"2023\"", "'sinse'", "'since'"),
    Mistake(
      "sen2/rules/G-204.yaml", "code: G-204", "code: G-240", "G-240.yaml"),
  ]

  static let rounds = [
    Mistake(
      "sen2/rounds/2024.yaml", "field: Person.GenderCurrent", "field: Person.GenderCurent",
      "'GenderCurent'", "'GenderCurrent'"),
    Mistake("sen2/rounds/2024.yaml", "to: Person,", "to: Persn,", "'Persn'", "'Person'"),
    Mistake(
      "sen2/rounds/2024.yaml", "name: Sex", "name: Surname", "Person has a field Surname already"),
    Mistake(
      "sen2/rounds/2024.yaml", ", because: \"Takes the place of GenderCurrent\"", "", "because"),
    Mistake(
      "sen2/rounds/2024.yaml", "kind: code, list: sex", "kind: cod, list: sex", "'cod'", "'code'"),
    Mistake("sen2/rounds/2024.yaml", "list: sex", "list: sx", "'sx'", "'sex'"),
    Mistake("sen2/rounds/2024.yaml", "rule: G-103", "rule: G-1O3", "'G-1O3'", "'G-103'"),
    Mistake(
      "sen2/rounds/2024.yaml", "census_day: 2024-01-18", "census_dy: 2024-01-18", "census_day"),
    Mistake("sen2/rounds/2024.yaml", "set: {", "sett: {", "unknown key 'sett'", "'set'"),
  ]

  static let others = [
    Mistake(
      "sen2/indicators/ehcp-20-weeks-excluding-exceptions.yaml", "AssessmentOutcome = \"Y\"",
      "AssesmentOutcome = \"Y\"", "'AssesmentOutcome'", "AssessmentOutcome"),
    Mistake(
      "sen2/indicators/ehcp-20-weeks-excluding-exceptions.yaml", "measure: percentage",
      "measure: percentge", "'percentge'", "'percentage'"),
    Mistake(
      "sen2/indicators/ehcp-20-weeks-excluding-exceptions.yaml", "breakdowns: [sex, age-at-request",
      "breakdowns: [sex, age-at-reqest", "'age-at-reqest'", "'age-at-request'"),
    Mistake("sen2/breakdowns/sex.yaml", "when: \"F\"", "when: \"W\"", "'W'"),
    Mistake("sen2/lists/sex.yaml", "codes:", "code:", "unknown key 'code'", "'codes'"),
    Mistake("sen2/return.yaml", "area-scheme: dfe", "area-scheme: def", "'def'", "dfe"),
    Mistake(
      "sen2/return.yaml", "field-outside-rounds: G-508", "field-outside-rounds: G-5O8", "'G-5O8'",
      "'G-508'"),
    Mistake(
      "ees/tables/caseload.yaml", "census-day }", "censusday }", "'censusday'", "'census-day'"),
    Mistake(
      "ees/tables/caseload.yaml", "code: E10000023, since", "code: E10000023, sinc", "'sinc'",
      "'since'"),
    Mistake("ees/tables/caseload.yaml", "recognise:", "recognize:", "'recognize'", "'recognise'"),
    Mistake(
      "reference/neighbours-2025.yaml", "shropshire:", "shropshyre:", "'shropshyre'", "'shropshire'"
    ),
  ]
}
