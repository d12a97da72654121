package import ReturnModel

/// A pack of pages for a report: which measures, in which order, beside which published ones.
package struct PackSpec: Sendable {
  /// A measure on a page.
  package struct Item: Hashable, Sendable {
    /// The measure of the area's own figures.
    package let indicator: IndicatorID
    /// The published measure it is set beside; itself when another is not named.
    package let beside: IndicatorID
    /// What the own figure is multiplied by to stand beside a yearly one; 1 for none.
    package let annualise: Int
    /// What tells the two apart, printed under the page; may be empty.
    package let because: String
    /// Dimensions shown slice by slice.
    package let slices: [String]
  }

  /// A page: a stage of a service, or whatever belongs together.
  package struct Page: Hashable, Sendable {
    /// The page's id, which links use.
    package let id: String
    /// What heads it.
    package let title: String
    /// Printed under it.
    package let notes: [String]
    /// Its measures, in order.
    package let items: [Item]
  }

  /// The pack's id, which is its file's name.
  package let id: String
  /// What heads the report.
  package let title: String
  /// Whose figures are the area's own; `nil` for the published ones.
  package let source: SourceID?
  /// The neighbour set; `nil` for the newest.
  package let neighbours: String?
  /// The pages, in order.
  package let pages: [Page]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping("pack", "title", "source", "neighbours", "pages", "note")
    id = try map.text("pack")
    title = try map.text("title")
    source = try map.name("source")
    neighbours = try map.optionalText("neighbours")
    pages = try map.list("pages").each { node throws(SpecError) in
      let map = try node.mapping("page", "title", "notes", "indicators")
      return Page(
        id: try map.text("page"), title: try map.text("title"), notes: try map.texts("notes"),
        items: try map.list("indicators").each(Self.item))
    }
    guard !pages.isEmpty else { throw node.error("a pack has pages") }
  }

  private static func item(_ node: SpecNode) throws(SpecError) -> Item {
    guard !node.isScalar else {
      let id = IndicatorID(try node.text())
      return Item(indicator: id, beside: id, annualise: 1, because: "", slices: [])
    }
    let map = try node.mapping("indicator", "beside", "annualise", "because", "slices")
    let id = IndicatorID(try map.text("indicator"))
    let times = try map["annualise"]?.integer() ?? 1
    guard times > 0 else { throw node.error("annualise: is 1 or more") }
    return Item(
      indicator: id, beside: try map.name("beside") ?? id, annualise: times,
      because: try map.optionalText("because") ?? "", slices: try map.texts("slices"))
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
      let hint = SpecError.hint(id, among: packNames())
      throw SpecError(file: "reports", line: 1, problem: "there is no pack '\(id)'\(hint)")
    }
    let file = "reports/\(id).yaml"
    let node = try SpecNode.read("\(pipelines)/\(file)", file: file)
    let pack = try PackSpec(node)
    let known = try indicators().map(\.id)
    for item in pack.pages.flatMap(\.items) {
      for indicator in [item.indicator, item.beside] where !known.contains(indicator) {
        let hint = SpecError.hint(indicator.text, among: known.map(\.text))
        throw node.error("\(id) names an indicator '\(indicator)' that is not there\(hint)")
      }
    }
    return pack
  }
}
