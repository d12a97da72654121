/// A field of a module, both by number.
package struct FieldReference: Hashable, Sendable {
  /// The module's number in the schema.
  package let module: Int
  /// The field's number in its module.
  package let field: Int

  /// Makes a reference.
  package init(module: Int, field: Int) {
    self.module = module
    self.field = field
  }
}
