"""Meetings and steps that sentences name, nearly name or do not name: whose, when, what was done, who moved it."""

from collections.abc import Callable

import pytest

from extractors.papers.mentions import read_mentions
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.sections import sections
from schemas.document import Document

MakeDocument = Callable[[str], Document]
Named = tuple[str | None, str, str | None]
KNOWN = ("Technischer und Umweltausschuss", "Rat", "Fachausschuss Bildung, Kultur und Sport")


def named(document: Document, date: str | None = "2021-06-01", known: tuple[str, ...] = ()) -> list[Named]:
    """(organization, start, kind) of all that a text names."""
    found = read_mentions(sections(blocks(flow(document))), None, known, (), date)
    return [
        (
            mention.organization.value if mention.organization else None,
            mention.start.value,
            mention.kind.value if mention.kind else None,
        )
        for mention in found
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Der Kreistag hat am 12.12.2020 den Plan beschlossen.", ("Kreistag", "2020-12-12", "adopted")),
        ("Mit Gemeinderatsbeschluss vom 3. März 2020 wurde er freigegeben.", ("Gemeinderat", "2020-03-03", "adopted")),
        ("In der Gemeinderatssitzung vom 3. März 2020 vorgestellt.", ("Gemeinderat", "2020-03-03", "presented")),
        ("Am 3. März 2020 wurde der Damm durch den Bauausschuss vertagt.", ("Bauausschuss", "2020-03-03", "referred")),
        ("Im Bauausschuss vom 03.03.2020 wurde der Damm vorgestellt.", ("Bauausschuss", "2020-03-03", "presented")),
        ("Der Rat der Gemeinde Musterdorf hat in seiner Sitzung am 03.03.2020 den Damm beschlossen.",
         ("Rat", "2020-03-03", "adopted")),
        ("Der Verwaltungsausschuss hat in seiner Sitzung am 24.02.2021 den Antrag nach langer Beratung abgelehnt.",
         ("Verwaltungsausschuss", "2021-02-24", "held")),
        ("Hierüber wurde der Ortschaftsrat in seiner Sitzung am 22.11.2020 informiert.",
         ("Ortschaftsrat", "2020-11-22", "presented")),
        ("Der Damm wird Anfang Juli 2021 im Bauausschuss beraten.", ("Bauausschuss", "2021-07", "planned")),
        ("Der Damm soll im 4. Quartal 2022 dem Kreistag vorgelegt werden.", ("Kreistag", "2022", "planned")),
        ("Ein Plan wurde im Frühjahr 2019 durch den Gestaltungsbeirat beraten.", ("Gestaltungsbeirat", "2019", "held")),
        ("Der Antrag der Fraktion Grüne Wiese vom 13.03.2021 liegt bei.", (None, "2021-03-13", "motion")),
        ("Nach dem Beschluss vom 27.05.2020 wurde gebaut.", (None, "2020-05-27", "adopted")),
        ("Dem wird in der nächsten Sitzung der Lenkungsgruppe Wohnen Ende Juli 2021 nachgegangen.",
         ("Lenkungsgruppe Wohnen", "2021-07", "planned")),
        ("Sie wurde in der Sitzung des Arbeitskreises Radwege und Wanderwege am 03.03.2020 vorgestellt.",
         ("Arbeitskreis Radwege und Wanderwege", "2020-03-03", "presented")),
        ("Sie wurde in der Sitzung des Arbeitskreises Anfang Mai 2020 vorgestellt.", (None, "2020-05", "presented")),
        ("Ortsrat Musterdorf (27.10.2020)", ("Ortsrat Musterdorf", "2020-10-27", None)),
    ],
)  # fmt: skip
def test_what_a_sentence_names(
    document: MakeDocument, sentence: str, expected: tuple[str | None, str, str | None]
) -> None:
    assert named(document(f"Sachverhalt\n\n{sentence}\n")) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nach der Satzung für das Jugendamt vom 22. Oktober 1991 werden Mitglieder vom Jugendhilfeausschuss gewählt.",
        "Mit Schreiben vom 19. Januar 2021 teilte der Verein mit, dass er den Beirat für Seniorenfragen verlässt.",
        "Die Geschäftsordnung des Gemeinderats in der Fassung vom 16. März 2018 gilt weiter.",
        "Der Gemeinderat bestellt ihn mit Ablauf des 19. September 2021 zum Mitglied.",
        "Der Ausschuss stimmt der Vergabe vom 1. Mai 2021 bis zum 31. Juli 2021 zu.",
        "Die Mitglieder des Sportausschusses wurden zu zwei Terminen am 24. November 2020 eingeladen.",
        "Aufgrund der Wahl des neuen Gemeinderates im Sommer 2020 fanden keine Termine statt.",
        "Bis zum 6. Oktober 2021 muss ein Beschluss des Gemeinderats eingereicht werden.",
        "Am 3. Dezember 2020 wurde der Lenkungskreis Schule gegründet.",
        "Der Beschluss des Verwaltungsgerichts vom 3. Mai 2020 steht dem entgegen.",
        "Die Haushalte 2019/2020 hat der Kreistag geprüft.",
        "Das Wehr wurde am 3. Mai 2019 eingeweiht.",
    ],
)
def test_what_is_no_meeting(document: MakeDocument, sentence: str) -> None:
    assert named(document(f"Sachverhalt\n\n{sentence}\n")) == []


def test_several_dates_and_several_bodies_in_one_sentence(document: MakeDocument) -> None:
    text = (
        "Sachverhalt\n\nDie Vorlage ist in den Sitzungen des Fachausschusses Jugend, Kultur am 31.05.2020, des "
        "Verwaltungsausschusses am 14.06.2020 und des Kreistags am 21.06.2020 beraten worden.\n\n"
        "Der Umweltausschuss hat am 3. und 5. Mai 2019 getagt.\n\n"
        "Der Damm wurde im Oktober 2020 im Ortschaftsrat, Hauptausschuss und Gemeinderat vorberaten.\n"
    )
    assert [entry[:2] for entry in named(document(text))] == [
        ("Fachausschuss Jugend, Kultur", "2020-05-31"),
        ("Verwaltungsausschuss", "2020-06-14"),
        ("Kreistag", "2020-06-21"),
        ("Umweltausschuss", "2019-05-03"),
        ("Umweltausschuss", "2019-05-05"),
        ("Ortschaftsrat", "2020-10"),
        ("Hauptausschuss", "2020-10"),
        ("Gemeinderat", "2020-10"),
    ]


def test_the_councils_own_names_in_their_forms(document: MakeDocument) -> None:
    text = (
        "Sachverhalt\n\nIn der Sitzung des Technischen und Umweltausschusses am 12.12.2020 wurde er vorgestellt.\n\n"
        "Der Fachausschuss Bildung, Kultur und Sport hat sich am 13.12.2020 dafür ausgesprochen.\n\n"
        "In der Ratssitzung am 14.12.2020 wurde er beschlossen.\n"
    )
    assert named(document(text), known=KNOWN) == [
        ("Technischer und Umweltausschuss", "2020-12-12", "presented"),
        ("Fachausschuss Bildung, Kultur und Sport", "2020-12-13", "held"),
        ("Rat", "2020-12-14", "adopted"),
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Der Gemeinderat beschließt nach Vorberatung im Bauausschuss am 2. Februar 2024 den Damm.", "planned"),
        ("Ein Beschluss durch den Gemeinderat in der Sitzung am 23. April 2024 ist erforderlich.", "planned"),
        ("Der Gemeinderat hat am 23. April 2024 die erforderlichen Mittel genehmigt.", "adopted"),
    ],
)
def test_an_undated_paper_says_by_its_verbs_what_is_planned(document: MakeDocument, sentence: str, kind: str) -> None:
    assert [entry[2] for entry in named(document(f"Sachverhalt\n\n{sentence}\n"), None)] == [kind]


def test_rows_of_a_beratungsfolge_are_no_mentions(document: MakeDocument) -> None:
    text = "Gremium Termin TOP ö nö Ergebnis\nHauptausschuss 20.09.2022 4 X zugestimmt\n\nSachverhalt\n\nNichts.\n"
    assert named(document(text)) == []
