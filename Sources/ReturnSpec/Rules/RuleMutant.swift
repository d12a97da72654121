package import ReturnModel

/// A rule with one thing in it changed, as a slip of the pen might: an example of the rule should tell.
package struct RuleMutant: Sendable {
  /// How much a mutant says of a rule's examples.
  package enum Kind: String, Hashable, Sendable {
    /// The condition turned round, or one that always holds: the rule is another.
    case main
    /// One comparison, or one `and`, is another.
    case detail
  }

  /// The rule.
  package let rule: RuleCode
  /// What was changed, in words.
  package let change: String
  /// Whether it is one that examples must tell.
  package let kind: Kind
  let check: Int
  let when: String?
  let require: String
  /// The tolerance that it has; `nil` for a mutant of a condition.
  package let tolerance: Tolerance?
}

extension ReturnSpecification {
  /// Every mutant of the rule `code`; none of a rule whose condition is a field's own constraint.
  package func mutants(of code: RuleCode) throws(SpecError) -> [RuleMutant] {
    guard let file = rules.first(where: { $0.rule.code == code }) else { return [] }
    if let tolerance = file.rule.tolerance { return Self.mutants(of: code, tolerance) }
    var mutants: [RuleMutant] = []
    for (number, check) in file.checks.enumerated() {
      let when = try check.when.map { node throws(SpecError) in try node.text() }
      let require = try check.require.text()
      let place = file.checks.count > 1 ? "check \(number + 1): " : ""
      func add(_ change: String, _ kind: RuleMutant.Kind, _ when: String?, _ require: String) {
        mutants.append(
          RuleMutant(
            rule: code, change: place + change, kind: kind, check: number, when: when,
            require: require, tolerance: nil))
      }
      if file.rule.scope == .record {
        add("require turned round", .main, when, "not (\(require))")
        add("require always true", .main, when, "1 = 1")
        for variant in ConditionVariants.of(require) {
          add("require \(variant.change)", .detail, when, variant.text)
        }
      } else {
        for variant in ConditionVariants.withoutFields(require) {
          add("require \(variant.change)", .detail, when, variant.text)
        }
      }
      guard let when else { continue }
      add("when dropped", .main, nil, require)
      for variant in ConditionVariants.of(when) {
        add("when \(variant.change)", .detail, variant.text, require)
      }
    }
    return mutants
  }

  private static func mutants(of code: RuleCode, _ tolerance: Tolerance) -> [RuleMutant] {
    [("twice as wide", 2.0), ("half as wide", 0.5)].map { change, factor in
      RuleMutant(
        rule: code, change: "tolerance \(change)", kind: .main, check: 0, when: nil, require: "",
        tolerance: tolerance.scaled(by: factor))
    }
  }

  /// The round `round` with `mutant` in the place of its rule.
  ///
  /// - Throws: when what was changed makes no condition of the round.
  package func apply(_ mutant: RuleMutant, to round: RoundSpec) throws(SpecError) -> RoundSpec {
    var round = round
    guard let number = round.rules.firstIndex(where: { $0.code == mutant.rule }),
      let file = rules.first(where: { $0.rule.code == mutant.rule })
    else { return round }
    let binder = RuleBinder(
      round: round.id, file: file.rule.file, modules: round.modules, schema: round.schema,
      constants: round.constants, rules: [file], definition: definition,
      externalLists: round.externalLists, indicators: [], holidays: holidays,
      definitions: named.definitions)
    var bound = RuleBinder.Bound(constraintRules: [], checks: round.modules.map { _ in [] })
    for (place, check) in file.checks.enumerated() {
      var check = check
      if place == mutant.check {
        check.when = mutant.when.map { (check.when ?? check.require).saying($0) }
        check.require = check.require.saying(mutant.require)
      }
      if file.rule.scope == .record {
        try binder.bind(check, of: number, in: &bound)
      } else {
        try binder.bindUniqueness(check, of: number, file.rule.scope, in: &bound)
      }
    }
    for module in round.checks.indices {
      // In its own place, for the first rule that finds a cell at fault may keep others from it.
      let first = round.checks[module].firstIndex { $0.rule == number }
      round.checks[module].removeAll { $0.rule == number }
      round.checks[module].insert(
        contentsOf: bound.checks[module], at: first ?? round.checks[module].count)
    }
    round.uniqueness.removeAll { $0.rule == number }
    round.uniqueness += bound.uniqueness
    return round
  }
}
