/// What `unique(Module, Field, ...)` asks: no two records of a module agree in all these fields.
///
/// A record in which any of the fields is blank or invalid is not compared.
package struct UniqueKey: Hashable, Sendable {
  /// The module's number in the schema.
  package let module: Int
  /// The fields' numbers in that module, in the order written.
  package let fields: [Int]

  /// Makes a key.
  package init(module: Int, fields: [Int]) {
    self.module = module
    self.fields = fields
  }
}
