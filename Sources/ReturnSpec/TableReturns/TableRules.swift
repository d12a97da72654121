internal import ReturnModel

/// The rules of a return of tables: what its declaration says of totals, as rules with examples.
struct TableRules {
  private let spec: TableReturn

  init(_ spec: TableReturn) { self.spec = spec }

  /// Every rule, as a file of `rules/` would have it.
  var texts: [(code: String, text: String)] { [values] + spec.tables.flatMap(rules) }

  private func rules(_ table: TableGrid) -> [(code: String, text: String)] {
    let required = table.labels.filter { !table.optional.contains($0) }
    return [twice(table)] + (required.isEmpty ? [] : [rows(table, required)])
      + table.across.enumerated().map { across(table, $1, $0 + 1) }
      + table.down.enumerated().map { down(table, $1, $0 + 1) }
      + table.shares.enumerated().map { share(table, $1, $0 + 1) }
  }

  private func rule(
    _ code: String, _ wording: String, _ action: String, _ body: String
  ) -> (code: String, text: String) {
    let code = "\(spec.prefix)-\(code)"
    let head = """
      code: \(code)
      severity: error
      wording: \(YAMLText.quoted(wording))
      action: \(YAMLText.quoted(action))
      source: \(YAMLText.quoted(spec.source))
      basis: engineering

      """
    return (code, head + body)
  }

  private func field(_ name: String) -> String { "`\(name)`" }

  private var values: (code: String, text: String) {
    let table = spec.tables[0]
    return rule(
      "V", "A row's label or number is not one that the table may have",
      "Correct it; leave a cell empty where there is no number",
      """
      constraint: true
      examples:
        - { name: a label, module: \(table.name), given: { Row: \(YAMLText.quoted(table.example)) }, finds: false }
        - { name: none, module: \(table.name), given: { \(YAMLText.quoted(table.columns[0].heading)): "1" }, finds: true }

      """)
  }

  private func twice(_ table: TableGrid) -> (code: String, text: String) {
    let label = YAMLText.quoted(table.example)
    return rule(
      "\(table.name)-TWICE", "\(table.title): a row stands twice", "Keep the one that is right",
      """
      module: \(table.name)
      require: not any(\(table.name) where earlier() and Row = outer.Row)
      on: [Row]
      examples:
        - { name: once, given: { Row: \(label) }, finds: false }
        - { name: twice, given: { Row: \(label), \(table.name): [{ Row: \(label) }] }, finds: true }

      """)
  }

  private func rows(_ table: TableGrid, _ labels: [String]) -> (code: String, text: String) {
    let checks = labels.map { label in
      let condition = YAMLText.quoted("any(\(table.name) where Row = \"\(label)\")")
      return "  - { module: Return, require: \(condition), on: [] }\n"
    }
    let all = labels.map { "{ Row: \(YAMLText.quoted($0)) }" }
    let missing = all.indices.map { left in
      let some = all.indices.filter { $0 != left }.map { all[$0] }.joined(separator: ", ")
      return
        "  - { name: row \(left + 1) is missing, module: Return, given: { \(table.name): [\(some)] }, finds: true }\n"
    }
    return rule(
      "\(table.name)-ROWS", "\(table.title): a row is missing",
      "Give every row, with empty cells where there is no number",
      """
      checks:
      \(checks.joined())examples:
        - { name: all rows, module: Return, given: { \(table.name): [\(all.joined(separator: ", "))] }, finds: false }
      \(missing.joined())
      """)
  }

  private func across(_ table: TableGrid, _ total: TableGrid.Across, _ number: Int) -> (
    code: String, text: String
  ) {
    let sum = total.parts.map(field).joined(separator: " + ")
    let given = total.parts.map { "\(YAMLText.quoted($0)): \"1\"" }.joined(separator: ", ")
    let whole = YAMLText.quoted(total.total)
    let wrong = Int(Double(total.tolerance) ?? 0) + total.parts.count + 1
    return rule(
      "\(table.name)-ACROSS-\(number)",
      "\(table.title): \(Self.words(total.parts)) do not add up to \(total.total)",
      Self.action(total.tolerance),
      """
      module: \(table.name)
      require: \(YAMLText.quoted("abs(\(sum) - \(field(total.total))) <= \(total.tolerance)"))
      on: [\(whole)]
      examples:
        - { name: adds up, given: { \(given), \(whole): "\(total.parts.count)" }, finds: false }
        - { name: does not, given: { \(given), \(whole): "\(wrong)" }, finds: true }

      """)
  }

  private func down(_ table: TableGrid, _ total: TableGrid.Down, _ number: Int) -> (
    code: String, text: String
  ) {
    let known = table.parts(of: total)
    let labels = known.isEmpty ? [table.example] : known
    let isPart =
      known.isEmpty
      ? "Row not in [\(table.totals.map { "\"\($0)\"" }.joined(separator: ", "))]"
      : "Row in [\(known.map { "\"\($0)\"" }.joined(separator: ", "))]"
    let checks = total.columns.map { column in
      let when =
        "Row = \"\(total.total)\" and not any(\(table.name) where \(isPart) and blank(\(field(column))))"
      let require =
        "abs(sum(\(table.name).\(field(column)) where \(isPart)) - \(field(column))) <= \(total.tolerance)"
      return
        "  - { module: \(table.name), when: \(YAMLText.quoted(when)), require: \(YAMLText.quoted(require)), on: [\(YAMLText.quoted(column))] }\n"
    }
    let label = YAMLText.quoted(total.total)
    let wrong = Int(Double(total.tolerance) ?? 0) + labels.count + 1
    let examples = total.columns.map { name in
      let column = YAMLText.quoted(name)
      let parts = labels.map { "{ Row: \(YAMLText.quoted($0)), \(column): \"1\" }" }
      let list = "\(table.name): [\(parts.joined(separator: ", "))]"
      let partly =
        "\(table.name): [\((parts.dropLast() + ["{ Row: \(YAMLText.quoted(labels[labels.count - 1])) }"]).joined(separator: ", "))]"
      return """
          - { name: adds up, module: \(table.name), given: { Row: \(label), \(column): "\(labels.count)", \(list) }, finds: false }
          - { name: does not, module: \(table.name), given: { Row: \(label), \(column): "\(wrong)", \(list) }, finds: true }
          - { name: a part is blank, module: \(table.name), given: { Row: \(label), \(column): "\(wrong)", \(partly) }, finds: false }
          - { name: not the total, module: \(table.name), given: { Row: \(YAMLText.quoted(labels[0])), \(column): "\(wrong)", \(list) }, finds: false }

        """
    }
    return rule(
      "\(table.name)-DOWN-\(number)",
      "\(table.title): the rows do not add up to the row \(total.total)",
      Self.action(total.tolerance),
      """
      checks:
      \(checks.joined())examples:
      \(examples.joined())
      """)
  }

  private func share(_ table: TableGrid, _ share: TableGrid.Share, _ number: Int) -> (
    code: String, text: String
  ) {
    let (part, whole) = (YAMLText.quoted(share.part), YAMLText.quoted(share.whole))
    let name = YAMLText.quoted(share.share)
    let condition =
      "abs(100 * \(field(share.part)) / \(field(share.whole)) - \(field(share.share))) <= \(share.tolerance)"
    return rule(
      "\(table.name)-SHARE-\(number)",
      "\(table.title): \(share.share) is not the percentage of \(share.part) in \(share.whole)",
      Self.action(share.tolerance),
      """
      module: \(table.name)
      require: \(YAMLText.quoted(condition))
      on: [\(name)]
      examples:
        - { name: a quarter, given: { \(part): "1", \(whole): "4", \(name): "25" }, finds: false }
        - { name: not a quarter, given: { \(part): "1", \(whole): "4", \(name): "95" }, finds: true }

      """)
  }

  private static func words(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }

  private static func action(_ tolerance: String) -> String {
    "Correct the total or the figure that is wrong"
      + (Double(tolerance) == 0 ? "" : "; a difference of \(tolerance) is passed over as rounding")
  }
}
