internal import ReturnModel

/// One table of a return of tables: its rows, its columns, and what must add up.
struct TableGrid {
  /// A column that is the sum of others.
  struct Across {
    let total: String
    let parts: [String]
    let tolerance: String
  }

  /// A row that is the sum of others.
  struct Down {
    let total: String
    /// The rows it is the sum of; `nil` for all that are no total.
    let parts: [String]?
    /// The columns it is asked of.
    let columns: [String]
    let tolerance: String
  }

  /// A column that is the percentage of one in another.
  struct Share {
    let share: String
    let part: String
    let whole: String
    let tolerance: String
  }

  let name: String
  let title: String
  /// The heading over the labels of rows.
  let heading: String
  /// The labels, where each is known; empty where they follow a pattern.
  let labels: [String]
  /// What a label looks like that is no total, and one that does.
  let pattern: String?
  let example: String
  /// Labels whose rows may be missing.
  let optional: [String]
  let columns: [(heading: String, kind: String)]
  let across: [Across]
  let down: [Down]
  let shares: [Share]

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "table", "title", "heading", "rows", "columns", "decimals", "across", "down", "shares",
      "tolerance", "note")
    name = try map.text("table")
    title = try map.text("title")
    heading = try map.text("heading")
    let rows = try map.required("rows").mapping("labels", "pattern", "example", "optional")
    labels = try rows.texts("labels")
    pattern = try rows.optionalText("pattern")
    example = try pattern == nil ? labels.first ?? "" : rows.text("example")
    optional = try rows.texts("optional")
    guard labels.isEmpty == (pattern != nil) else {
      throw rows.at.error("rows: has labels:, or a pattern: with an example: of it")
    }
    let decimals = try map.texts("decimals")
    let columns = try map.texts("columns")
    self.columns = (columns + decimals).map {
      (heading: $0, kind: decimals.contains($0) ? "decimal" : "integer")
    }
    let tolerance = try map["tolerance"].map(Self.tolerance) ?? "0"
    across = try map.list("across").each { node throws(SpecError) in
      let map = try node.mapping("total", "of", "tolerance", "note")
      return Across(
        total: try map.text("total"), parts: try map.texts("of"),
        tolerance: try map["tolerance"].map(Self.tolerance) ?? tolerance)
    }
    down = try map.list("down").each { node throws(SpecError) in
      let map = try node.mapping("total", "of", "columns", "tolerance", "note")
      return Down(
        total: try map.text("total"), parts: map["of"] == nil ? nil : try map.texts("of"),
        columns: map["columns"] == nil ? columns : try map.texts("columns"),
        tolerance: try map["tolerance"].map(Self.tolerance) ?? tolerance)
    }
    shares = try map.list("shares").each { node throws(SpecError) in
      let map = try node.mapping("share", "of", "out-of", "tolerance", "note")
      return Share(
        share: try map.text("share"), part: try map.text("of"), whole: try map.text("out-of"),
        tolerance: try Self.tolerance(try map.required("tolerance")))
    }
    try requireKnown(node)
  }

  private static func tolerance(_ node: SpecNode) throws(SpecError) -> String {
    let text = try node.text()
    guard let number = Double(text), number >= 0 else {
      throw node.error("a tolerance is a number, '\(text)' is none")
    }
    return text
  }

  private func requireKnown(_ node: SpecNode) throws(SpecError) {
    let headings = columns.map(\.heading)
    let named =
      across.flatMap { [$0.total] + $0.parts } + down.flatMap(\.columns)
      + shares.flatMap { [$0.share, $0.part, $0.whole] }
    for column in named where !headings.contains(column) {
      throw node.error(
        "\(name) has no column '\(column)'\(SpecError.hint(column, among: headings))")
    }
    guard !labels.isEmpty else { return }
    for label in down.flatMap({ [$0.total] + ($0.parts ?? []) }) + optional
    where !labels.contains(label) {
      throw node.error("\(name) has no row '\(label)'\(SpecError.hint(label, among: labels))")
    }
  }

  /// The labels of rows that are totals.
  var totals: [String] { down.map(\.total) }

  /// The labels that a total row is the sum of, where they are known.
  func parts(of total: Down) -> [String] {
    total.parts ?? labels.filter { !totals.contains($0) }
  }

  /// The name of the list of labels.
  var listName: String { "\(name)-rows" }

  /// The list of labels; `nil` where labels follow a pattern.
  func listText(_ source: String) -> String? {
    guard !labels.isEmpty else { return nil }
    let codes = labels.map {
      "  - { code: \(YAMLText.quoted($0)), label: \(YAMLText.quoted($0)) }\n"
    }
    return "list: \(YAMLText.quoted(listName))\nsource: \(YAMLText.quoted(source))\ncodes:\n"
      + codes.joined()
  }

  func moduleText(rule: String) -> String {
    var row = "{ name: Row, required: true, rule: \(rule), "
    if let pattern {
      // A total goes by its own name, whatever the others look like.
      let all = (["(\(pattern))"] + totals.map(Self.literal)).joined(separator: "|")
      row += "kind: text, pattern: \(YAMLText.quoted(all)) }"
    } else {
      row += "kind: code, list: \(YAMLText.quoted(listName)) }"
    }
    let fields = columns.map {
      "      - { name: \(YAMLText.quoted($0.heading)), kind: \($0.kind), rule: \(rule) }\n"
    }
    return "  - name: \(name)\n    parent: Return\n    max: 1000\n    fields:\n      - \(row)\n"
      + fields.joined()
  }

  /// A text as a pattern that only it matches.
  private static func literal(_ text: String) -> String {
    text.map { $0.isLetter || $0.isNumber || $0 == " " ? String($0) : "\\\($0)" }.joined()
  }

  var formText: String {
    """
      - module: \(name)
        name: \(YAMLText.quoted(title))
        recognise: \(YAMLText.list([heading] + columns.prefix(1).map(\.heading)))
        columns: { \(YAMLText.quoted(heading)): Row }

    """
  }
}
