internal import GRDB
package import ReturnModel

/// A patch that met a record of an extract, as the store keeps it: of whom and of what by digests.
package struct StoredPatch: Hashable, Sendable {
  /// The digest of the file of patches, which the archive holds.
  package let fileDigest: String
  /// The module of the record.
  package let module: ModuleName
  /// The person's digest and the path to the record: what `explain` names it by.
  package let recordHash: String
  /// The field.
  package let field: FieldName
  /// The digest of the text the extract was to give.
  package let oldHash: String
  /// The digest of the text it was taken for.
  package let newHash: String
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
    fileDigest = row["file_sha256"]
    recordHash = row["record_hash"]
    field = FieldName(row["field"])
    oldHash = row["old_hash"]
    newHash = row["new_hash"]
    reason = row["reason"]
    by = row["patched_by"]
    self.on = on
    outcome = try Stored.value(row["outcome"], as: Patch.Outcome.self)
  }

  /// A record's key with a digest in the person's place.
  package static func hash(ofKey key: String, _ hash: KeyHash) -> String {
    let person = key.prefix { $0 != "/" }
    return hash.hash(String(person)) + key[person.endIndex...]
  }
}
