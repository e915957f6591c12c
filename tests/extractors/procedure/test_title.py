"""Titles of rules of procedure: in capitals, in spaced letters, of statutes that change other ones."""

import pytest

from extractors.extract import extract
from pipeline.reading.read import read
from schemas.record import Record

SECTIONS = "\n\n§ 1 Vorsitz\nDen Vorsitz führt die Bürgermeisterin.\n\n§ 2 Sitzungen\nDer Rat tagt monatlich.\n"
CHANGES = """

Artikel I
Die Satzung vom 3. März 2015 wird wie folgt geändert:

1. § 4 Abs. 1 erhält folgende Fassung:
„(1) Der Beirat tagt mindestens viermal im Jahr.“

2. In § 5 wird das Wort „zwei“ durch das Wort „drei“ ersetzt.

Artikel II
Diese Satzung tritt am Tage nach ihrer Bekanntmachung in Kraft.
"""


def record(text: str) -> Record:
    """The record of a text file."""
    with read("rules.txt", text.encode()) as document:
        return extract(document, ())


@pytest.mark.parametrize(
    ("printed", "name", "organization"),
    [
        ("GESCHÄFTSORDNUNG\ndes Stadtrates der Stadt Auental", None, "Stadtrat"),
        ("GESCHÄFTSORDNUNG\nDES STADTRATES DER STADT AUENTAL", None, None),
        ("S A T Z U N G\nüber den Jugendbeirat", "SATZUNG über den Jugendbeirat", "Jugendbeirat"),
        ("HAUPTSATZUNG\nder Gemeinde Auental", None, None),
        ("Geschäftsordnung\ndes Stadtrates der Großen Kreisstadt Auental", None, "Stadtrat"),
        ("Geschäftsordnung des Kreistages des Landkreises Auental", None, "Kreistag"),
        ("Satzung zur Änderung der Satzung über den Seniorenbeirat", None, "Seniorenbeirat"),
        ("1. Änderungssatzung\nzur Geschäftsordnung des Kreistages", None, "Kreistag"),
        ("Zweite Satzung zur Änderung der Satzung für den Jugendrat", None, "Jugendrat"),
        ("III. Nachtrag zur Hauptsatzung der Gemeinde Auental", None, None),
        ("Änderung der Geschäftsordnung des Gemeinderates", None, "Gemeinderat"),
        ("Dritte Änderung der Geschäftsordnung für den Ortsrat", None, "Ortsrat"),
        ("Wahlordnung für das Jugendparlament", None, "Jugendparlament"),
        ("Zuständigkeitsordnung der Stadt Auental", None, None),
        ("Ordnung für den Seniorenrat der Stadt Auental", None, "Seniorenrat"),
        ("2.14 Satzung für den Kulturbeirat", "Satzung für den Kulturbeirat", "Kulturbeirat"),
        ("II/3 Geschäftsordnung des Ortsrates", "Geschäftsordnung des Ortsrates", "Ortsrat"),
        ("Kulturbeiratssatzung", None, "Kulturbeirat"),
        ("Satzung über den Werkausschuß", None, "Werkausschuss"),
        ("Satzung für den Seniorenbeirat i. d. F. vom 1. Mai 2024", None, "Seniorenbeirat"),
        ("Satzung für den Kinder- und Jugendbeirat der Stadt Auental", None, "Kinder- und Jugendbeirat"),
        ("Satzung für den Jugendbeirat\nerlassen am: 3. Mai 2020", "Satzung für den Jugendbeirat", "Jugendbeirat"),
        ("Satzungsentwurf für den Kulturbeirat der Stadt Auental", None, "Kulturbeirat"),
        ("Verbandssatzung des Zweckverbands Auenwasser", None, None),
        ("Betriebssatzung für die Stadtwerke Auental", None, None),
    ],
)
@pytest.mark.parametrize("body", [SECTIONS, CHANGES])
def test_titles(printed: str, name: str | None, organization: str | None, body: str) -> None:
    found = record(printed + body)
    assert found.kind == "rulesOfProcedure"
    assert found.rules_of_procedure is not None
    assert found.rules_of_procedure.name == (name or printed.replace("\n", " "))
    assert found.rules_of_procedure.organization == organization


@pytest.mark.parametrize(
    "text",
    [
        "Änderung der Geschäftsordnung des Gemeinderates\n\nDie Fraktionen haben sich dazu besprochen.",
        "Beschlussvorlage Nr. 12/2024\n\nÄnderung der Geschäftsordnung des Gemeinderates" + CHANGES,
        "Die Satzung zur Änderung der Hauptsatzung wurde beraten." + SECTIONS,
        "Nachtrag\nzum Haushalt" + SECTIONS,
        "ERSATZUNG DES ZAUNS" + SECTIONS,
    ],
)
def test_what_only_speaks_of_rules_is_none(text: str) -> None:
    assert record(text).kind != "rulesOfProcedure"


def test_changes_are_addressed_by_the_paragraph_that_they_change() -> None:
    rules = record("Satzung zur Änderung der Satzung über den Seniorenbeirat" + CHANGES).rules_of_procedure
    assert rules is not None
    assert [(rule.type, rule.address, rule.section) for rule in rules.rule] == [
        ("meeting_frequency", "§ 4 Abs. 1", "§ 4"),
        ("validity", "Art. II", "Art. II"),
    ]


AMENDMENTS = """

Artikel 1
1. Nach § 6 Abs. 2 wird folgender Absatz eingefügt:
„(3) Die Ladungsfrist beträgt zehn Tage. Die Sitzungen sind öffentlich.“
2. In § 7 wird das Wort „zwei“ durch das Wort „drei“ ersetzt.
§ 8 Abs. 1 Satz 2:
Es wird offen abgestimmt.

Artikel 2
Diese Satzung gilt bis zum 31. Dezember 2027.
"""


def test_what_is_put_into_a_paragraph_is_under_it_until_the_next_change() -> None:
    rules = record("1. Nachtrag zur Geschäftsordnung des Rates der Gemeinde Auental" + AMENDMENTS).rules_of_procedure
    assert rules is not None
    assert [(rule.type, rule.address, rule.section) for rule in rules.rule] == [
        ("invitation_period", "§ 6 Abs. 2", "§ 6"),
        ("meeting_publicity", "§ 6 Abs. 2", "§ 6"),
        ("ballot", "§ 8 Abs. 1 Satz 2", "§ 8"),
        ("validity", "Art. 2", "Art. 2"),
    ]


INSERTED = """

Die Hauptsatzung der Gemeinde Auental wird wie folgt geändert:
Nach § 9 wird folgender § 9 a eingefügt:

„§ 9 a Waldbeirat

(1) Die Mitglieder des Waldbeirats sind ehrenamtlich tätig.

(2) Der Waldbeirat tagt dreimal im Jahr.“
"""


def test_what_is_put_in_may_be_all_that_a_statute_has_of_sections() -> None:
    rules = record("2. Satzung zur Änderung der Hauptsatzung der Gemeinde Auental" + INSERTED).rules_of_procedure
    assert rules is not None
    assert [(rule.type, rule.section) for rule in rules.rule] == [
        ("remuneration", "§ 9a"),
        ("meeting_frequency", "§ 9a"),
    ]
    assert record("Hauptsatzung der Gemeinde Auental" + INSERTED).kind != "rulesOfProcedure"


def test_rules_that_only_cite_a_paragraph_change_nothing() -> None:
    text = "Geschäftsordnung des Rates der Gemeinde Auental" + AMENDMENTS
    rules = record(text).rules_of_procedure
    assert rules is not None
    assert {rule.section for rule in rules.rule} == {"Art. 1", "Art. 2"}


def test_a_title_with_the_body_in_front() -> None:
    rules = record("Waldbeirat - Geschäftsordnung" + SECTIONS).rules_of_procedure
    assert rules is not None
    assert (rules.name, rules.organization) == ("Waldbeirat - Geschäftsordnung", "Waldbeirat")


def test_numbered_sections_without_blank_lines() -> None:
    text = """GESCHÄFTSORDNUNG
des Waldbeirats der Gemeinde Auental vom 3. Mai 2021
1. Ziele und Aufgaben
Der Waldbeirat berät den Gemeinderat in allen Fragen, die den Wald und seine Wege
und Hütten betreffen.
2. Amtszeit
Der Waldbeirat wird auf vier Jahre gewählt.
3. Sitzungen
Der Waldbeirat tagt zweimal im Jahr.
"""
    rules = record(text).rules_of_procedure
    assert rules is not None
    assert [(rule.type, rule.section) for rule in rules.rule if rule.type != "purpose"] == [
        ("term_of_office", "2"),
        ("meeting_frequency", "3"),
    ]


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("der Großen Kreisstadt Auental", "Stadt Auental"),
        ("der Verbandsgemeinde Auental", "Verbandsgemeinde Auental"),
        ("des Marktes Auental", "Markt Auental"),
        ("des Landkreises Auental", "Landkreis Auental"),
    ],
)
def test_the_council_that_a_title_names(place: str, name: str) -> None:
    body = record(f"Geschäftsordnung\ndes Beirats für Wald {place}" + SECTIONS).body
    assert body is not None
    assert body.name == name


def test_a_short_title_stands_behind_the_long_one() -> None:
    found = record("Kulturbeiratssatzung vom 3. Mai 2020\n\nBekanntmachung\n\nSatzung des Kulturbeirates" + SECTIONS)
    assert found.rules_of_procedure is not None
    assert found.rules_of_procedure.name == "Satzung des Kulturbeirates"


@pytest.mark.parametrize(
    "text",
    [
        "Satzung über die Erhebung der Hundesteuer\n\n§ 1 Gegenstand\nHunde werden besteuert.\n\n§ 2 Satz\n60 Euro.\n",
        "Ordnung für die Benutzung der Halle\n\n§ 1 Zweck\nSie dient Vereinen.\n\n§ 2 Miete\nSie beträgt 60 Euro.\n",
        "Satzung über Gebühren für die Beratung Dritter\n\n§ 1 Gegenstand\nWer fragt, zahlt.\n\n§ 2 Satz\n9 Euro.\n",
        "Satzung über Zuschüsse an Imker\n\n§ 1 Gegenstand\nBienen nützen.\n\n§ 2 Höhe\n40 Euro im Jahr.\n",
        "Satzung über die Ausleihe von Geräten\n\n§ 1 Gegenstand\nWir verleihen Leitern.\n\n§ 2 Miete\n5 Euro.\n",
    ],
)
def test_a_statute_that_is_about_no_body_is_none_of_rules_of_procedure(text: str) -> None:
    assert record(text).kind == "other"


@pytest.mark.parametrize("of", ["den Verwaltungsrat", "die Entschädigung der Kreisrätinnen", "Ausschüsse und Ortsräte"])
def test_a_statute_whose_title_has_a_word_for_a_body_is_about_one(of: str) -> None:
    text = f"Satzung über {of}\n\n§ 1 Gegenstand\nWer kommt, erhält Ersatz.\n\n§ 2 Höhe\n40 Euro im Jahr.\n"
    assert record(text).kind == "rulesOfProcedure"


def test_rules_of_several_bodies_are_nobodys_alone() -> None:
    found = record(
        "Zuständigkeitsordnung der Stadt Auental\n\n§ 1 Bauausschuss\nDer Bauausschuss hat 9 Mitglieder.\n\n"
        "§ 2 Kulturausschuss\nDer Kulturausschuss hat 7 Mitglieder. Er tagt monatlich.\n"
    )
    assert found.rules_of_procedure is not None
    assert found.rules_of_procedure.organization is None
    assert [(rule.type, rule.organization) for rule in found.rules_of_procedure.rule] == [
        ("meeting_frequency", "Kulturausschuss")
    ]
    assert [body.name for body in found.committee] == ["Bauausschuss", "Kulturausschuss"]


def test_the_body_of_one_section_has_its_full_name() -> None:
    found = record(
        "Satzung über das Museum der Stadt Auental\n\n§ 1 Zweck\nDas Museum sammelt Mühlräder.\n\n§ 7 Beirat\n"
        "(1) Es wird ein Museumsbeirat gebildet. Er besteht aus drei Stadträten und zwei Müllern.\n"
        "(2) Der Beirat tagt zweimal im Jahr.\n"
    )
    assert found.rules_of_procedure is not None
    assert found.rules_of_procedure.organization == "Museumsbeirat"
    assert [(body.name, [rule.type for rule in body.rule]) for body in found.committee] == [
        ("Museumsbeirat", ["meeting_frequency"])
    ]


def test_a_body_that_a_section_only_names_does_not_give_it_its_name() -> None:
    found = record(
        "Satzung über das Museum der Stadt Auental\n\n§ 1 Zweck\nDas Museum sammelt Mühlräder.\n\n§ 7 Beirat\n"
        "(1) Der Beirat tagt zweimal im Jahr. Der Seniorenbeirat wird angehört.\n"
    )
    assert found.rules_of_procedure is not None
    assert found.rules_of_procedure.organization == "Beirat"


@pytest.mark.parametrize(
    ("printed", "organization", "body"),
    [
        ("Wegebeirat\nder Gemeinde Auental\n\nGeschäftsordnung", "Wegebeirat", "Gemeinde Auental"),
        ("Beirat für Wege der Stadt Auental\nSatzung", "Beirat für Wege", "Stadt Auental"),
        ("Jugendparlament\n\nGeschäftsordnung", "Jugendparlament", None),
        ("Beirat für Wege\nGeschäftsordnung, Stand 18.11.2011", "Beirat für Wege", None),
        ("Wegebeirat\nder Gemeinde Auental\n\nSatzung (Stand: Mai 2019)", "Wegebeirat", "Gemeinde Auental"),
        ("Geschäftsordnung\ndes Kreistages des Kreises Auental Hauptsatzung", "Kreistag", "Kreis Auental"),
        ("Rathaus und Bürger\n\nGeschäftsordnung", None, None),
        ("Geschäftsordnung des Ausschusses für Stand und Messe", "Ausschuss für Stand und Messe", None),
        ("Geschäftsordnung des Ausschusses für Wege Stand Mai 2020 der Verwaltung", "Ausschuss für Wege", None),
        ("Geschäftsordnung des Ausschusses für Wege Stand: Herbst", "Ausschuss für Wege", None),
        ("Der Gemeinderat berät am Montag\n\nGeschäftsordnung", None, None),
    ],
)
def test_a_body_right_over_the_word_for_its_rules(printed: str, organization: str | None, body: str | None) -> None:
    found = record(printed + SECTIONS)
    assert found.kind == "rulesOfProcedure"
    assert found.rules_of_procedure and found.rules_of_procedure.organization == organization
    assert (found.body.name if found.body else None) == body


ROMAN = """

I. Aufgaben des Wegebeirats:

1. Der Wegebeirat berät die Gemeinde.

II. Mitglieder

1. Dem Wegebeirat gehören sieben Mitglieder an.

III. Sitzungen

Der Wegebeirat tagt viermal im Jahr.
"""


def test_sections_of_rules_with_roman_numbers() -> None:
    found = record(f"Geschäftsordnung des Wegebeirats der Gemeinde Auental{ROMAN}")
    assert found.rules_of_procedure
    headings = ["I. Aufgaben des Wegebeirats", "II. Mitglieder", "III. Sitzungen"]
    assert [section.heading for section in found.rules_of_procedure.section] == headings
    (often,) = (rule for rule in found.rules_of_procedure.rule if rule.type == "meeting_frequency")
    assert often.section == "III"


def test_a_report_in_sections_with_roman_numbers_is_no_statute() -> None:
    text = "Satzung für den Wegebeirat der Gemeinde Auental"
    assert record(text + ROMAN.replace("Mitglieder\n", "Beschlussvorschlag\n", 1)).kind == "other"
    assert record(text + ROMAN.replace("I. Auf", "I. Begründung der Auf", 1)).kind == "other"
    assert record(text + ROMAN.replace("III.", "IV.", 1)).kind == "other"


@pytest.mark.parametrize(
    ("lead", "is_statute"),
    [
        ("Im Jahr 1998 wurde nachfolgende Satzung beschlossen.", True),
        ("Der Rat hat folgende Satzung der Gemeinde Auental beschlossen:", True),
        ("Im Jahr 1998 wurde der Beirat gegründet.", False),
        ("Der Rat hat folgende Satzung über die Gebühren am Brunnen beschlossen:", False),
        ("Der Rat hat folgende Satzung der Gemeinde Auental\n\nzur Pflege der Wege beschlossen:", False),
    ],
)
def test_a_body_over_its_statute(lead: str, is_statute: bool) -> None:
    sections = "".join(
        f"\n\n§ {number} {heading}\n\n{text}"
        for number, (heading, text) in enumerate(
            (
                ("Aufgaben", "Der Wegebeirat berät den Rat."),
                ("Mitglieder", "Der Wegebeirat hat sieben Mitglieder."),
                ("Sitzungen", "Der Wegebeirat tagt viermal im Jahr."),
            ),
            1,
        )
    )
    found = record(f"Wegebeirat\n\n{lead}{sections}\n")
    assert found.kind == ("rulesOfProcedure" if is_statute else "other")
    assert not is_statute or (found.rules_of_procedure and found.rules_of_procedure.organization == "Wegebeirat")
    for other in ("Unser Ort", "Gemeinderat", "Marktgemeinderat der Gemeinde Auental"):
        assert record(f"{other}\n\n{lead}{sections}\n").kind == "other"
