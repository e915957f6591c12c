-- Ours beyond OParl: committees as documents describe them, their seats and rules; sections, signatures, evidence, issues.
-- Checks say OR: for a list of IN with more than two values SQLite makes a table anew at each row, which took half of the
-- time of storing evidence.
-- Foreign keys that most rows leave open have an index without these rows: it costs a part and finds the same.

CREATE TABLE rules_of_procedure (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    adopted_on TEXT,
    valid_from TEXT,
    valid_until TEXT
) STRICT;
CREATE INDEX rules_of_procedure_file ON rules_of_procedure (file);
CREATE INDEX rules_of_procedure_body ON rules_of_procedure (body);
CREATE INDEX rules_of_procedure_organization ON rules_of_procedure (organization);
CREATE INDEX rules_of_procedure_paper ON rules_of_procedure (paper) WHERE paper IS NOT NULL;

CREATE TABLE section (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    level INTEGER NOT NULL,
    text TEXT NOT NULL
) STRICT;
CREATE INDEX section_file ON section (file);
CREATE INDEX section_paper ON section (paper) WHERE paper IS NOT NULL;
CREATE INDEX section_rules_of_procedure ON section (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;

CREATE TABLE signature (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    date TEXT
) STRICT;
CREATE INDEX signature_file ON signature (file);
CREATE INDEX signature_paper ON signature (paper) WHERE paper IS NOT NULL;
CREATE INDEX signature_rules_of_procedure ON signature (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;
CREATE INDEX signature_person ON signature (person);

CREATE TABLE composition (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    as_of TEXT,
    valid_until TEXT,
    founding_date TEXT,
    classification TEXT,
    function TEXT,
    chair TEXT,
    meeting_frequency_min INTEGER,
    meeting_frequency_max INTEGER,
    meeting_frequency_per TEXT,
    seat_list TEXT
) STRICT;
CREATE INDEX composition_file ON composition (file);
CREATE INDEX composition_body ON composition (body);
CREATE INDEX composition_organization_as_of ON composition (organization, as_of);
CREATE INDEX composition_paper ON composition (paper) WHERE paper IS NOT NULL;
CREATE INDEX composition_rules_of_procedure ON composition (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;
CREATE INDEX composition_function ON composition (function);
CREATE INDEX composition_classification ON composition (classification);

CREATE TABLE seat (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    composition TEXT NOT NULL REFERENCES composition (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    institution TEXT NOT NULL,
    organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT,
    group_path TEXT NOT NULL,
    group_name TEXT,
    sector TEXT,
    count INTEGER,
    per_unit TEXT,
    per_number INTEGER,
    voting INTEGER CHECK (voting IN (0, 1)),
    role TEXT
) STRICT;
CREATE INDEX seat_file ON seat (file);
CREATE INDEX seat_composition ON seat (composition);
CREATE INDEX seat_organization ON seat (organization) WHERE organization IS NOT NULL;
CREATE INDEX seat_sector ON seat (sector);
CREATE INDEX seat_voting ON seat (voting);
CREATE INDEX seat_kind ON seat (kind);

CREATE TABLE membership (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    person TEXT NOT NULL REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    seat TEXT REFERENCES seat (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT,
    voting INTEGER CHECK (voting IN (0, 1)),
    as_of TEXT
) STRICT;
CREATE INDEX membership_file ON membership (file);
CREATE INDEX membership_person ON membership (person);
CREATE INDEX membership_organization ON membership (organization);
CREATE INDEX membership_seat ON membership (seat) WHERE seat IS NOT NULL;

CREATE TABLE organization_relation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    composition TEXT NOT NULL REFERENCES composition (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    related_organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX organization_relation_file ON organization_relation (file);
CREATE INDEX organization_relation_composition ON organization_relation (composition);
CREATE INDEX organization_relation_organization ON organization_relation (organization);
CREATE INDEX organization_relation_related_organization ON organization_relation (related_organization);
CREATE INDEX organization_relation_kind ON organization_relation (kind);

CREATE TABLE rule (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    composition TEXT REFERENCES composition (id) DEFERRABLE INITIALLY DEFERRED,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    section TEXT,
    address TEXT,
    value TEXT NOT NULL CHECK (json_valid(value)),
    modality TEXT,
    condition TEXT,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX rule_file ON rule (file);
CREATE INDEX rule_body ON rule (body);
CREATE INDEX rule_organization ON rule (organization);
CREATE INDEX rule_composition ON rule (composition) WHERE composition IS NOT NULL;
CREATE INDEX rule_paper ON rule (paper) WHERE paper IS NOT NULL;
CREATE INDEX rule_rules_of_procedure ON rule (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;
CREATE INDEX rule_type ON rule (type);
CREATE INDEX rule_modality ON rule (modality);

-- One row for each span of a value, or one without a span. file_text proves it: substr(text, start + 1, "end" - start) = raw.
CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    record_table TEXT NOT NULL,
    record TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT,
    method TEXT NOT NULL CHECK (method = 'read' OR method = 'derived' OR method = 'given' OR method = 'manifest'),
    rule TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty = 'sure' OR certainty = 'check' OR certainty = 'doubtful'),
    ground TEXT NOT NULL,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    raw TEXT,
    page INTEGER,
    start INTEGER,
    "end" INTEGER,
    x0 REAL,
    top REAL,
    x1 REAL,
    bottom REAL
) STRICT;
CREATE INDEX evidence_record ON evidence (record, field);
CREATE INDEX evidence_file ON evidence (file, page);
CREATE INDEX evidence_weak ON evidence (certainty, file, page, start) WHERE certainty <> 'sure';
CREATE INDEX evidence_paper ON evidence (paper) WHERE paper IS NOT NULL;
CREATE INDEX evidence_rules_of_procedure ON evidence (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;

CREATE TABLE issue (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    code TEXT NOT NULL,
    path TEXT,
    record_table TEXT,
    record TEXT,
    field TEXT,
    paper TEXT REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    rules_of_procedure TEXT REFERENCES rules_of_procedure (id) DEFERRABLE INITIALLY DEFERRED,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    raw TEXT,
    page INTEGER,
    start INTEGER,
    "end" INTEGER
) STRICT;
CREATE INDEX issue_code ON issue (code);
CREATE INDEX issue_file ON issue (file);
CREATE INDEX issue_paper ON issue (paper) WHERE paper IS NOT NULL;
CREATE INDEX issue_rules_of_procedure ON issue (rules_of_procedure) WHERE rules_of_procedure IS NOT NULL;
CREATE INDEX issue_record ON issue (record, field);
