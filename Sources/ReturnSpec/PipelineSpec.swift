package import ReturnModel

/// A pipeline: which extracts, which store, which tables, and where output goes.
///
/// Paths are taken from the folder the program is run in.
package struct PipelineSpec: Sendable {
  /// One comparator table to make.
  package struct Comparison: Hashable, Sendable {
    /// The indicator's id.
    package let indicator: String
    /// The area's code.
    package let area: String
    /// The period.
    package let period: String
    /// The first period of a trend; `nil` for a table of the one period.
    package let since: String?
    /// The neighbour set or its file; `nil` for the newest.
    package internal(set) var neighbours: String?
    /// The slice.
    package let breakdown: String
    /// The source to compare in; `nil` for the published one.
    package let source: String?
    /// An indicator whose published figures are set beside; `nil` for none.
    package let beside: String?
    /// Whether `run --show` prints it.
    package let isShown: Bool
  }

  /// The pipeline's file.
  package let path: String
  /// The file's name.
  package let fileName: String
  /// What the pipeline is for.
  package let title: String
  /// What a pipeline says of extracts that do not say it themselves.
  package struct Given: Hashable, Sendable {
    /// The day all is counted at.
    package let asAt: CalendarDate?
    /// The authority, as a person names it.
    package let area: String?
  }

  /// Folders that extracts are taken out of.
  package internal(set) var inboxes: [InboxSpec]
  /// What a run nobody watches leaves, and for how long.
  package internal(set) var upkeep: RunUpkeep
  /// Files, folders and globs to read.
  package internal(set) var extracts: [String]
  /// What is said of some of them, by the file, folder or glob.
  package internal(set) var given: [String: Given]
  /// The store.
  package internal(set) var store: String
  /// The folder that each run makes its own folder in.
  package internal(set) var out: String
  /// Optional lists for rules that need them: name and file.
  package internal(set) var lists: [String: String]
  /// The file of accepted queries; `nil` for none.
  package internal(set) var acceptances: String?
  /// The file of corrections; `nil` for none.
  package internal(set) var patches: String?
  /// Columns of the council's own that stand at the end of findings.
  package let carry: [String]
  /// A list of those columns by record key; `nil` for none.
  package internal(set) var carryFrom: String?
  /// A report to make: the pages of a pack, on an area.
  package struct Report: Hashable, Sendable {
    /// The pack's name.
    package let pack: String
    /// The area's code.
    package let area: String
    /// The file of targets; `nil` for none.
    package internal(set) var targets: String?
    /// The file of words; `nil` for none.
    package internal(set) var narrative: String?
  }

  /// The reports to make, in order.
  package internal(set) var reports: [Report]
  /// The tables to make, in order.
  package internal(set) var comparisons: [Comparison]
  /// The formats to make them in.
  package let formats: [String]
  /// Whether a query counts as an error.
  package let failOnQuery: Bool

  /// Formats that tables can be made in.
  package static let knownFormats = ["csv", "json", "md", "html", "xlsx"]

  /// Reads the pipeline file `path`.
  package init(path: String) throws(SpecError) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let map = try SpecNode.read(path, file: name).mapping(
      "title", "extracts", "store", "out", "lists", "compare", "reports", "formats", "fail-on",
      "inboxes", "retention", "notify", "metrics", "lineage", "note", "acceptances", "patches",
      "carry", "carry-from")
    (self.path, fileName) = (path, name)
    title = try map.text("title")
    (extracts, given) = try Self.extracts(map["extracts"])
    inboxes = try map.list("inboxes").each { node throws(SpecError) in try InboxSpec(node) }
    upkeep = try RunUpkeep(map)
    store = try map.text("store")
    out = try map.text("out")
    var lists: [String: String] = [:]
    for (key, value) in try map["lists"]?.entries() ?? [] { lists[key] = try value.text() }
    self.lists = lists
    acceptances = try map.optionalText("acceptances")
    patches = try map.optionalText("patches")
    carry = try map.texts("carry")
    carryFrom = try map.optionalText("carry-from")
    var comparisons: [Comparison] = []
    for node in try map.list("compare") {
      let map = try node.mapping(
        "indicator", "area", "period", "since", "neighbours", "breakdown", "source", "beside",
        "show")
      comparisons.append(
        Comparison(
          indicator: try map.text("indicator"), area: try map.text("area"),
          period: try map.text("period"), since: try map.optionalText("since"),
          neighbours: try map.optionalText("neighbours"),
          breakdown: try map["breakdown"]?.text() ?? "total",
          source: try map.optionalText("source"), beside: try map.optionalText("beside"),
          isShown: try map.flag("show")))
    }
    self.comparisons = comparisons
    reports = try map.list("reports").each { node throws(SpecError) in
      let map = try node.mapping("pack", "area", "targets", "narrative")
      return Report(
        pack: try map.text("pack"), area: try map.text("area"),
        targets: try map.optionalText("targets"), narrative: try map.optionalText("narrative"))
    }
    let formats = map["formats"] == nil ? Self.knownFormats : try map.texts("formats")
    for format in formats where !Self.knownFormats.contains(format) {
      throw map.at.error(
        "unknown format '\(format)'\(SpecError.hint(format, among: Self.knownFormats))")
    }
    self.formats = formats
    let failOn = try map.optionalText("fail-on") ?? "error"
    guard ["error", "query"].contains(failOn) else {
      throw map.at.error("fail-on is error or query, not '\(failOn)'")
    }
    failOnQuery = failOn == "query"
    guard !extracts.isEmpty || !inboxes.isEmpty else {
      throw map.at.error("extracts: names no file or folder, and there is no inbox")
    }
  }

  private static func extracts(
    _ node: SpecNode?
  ) throws(SpecError) -> (files: [String], given: [String: Given]) {
    guard let node else { return ([], [:]) }
    var (files, given) = ([String](), [String: Given]())
    for entry in node.isScalar ? [node] : try node.list() {
      guard !entry.isScalar else {
        files.append(try entry.text())
        continue
      }
      let map = try entry.mapping("files", "as-at", "area")
      for file in try map.texts("files") {
        files.append(file)
        given[file] = Given(
          asAt: try map["as-at"]?.date(), area: try map.optionalText("area"))
      }
    }
    return (files, given)
  }
}
