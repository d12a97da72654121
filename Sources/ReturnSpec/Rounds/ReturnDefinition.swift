package import ReturnModel

/// What a return is and how one of its extracts is recognised.
package struct ReturnDefinition: Hashable, Sendable {
  /// Which header fields tell what every run needs to know.
  package struct HeaderFields: Hashable, Sendable {
    /// The field that names the round; `nil` when extracts do not say theirs.
    package let year: FieldName?
    /// The field that names the term, of a return with several rounds a year.
    package let term: FieldName?
    /// The field that names the authority.
    package let authority: FieldName
    /// The field that names the establishment, when each hands in a return of its own.
    package let establishment: FieldName?
    /// The field that says when the extract was made.
    package let submitted: FieldName?
    /// The field that numbers the extract among its like.
    package let serial: FieldName?
    /// The field that holds the census day.
    package let referenceDate: FieldName?
    /// The field that holds the day all is counted at, which whoever reads the extract must give.
    package let asAt: FieldName?
  }

  /// The rule that a notice of ours is reported under, and the line that says so.
  struct NoticeRule: Hashable, Sendable {
    let code: RuleCode
    let line: Int
  }

  /// The return's id, which is its folder's name.
  package let id: ReturnID
  /// Its title.
  package let title: String
  /// The XML root element; empty when the return never arrives as XML.
  package let root: String
  /// The text of the header's `Collection` element; empty when it has no header of its own.
  package let collection: String
  /// Which header fields tell what every run needs to know.
  package let header: HeaderFields
  /// How files of the return are named; `nil` when their names say nothing.
  package let fileName: FileNameSpec?
  /// The scheme of the authority codes it uses.
  package let areaScheme: AreaCode.Scheme
  /// Indicators that somebody may look for and its extracts cannot give, with why.
  package let notCounted: [UncountedIndicator]
  /// Notices of ours that the return reports under a rule of its own.
  let notices: [String: NoticeRule]

  /// Reads `return.yaml`; `nil` when the folder holds no person-level return (`kind: published`).
  static func read(_ node: SpecNode) throws(SpecError) -> ReturnDefinition? {
    let map = try node.mapping(
      "return", "title", "statute", "department", "formats", "kind", "recognise", "header",
      "file-name", "area-scheme", "notices", "not-counted", "note")
    if try map.optionalText("kind") == "published" { return nil }
    let recognise = try map["recognise"]?.mapping("root", "collection")
    let header = try map.required("header").mapping(
      "year", "term", "authority", "establishment", "submitted", "serial", "reference-date",
      "as-at")
    guard (header["year"] == nil) == (header["as-at"] != nil) else {
      throw header.at.error("a header has year: or, when the call gives what it holds, as-at:")
    }
    guard recognise != nil || header["as-at"] != nil else {
      throw map.at.error("the key 'recognise' is missing")
    }
    var notices: [String: NoticeRule] = [:]
    for (key, value) in try map["notices"]?.entries() ?? [] {
      notices[key] = NoticeRule(code: RuleCode(try value.text()), line: value.line)
    }
    return ReturnDefinition(
      id: ReturnID(try map.text("return")), title: try map.text("title"),
      root: try recognise?.text("root") ?? "",
      collection: try recognise?.text("collection") ?? "",
      header: HeaderFields(
        year: try header.name("year"), term: try header.name("term"),
        authority: FieldName(try header.text("authority")),
        establishment: try header.name("establishment"), submitted: try header.name("submitted"),
        serial: try header.name("serial"),
        referenceDate: try header.name("reference-date"), asAt: try header.name("as-at")),
      fileName: try map["file-name"].map(FileNameSpec.init),
      areaScheme: try map["area-scheme"]?.instance(of: AreaCode.Scheme.self) ?? .dfe,
      notCounted: try map.list("not-counted").each(UncountedIndicator.init),
      notices: notices)
  }
}
