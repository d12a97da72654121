package import ReturnModel

/// What a rule says, whatever round it is checked in.
package struct Rule: Hashable, Sendable {
  /// Over what a rule looks.
  package enum Scope: String, Hashable, Sendable, CaseIterable {
    /// One record and those related to it.
    case record
    /// All records of one submission.
    case `return`
    /// All submissions of one run that are of one round.
    case run
    /// The submissions of one authority, or establishment, in different rounds of one run.
    case rounds
  }

  /// Our code.
  package let code: RuleCode
  /// The Department's code, when a council has filled it in.
  package let departmentCode: String?
  /// How much a finding matters.
  package let severity: Severity
  /// What is wrong.
  package let wording: String
  /// What to do about it.
  package let action: String
  /// Where the rule is from.
  package let source: String
  /// How sure the source is: `guide`, `code-set`, `inferred`, `engineering`.
  package let basis: String?
  /// Over what it looks.
  package let scope: Scope
  /// The rounds in force.
  package let inForce: RoundRange
  /// Optional inputs without which it is not run.
  package let needs: [String]
  /// What may differ from the last return and by how much, when that is what the rule is about.
  package let tolerance: Tolerance?
  /// Why it is listed and never run; `nil` for a rule that is.
  package let notImplemented: String?
  /// The file it is in, from the pipelines folder down.
  package let file: String

  init(_ map: SpecMapping, file: String) throws(SpecError) {
    code = RuleCode(try map.text("code"))
    departmentCode = try map.optionalText("dfe_code")
    severity = try map.required("severity").instance(of: Severity.self)
    wording = try map.text("wording")
    action = try map.text("action")
    source = try map.text("source")
    basis = try map.optionalText("basis")
    scope = try map["scope"]?.instance(of: Scope.self) ?? .record
    inForce = try RoundRange(map)
    needs = try map.texts("needs")
    tolerance = try map["tolerance"].map { node throws(SpecError) in try Tolerance(node) }
    notImplemented = try map.optionalText("not-implemented")
    self.file = file
    guard file.hasSuffix("/\(code).yaml") else {
      throw map.at.error("the rule \(code) belongs in a file called \(code).yaml")
    }
  }
}
