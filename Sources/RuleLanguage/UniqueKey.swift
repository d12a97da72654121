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

    /// Makes a field so many records up.
    package init(hops: Int, field: FieldReference) {
      self.hops = hops
      self.field = field
    }
  }

  /// The fields, in the order written.
  package let columns: [Column]
  /// What `known(Module.Field, Other.Field)` asks: the field among whose texts the key must be; `nil`
  /// when it must stand once.
  package let known: FieldReference?

  /// Makes a key.
  package init(module: Int, columns: [Column], known: FieldReference? = nil) {
    self.module = module
    self.columns = columns
    self.known = known
  }

  /// Makes a key of fields of the module itself, by their numbers.
  package init(module: Int, fields: [Int]) {
    self.init(
      module: module,
      columns: fields.map { Column(hops: 0, field: FieldReference(module: module, field: $0)) })
  }
}
