-- Vorgänge: the papers of one matter, found by their numbers and by the numbers that they name (db/matters.py). `paper.matter`
-- points here; a paper alone has none.

CREATE TABLE matter (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    papers INTEGER NOT NULL,
    first_date TEXT,
    last_date TEXT
) STRICT;
CREATE INDEX matter_body ON matter (body);
