internal import ByteInput
internal import GRDB
package import ReturnModel

/// A patch that met a record of an extract, as the store keeps it: of whom and of what by digests.
package struct StoredPatch: Hashable, Sendable {
  /// The module of the record.
  package let module: ModuleName
  /// The digest of the record's key.
  package let recordKeyDigest: String
  /// The field.
  package let field: FieldName
  /// The digest of the text the extract was to give.
  package let oldDigest: String
  /// The digest of the text it was taken for.
  package let newDigest: String
  /// Why.
  package let reason: String
  /// Who said so.
  package let by: String
  /// The day it was said.
  package let on: CalendarDate
  /// Whether it was made.
  package let outcome: Patch.Outcome

  init(row: Row) throws {
    guard let on = CalendarDate(row["patched_on"] as String) else { throw Stored.Unreadable() }
    module = ModuleName(row["module"])
    recordKeyDigest = row["record_key_sha256"]
    field = FieldName(row["field"])
    oldDigest = row["old_sha256"]
    newDigest = row["new_sha256"]
    reason = row["reason"]
    by = row["patched_by"]
    self.on = on
    outcome = try Stored.value(row["outcome"], as: Patch.Outcome.self)
  }

  /// The digest that stands for a key or a text: its SHA-256.
  package static func digest(of text: String) -> String {
    var digest = DigestState()
    Array(text.utf8).withUnsafeBytes { digest.update($0) }
    return digest.finish()?.hex ?? ""
  }
}
