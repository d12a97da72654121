-- A store as the first migration alone leaves it, written out of that migration and never changed with it: what an
-- old version of the program left behind. Its rows are copied in from a store of today, attached as `today`.
PRAGMA journal_mode = WAL;
PRAGMA application_id = 1919251571;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES ('2026-11 runs, extracts, figures');
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
INSERT INTO main.run (id, command, version, started_at, finished_at, outcome, exit_code, records_read,
    records_loaded, records_unchanged, records_superseded, records_quarantined, records_out_of_scope)
  SELECT id, command, version, started_at, finished_at, outcome, exit_code, records_read, records_loaded,
    records_unchanged, records_superseded, records_quarantined, records_out_of_scope FROM today.run;
INSERT INTO main.submission (id, source, round, area, released, changed_at)
  SELECT id, source, round, area, released, changed_at FROM today.submission;
INSERT INTO main.extract (id, run, submission, sha256, bytes, file_name, "return", version, specification, decision,
    recorded_at, records_read, records_loaded, records_unchanged, records_superseded, records_quarantined,
    records_out_of_scope)
  SELECT id, run, submission, sha256, bytes, file_name, "return", version, specification, decision, recorded_at,
    records_read, records_loaded, records_unchanged, records_superseded, records_quarantined,
    records_out_of_scope FROM today.extract;
INSERT INTO main.observation (submission, indicator, area, period, breakdown, known_from, known_until, numerator,
    denominator, value, printed, status, extract)
  SELECT submission, indicator, area, period, breakdown, known_from, known_until, numerator, denominator, value,
    printed, status, extract FROM today.observation;
INSERT INTO main.finding (id, extract, rule, severity, status, "return", round, area, module, record_key, file, line,
    field, value, wording, action)
  SELECT id, extract, rule, severity, status, "return", round, area, module, record_key, file, line, field, value,
    wording, action FROM today.finding;
INSERT INTO main.finding_count (extract, rule, severity, status, findings)
  SELECT extract, rule, severity, status, findings FROM today.finding_count;
