package import ReturnModel

/// Evaluates compiled expressions for the records of subjects; one for each thread at work.
///
/// An evaluation allocates nothing.
package struct Evaluator: Sendable {
  /// The header of the extract, as its one record.
  package var header: Subject
  /// The external lists, in the order of the environment; an empty place is a list not supplied.
  package var externalLists: [ExternalList?]
  /// The same record in the previous submission; `previous.Field` is unknown while there is none.
  package var previous: PreviousRecord?

  /// Makes an evaluator.
  package init(header: Subject, externalLists: [ExternalList?] = []) {
    self.header = header
    self.externalLists = externalLists
  }

  /// Evaluates a condition for `record`.
  package func verdict(
    of expression: CompiledExpression, record: Int, in subject: borrowing Subject
  ) -> Verdict {
    .unknown
  }

  /// Evaluates an expression of any type for `record`.
  package func value(
    of expression: CompiledExpression, record: Int, in subject: borrowing Subject
  ) -> Value {
    .unknown
  }

  /// Spells a text that ``value(of:record:in:)`` gave for `expression` in `subject`.
  package func string(
    _ text: Value.TextRange, of expression: CompiledExpression, in subject: borrowing Subject
  ) -> String {
    ""
  }
}
