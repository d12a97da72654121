/// A walk over the records related to the current one.
struct RelatedRecords: Sendable {
  let function: RuleFunction
  /// The module whose records are walked.
  let module: Int
  /// How many parents up the record stands under which they are sought.
  let hops: Int
  let condition: TypedNode?
  /// What is summed or compared; `nil` for `any`, `all` and `count`.
  let value: TypedNode?

  func valued(as value: TypedNode) -> RelatedRecords {
    RelatedRecords(
      function: function, module: module, hops: hops, condition: condition, value: value)
  }
}
