internal import PipelineCore
internal import ReturnModel

/// `patches.csv`: values that are taken for others than extracts give.
struct PatchFile {
  /// The lines.
  let patches: [Patch]

  /// The columns.
  static let columns = [
    "return", "module", "key", "field", "old", "new", "reason", "by", "on",
  ]

  /// Reads the file `path`.
  init(path: String) throws(StageFailure) {
    let table = try CouncilTable(path: path, required: Self.columns, optional: [])
    var patches: [Patch] = []
    var seen: [[String]: Int] = [:]
    for row in table.rows {
      let patch = try Self.patch(row)
      // Two lines on one cell would depend on their order.
      let cell = [patch.returnID.text, patch.recordKey, patch.field.text]
      if let other = seen[cell] { throw row.failure("line \(other) is about the same cell") }
      seen[cell] = row.line
      patches.append(patch)
    }
    self.patches = patches
  }

  private static func patch(_ row: CouncilTable.Row) throws(StageFailure) -> Patch {
    guard let on = try row.day("on") else { throw row.failure("'on' is empty") }
    let (old, new) = (row.text("old"), row.text("new"))
    if old == new { throw row.failure("'old' and 'new' are the same") }
    return Patch(
      returnID: ReturnID(try row.required("return")),
      module: ModuleName(try row.required("module")), recordKey: try row.required("key"),
      field: FieldName(try row.required("field")), old: old, new: new,
      reason: try row.required("reason"), by: try row.required("by"), on: on, line: row.line)
  }
}
