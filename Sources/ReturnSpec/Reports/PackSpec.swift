package import ReturnModel

/// A pack of pages for a report, from `reports/<name>.yaml`: which measures, laid out how, beside whom.
package struct PackSpec: Sendable {
  /// Whom a measure is set beside.
  package enum Comparator: String, Hashable, Sendable, CaseIterable {
    /// The mean of the statistical neighbours.
    case neighbours
    /// The region.
    case region
    /// England.
    case national
  }

  /// A page: a stage of a service, or whatever belongs together.
  package struct Page: Sendable {
    /// The page's id, which links use.
    package let id: String
    /// What heads it.
    package let title: String
    /// The council's priority it serves, in words; empty for none.
    package let priority: String
    /// Its tables, in order.
    package let tables: [PackTable]
  }

  /// The pack's id, which is its file's name.
  package let id: String
  /// What heads the report.
  package let title: String
  /// The neighbour set; `nil` for the newest.
  package let neighbours: String?
  /// The least change that is one, in the unit of the measure, where a target says no other.
  package let minimumChange: Double
  /// Whether the report begins with every measure and where it stands.
  package let hasContents: Bool
  /// The pages, in order.
  package let pages: [Page]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "pack", "title", "source", "neighbours", "comparators", "since", "priorities",
      "minimum-change", "contents", "pages", "note")
    id = try map.text("pack")
    title = try map.text("title")
    neighbours = try map.optionalText("neighbours")
    minimumChange = try map["minimum-change"]?.decimal() ?? 0
    hasContents = try map["contents"]?.flag() ?? true
    var priorities: [String: String] = [:]
    for (key, value) in try map["priorities"]?.entries() ?? [] {
      priorities[key] = try value.text()
    }
    let given = PackDefaults(
      source: try map["source"].map(PackSource.init), since: try map["since"]?.period(),
      comparators: try map["comparators"].map(Self.comparators) ?? Comparator.allCases,
      priorities: priorities)
    pages = try map.list("pages").each { node throws(SpecError) in
      try Self.page(node, given)
    }
    guard !pages.isEmpty else { throw node.error("a pack has pages") }
    var ids: Set<String> = []
    for page in pages where !ids.insert(page.id).inserted {
      throw node.error("two pages are called '\(page.id)'")
    }
  }

  private static func page(
    _ node: SpecNode, _ given: PackDefaults
  ) throws(SpecError) -> Page {
    let map = try node.mapping(
      "page", "title", "priority", "notes", "columns", "indicators", "tables")
    let (id, title) = (try map.text("page"), try map.text("title"))
    var tables: [PackTable] = []
    if let indicators = map["indicators"] {
      tables.append(
        PackTable(
          id: id, title: title, notes: try map.texts("notes"),
          columns: try map["columns"].map(PackTable.columns),
          items: try indicators.list().each { node throws(SpecError) in
            try PackItem(node, given)
          }, given))
    }
    for node in try map.list("tables") { tables.append(try PackTable(node, given)) }
    guard !tables.isEmpty else { throw node.error("a page has indicators: or tables:") }
    var ids: Set<String> = []
    for table in tables where !ids.insert(table.id).inserted {
      throw node.error("two tables of the page are called '\(table.id)'")
    }
    return Page(
      id: id, title: title,
      priority: try map["priority"].map { node throws(SpecError) in try given.priority(node) }
        ?? "",
      tables: tables)
  }

  static func comparators(_ node: SpecNode) throws(SpecError) -> [Comparator] {
    try node.isScalar
      ? [node.instance(of: Comparator.self)]
      : node.list().each { node throws(SpecError) in try node.instance(of: Comparator.self) }
  }
}

/// Whose figures are an area's own.
package enum PackSource: Hashable, Sendable {
  /// Those of one source: `return:chat`.
  case named(SourceID)
  /// Those that are published.
  case published

  init(_ node: SpecNode) throws(SpecError) {
    let text = try node.text()
    self = text == "published" ? .published : .named(SourceID(text))
  }
}

/// What a pack says once for all of its pages.
struct PackDefaults {
  let source: PackSource?
  let since: Period?
  let comparators: [PackSpec.Comparator]
  let priorities: [String: String]

  /// The priority that `node` names, in words.
  func priority(_ node: SpecNode) throws(SpecError) -> String {
    let id = try node.text()
    guard let words = priorities[id] else {
      let hint = SpecError.hint(id, among: priorities.keys.sorted())
      throw node.error("the pack has no priority '\(id)'\(hint)")
    }
    return words
  }
}

extension SpecLibrary {
  /// The packs there are.
  package func packNames() -> [String] {
    SpecFolder.names(in: "\(pipelines)/reports", ending: ".yaml")
  }

  /// The pack called `id`, every measure of which is one there is.
  package func pack(_ id: String) throws(SpecError) -> PackSpec {
    guard packNames().contains(id) else {
      let known = packNames()
      throw SpecError(
        file: "reports", line: 1,
        problem: "there is no pack '\(id)'\(SpecError.hint(id, among: known)); "
          + "there are \(known.joined(separator: ", "))")
    }
    let file = "reports/\(id).yaml"
    let node = try SpecNode.read("\(pipelines)/\(file)", file: file)
    let pack = try PackSpec(node)
    guard pack.id == id else {
      throw node.error("the pack is called '\(pack.id)', and its file \(id)")
    }
    let known = Set(try indicators().map(\.id))
    for indicator in pack.pages.flatMap(\.tables).flatMap(\.indicators)
    where !known.contains(indicator) {
      let hint = SpecError.hint(indicator.text, among: known.map(\.text).sorted())
      throw node.error("\(id) names an indicator '\(indicator)' that is not there\(hint)")
    }
    return pack
  }
}
