package import ReturnModel

/// Reads the reference facts under `Pipelines/reference`.
package struct ReferenceReader: Sendable {
  private let folder: String

  /// Makes a reader of the reference folder in the pipelines folder `pipelines`.
  package init(pipelines: String) { folder = "\(pipelines)/reference" }

  /// Every area, with its code history.
  package func areas() throws(SpecError) -> AreaDirectory {
    let root = try read("areas.yaml")
    let map = try root.mapping("source", "licence", "note", "areas")
    var areas: [Area] = []
    for node in try map.list("areas") { areas.append(try Self.area(node)) }
    let ids = Set(areas.map(\.id))
    for (area, node) in zip(areas, try map.list("areas")) {
      let named = area.successors + area.types.map(\.type) + [area.region].compactMap { $0 }
      for other in named where !ids.contains(other) {
        let hint = SpecError.hint(other.text, among: ids.map(\.text))
        throw node.error("\(area.id) names an area '\(other)' that is not listed\(hint)")
      }
    }
    return AreaDirectory(areas)
  }

  private static func area(_ node: SpecNode) throws(SpecError) -> Area {
    let map = try node.mapping(
      "id", "name", "level", "region", "from", "until", "successors", "codes", "types",
      "note")
    var codes: [AreaCode] = []
    for code in try map.list("codes") {
      let map = try code.mapping("scheme", "code", "from", "until", "note")
      codes.append(
        AreaCode(
          scheme: try map.required("scheme").instance(of: AreaCode.Scheme.self),
          code: try map.text("code"), from: try map["from"]?.date(),
          until: try map["until"]?.date()))
    }
    var types: [CouncilType] = []
    for type in try map.list("types") {
      let map = try type.mapping("type", "from", "until", "note")
      types.append(
        CouncilType(
          type: AreaID(try map.text("type")), from: try map["from"]?.date(),
          until: try map["until"]?.date()))
    }
    return Area(
      id: AreaID(try map.text("id")), name: try map.text("name"),
      level: try map.required("level").instance(of: Area.Level.self),
      region: try map.name("region"), codes: codes, from: try map["from"]?.date(),
      until: try map["until"]?.date(), successors: try map.texts("successors").map { AreaID($0) },
      types: types)
  }

  /// The neighbour sets there are, by the name a user gives.
  package func neighbourSetNames() -> [String] {
    SpecFolder.names(in: folder, ending: ".yaml").filter { $0.hasPrefix("neighbours-") }
      .map { String($0.dropFirst("neighbours-".count)) }
  }

  /// The set of statistical neighbours called `id`.
  package func neighbours(_ id: String, areas: AreaDirectory) throws(SpecError) -> NeighbourSet {
    let names = neighbourSetNames()
    guard names.contains(id) else {
      let known = names.joined(separator: ", ")
      throw SpecError(
        file: "reference", line: 1, problem: "there is no neighbour set '\(id)'; there are \(known)"
      )
    }
    return try NeighbourReader(areas: areas).set(in: try read("neighbours-\(id).yaml"))
  }

  /// The set of neighbours in a file of the user's own, which has the layout of the sets here.
  package func neighbours(
    inFile path: String, areas: AreaDirectory
  ) throws(SpecError) -> NeighbourSet {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return try NeighbourReader(areas: areas).set(in: try SpecNode.read(path, file: name))
  }

  /// The population series called `id`.
  package func population(_ id: String) throws(SpecError) -> PopulationSeries {
    var known: [String] = []
    for name in populationFiles {
      let map = try read(name).mapping(
        "population", "source", "licence", "unit", "years", "values", "note")
      known.append(try map.text("population"))
      guard known.last == id else { continue }
      let years = try map.list("years").each { node throws(SpecError) in try node.integer() }
      var values: [AreaID: [Int?]] = [:]
      for (area, node) in try map.required("values").entries() {
        let row = try node.list().each { node throws(SpecError) in
          node.isNull ? nil : try node.integer()
        }
        guard row.count == years.count else {
          throw node.error("\(area) has \(row.count) values for \(years.count) years")
        }
        values[AreaID(area)] = row
      }
      return PopulationSeries(id: id, years: years, values: values)
    }
    let hint = SpecError.hint(id, among: known)
    throw SpecError(file: "reference", line: 1, problem: "there is no population '\(id)'\(hint)")
  }

  private var populationFiles: [String] {
    SpecFolder.names(in: folder, ending: ".yaml").filter { $0.hasPrefix("population-") }
      .map { "\($0).yaml" }
  }

  /// The texts of the files that working days and populations are taken from, for fingerprints.
  func texts(forWorkingDays days: Bool, populations: Bool) throws(SpecError) -> [String] {
    var names = populations ? populationFiles : []
    if days, SpecFolder.exists("\(folder)/bank-holidays.yaml") {
      names.append("bank-holidays.yaml")
    }
    var texts: [String] = []
    for name in names {
      texts.append(try SpecNode.text(of: "\(folder)/\(name)", file: "reference/\(name)"))
    }
    return texts
  }

  /// What may be published.
  package func disclosure() throws(SpecError) -> DisclosureReader {
    try DisclosureReader(path: "\(folder)/disclosure.yaml", name: "reference/disclosure.yaml")
  }

  /// England's bank holidays; none where the reference folder has no calendar.
  package func bankHolidays() throws(SpecError) -> [CalendarDate] {
    guard SpecFolder.exists("\(folder)/bank-holidays.yaml") else { return [] }
    let map = try read("bank-holidays.yaml").mapping(
      "calendar", "source", "licence", "from", "until", "days", "note")
    return try map.list("days").each { node throws(SpecError) in
      try node.mapping("date", "name").required("date").date()
    }
  }

  /// The last day of the calendar of bank holidays; `nil` where there is none.
  package func bankHolidaysUntil() throws(SpecError) -> CalendarDate? {
    guard SpecFolder.exists("\(folder)/bank-holidays.yaml") else { return nil }
    return try read("bank-holidays.yaml").mapping(
      "calendar", "source", "licence", "from", "until", "days", "note"
    ).required("until").date()
  }

  /// Every population there is, with the last year it has.
  package func populationYears() throws(SpecError) -> [(id: String, last: Int)] {
    try populationFiles.each { name throws(SpecError) in
      let map = try read(name).mapping(
        "population", "source", "licence", "unit", "years", "values", "note")
      let years = try map.list("years").each { node throws(SpecError) in try node.integer() }
      return (try map.text("population"), years.max() ?? 0)
    }
  }

  private func read(_ name: String) throws(SpecError) -> SpecNode {
    try SpecNode.read("\(folder)/\(name)", file: "reference/\(name)")
  }
}
