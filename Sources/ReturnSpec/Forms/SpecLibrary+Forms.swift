extension SpecLibrary {
  /// Every form, beside XML, that a return is described to arrive in.
  package func forms() throws(SpecError) -> [FormSpec] {
    var forms: [FormSpec] = []
    for definition in try returns() {
      for node in try nodes(in: "\(definition.id)/forms") {
        forms.append(try FormSpec(node, of: definition))
      }
    }
    return forms
  }
}
