CREATE INDEX extract_of_submission ON extract (submission, decision);

CREATE INDEX finding_of_extract ON finding (extract);

CREATE INDEX patch_of_extract ON patch (extract);

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

CREATE TABLE acceptance_of_extract (
  extract INTEGER NOT NULL REFERENCES extract (id),
  acceptance INTEGER NOT NULL REFERENCES acceptance (id),
  findings INTEGER NOT NULL,
  PRIMARY KEY (extract, acceptance)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE extract_change (
  extract INTEGER PRIMARY KEY REFERENCES extract (id),
  moment INTEGER
) STRICT;

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
, value_fingerprint TEXT NOT NULL DEFAULT '', carried TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE finding_count (
  extract INTEGER NOT NULL REFERENCES extract (id),
  rule TEXT NOT NULL,
  severity TEXT NOT NULL,
  status TEXT NOT NULL,
  findings INTEGER NOT NULL,
  PRIMARY KEY (extract, rule, severity, status)
) STRICT;

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE indicator (
  id TEXT PRIMARY KEY,
  definition_sha256 TEXT NOT NULL,
  title TEXT NOT NULL
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

CREATE TABLE neighbour_set (
  id TEXT NOT NULL,
  area TEXT NOT NULL REFERENCES area (id),
  position INTEGER NOT NULL,
  neighbour TEXT NOT NULL REFERENCES area (id),
  source TEXT NOT NULL,
  PRIMARY KEY (id, area, position)
) STRICT;

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

CREATE TABLE rule_outcome (
  run INTEGER NOT NULL REFERENCES run (id),
  "return" TEXT NOT NULL,
  round TEXT NOT NULL,
  rule TEXT NOT NULL,
  extracts INTEGER NOT NULL,
  not_run INTEGER NOT NULL,
  applied INTEGER NOT NULL,
  broken INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (run, "return", round, rule)
) STRICT;

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

CREATE TABLE run_document (
  run INTEGER PRIMARY KEY REFERENCES run (id),
  documents TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;

CREATE TABLE "submission" (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  round TEXT NOT NULL,
  area TEXT NOT NULL,
  establishment TEXT NOT NULL,
  released TEXT NOT NULL,
  changed_at INTEGER,
  UNIQUE (source, round, area, establishment, released)
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

CREATE VIEW figure AS
  SELECT o.indicator, o.area, o.period, o.breakdown, s.source, s.released, s.round,
    s.establishment, o.numerator, o.denominator, o.value, o.printed, o.status, o.known_from,
    o.known_until, e.sha256, e.file_name
  FROM submission s
  CROSS JOIN observation o
  JOIN extract e ON e.id = o.extract
  WHERE o.submission = s.id;
