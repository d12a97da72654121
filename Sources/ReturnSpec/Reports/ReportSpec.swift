package import ReturnModel

/// What the figures of a report's printed tables are, from `reconcile/<name>.yaml`.
package struct ReportSpec: Sendable {
  /// A figure that the report prints.
  package struct Measure: Hashable, Sendable {
    /// The indicator, on the basis that the report says it is on.
    package let indicator: IndicatorID
    /// The headings or labels it goes by.
    package let labels: [String]
    /// The same figure on other bases, with which it is mistaken.
    package let bases: [IndicatorID]
  }

  /// The report's name, which is its file's.
  package let name: String
  /// What it is, for people.
  package let title: String
  /// Its figures.
  package let measures: [Measure]
  /// Labels that name places, beside the names of areas, with our own ids.
  package let areas: [String: AreaID]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("report", "title", "source", "measures", "areas", "note")
    name = try map.text("report")
    title = try map.text("title")
    measures = try map.required("measures").list().each { node throws(SpecError) in
      let map = try node.mapping("indicator", "labels", "bases", "note")
      return Measure(
        indicator: IndicatorID(try map.text("indicator")), labels: try map.texts("labels"),
        bases: try map.texts("bases").map { IndicatorID($0) })
    }
    guard !measures.isEmpty else { throw node.error("measures: names no indicator") }
    if measures.count > 1, let bare = measures.first(where: \.labels.isEmpty) {
      throw node.error("\(bare.indicator): one of several measures needs labels:")
    }
    var areas: [String: AreaID] = [:]
    for (label, value) in try map["areas"]?.entries() ?? [] {
      areas[label] = AreaID(try value.text())
    }
    self.areas = areas
  }
}

extension SpecLibrary {
  /// The report called `name`; its indicators and areas must be known.
  package func report(_ name: String, areas: AreaDirectory) throws(SpecError) -> ReportSpec {
    let names = SpecFolder.names(in: "\(pipelines)/reconcile", ending: ".yaml")
    guard names.contains(name) else {
      let hint = SpecError.hint(name, among: names)
      throw SpecError(
        file: "reconcile", line: 1,
        problem: "there is no report '\(name)'\(hint); there are \(names.joined(separator: ", "))")
    }
    let file = "reconcile/\(name).yaml"
    let node = try SpecNode.read("\(pipelines)/\(file)", file: file)
    let report = try ReportSpec(node)
    let known = Set(try indicators().map(\.id))
    for id in report.measures.flatMap({ [$0.indicator] + $0.bases }) where !known.contains(id) {
      throw node.error(
        "no indicator '\(id)'\(SpecError.hint(id.text, among: known.map(\.text).sorted()))")
    }
    for (label, area) in report.areas.sorted(by: { $0.key < $1.key }) where areas[area] == nil {
      let hint = SpecError.hint(area.text, among: areas.areas.map(\.id.text))
      throw node.error("the label '\(label)' names no area '\(area)'\(hint)")
    }
    return report
  }
}
