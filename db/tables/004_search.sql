-- Full-text search. `search_text` holds what is searched, one row a document, composition or rule; its key is made of the
-- record's id, so that it outlives VACUUM. `search_stale` names the files whose rows in the index are behind (see db/search.py).

CREATE TABLE search_text (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    file TEXT NOT NULL,
    body TEXT,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
CREATE INDEX search_text_file ON search_text (file);

CREATE VIRTUAL TABLE search USING fts5 (
    name, text, folded, content = 'search_text', content_rowid = 'id', tokenize = 'trigram'
);

CREATE TABLE search_stale (
    file TEXT PRIMARY KEY
) STRICT;
