internal import GRDB

/// The tables of a store, made by migrations that are never edited once released.
///
/// Moments are seconds since 1970-01-01T00:00:00Z; days are `ccyy-mm-dd`; what is not given is empty
/// text where it is part of a key, else null. `docs/decisions/0002-sqlite-through-grdb.md` says why
/// an observation's source and vintage stand in `submission`; the view `figure` puts them together.
enum StoreSchema {
  /// The number in the file's header that says it is one of ours: "rets".
  static let applicationID: Int32 = 0x7265_7473

  /// The migrations, oldest first.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("2026-11 runs, extracts, figures") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      for statements in [runs, figures, findings, definitions, places] {
        try db.execute(sql: statements)
      }
    }
    migrator.registerMigration("2026-11 returns of establishments") { db in
      try db.execute(sql: establishments)
    }
    registerQueries(&migrator)
    migrator.registerMigration("2026-11 what runs worked from") { db in
      try db.execute(sql: replay)
    }
    migrator.registerMigration("2026-11 outcomes of rules") { db in
      try db.execute(sql: ruleOutcomes)
    }
    registerReleases(in: &migrator)
    return migrator
  }

  private static let runs = """
    CREATE TABLE run (
      id INTEGER PRIMARY KEY,
      command TEXT NOT NULL,
      version TEXT NOT NULL,
      started_at INTEGER NOT NULL,
      finished_at INTEGER,
      outcome TEXT NOT NULL,
      exit_code INTEGER,
      records_read INTEGER NOT NULL,
      records_loaded INTEGER NOT NULL,
      records_unchanged INTEGER NOT NULL,
      records_superseded INTEGER NOT NULL,
      records_quarantined INTEGER NOT NULL,
      records_out_of_scope INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE submission (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      round TEXT NOT NULL,
      area TEXT NOT NULL,
      released TEXT NOT NULL,
      changed_at INTEGER,
      UNIQUE (source, round, area, released)
    ) STRICT;
    CREATE TABLE extract (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run (id),
      submission INTEGER NOT NULL REFERENCES submission (id),
      sha256 TEXT NOT NULL,
      bytes INTEGER NOT NULL,
      file_name TEXT NOT NULL,
      "return" TEXT NOT NULL,
      version TEXT NOT NULL,
      specification TEXT NOT NULL,
      decision TEXT NOT NULL,
      recorded_at INTEGER NOT NULL,
      records_read INTEGER NOT NULL,
      records_loaded INTEGER NOT NULL,
      records_unchanged INTEGER NOT NULL,
      records_superseded INTEGER NOT NULL,
      records_quarantined INTEGER NOT NULL,
      records_out_of_scope INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX extract_of_submission ON extract (submission, decision);
    """

  private static let figures = """
    CREATE TABLE observation (
      submission INTEGER NOT NULL,
      indicator TEXT NOT NULL,
      area TEXT NOT NULL,
      period TEXT NOT NULL,
      breakdown TEXT NOT NULL,
      known_from INTEGER NOT NULL,
      known_until INTEGER CHECK (known_until > known_from),
      numerator REAL,
      denominator REAL,
      value REAL,
      printed TEXT,
      status TEXT NOT NULL CHECK ((status = 'given') = (value IS NOT NULL)),
      extract INTEGER NOT NULL,
      PRIMARY KEY (submission, indicator, area, period, breakdown, known_from)
    ) STRICT, WITHOUT ROWID;
    CREATE VIEW figure AS
      SELECT o.indicator, o.area, o.period, o.breakdown, s.source, s.released, s.round,
        o.numerator, o.denominator, o.value, o.printed, o.status, o.known_from, o.known_until,
        e.sha256, e.file_name
      FROM submission s
      CROSS JOIN observation o
      JOIN extract e ON e.id = o.extract
      WHERE o.submission = s.id;
    """

  /// A return handed in by an establishment is a submission of its own.
  ///
  /// The unique key of a table cannot be changed in place, so the table is made again.
  private static let establishments = """
    DROP VIEW figure;
    CREATE TABLE submission_again (
      id INTEGER PRIMARY KEY,
      source TEXT NOT NULL,
      round TEXT NOT NULL,
      area TEXT NOT NULL,
      establishment TEXT NOT NULL,
      released TEXT NOT NULL,
      changed_at INTEGER,
      UNIQUE (source, round, area, establishment, released)
    ) STRICT;
    INSERT INTO submission_again
      SELECT id, source, round, area, '', released, changed_at FROM submission;
    DROP TABLE submission;
    ALTER TABLE submission_again RENAME TO submission;
    CREATE VIEW figure AS
      SELECT o.indicator, o.area, o.period, o.breakdown, s.source, s.released, s.round,
        s.establishment, o.numerator, o.denominator, o.value, o.printed, o.status, o.known_from,
        o.known_until, e.sha256, e.file_name
      FROM submission s
      CROSS JOIN observation o
      JOIN extract e ON e.id = o.extract
      WHERE o.submission = s.id;
    """

  private static let findings = """
    CREATE TABLE finding (
      id INTEGER PRIMARY KEY,
      extract INTEGER NOT NULL REFERENCES extract (id),
      rule TEXT NOT NULL,
      severity TEXT NOT NULL,
      status TEXT NOT NULL,
      "return" TEXT NOT NULL,
      round TEXT NOT NULL,
      area TEXT NOT NULL,
      module TEXT NOT NULL,
      record_key TEXT NOT NULL,
      file TEXT NOT NULL,
      line INTEGER NOT NULL,
      field TEXT NOT NULL,
      value TEXT NOT NULL,
      wording TEXT NOT NULL,
      action TEXT NOT NULL
    ) STRICT;
    CREATE INDEX finding_of_extract ON finding (extract);
    CREATE TABLE finding_count (
      extract INTEGER NOT NULL REFERENCES extract (id),
      rule TEXT NOT NULL,
      severity TEXT NOT NULL,
      status TEXT NOT NULL,
      findings INTEGER NOT NULL,
      PRIMARY KEY (extract, rule, severity, status)
    ) STRICT;
    CREATE TABLE acceptance (
      id INTEGER PRIMARY KEY,
      rule TEXT NOT NULL,
      record_key TEXT NOT NULL,
      value_fingerprint TEXT NOT NULL,
      note TEXT NOT NULL,
      accepted_by TEXT NOT NULL,
      accepted_on TEXT NOT NULL,
      expires TEXT
    ) STRICT;
    """

  private static let definitions = """
    CREATE TABLE indicator (
      id TEXT PRIMARY KEY,
      definition_sha256 TEXT NOT NULL,
      title TEXT NOT NULL
    ) STRICT;
    CREATE TABLE target (
      indicator TEXT NOT NULL,
      area TEXT NOT NULL,
      period TEXT NOT NULL,
      breakdown TEXT NOT NULL,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      value REAL NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (indicator, area, period, breakdown, known_from)
    ) STRICT;
    CREATE TABLE narrative (
      indicator TEXT NOT NULL,
      area TEXT NOT NULL,
      period TEXT NOT NULL,
      known_from INTEGER NOT NULL,
      known_until INTEGER,
      text TEXT NOT NULL,
      author TEXT NOT NULL,
      PRIMARY KEY (indicator, area, period, known_from)
    ) STRICT;
    """

  private static let places = """
    CREATE TABLE area (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      level TEXT NOT NULL,
      region TEXT,
      existed_from TEXT,
      existed_until TEXT
    ) STRICT;
    CREATE TABLE area_history (
      area TEXT NOT NULL REFERENCES area (id),
      scheme TEXT NOT NULL,
      code TEXT NOT NULL,
      in_force_from TEXT NOT NULL,
      in_force_until TEXT,
      PRIMARY KEY (area, scheme, code, in_force_from)
    ) STRICT;
    CREATE TABLE neighbour_set (
      id TEXT NOT NULL,
      area TEXT NOT NULL REFERENCES area (id),
      position INTEGER NOT NULL,
      neighbour TEXT NOT NULL REFERENCES area (id),
      source TEXT NOT NULL,
      PRIMARY KEY (id, area, position)
    ) STRICT;
    """
}
