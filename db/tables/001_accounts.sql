-- What was given to Ratslese and what became of it. Applied once by db/migrations.py, never edited once released.
-- In all tables: `id` is made of content, `name` is the label of foreign keys, `file` is the file that a row was read from
-- (forgetting a file takes its rows along), columns in `_at` are clocks, unknown is NULL, truth is 0 or 1.
-- Foreign keys are checked at commit, so that the rows of a document may come in any order.

CREATE TABLE body (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    ags TEXT,
    classification TEXT
) STRICT;

CREATE TABLE file (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    media_type TEXT,
    medium TEXT NOT NULL CHECK (medium = 'pdf' OR medium = 'scan' OR medium = 'text'),
    pages INTEGER NOT NULL,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    best_reading INTEGER NOT NULL DEFAULT 0 CHECK (best_reading IN (0, 1)),
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX file_body ON file (body);
CREATE INDEX file_paper ON file (paper);
CREATE INDEX file_rules_of_procedure ON file (rules_of_procedure);
CREATE INDEX file_meeting ON file (meeting);
CREATE INDEX file_kind ON file (kind);
CREATE INDEX file_medium ON file (medium);

CREATE TABLE file_text (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    page INTEGER NOT NULL,
    engine TEXT NOT NULL,
    width REAL,
    height REAL,
    dpi INTEGER,
    confidence REAL,
    text TEXT NOT NULL,
    UNIQUE (file, page)
) STRICT;

CREATE TABLE source (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    member TEXT,
    sha256 TEXT,
    size INTEGER,
    outcome TEXT NOT NULL,
    reason TEXT,
    advice TEXT,
    file TEXT REFERENCES file (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    stat_size INTEGER,
    inode INTEGER,
    modified_at INTEGER,
    fingerprint TEXT,
    seen_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_file ON source (file);
CREATE INDEX source_sha256 ON source (sha256);
CREATE INDEX source_outcome ON source (outcome);

CREATE TABLE ingest_run (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    arguments TEXT NOT NULL,
    started_at TEXT NOT NULL,
    finished_at TEXT,
    paths INTEGER,
    outcomes TEXT
) STRICT;

-- What each file says, whole: from these the rows of a paper are made anew when another form of it arrives.
CREATE TABLE reading (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL UNIQUE REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    same_as TEXT,
    rank INTEGER NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    body_name TEXT,
    ags TEXT,
    paper_type TEXT NOT NULL,
    title TEXT NOT NULL,
    date TEXT,
    state TEXT,
    record TEXT NOT NULL
) STRICT;
CREATE INDEX reading_same_as ON reading (same_as);
CREATE INDEX reading_body ON reading (body);

CREATE TABLE correction (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    record_table TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    reason TEXT,
    author TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX correction_record ON correction (record_table, record);

CREATE TABLE tombstone (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL UNIQUE,
    reason TEXT,
    deleted_at TEXT NOT NULL
) STRICT;
