/// What `unique(Module, Field, ...)` asks: no two records of a module agree in all these fields.
///
/// A record in which any of the fields is blank or invalid is not compared.
package struct UniqueKey: Hashable, Sendable {
  /// The module's number in the schema.
  package let module: Int
  /// A field of the record, or of one that it belongs to.
  package struct Column: Hashable, Sendable {
    /// How many records up the field stands; 0 for the record's own.
    package let hops: Int
    /// The field.
    package let field: FieldReference
  }

  /// The fields, in the order written.
  package let columns: [Column]

  /// Makes a key.
  package init(module: Int, columns: [Column]) {
    self.module = module
    self.columns = columns
  }

  /// Makes a key of fields of the module itself, by their numbers.
  package init(module: Int, fields: [Int]) {
    self.init(
      module: module,
      columns: fields.map { Column(hops: 0, field: FieldReference(module: module, field: $0)) })
  }
}
