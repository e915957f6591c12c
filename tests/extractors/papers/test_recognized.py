"""What is a paper, and what only names, lists or resembles papers."""

import pytest

from tests.extractors.papers.letter import MakeDocument, paper_of, record_of


def test_a_heading_alone_makes_no_paper(document: MakeDocument) -> None:
    assert record_of(document("Antrag\n\nHiermit beantrage ich Urlaub vom 3. bis 5. Mai.\n")).kind == "other"


MAIL = "Von: Bauamt\nGesendet: Dienstag, 4. Mai 2021 08:15\nAn: Ratsbüro\nBetreff: {type} 2021/088 Neue Bänke\n\n"
PRINTED = "{type} 2021/088\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\n\nDie alten sind morsch.\n"


@pytest.mark.parametrize("form", ["Vorlage", "Beschlussvorlage"])
@pytest.mark.parametrize(
    ("over", "kind"),
    [
        (MAIL, "other"),
        (MAIL.replace(": ", ":      "), "other"),
        ("Von: Bauamt\nAn: Ratsbüro\n\n", "paper"),
        ("Gesendet: an alle Mitglieder\n\n", "paper"),
        (MAIL + "Anbei die Vorlage.\n\f", "paper"),
    ],
)
def test_a_mail_that_names_a_paper_is_none(document: MakeDocument, form: str, over: str, kind: str) -> None:
    assert record_of(document((over + PRINTED).format(type=form))).kind == kind


@pytest.mark.parametrize(
    ("heading", "under", "kind"),
    [
        ("Drucksache", "Die Kataloge liegen im Lager bereit.", "other"),
        ("Vorlage", "Die Kataloge liegen im Lager bereit.", "other"),
        ("Vorlage", "Begründung:\n\nDie alten sind morsch.", "paper"),
        ("Drucksache", "Beschlussvorschlag:\n\nNeue Bänke werden aufgestellt.", "paper"),
        ("Drucksache", "Datum: 04.05.2021", "paper"),
        ("Beschlussvorlage", "Die alten Bänke sind morsch.", "paper"),
    ],
)
def test_a_word_for_any_printed_sheet_needs_more_than_title_and_number(
    document: MakeDocument, heading: str, under: str, kind: str
) -> None:
    text = f"{heading}\nNr. 2021/088\n\nBetreff: Bänke aus dem Katalog bestellen\n\n{under}\n"
    assert record_of(document(text)).kind == kind


@pytest.mark.parametrize(
    ("heading", "behind"),
    [
        ("Drucksache", "Leitfaden zum Umgang mit Vorlagen"),
        (
            "Drucksache",
            "Verzeichnis der Drucksachen des Jahres 2021\n\nNr.  Datum  Betreff\n001/2021  12.01.2021  Bänke",
        ),
        ("Vorlage", "Arbeitshilfe für Vorlagen\n\n031/2021\n\nStand: 12.01.2021"),
    ],
)
def test_what_is_about_papers_is_none(document: MakeDocument, heading: str, behind: str) -> None:
    sections = "\n\nBegründung:\nWarum etwas nötig ist.\n\nSachverhalt:\nWas ist.\n"
    assert record_of(document(f"{heading}\n\n{behind}{sections}")).kind == "other"


def test_a_paper_may_be_about_papers(document: MakeDocument) -> None:
    text = "Drucksache\n031/2021\n\nBetreff:\nÜbersicht über die Anträge\n\nBegründung:\nJa.\n\nSachverhalt:\nJa.\n"
    paper = paper_of(document(text))
    assert (paper.reference, paper.name) == ("031/2021", "Übersicht über die Anträge")


@pytest.mark.parametrize(
    "schedule",
    [
        "Beratungsfolge: Hauptausschuss, Stadtrat",
        "Beratungsfolge:\nHauptausschuss    öffentlich\nStadtrat    öffentlich",
        "Beratungsfolge:\nHauptausschuss    12.05.2023    öffentlich\nStadtrat    20.05.2023    öffentlich",
    ],
)
@pytest.mark.parametrize("label", ["Betreff: ", ""])
def test_a_paper_may_be_a_list_of_papers(document: MakeDocument, label: str, schedule: str) -> None:
    title = f"{label}Verzeichnis der Anträge zum Haushalt"
    for number in ("Drucksache Nr. 17/2023", "Nr. 17/2023"):
        paper = paper_of(document(f"Drucksache\n\n{title}\n{number}\nDatum: 12.04.2023\n\n{schedule}\n"))
        assert (paper.reference, paper.name, paper.date) == (
            *("17/2023", "Verzeichnis der Anträge zum Haushalt", "2023-04-12"),
        )
        assert [each.organization for each in paper.consultation] == ["Hauptausschuss", "Stadtrat"]


@pytest.mark.parametrize(
    "listed",
    [
        "Nr. 17/2023  12.04.2023  Neue Bänke   Hauptausschuss 12.05.2023\n"
        "Nr. 18/2023  13.04.2023  Neuer Zaun   Stadtrat 20.05.2023\n",
        "Drucksache     Gremium           Termin\n"
        "17/2023        Hauptausschuss    12.05.2023\n18/2023        Stadtrat          20.05.2023\n",
        "17/2023 Neue Bänke\nBeratungsfolge: Hauptausschuss 12.05.2023\n"
        "18/2023 Neuer Zaun\nBeratungsfolge: Stadtrat 20.05.2023\n",
        "Drucksache Nr. 17/2023\nNeue Bänke\n\nDrucksache Nr. 18/2023\nNeuer Zaun\n",
    ],
)
def test_a_mere_list_of_papers_is_none(document: MakeDocument, listed: str) -> None:
    text = f"Stadt Bachtal\n\nDrucksache\n\nVerzeichnis der Vorlagen im Mai\nStand: 12.05.2023\n\n{listed}"
    assert record_of(document(text)).kind == "other"


@pytest.mark.parametrize(
    ("title", "paper_type", "number"),
    [
        ("Beschlussvorlage - FB 51/0240/WP15", "Beschlussvorlage", "FB 51/0240/WP15"),
        ("Empfehlungsvorlage (inaktiv) - E 26/0060/WP18", "Empfehlungsvorlage", "E 26/0060/WP18"),
        ("Beschlussvorlage - VO/2011/0368-R5", "Beschlussvorlage", "VO/2011/0368-R5"),
        ("Beschlussvorlage der SPD - SPD 17/2023", "Beschlussvorlage", "17/2023"),
    ],
)
def test_the_title_of_a_page_has_the_whole_number(
    document: MakeDocument, title: str, paper_type: str, number: str
) -> None:
    paper = paper_of(document(f"{title}\n\nBeschlussvorschlag:\nNeue Bänke.\n\nBegründung:\nDie alten sind morsch.\n"))
    assert (paper.paper_type, paper.reference) == (paper_type, number)


def test_a_list_of_such_titles_is_no_page(document: MakeDocument) -> None:
    text = "Neue Bänke\nBeschlussvorlage - 38/2014\nNeuer Zaun\nBeschlussvorlage - 39/2014\n\nBegründung:\nJa.\n"
    assert record_of(document(text)).kind == "other"


def test_the_page_of_an_information_system_needs_no_more_than_a_number_and_a_section(document: MakeDocument) -> None:
    behind = "\n\nDie Gemeinde stellt Bänke auf:\nSachverhalt:\nDie alten sind morsch.\n"
    paper = paper_of(document(f"Vorlage - BA-2024-038{behind}"))
    assert (paper.reference, paper.paper_type) == ("BA-2024-038", "Vorlage")
    assert record_of(document(f"Vorlage BA-2024-038{behind}")).kind == "other"
