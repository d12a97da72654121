package import RuleLanguage

/// What is counted over a whole extract, bound to a round.
package struct TotalsSpec: Sendable {
  /// One number, which is the field of the same position in the module.
  package struct Total: Sendable {
    /// The module whose records are counted.
    package let module: Int
    /// Which of them count; `nil` for all.
    package let filter: CompiledExpression?
  }

  /// The module that holds the numbers.
  package let module: Int
  /// The numbers, in the order of the module's fields.
  package let totals: [Total]
}
