internal import ReturnModel

/// What `unique(Module, Field, ...)` asks: no two records of a module agree in all these fields.
///
/// Or what `known(Module.Field, Other.Field)` asks: each record's text is that of some record of the
/// other. A record in which any of the fields is blank or invalid is not compared.
package struct UniqueKey: Hashable, Sendable {
  /// The module's number in the schema.
  package let module: Int
  /// The fields' numbers in that module, in the order written.
  package let fields: [Int]
  /// The field among whose texts the key must be; `nil` when it must stand once.
  package let known: FieldReference?

  /// Makes a key.
  package init(module: Int, fields: [Int], known: FieldReference? = nil) {
    self.module = module
    self.fields = fields
    self.known = known
  }
}
