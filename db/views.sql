-- The questions people ask. Replaced on opening where the text here differs from the database's (db/connection.py).

CREATE VIEW papers_per_year AS
SELECT body.name AS body_name, paper.body, paper.year, paper.paper_type, count(*) AS papers
FROM paper LEFT JOIN body ON body.id = paper.body
GROUP BY paper.body, paper.year, paper.paper_type;

CREATE VIEW consultation_path AS
SELECT
    consultation.organization, organization.name AS organization_name, paper.body, consultation.start,
    consultation.position, consultation.paper, paper.reference, paper.name AS paper_name, consultation.public,
    consultation.role, consultation.agenda_item, consultation.result
FROM consultation
JOIN organization ON organization.id = consultation.organization
JOIN paper ON paper.id = consultation.paper;

CREATE VIEW latest_composition AS
SELECT
    organization, organization_name, body, composition, as_of, function, chair, meeting_frequency_min,
    meeting_frequency_max, meeting_frequency_per, seat_list, seats
FROM (
    SELECT
        composition.organization, organization.name AS organization_name, composition.body,
        composition.id AS composition, composition.as_of, composition.function, composition.chair,
        composition.meeting_frequency_min, composition.meeting_frequency_max, composition.meeting_frequency_per,
        composition.seat_list,
        (SELECT count(*) FROM seat WHERE seat.composition = composition.id) AS seats,
        row_number() OVER (
            PARTITION BY composition.organization ORDER BY composition.as_of DESC NULLS LAST, composition.id
        ) AS age
    FROM composition JOIN organization ON organization.id = composition.organization
)
WHERE age = 1;

CREATE VIEW committee_members AS
SELECT
    composition.organization, organization.name AS organization_name, composition.body, composition.as_of,
    composition.id AS composition, composition.seat_list, seat.id AS seat, seat.position, seat.institution, seat.role,
    seat.group_name, seat.sector, seat.count, seat.per_number, seat.per_unit, seat.voting
FROM seat
JOIN composition ON composition.id = seat.composition
JOIN organization ON organization.id = composition.organization;

CREATE VIEW seats_by_sector AS
SELECT
    composition.organization, organization.name AS organization_name, composition.body, composition.as_of,
    composition.id AS composition, composition.seat_list, seat.sector, count(*) AS seat_lines,
    sum(seat.count) AS known_seats, count(*) - count(seat.count) AS lines_without_count
FROM seat
JOIN composition ON composition.id = seat.composition
JOIN organization ON organization.id = composition.organization
GROUP BY composition.id, seat.sector;

CREATE VIEW rules_side_by_side AS
SELECT
    rule.type, rule.organization, organization.name AS organization_name, rule.body, rule.id AS rule, rule.value,
    rule.modality, rule.section, rule.quote, rule.paper, rule.rules_of_procedure,
    coalesce(rules_of_procedure.adopted_on, rules_of_procedure.valid_from, paper.date, composition.as_of) AS as_of
FROM rule
LEFT JOIN organization ON organization.id = rule.organization
LEFT JOIN paper ON paper.id = rule.paper
LEFT JOIN rules_of_procedure ON rules_of_procedure.id = rule.rules_of_procedure
LEFT JOIN composition ON composition.id = rule.composition;

CREATE VIEW evidence_of AS
SELECT
    evidence.record_table, evidence.record, evidence.field, evidence.value, evidence.raw, evidence.method,
    evidence.rule, evidence.ground, evidence.page, evidence.start, evidence."end", evidence.x0, evidence.top,
    evidence.x1, evidence.bottom, evidence.file, file.name AS file_name, evidence.paper, evidence.rules_of_procedure
FROM evidence JOIN file ON file.id = evidence.file;

-- Must be empty: a read value without its words, words that do not stand there, evidence of a row that is not there.
CREATE VIEW evidence_check AS
SELECT evidence.id AS evidence, evidence.record, evidence.field, 'read without a span' AS fault
FROM evidence WHERE evidence.method = 'read' AND evidence.raw IS NULL
UNION ALL
SELECT evidence.id, evidence.record, evidence.field, 'the words do not stand there'
FROM evidence LEFT JOIN file_text ON file_text.file = evidence.file AND file_text.page = evidence.page
WHERE evidence.raw IS NOT NULL
    AND substr(file_text.text, evidence.start + 1, evidence."end" - evidence.start) IS NOT evidence.raw
UNION ALL
SELECT evidence.id, evidence.record, evidence.field, 'derived from nothing'
FROM evidence WHERE evidence.method = 'derived' AND evidence.raw IS NULL AND evidence.ground = '[]'
UNION ALL
SELECT evidence.id, evidence.record, evidence.field, 'no such row'
FROM evidence
WHERE NOT CASE evidence.record_table
    WHEN 'body' THEN EXISTS (SELECT 1 FROM body WHERE id = evidence.record)
    WHEN 'file' THEN EXISTS (SELECT 1 FROM file WHERE id = evidence.record)
    WHEN 'paper' THEN EXISTS (SELECT 1 FROM paper WHERE id = evidence.record)
    WHEN 'paper_text' THEN EXISTS (SELECT 1 FROM paper_text WHERE id = evidence.record)
    WHEN 'paper_organization' THEN EXISTS (SELECT 1 FROM paper_organization WHERE id = evidence.record)
    WHEN 'paper_reference' THEN EXISTS (SELECT 1 FROM paper_reference WHERE id = evidence.record)
    WHEN 'consultation' THEN EXISTS (SELECT 1 FROM consultation WHERE id = evidence.record)
    WHEN 'auxiliary_file' THEN EXISTS (SELECT 1 FROM auxiliary_file WHERE id = evidence.record)
    WHEN 'mention' THEN EXISTS (SELECT 1 FROM mention WHERE id = evidence.record)
    WHEN 'meeting' THEN EXISTS (SELECT 1 FROM meeting WHERE id = evidence.record)
    WHEN 'agenda_item' THEN EXISTS (SELECT 1 FROM agenda_item WHERE id = evidence.record)
    WHEN 'rules_of_procedure' THEN EXISTS (SELECT 1 FROM rules_of_procedure WHERE id = evidence.record)
    WHEN 'section' THEN EXISTS (SELECT 1 FROM section WHERE id = evidence.record)
    WHEN 'signature' THEN EXISTS (SELECT 1 FROM signature WHERE id = evidence.record)
    WHEN 'composition' THEN EXISTS (SELECT 1 FROM composition WHERE id = evidence.record)
    WHEN 'seat' THEN EXISTS (SELECT 1 FROM seat WHERE id = evidence.record)
    WHEN 'organization_relation' THEN EXISTS (SELECT 1 FROM organization_relation WHERE id = evidence.record)
    WHEN 'rule' THEN EXISTS (SELECT 1 FROM rule WHERE id = evidence.record)
    ELSE 0
END;

CREATE VIEW unresolved_reference AS
SELECT
    paper_reference.paper, paper.name AS paper_name, paper_reference.body, paper_reference.name AS reference,
    (SELECT count(*) FROM paper AS other
     WHERE other.reference_key = paper_reference.reference_key AND other.body = paper_reference.body) AS candidates
FROM paper_reference JOIN paper ON paper.id = paper_reference.paper
WHERE paper_reference.target IS NULL;
