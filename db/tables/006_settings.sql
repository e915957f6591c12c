-- What a user said in an ingest and what holds until another one says otherwise.

-- Of the database: an option that has a row is off (--no-persons).
CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL
) STRICT;

-- Of a path: its council, and its row in a list that came with it.
ALTER TABLE source ADD COLUMN given TEXT;
