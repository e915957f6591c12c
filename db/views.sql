-- The questions people ask. Replaced on opening where the text here differs from the database's (db/connection.py).

CREATE VIEW papers_per_year AS
SELECT body.name AS body_name, paper.body, paper.year, paper.paper_type, count(*) AS papers
FROM paper LEFT JOIN body ON body.id = paper.body
GROUP BY paper.body, paper.year, paper.paper_type;

CREATE VIEW repaired_wording AS
SELECT
    evidence.record_table, evidence.record, evidence.field, evidence.value, group_concat(evidence.raw, ' … ') AS printed,
    evidence.rule, evidence.page, evidence.file, evidence.paper
FROM evidence
WHERE evidence.method = 'read' AND evidence.raw IS NOT NULL AND length(evidence.value) BETWEEN 3 AND 300
    AND evidence.value NOT IN ('true', 'false') AND evidence.value NOT GLOB '[0-9][0-9][0-9][0-9]*'
    AND substr(evidence.value, 1, 1) NOT IN ('{', '[') AND evidence.value NOT LIKE '%…'
GROUP BY evidence.record_table, evidence.record, evidence.field, evidence.rule, evidence.value, evidence.file
HAVING replace(replace(group_concat(evidence.raw, ''), char(10), ''), ' ', '')
    <> replace(replace(evidence.value, char(10), ''), ' ', '');

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
    sum(seat.count) AS known_seats, count(*) - count(seat.count) AS lines_without_count,
    sum(seat.voting = 1) AS voting_lines, sum(seat.voting = 0) AS lines_without_vote,
    CASE
        WHEN sum(count(*) - count(seat.count)) OVER whole = 0
            THEN round(1.0 * sum(seat.count) / sum(sum(seat.count)) OVER whole, 3)
        ELSE round(1.0 * count(*) / sum(count(*)) OVER whole, 3)
    END AS share,
    iif(sum(count(*) - count(seat.count)) OVER whole = 0, 'seats', 'lines') AS share_of
FROM seat
JOIN composition ON composition.id = seat.composition
JOIN organization ON organization.id = composition.organization
GROUP BY composition.id, seat.sector
WINDOW whole AS (PARTITION BY composition.id);

-- Figures that no paper prints and that follow from what it says, each with its formula: votes, the quorum as a number,
-- meetings a year. They need a complete list of members whose numbers (and for votes: voting rights) are all known.
CREATE VIEW derived_figure AS
WITH total AS (
    SELECT
        composition.id AS composition, count(*) AS lines, sum(seat.count) AS members,
        sum(iif(seat.voting = 1, seat.count, 0)) AS votes, sum(seat.voting = 1) AS voting_lines,
        count(*) = count(seat.count) AS counted,
        sum(seat.voting IS NULL) = 0 AND sum(seat.voting = 1 AND seat.count IS NULL) = 0 AS votes_counted
    FROM composition JOIN seat ON seat.composition = composition.id
    WHERE composition.seat_list = 'complete'
    GROUP BY composition.id
),
asked AS (
    SELECT
        rule.composition, rule.id AS rule, json_extract(rule.value, '$.share') AS share,
        json_extract(rule.value, '$.of') AS of, rule.condition,
        iif(json_extract(rule.value, '$.of') = 'voting_members', total.votes, total.members) AS base
    FROM rule JOIN total ON total.composition = rule.composition
    WHERE rule.type = 'quorum' AND rule.modality IS NOT 'proposed'
        AND iif(json_extract(rule.value, '$.of') = 'voting_members', total.votes_counted AND votes > 0, total.counted)
),
part AS (
    SELECT
        asked.*,
        CASE share WHEN 'majority' THEN 1 WHEN 'all' THEN 1 ELSE CAST(substr(share, 1, instr(share, '/') - 1) AS INTEGER)
        END AS top,
        CASE share WHEN 'majority' THEN 2 WHEN 'all' THEN 1 ELSE CAST(substr(share, instr(share, '/') + 1) AS INTEGER)
        END AS bottom
    FROM asked WHERE share IN ('majority', 'all') OR share GLOB '[0-9]/[0-9]'
),
yearly AS (
    SELECT
        id AS composition, meeting_frequency_min AS least, meeting_frequency_max AS most,
        CASE meeting_frequency_per WHEN 'year' THEN 1 WHEN 'half_year' THEN 2 WHEN 'quarter' THEN 4 ELSE 12 END AS times
    FROM composition WHERE meeting_frequency_per IS NOT NULL
),
figure AS (
    SELECT
        composition, 'voting_seats' AS figure, votes AS least, votes AS most,
        'sum of ' || voting_lines || ' lines with a vote = ' || votes AS formula, NULL AS rule, NULL AS condition
    FROM total WHERE votes_counted AND votes > 0
    UNION ALL
    SELECT
        composition, 'quorum', needed, needed,
        CASE share WHEN 'majority' THEN 'majority' WHEN 'all' THEN 'all' ELSE share END || ' of ' || base
        || iif(of = 'voting_members', ' votes', ' members') || ' = ' || needed, rule, condition
    FROM (
        SELECT part.*, iif(share = 'majority', base / 2 + 1, (base * top + bottom - 1) / bottom) AS needed FROM part
        WHERE bottom > 0
    )
    UNION ALL
    SELECT
        composition, 'meetings_a_year', least * times, most * times,
        coalesce(least, '?') || iif(most IS least, '', ' to ' || coalesce(most, '?')) || ' × ' || times, NULL, NULL
    FROM yearly WHERE least IS NOT NULL OR most IS NOT NULL
)
SELECT
    composition.organization, organization.name AS organization_name, composition.body, composition.as_of,
    figure.composition, figure.figure, figure.least, figure.most, figure.formula, figure.rule, figure.condition
FROM figure
JOIN composition ON composition.id = figure.composition
JOIN organization ON organization.id = composition.organization;

-- A committee as one document describes it: with its members, or by rules of procedure that do not list them.
CREATE VIEW committee_description AS
SELECT
    composition.id AS description, composition.id AS composition, composition.rules_of_procedure, composition.paper,
    composition.organization, organization.name AS organization_name, composition.body, composition.as_of,
    composition.function, composition.classification, composition.seat_list, composition.valid_until, composition.file
FROM composition JOIN organization ON organization.id = composition.organization
UNION ALL
SELECT
    rules_of_procedure.id, NULL, rules_of_procedure.id, rules_of_procedure.paper, rules_of_procedure.organization,
    organization.name, rules_of_procedure.body,
    coalesce(rules_of_procedure.adopted_on, rules_of_procedure.valid_from), NULL, organization.classification, NULL,
    rules_of_procedure.valid_until, rules_of_procedure.file
FROM rules_of_procedure JOIN organization ON organization.id = rules_of_procedure.organization
WHERE NOT EXISTS (
    SELECT 1 FROM composition
    WHERE composition.rules_of_procedure = rules_of_procedure.id
        AND composition.organization = rules_of_procedure.organization
);

-- What each description says of its committee, a fact a row; `value` is JSON, `fact` a type of rule, a kind of relation
-- or a column of composition that no rule says better. Who writes of relations in rules of procedure lays them down.
-- "+rule.type": a composition has few rules, a type has many.
CREATE VIEW committee_fact AS
SELECT
    described.description, described.organization, described.organization_name, described.body, described.as_of,
    rule.type AS fact, rule.value, rule.modality, rule.condition, coalesce(rule.address, rule.section) AS address,
    rule.quote, 'rule' AS record_table, rule.id AS record, 'value' AS field, rule.position
FROM committee_description AS described
JOIN rule ON rule.organization = described.organization AND (
    rule.composition = described.composition OR rule.rules_of_procedure = described.rules_of_procedure
)
UNION ALL
SELECT
    described.description, described.organization, described.organization_name, described.body, described.as_of,
    'adopted_on', json_object('date', rules.adopted_on), NULL, NULL, NULL, NULL, 'rules_of_procedure', rules.id,
    'adopted_on', 0
FROM committee_description AS described
JOIN rules_of_procedure AS rules
    ON rules.id = described.rules_of_procedure AND rules.organization = described.organization
WHERE rules.adopted_on IS NOT NULL
UNION ALL
SELECT
    composition.id, composition.organization, organization.name, composition.body, composition.as_of,
    relation.kind, json_object('organization', relation.name),
    iif(composition.rules_of_procedure IS NULL, 'described', 'must'), NULL, NULL, relation.quote,
    'organization_relation', relation.id, 'related_organization', 0
FROM organization_relation AS relation
JOIN composition ON composition.id = relation.composition
JOIN organization ON organization.id = composition.organization
UNION ALL
SELECT
    composition.id, composition.organization, organization.name, composition.body, composition.as_of,
    said.fact, said.value, NULL, NULL, NULL, NULL, 'composition', composition.id, said.field, 0
FROM composition
JOIN organization ON organization.id = composition.organization
JOIN (
    SELECT id, 'function' AS fact, json_object('function', function) AS value, 'function' AS field
    FROM composition WHERE function IS NOT NULL
    UNION ALL
    SELECT id, 'founding_date', json_object('date', founding_date), 'founding_date'
    FROM composition WHERE founding_date IS NOT NULL
    UNION ALL
    SELECT id, 'valid_until', json_object('until', valid_until), 'valid_until'
    FROM composition WHERE valid_until IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM rule
        WHERE rule.composition = composition.id AND +rule.type = 'validity'
            AND json_extract(rule.value, '$.until') = composition.valid_until
    )
    UNION ALL
    SELECT id, 'chair', json_object('held_by', chair), 'chair'
    FROM composition WHERE chair IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM rule WHERE rule.composition = composition.id AND +rule.type = 'chair'
    )
    UNION ALL
    SELECT
        id, 'meeting_frequency', json_object('min', meeting_frequency_min, 'max', meeting_frequency_max, 'per',
        meeting_frequency_per), 'meeting_frequency'
    FROM composition WHERE meeting_frequency_per IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM rule WHERE rule.composition = composition.id AND +rule.type = 'meeting_frequency'
    )
) AS said ON said.id = composition.id;

-- Who came and went from one description of a committee's members to the next. An institution under another of its names
-- is the same (organization_name); who is not in an incomplete list may still be a member (`sure` is 0).
CREATE VIEW seat_change AS
WITH dated AS (
    SELECT
        composition.id, composition.organization, composition.as_of, composition.seat_list, composition.body,
        lead(composition.id) OVER following AS next
    FROM composition
    WHERE EXISTS (SELECT 1 FROM seat WHERE seat.composition = composition.id)
    WINDOW following AS (PARTITION BY composition.organization ORDER BY composition.as_of, composition.id)
),
pair AS (
    SELECT
        dated.organization, dated.body, dated.id AS earlier, later.id AS later, dated.as_of AS earlier_as_of,
        later.as_of AS later_as_of, dated.seat_list AS earlier_list, later.seat_list AS later_list
    FROM dated JOIN composition AS later ON later.id = dated.next
),
line AS (
    SELECT
        composition, coalesce(organization, lower(institution)) AS institution_key, min(institution) AS institution,
        count(*) AS lines, sum(count) AS seats, count(*) - count(count) AS without_count
    FROM seat GROUP BY composition, institution_key
),
met AS (
    SELECT pair.*, before.institution_key, before.institution AS was, after.institution AS is_now,
        iif(before.without_count = 0, before.seats, NULL) AS seats_before,
        iif(after.without_count = 0, after.seats, NULL) AS seats_after
    FROM pair JOIN line AS before ON before.composition = pair.earlier
    LEFT JOIN line AS after
        ON after.composition = pair.later AND after.institution_key = before.institution_key
    UNION ALL
    SELECT pair.*, after.institution_key, NULL, after.institution, NULL, iif(after.without_count = 0, after.seats, NULL)
    FROM pair JOIN line AS after ON after.composition = pair.later
    WHERE NOT EXISTS (
        SELECT 1 FROM line AS before
        WHERE before.composition = pair.earlier AND before.institution_key = after.institution_key
    )
)
SELECT
    met.organization, organization.name AS organization_name, met.body, met.earlier_as_of, met.later_as_of,
    met.earlier, met.later,
    CASE
        WHEN met.was IS NULL THEN 'came' WHEN met.is_now IS NULL THEN 'went'
        WHEN met.was <> met.is_now AND met.seats_before IS met.seats_after THEN 'renamed'
        WHEN met.was <> met.is_now THEN 'renamed, recounted'
        ELSE 'recounted'
    END AS change,
    met.was, met.is_now, met.seats_before, met.seats_after,
    CASE
        WHEN met.was IS NULL THEN met.earlier_list IS 'complete' WHEN met.is_now IS NULL THEN met.later_list IS 'complete'
        ELSE 1
    END AS sure
FROM met JOIN organization ON organization.id = met.organization
WHERE met.was IS NOT met.is_now OR met.seats_before IS NOT met.seats_after;

CREATE VIEW rules_side_by_side AS
SELECT
    rule.type, rule.organization, organization.name AS organization_name, rule.body, rule.id AS rule, rule.value,
    rule.modality, rule.condition, rule.section, rule.address, rule.quote, rule.paper, rule.rules_of_procedure,
    coalesce(rules_of_procedure.adopted_on, rules_of_procedure.valid_from, paper.date, composition.as_of) AS as_of
FROM rule
LEFT JOIN organization ON organization.id = rule.organization
LEFT JOIN paper ON paper.id = rule.paper
LEFT JOIN rules_of_procedure ON rules_of_procedure.id = rule.rules_of_procedure
LEFT JOIN composition ON composition.id = rule.composition;

CREATE VIEW evidence_of AS
SELECT
    evidence.record_table, evidence.record, evidence.field, evidence.value, evidence.raw, evidence.method,
    evidence.rule, evidence.certainty, evidence.ground, evidence.page, evidence.start, evidence."end", evidence.x0, evidence.top,
    evidence.x1, evidence.bottom, evidence.file, file.name AS file_name, evidence.paper, evidence.rules_of_procedure
FROM evidence JOIN file ON file.id = evidence.file;

-- What people should look at: values that are not sure, with the words around them.
CREATE VIEW weak_value AS
SELECT
    evidence.certainty, evidence.record_table, evidence.record, evidence.field, evidence.value, evidence.raw,
    substr(file_text.text, max(1, evidence.start - 60), evidence."end" - evidence.start + 120) AS context,
    evidence.rule, evidence.page, evidence.file, file.body, evidence.paper, evidence.rules_of_procedure
FROM evidence
JOIN file ON file.id = evidence.file
LEFT JOIN file_text ON file_text.file = evidence.file AND file_text.page = evidence.page
WHERE evidence.certainty <> 'sure';

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
    WHEN 'attachment' THEN EXISTS (SELECT 1 FROM attachment WHERE id = evidence.record)
    WHEN 'rules_of_procedure' THEN EXISTS (SELECT 1 FROM rules_of_procedure WHERE id = evidence.record)
    WHEN 'section' THEN EXISTS (SELECT 1 FROM section WHERE id = evidence.record)
    WHEN 'signature' THEN EXISTS (SELECT 1 FROM signature WHERE id = evidence.record)
    WHEN 'composition' THEN EXISTS (SELECT 1 FROM composition WHERE id = evidence.record)
    WHEN 'seat' THEN EXISTS (SELECT 1 FROM seat WHERE id = evidence.record)
    WHEN 'organization_relation' THEN EXISTS (SELECT 1 FROM organization_relation WHERE id = evidence.record)
    WHEN 'rule' THEN EXISTS (SELECT 1 FROM rule WHERE id = evidence.record)
    ELSE 0
END;

-- Numbers without a paper, or with several: those that a text names, and those that a supplement's own number goes on from.
CREATE VIEW unresolved_reference AS
SELECT
    paper_reference.paper, paper.name AS paper_name, paper_reference.body, 'reference' AS kind,
    paper_reference.name AS reference,
    (SELECT count(*) FROM paper AS other
     WHERE other.reference_key = paper_reference.reference_key AND other.body = paper_reference.body) AS candidates
FROM paper_reference JOIN paper ON paper.id = paper_reference.paper
WHERE paper_reference.target IS NULL
UNION ALL
SELECT
    paper.id, paper.name, paper.body, 'supplement', paper.base_key,
    (SELECT count(*) FROM paper AS other WHERE other.reference_key = paper.base_key AND other.body = paper.body)
FROM paper WHERE paper.version IS NOT NULL AND paper.supplement_of IS NULL;

-- Meetings that texts name with their day, and of which there is neither a paper's station nor an invitation nor minutes.
CREATE VIEW unresolved_meeting AS
SELECT
    meeting.id AS meeting, meeting.organization, organization.name AS organization_name, meeting.body, meeting.start,
    count(*) AS mentions, count(DISTINCT mention.paper) AS papers, min(mention.paper) AS paper
FROM mention
JOIN meeting ON meeting.id = mention.meeting
JOIN organization ON organization.id = meeting.organization
WHERE NOT EXISTS (SELECT 1 FROM consultation WHERE consultation.meeting = meeting.id)
    AND NOT EXISTS (SELECT 1 FROM file WHERE file.meeting = meeting.id)
GROUP BY meeting.id;

-- Planned and referred steps with their period, where no invitation, no minutes and no other paper tell of a meeting of this
-- organization (of any, if none is named) in that period. '~' sorts after all that a date goes on with.
CREATE VIEW unheard_announcement AS
WITH newest AS (SELECT paper.body, max(paper.date) AS date FROM paper GROUP BY paper.body)
SELECT
    mention.paper, paper.reference, paper.name AS paper_name, paper.date AS paper_date, paper.body, mention.organization,
    organization.name AS organization_name, mention.start, mention.kind, mention.quote, paper.matter,
    newest.date AS newest_paper_date
FROM mention
JOIN paper ON paper.id = mention.paper
LEFT JOIN organization ON organization.id = mention.organization
LEFT JOIN newest ON newest.body IS paper.body
WHERE mention.kind IN ('planned', 'referred') AND mention.start IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM meeting
    WHERE (meeting.organization = mention.organization OR (mention.organization IS NULL AND meeting.body = paper.body))
        AND meeting.start >= mention.start AND meeting.start < mention.start || '~'
        AND (
            EXISTS (SELECT 1 FROM file WHERE file.meeting = meeting.id)
            OR EXISTS (SELECT 1 FROM consultation
                       WHERE consultation.meeting = meeting.id AND consultation.paper <> mention.paper)
            OR EXISTS (SELECT 1 FROM mention AS other
                       WHERE other.meeting = meeting.id AND other.paper <> mention.paper
                           AND other.kind NOT IN ('planned', 'referred'))
        )
);

-- All that is known of a matter: its papers, the stations of their Beratungsfolge, where they stood on an agenda, and the
-- steps that their texts name.
CREATE VIEW matter_timeline AS
SELECT
    paper.matter, paper.date, 'paper' AS step, paper.id AS paper, paper.reference, paper.name AS paper_name,
    NULL AS organization, NULL AS organization_name, NULL AS meeting, paper.paper_type AS detail, NULL AS result,
    paper.body
FROM paper
UNION ALL
SELECT
    paper.matter, consultation.start, 'consultation', paper.id, paper.reference, paper.name, consultation.organization,
    organization.name, consultation.meeting, consultation.role, consultation.result, paper.body
FROM consultation
JOIN paper ON paper.id = consultation.paper
JOIN organization ON organization.id = consultation.organization
UNION ALL
SELECT
    paper.matter, meeting.start, agenda_item.kind, paper.id, paper.reference, paper.name, meeting.organization,
    organization.name, meeting.id, agenda_item.name, NULL, paper.body
FROM agenda_item
JOIN paper ON paper.id = agenda_item.paper
JOIN meeting ON meeting.id = agenda_item.meeting
JOIN organization ON organization.id = meeting.organization
UNION ALL
SELECT
    paper.matter, mention.start, coalesce(mention.kind, 'mention'), paper.id, paper.reference, paper.name,
    mention.organization, organization.name, mention.meeting, mention.quote, NULL, paper.body
FROM mention
JOIN paper ON paper.id = mention.paper
LEFT JOIN organization ON organization.id = mention.organization;

-- What most papers of a council print; a share below the bound says that its form is not read, not that it prints none.
-- The bounds are ours: wide enough for Mitteilungen without a Beratungsfolge and scans without a number.
CREATE VIEW plausibility AS
WITH band (field, lower_bound) AS (VALUES ('reference', 0.95), ('name', 0.95), ('date', 0.9), ('consultation', 0.7)),
counted AS (
    SELECT
        paper.body, count(*) AS papers, count(paper.reference) AS reference, count(paper.date) AS date,
        sum(paper.name NOT LIKE '[ohne Titel]%') AS name,
        sum(EXISTS (SELECT 1 FROM consultation WHERE consultation.paper = paper.id)) AS consultation
    FROM paper GROUP BY paper.body
),
shared AS (
    SELECT
        counted.body, band.field, counted.papers, band.lower_bound,
        CASE band.field
            WHEN 'reference' THEN counted.reference WHEN 'name' THEN counted.name WHEN 'date' THEN counted.date
            ELSE counted.consultation
        END AS papers_with
    FROM counted CROSS JOIN band
)
SELECT
    shared.body, body.name AS body_name, shared.field, shared.papers, shared.papers_with,
    round(1.0 * shared.papers_with / shared.papers, 3) AS share, shared.lower_bound,
    1.0 * shared.papers_with / shared.papers < shared.lower_bound AS implausible
FROM shared LEFT JOIN body ON body.id = shared.body;

-- Words that no reader knew. An issue has a row for each place of its words: they are put together again, as are words
-- that the end of a line has cut.
CREATE VIEW unknown_vocabulary AS
WITH place AS (
    SELECT
        issue.file, issue.name, issue.path,
        replace(replace(issue.raw, '-' || char(10), ''), char(10), ' ') AS raw,
        CASE WHEN issue.record_table = 'paper' THEN issue.field ELSE issue.record_table END AS field
    FROM issue WHERE issue.code = 'unknown_word' ORDER BY issue.file, issue.path, issue.page, issue.start
),
word AS (
    SELECT place.file, place.field, coalesce(group_concat(place.raw, ' '), place.name) AS word
    FROM place GROUP BY place.file, place.path, place.name
)
SELECT
    file.body, body.name AS body_name, word.field, word.word, count(*) AS times, count(DISTINCT word.file) AS files,
    min(word.file) AS file
FROM word
JOIN file ON file.id = word.file
LEFT JOIN body ON body.id = file.body
GROUP BY file.body, word.field, word.word;

-- Institutions whose sector neither the paper's grouping nor their name says: for a profile's [sectors], or for nobody.
CREATE VIEW unknown_sector AS
SELECT
    composition.body, body.name AS body_name, seat.institution, seat.kind, count(*) AS seat_lines,
    count(DISTINCT composition.organization) AS organizations, min(seat.id) AS seat
FROM seat
JOIN composition ON composition.id = seat.composition
LEFT JOIN body ON body.id = composition.body
WHERE seat.sector IS NULL AND seat.kind IS NOT 'person'
GROUP BY composition.body, seat.institution, seat.kind;
