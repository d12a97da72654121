internal import GRDB

extension StoreSchema {
  /// The tables that tell what was published.
  static func registerReleases(in migrator: inout DatabaseMigrator) {
    migrator.registerMigration("2026-11 what was published") { db in
      try db.execute(sql: releases)
    }
  }

  /// A cell has a row in a release when it was not like that in the release before: `state` is shown,
  /// hidden or unreleased, the numbers are those of that moment, hidden or not.
  private static let releases = """
    CREATE TABLE release (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      title TEXT NOT NULL,
      policy_sha256 TEXT NOT NULL,
      version TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      figures INTEGER NOT NULL,
      hidden INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE released_cell (
      source TEXT NOT NULL,
      area TEXT NOT NULL,
      indicator TEXT NOT NULL,
      period TEXT NOT NULL,
      breakdown TEXT NOT NULL,
      release INTEGER NOT NULL REFERENCES release (id),
      measure TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('shown', 'hidden', 'unreleased')),
      numerator REAL,
      denominator REAL,
      value REAL,
      PRIMARY KEY (source, area, indicator, period, breakdown, release)
    ) STRICT, WITHOUT ROWID;
    """
}
