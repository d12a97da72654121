internal import ReturnModel
internal import ReturnSpec

extension ElementTable {
  /// The field of `module` that an element called `name` is, inside the elements of `path`.
  func field(of module: Int, _ path: [String], _ name: String) -> Int? {
    guard let numbers = fieldNumbers(of: module, spelt: name) else { return nil }
    let fields = modules[module].fields
    let inside = numbers.first { number in
      guard let within = fields[number].within else { return false }
      return path.contains(where: within.isSpelt)
    }
    return inside ?? numbers.first { fields[$0].within == nil }
  }

  /// The module under `spec`, with its place, that an element called `name` is a record of.
  ///
  /// Of places that end in one name the one counts whose path has most in common with `path`.
  func child(
    of spec: ModuleSpec, _ path: [String], _ name: String
  ) -> (module: Int, place: ModulePlace)? {
    var best: (module: Int, place: ModulePlace, shared: Int)?
    for (number, module) in modules.enumerated() where module.parent == spec.name {
      for place in module.places where place.path.last?.isSpelt(name) == true {
        let shared = place.path.dropLast().count { path.contains(where: $0.isSpelt) }
        if shared > best?.shared ?? -1 { best = (number, place, shared) }
      }
    }
    return best.map { ($0.module, $0.place) }
  }

  /// Whether `name` only groups fields or records of `spec`.
  func isGroup(_ name: String, in spec: ModuleSpec) -> Bool {
    spec.containers.contains { $0.isSpelt(name) }
      || spec.fields.contains { $0.within?.isSpelt(name) == true }
      || paths(under: spec).contains { path in
        path.dropLast().contains { $0.isSpelt(name) }
      }
  }

  /// Whether names inside the group `name` mean other things than they do outside it.
  func tellsApart(_ name: String, in spec: ModuleSpec) -> Bool {
    if spec.fields.contains(where: { $0.within?.isSpelt(name) == true }) { return true }
    let paths = paths(under: spec)
    return paths.contains { path in
      path.dropLast().contains { $0.isSpelt(name) }
        && paths.contains { other in
          other.last == path.last && !other.contains { $0.isSpelt(name) }
        }
    }
  }

  private func paths(under spec: ModuleSpec) -> [[String]] {
    modules.filter { $0.parent == spec.name }.flatMap { $0.places.map(\.path) }
  }
}
