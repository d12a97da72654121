/// What a compiled expression consists of.
///
/// Its parts never change, so that threads share it; a class, so that a rule that is handed about
/// does not count references for each of its arrays.
final class Program: Sendable {
  let type: ExpressionType
  let module: Int
  let fieldsRead: [FieldReference]
  let externalListsRead: [String]
  let listColumnsRead: [ListColumn]
  let previousFieldsRead: [FieldReference]

  /// The conditions that `and` joins in it, when it is several.
  let parts: [Program]
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

  init(_ type: ExpressionType, _ checker: Checker, _ emitter: Emitter, parts: [Program]) {
    self.parts = parts
    self.type = type
    module = checker.environment.module
    fieldsRead = checker.fieldsRead
    externalListsRead = checker.externalListsRead
    listColumnsRead = checker.listColumnsRead
    previousFieldsRead = checker.previousFieldsRead
    isOneTest = emitter.isOneTest
    operations = emitter.operations
    columns = emitter.columns
    (words, bytes, tables) = (emitter.words, emitter.bytes, emitter.tables)
  }

  /// The conditions that `and` joins in it, or itself.
  var conjuncts: [Program] { parts.isEmpty ? [self] : parts }

  /// Whether it does the same as another, whatever the text of each.
  func isSame(as other: Program) -> Bool {
    self === other
      || module == other.module && type == other.type && operations == other.operations
        && words == other.words && bytes == other.bytes && tables == other.tables
  }
}
