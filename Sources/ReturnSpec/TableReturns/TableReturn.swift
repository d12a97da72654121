internal import ReturnModel

/// A return that is no more than tables of numbers: `table-return.yaml`.
///
/// It is written short, by rows, columns, totals and tolerances, and read as the long form: a round, a
/// form, lists and rules like those of any other return. Its indicators and rules beside these stand
/// in files of their own.
struct TableReturn {
  /// The file's name in the return's folder.
  static let fileName = "table-return.yaml"

  let id: ReturnID
  let title: String
  let areaScheme: String
  /// The id of its one round, which is the first year it is read for.
  let round: RoundID
  /// How the codes of its rules begin.
  let prefix: String
  let source: String
  let tables: [TableGrid]
  let file: String

  init(_ node: SpecNode) throws(SpecError) {
    let map = try node.mapping(
      "return", "title", "statute", "department", "area-scheme", "source", "since", "codes",
      "tables", "note")
    id = ReturnID(try map.text("return"))
    title = try map.text("title")
    areaScheme =
      try map["area-scheme"]?.instance(of: AreaCode.Scheme.self).rawValue
      ?? AreaCode.Scheme.dfe.rawValue
    round = RoundID(try map.text("since"))
    prefix = try map.text("codes")
    source = try map.text("source")
    tables = try map.list("tables").each(TableGrid.init)
    file = node.file
    guard !tables.isEmpty else { throw node.error("a return of tables has tables:") }
    var names: Set<String> = []
    for table in tables where !names.insert(table.name).inserted {
      throw node.error("two tables are called '\(table.name)'")
    }
  }

  /// The documents that stand for those of the folder `kind`; none for any other.
  func documents(_ kind: String) throws(SpecError) -> [SpecNode] {
    if kind == "rules" {
      // A rule is in a file of its name, as those are that somebody wrote.
      return try TableRules(self).texts.each { rule throws(SpecError) in
        try SpecNode.read(yaml: rule.text, file: "\(id)/table-return/\(rule.code).yaml")
      }
    }
    let texts: [String] =
      switch kind {
      case "rounds": [roundText]
      case "forms": [formText]
      case "lists": tables.compactMap { $0.listText(source) }
      default: []
      }
    return try texts.each { text throws(SpecError) in
      try SpecNode.read(yaml: text, file: file)
    }
  }

  /// What `return.yaml` would say.
  func definitionNode() throws(SpecError) -> SpecNode {
    try SpecNode.read(
      yaml: """
        return: \(id)
        title: \(YAMLText.quoted(title))
        header: { authority: Authority, as-at: AsAt }
        area-scheme: \(areaScheme)
        """, file: file)
  }

  private var roundText: String {
    """
    id: "\(round)"
    title: \(YAMLText.quoted(title))
    modules:
      - name: Header
        role: header
        fields:
          - { name: AsAt, kind: date }
          - { name: Authority, kind: text }
      - name: Return
        role: subject
        key: [Council]
        fields:
          - { name: Council, kind: text }

    """ + tables.map { $0.moduleText(rule: "\(prefix)-V") }.joined()
  }

  private var formText: String {
    """
    form: tables
    title: \(YAMLText.quoted(title))
    container: [files, sheets]
    partial: true
    codes: folded
    blanks: ["-", ":", "x", "[x]", "z", "[z]", "c", "[c]", "N/A"]
    subjects:
      - { module: Return, key: Council, whole: true }
    tables:

    """ + tables.map(\.formText).joined()
  }
}

/// Texts inside YAML that we write.
enum YAMLText {
  /// The text in quotation marks.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The texts as a list.
  static func list(_ texts: [String]) -> String {
    "[" + texts.map(quoted).joined(separator: ", ") + "]"
  }
}
