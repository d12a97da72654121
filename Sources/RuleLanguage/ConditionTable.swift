/// The conditions of many rules, laid out one after the other.
package struct ConditionTable: Sendable {
  /// What a rule asks, and when it does.
  struct Entry: Sendable {
    /// The module whose records it is about.
    let module: Int32
    let when: ConditionParts.Part
    let require: ConditionParts.Part
  }

  /// What a check that is not passed came to.
  package struct Fault {
    /// The number of the check.
    package let check: Int
    /// Why it could not be evaluated; `nil` when what it requires is definitely not so.
    package let failure: EvaluationFailure?
  }

  private(set) var entries: [Entry] = []
  private(set) var parts = ConditionParts()

  /// Makes an empty table.
  package init() {}

  /// Adds a check; its number is how many there were before it.
  ///
  /// - Parameters:
  ///   - when: when it applies; `nil` for always.
  ///   - require: what must not be definitely false, for records of the same module as `when`.
  package mutating func append(when: CompiledExpression?, require: CompiledExpression) {
    entries.append(
      Entry(
        module: Int32(require.module), when: when.map { parts.add($0.program) } ?? .none,
        require: parts.add(require.program)))
  }
}
