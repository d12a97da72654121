/// An expression checked and compiled, ready to be evaluated for any record of its module.
///
/// Copying one costs a single reference, however large it is.
package struct CompiledExpression: Sendable {
  let program: Program

  /// What kind of value it has.
  package var type: ExpressionType { program.type }
  /// The module whose records it is evaluated for.
  package var module: Int { program.module }
  /// Every field it may read, each once, in the order first read.
  package var fieldsRead: [FieldReference] { program.fieldsRead }
  /// The external lists it asks for, each once.
  package var externalListsRead: [String] { program.externalListsRead }
  /// The modules whose records it walks over, each once.
  package var modulesWalked: [Int] { program.modulesWalked }
  /// Whether it reads the same record of the previous submission.
  package var readsPrevious: Bool { !program.previousFieldsRead.isEmpty }
  /// The fields it may read of that record, each once.
  package var previousFieldsRead: [FieldReference] { program.previousFieldsRead }
  /// The columns of external lists it looks things up in, each once.
  package var listColumnsRead: [ListColumn] { program.listColumnsRead }

  /// Whether it does the same as another, whatever the text of each.
  package func isSame(as other: CompiledExpression) -> Bool { program.isSame(as: other.program) }
}
