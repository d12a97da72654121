internal import ReturnModel

/// Reads a set of neighbours: each authority with those that are like it.
struct NeighbourReader {
  let areas: AreaDirectory

  /// The set that `root` holds; places are named by our ids or by any code they have had.
  func set(in root: SpecNode) throws(SpecError) -> NeighbourSet {
    let map = try root.mapping("set", "dated", "source", "licence", "note", "neighbours")
    var neighbours: [AreaID: [AreaID]] = [:]
    for (key, value) in try map.required("neighbours").entries() {
      var members: [AreaID] = []
      for name in try value.texts() {
        let member = try area(name, value)
        guard !members.contains(member) else {
          throw value.error("'\(name)' is among the neighbours of '\(key)' twice")
        }
        members.append(member)
      }
      guard neighbours.updateValue(members, forKey: try area(key, value)) == nil else {
        throw value.error("'\(key)' has neighbours twice")
      }
    }
    return NeighbourSet(
      id: try map.text("set"), dated: try map["dated"]?.date(), source: try map.text("source"),
      neighbours: neighbours)
  }

  private func area(_ name: String, _ place: SpecNode) throws(SpecError) -> AreaID {
    if areas[AreaID(name)] != nil { return AreaID(name) }
    if let area = areas.area(named: name) { return area.id }
    let hint = SpecError.hint(name, among: areas.areas.map(\.id.text))
    throw place.error("'\(name)' is not an area of areas.yaml\(hint)")
  }
}
