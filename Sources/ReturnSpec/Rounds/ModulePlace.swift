package import ReturnModel

/// One place in which a module's records stand, and what standing there says of them.
package struct ModulePlace: Hashable, Sendable {
  /// What a field holds of every record that stands there.
  package struct Constant: Hashable, Sendable {
    /// The field.
    package let field: FieldName
    /// Its text.
    package let text: String
  }

  /// The elements from the root, or from the parent, down to the module's own.
  package let path: [String]
  /// Fields whose value is the place itself: on roll, or no longer.
  package let constants: [Constant]

  init(path: String) {
    self.path = path.split(separator: "/").map(String.init)
    constants = []
  }

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("path", "set")
    path = try map.text("path").split(separator: "/").map(String.init)
    var constants: [Constant] = []
    for (field, text) in try map["set"]?.entries() ?? [] {
      constants.append(Constant(field: FieldName(field), text: try text.text()))
    }
    self.constants = constants
  }
}
