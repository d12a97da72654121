internal import GRDB

extension StoreSchema {
  /// What findings carry, which acceptances covered findings of an extract, and which patches met its
  /// records.
  ///
  /// A patch's key and values are digests: a store keeps of people what findings quote, no longer than
  /// those, and its patches stay.
  static func registerQueries(_ migrator: inout DatabaseMigrator) {
    migrator.registerMigration("2026-11 acceptances and patches") { db in
      try db.execute(
        sql: """
          ALTER TABLE finding ADD COLUMN value_fingerprint TEXT NOT NULL DEFAULT '';
          ALTER TABLE finding ADD COLUMN carried TEXT NOT NULL DEFAULT '';
          CREATE TABLE acceptance_of_extract (
            extract INTEGER NOT NULL REFERENCES extract (id),
            acceptance INTEGER NOT NULL REFERENCES acceptance (id),
            findings INTEGER NOT NULL,
            PRIMARY KEY (extract, acceptance)
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE patch (
            id INTEGER PRIMARY KEY,
            extract INTEGER NOT NULL REFERENCES extract (id),
            file_sha256 TEXT NOT NULL,
            module TEXT NOT NULL,
            record_hash TEXT NOT NULL,
            field TEXT NOT NULL,
            old_hash TEXT NOT NULL,
            new_hash TEXT NOT NULL,
            reason TEXT NOT NULL,
            patched_by TEXT NOT NULL,
            patched_on TEXT NOT NULL,
            outcome TEXT NOT NULL
          ) STRICT;
          CREATE INDEX patch_of_extract ON patch (extract);
          """)
    }
  }
}
