/// An expression checked and compiled, ready to be evaluated for any record of its module.
package struct CompiledExpression: Sendable {
  /// What kind of value it has.
  package let type: ExpressionType
  /// The module whose records it is evaluated for.
  package let module: Int
  /// Every field it may read, each once, in the order first read.
  package let fieldsRead: [FieldReference]
  /// The external lists it asks for, each once.
  package let externalListsRead: [String]
  /// Whether it reads the same record of the previous submission.
  package let readsPrevious: Bool

  /// Whether it is one test of one or two cells of the record itself.
  let isOneTest: Bool
  /// The steps, the last of which ends.
  let operations: [Operation]
  /// The column of each step in the expression's text; 1-based.
  let columns: [Int32]
  /// Sets of bits, sorted values, and the places of texts in lists.
  let words: [Int64]
  /// The bytes of text constants.
  let bytes: [UInt8]
  /// The tables of patterns, one after another.
  let tables: [UInt16]
}
