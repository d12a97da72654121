internal import DelimitedText
internal import PipelineCore
internal import PrivateFiles
internal import ReturnModel

/// `acceptances.csv`: findings that somebody has looked at, each with why it stands.
struct AcceptanceFile {
  /// The lines.
  let lines: [Acceptance]

  /// The columns as they are written; the last three may be left out.
  static let columns = [
    "rule", "record_key", "value_fingerprint", "note", "by", "on", "expires", "return", "area",
    "field",
  ]

  /// Reads the file `path`.
  init(path: String) throws(StageFailure) {
    let table = try CouncilTable(
      path: path, required: Array(Self.columns.prefix(6)),
      optional: Array(Self.columns.dropFirst(6)))
    var lines: [Acceptance] = []
    var seen: [Acceptance: Int] = [:]
    for row in table.rows {
      var line = try Self.acceptance(row)
      if let other = seen[line] { throw row.failure("it says what line \(other) says") }
      seen[line] = row.line
      line.line = row.line
      lines.append(line)
    }
    self.lines = lines
  }

  private static func acceptance(_ row: CouncilTable.Row) throws(StageFailure) -> Acceptance {
    guard let fingerprint = ValueFingerprint(try row.required("value_fingerprint")) else {
      throw row.failure(
        "'value_fingerprint' is not sixteen hexadecimal digits; 'returns accept' writes them")
    }
    guard let on = try row.day("on") else { throw row.failure("'on' is empty") }
    let expires = try row.day("expires")
    if let expires, expires < on { throw row.failure("it expires before it was made") }
    return Acceptance(
      rule: RuleCode(try row.required("rule")), recordKey: row.text("record_key"),
      fingerprint: fingerprint, note: try row.required("note"), by: try row.required("by"), on: on,
      expires: expires, returnID: ReturnID(row.text("return")), area: row.text("area"),
      field: row.text("field"))
  }

  /// The file's text with `lines`.
  static func text(of lines: [Acceptance]) -> [UInt8] {
    var writer = DelimitedWriter(neutralisesFormulas: true)
    writer.writeRow(columns)
    for line in lines { writer.writeRow(cells(of: line)) }
    return writer.take()
  }

  private static func cells(of line: Acceptance) -> [String] {
    [
      line.rule.text, line.recordKey, line.fingerprint.description, line.note, line.by,
      line.on.description, line.expires?.description ?? "", line.returnID.text, line.area,
      line.field,
    ]
  }
}
