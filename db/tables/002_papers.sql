-- Councils, their organizations and meetings, and their papers, named after OParl 1.1.

CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization_type TEXT NOT NULL,
    classification TEXT
) STRICT;
CREATE INDEX organization_body ON organization (body);
CREATE INDEX organization_type ON organization (organization_type);

-- Every spelling under which a file names an organization; `organization` is made of these rows. `counted_as` is the name
-- that the profile `alias_of_profile` counts the spelling under.
CREATE TABLE organization_name (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    counted_as TEXT,
    alias_of_profile TEXT,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization_type TEXT NOT NULL,
    classification TEXT
) STRICT;
CREATE INDEX organization_name_file ON organization_name (file);
CREATE INDEX organization_name_organization ON organization_name (organization);
CREATE INDEX organization_name_body ON organization_name (body);

CREATE TABLE person (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX person_body ON person (body);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    start TEXT NOT NULL,
    public INTEGER CHECK (public IN (0, 1))
) STRICT;
CREATE INDEX meeting_body ON meeting (body);
CREATE INDEX meeting_organization_start ON meeting (organization, start);

CREATE TABLE paper (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    reference TEXT,
    reference_key TEXT,
    base_key TEXT,
    reference_prefix TEXT,
    reference_number INTEGER,
    reference_year INTEGER,
    reference_term TEXT,
    version TEXT,
    supplement_of TEXT REFERENCES paper (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    matter TEXT REFERENCES matter (id) DEFERRABLE INITIALLY DEFERRED,
    paper_type TEXT,
    date TEXT,
    year INTEGER,
    file_reference TEXT,
    agenda_item TEXT,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    search_key INTEGER NOT NULL
) STRICT;
CREATE INDEX paper_body_year ON paper (body, year);
CREATE INDEX paper_year ON paper (year);
CREATE INDEX paper_paper_type ON paper (paper_type);
CREATE INDEX paper_date ON paper (date);
CREATE INDEX paper_file ON paper (file);
CREATE INDEX paper_reference_key ON paper (reference_key, body);
CREATE INDEX paper_base_key ON paper (base_key, body);
CREATE INDEX paper_supplement_of ON paper (supplement_of) WHERE supplement_of IS NOT NULL;
CREATE INDEX paper_matter ON paper (matter) WHERE matter IS NOT NULL;
CREATE INDEX paper_search_key ON paper (search_key);

-- Long texts lie apart, so that lists and facets of papers stay fast.
CREATE TABLE paper_text (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    proposed_resolution TEXT,
    financial_impact TEXT
) STRICT;
CREATE INDEX paper_text_file ON paper_text (file);
CREATE INDEX paper_text_paper ON paper_text (paper);

CREATE TABLE paper_organization (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    role TEXT NOT NULL CHECK (role IN ('underDirectionOf', 'originator'))
) STRICT;
CREATE INDEX paper_organization_file ON paper_organization (file);
CREATE INDEX paper_organization_paper ON paper_organization (paper);
CREATE INDEX paper_organization_organization ON paper_organization (organization);
CREATE INDEX paper_organization_role ON paper_organization (role);

CREATE TABLE consultation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    start TEXT,
    public INTEGER CHECK (public IN (0, 1)),
    role TEXT,
    agenda_item TEXT,
    result TEXT
) STRICT;
CREATE INDEX consultation_file ON consultation (file);
CREATE INDEX consultation_paper ON consultation (paper);
CREATE INDEX consultation_organization_start ON consultation (organization, start);
CREATE INDEX consultation_meeting ON consultation (meeting);
CREATE INDEX consultation_public ON consultation (public);
CREATE INDEX consultation_role ON consultation (role);

CREATE TABLE agenda_item (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    number TEXT,
    public INTEGER CHECK (public IN (0, 1)),
    reference TEXT,
    reference_key TEXT,
    paper TEXT REFERENCES paper (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX agenda_item_file ON agenda_item (file);
CREATE INDEX agenda_item_meeting ON agenda_item (meeting);
CREATE INDEX agenda_item_body ON agenda_item (body);
CREATE INDEX agenda_item_paper ON agenda_item (paper);
CREATE INDEX agenda_item_reference_key ON agenda_item (reference_key, body);

CREATE TABLE paper_reference (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    reference_key TEXT NOT NULL,
    base_key TEXT NOT NULL,
    target TEXT REFERENCES paper (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX paper_reference_file ON paper_reference (file);
CREATE INDEX paper_reference_paper ON paper_reference (paper);
CREATE INDEX paper_reference_body ON paper_reference (body);
CREATE INDEX paper_reference_target ON paper_reference (target);
CREATE INDEX paper_reference_reference_key ON paper_reference (reference_key, body);
CREATE INDEX paper_reference_base_key ON paper_reference (base_key, body);

CREATE TABLE auxiliary_file (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    number TEXT,
    public INTEGER CHECK (public IN (0, 1)),
    kind TEXT
) STRICT;
CREATE INDEX auxiliary_file_file ON auxiliary_file (file);
CREATE INDEX auxiliary_file_paper ON auxiliary_file (paper);
CREATE INDEX auxiliary_file_kind ON auxiliary_file (kind);

CREATE TABLE attachment (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    body TEXT REFERENCES body (id) DEFERRABLE INITIALLY DEFERRED,
    number TEXT,
    reference TEXT NOT NULL,
    reference_key TEXT NOT NULL,
    paper TEXT REFERENCES paper (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX attachment_file ON attachment (file);
CREATE INDEX attachment_body ON attachment (body);
CREATE INDEX attachment_paper ON attachment (paper);
CREATE INDEX attachment_reference_key ON attachment (reference_key, body);

CREATE TABLE mention (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    file TEXT NOT NULL REFERENCES file (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    paper TEXT NOT NULL REFERENCES paper (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    meeting TEXT REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED,
    start TEXT,
    start_raw TEXT,
    agenda_item TEXT,
    kind TEXT,
    originator TEXT,
    quote TEXT NOT NULL
) STRICT;
CREATE INDEX mention_file ON mention (file);
CREATE INDEX mention_paper ON mention (paper);
CREATE INDEX mention_organization_start ON mention (organization, start);
CREATE INDEX mention_meeting ON mention (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX mention_kind ON mention (kind);
