"""What stands over and beside a paper's type: letterhead, title, office, who it is from."""

import pytest

from extractors.extract import extract
from tests.extractors.forms.reading import MakeDocument, header_of


@pytest.mark.parametrize("under", ["Gemeinde Krummheide", "Der Amtsdirektor", "- Die Amtsvorsteherin -"])
def test_an_amt_of_municipalities_is_no_office(document: MakeDocument, under: str) -> None:
    text = f"Amt Mittlere Aue\n{under}\n\nBeschlussvorlage\nNr. KH-17/2022\n\nEinreicher: Bauamt\nBetreff: Neue Bänke\n"
    record = extract(document(text), ())
    assert record.paper is not None
    assert record.paper.under_direction_of == ["Bauamt"]


@pytest.mark.parametrize("office", ["Amt für Wege und Bänke", "Amt 51"])
def test_an_office_over_the_type_is_one(document: MakeDocument, office: str) -> None:
    _, header = header_of(
        document(f"{office}\nStadt Neuenbach\n\nBeschlussvorlage\nNr. 17/2022\n\nBetreff: Neue Bänke\n")
    )
    assert [text.value for text in header.values["office"]] == [office]


def test_who_is_responsible_is_no_office(document: MakeDocument) -> None:
    text = "DRUCKSACHE G-21/018\n\nDezernat/Amt:        Verantwortlich:    Tel.Nr.:    Datum\n"
    values = "V / Bauamt           Herr Ohnesorg      4100        03.03.2021\n"
    _, header = header_of(document(f"{text}{values}\nBetreff: Neue Bänke\n"))
    assert [each.value for each in header.values["office"]] == ["V / Bauamt"]
    assert [each.value for each in header.values["date"]] == ["03.03.2021"]


def test_a_number_beside_the_value_under_a_label(document: MakeDocument) -> None:
    text = "Absender:\nFraktion Blau im Rat der Stadt                 21-01599\nAnfrage (öffentlich)\n\n"
    _, header = header_of(document(f"{text}Betreff: Neue Bänke\n"))
    assert [each.value for each in header.values["originator"]] == ["Fraktion Blau im Rat der Stadt"]
    assert [each.value for each in header.values["reference"]] == ["21-01599"]


def test_a_title_over_the_type(document: MakeDocument) -> None:
    head = "Stadt Neuenbach\nReferat für Wege\nTelefon: 0 12 34-5\n\n"
    text = f"{head}Neue Bänke und Tische\nam Bach\n\nSitzungsvorlage 12/2021\n"
    decision = "\nBeschluss des Bauausschusses vom 20.10.2021 (VB)\nÖffentliche Sitzung\n"
    _, header = header_of(document(f"{text}{decision}\nI. Vortrag des Referenten\n\n1. Anlass\n\nSie fehlen.\n"))
    assert header.title is not None and header.title.value == "Neue Bänke und Tische am Bach"
    assert [(each.organization.value, each.start and each.start.value) for each in header.stations] == [
        ("Bauausschuss", "2021-10-20")
    ]


@pytest.mark.parametrize(
    "head", ["Kreis Oberes Bachtal", "Der Landrat des Kreises Bachtal", "Herrn Bürgermeister\n12345 Neuenbach", "Bänke"]
)
def test_a_letterhead_over_the_type_is_no_title(document: MakeDocument, head: str) -> None:
    _, header = header_of(document(f"Logo\n\n{head}\n\nSitzungsvorlage 12/2021\n\nSachverhalt:\nSie fehlen.\n"))
    assert header.title is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Anfrage gem. § 56 NKomVG", "paper"),
        ("Antrag nach § 5 der Geschäftsordnung", "paper"),
        ("Antrag nach § 34 BauGB", "other"),
    ],
)
def test_a_motion_by_the_councils_rule_is_a_paper_without_a_number(
    document: MakeDocument, heading: str, kind: str
) -> None:
    letter = (
        f"Neuenbach, 28.05.2021\n\nFehlende Bänke am Bach\n\n{heading}\n\nSehr geehrte Frau Landrätin,\n\nsie fehlen.\n"
    )
    record = extract(document(f"Landkreis Bachtal\nFrau Landrätin\n\n{letter}"), ())
    assert record.kind == kind
    if record.paper is not None:
        assert (record.paper.reference, record.paper.name, record.paper.date) == (
            *(None, "Fehlende Bänke am Bach"),
            "2021-05-28",
        )


def test_a_decision_that_a_header_only_names_is_no_meeting(document: MakeDocument) -> None:
    text = "Beschlussvorlage 12/2021\n\nBeschluss des Bauausschusses vom 20.10.2020\n\nNeue Bänke am Bach\n"
    _, header = header_of(document(f"{text}\nSachverhalt:\nJa.\n"))
    assert header.stations == []


def test_what_stands_behind_another_label_is_no_number(document: MakeDocument) -> None:
    text = "Stadt Neuenbach               Vorlage-Nr.\nDer Oberbürgermeister         21/0112-BV\n\n"
    record = extract(
        document(f"{text}Beschlussvorlage                   Einreicher: Dezernat 4\n\nBetreff: Neue Bänke\n"), ()
    )
    assert record.paper is not None
    assert record.paper.reference == "21/0112-BV"
    without = extract(
        document("Beschlussvorlage     Einreicher: Dezernat 4\nDatum: 03.02.2021\n\nBetreff: Bänke\n"), ()
    )
    assert without.paper is None


def test_a_type_beside_the_label_of_its_number(document: MakeDocument) -> None:
    text = (
        "Öffentliche Berichtsvorlage                   Vorlagen-Nr.:\n                                    V/0112/2021\n"
    )
    found, header = header_of(document(f"Der Bürgermeister\n\n{text}\nBetrifft\nNeue Bänke am Bach\n\nBericht:\nJa.\n"))
    assert found == "Berichtsvorlage"
    assert [each.value for each in header.values["reference"]] == ["V/0112/2021"]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_labels_that_say_what_they_are(document: MakeDocument) -> None:
    text = "Beschlussvorlage 12/2021\n\nBeratungsgegenstand (Bezeichnung des Punktes)\nNeue Bänke am Bach\n\n"
    _, header = header_of(document(f"{text}Dezernat/e: VI/66\n[Az.: 66.1-B\n\nSachverhalt:\nJa.\n"))
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"
    assert [header.values[name][0].value for name in ("department", "file_reference")] == ["VI/66", "66.1-B"]


def test_labels_and_values_in_columns_of_their_own(document: MakeDocument) -> None:
    head = (
        "Kreis Bachtal             Vorlage-Nr.:   VI-145-2021\n"
        "Der Landrat               Status:        öffentlich\n"
        "                          Datum:         12.04.2021\n"
    )
    line = "Beschlussvorlage          Verfasser:     Bauamt\n\nWegeplanung 2021 - 2025\n\nBegründung:\nJa.\n"
    found, header = header_of(document(f"{head}{line}"))
    assert found == "Beschlussvorlage"
    assert [header.values[name][0].value for name in ("reference", "date", "author")] == [
        "VI-145-2021",
        "12.04.2021",
        "Bauamt",
    ]
    assert "office" not in header.values  # the title is none, although planning is
    assert header.title is not None and header.title.value == "Wegeplanung 2021 - 2025"


def test_labels_without_colons_in_columns(document: MakeDocument) -> None:
    text = "Beschlussvorlage             Datum             12.04.2021\n\nBetreff:      Neue Bänke am Bach\n"
    found, header = header_of(document(f"Stadt Neuenbach\n\n{text}Bezug:        88/2019\n\nBegründung:\nJa.\n"))
    assert found == "Beschlussvorlage"
    assert [each.value for each in header.values["date"]] == ["12.04.2021"]
    assert header.title is not None and header.title.value == "Neue Bänke am Bach"


def test_the_authority_over_its_office_is_the_letterhead(document: MakeDocument) -> None:
    _, header = header_of(
        document("Landratsamt Bachtal\nBauamt\n\nBeschlussvorlage Nr. 145/2021\n\nGegenstand: Bänke\n")
    )
    assert [each.value for each in header.values["office"]] == ["Bauamt"]


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Städtischer Eigenbetrieb Wege und Bänke", False),
        ("Stadtwerke Neuenbach und Umland", False),
        ("Technische Betriebe Neuenbach", False),
        ("Stabsstelle Wege, Bänke und Brunnen", False),
        ("Jugendzentrum am Mühlbach", False),
        ("Jugendzentrum am Mühlbach; Erweiterung", True),
        ("Stadtwerke Neuenbach: Neue Bänke", True),
        ("Eigenbetrieb Wege, Wirtschaftsplan 2022", True),
        ("Neues Jugendzentrum am Mühlbach", True),
        ("Betriebskosten der Bänke am Mühlbach", True),
        ("Umbau des Rathauses zum Bürgerbüro", True),
    ],
)
def test_an_institution_over_the_type_is_the_letterhead(document: MakeDocument, line: str, is_title: bool) -> None:
    head = f"Kreis Bachtal\n\nBauamt\n\n{line}\n\nBeschlussvorlage\nNr. 2021/088\nDatum: 04.05.2021\n"
    _, header = header_of(document(f"{head}\nBegründung:\nJa.\n"))
    assert (header.title and header.title.value) == (line if is_title else None)


@pytest.mark.parametrize(
    ("value", "office"),
    [
        ("Referat Bildung, Frau und Familie", "Referat Bildung, Frau und Familie"),
        ("Stabsstelle Arbeit, Frau im Beruf", "Stabsstelle Arbeit, Frau im Beruf"),
        ("Referat Bildung, Frau von Ohnesorg", "Referat Bildung"),
        ("Referat Bildung, Frau und Herr Ohnesorg", "Referat Bildung"),
        ("Referat Bildung, Herr und Frau Ohnesorg", "Referat Bildung"),
    ],
)
def test_whom_an_office_is_for_is_part_of_its_name(document: MakeDocument, value: str, office: str) -> None:
    _, header = header_of(document(f"Beschlussvorlage Nr. 2021/088\n\nAmt: {value}\nBetreff: Bänke\n"))
    assert [each.value for each in header.values["office"]] == [office]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Bezüglich: Entscheidung des Rates vom 11.11.2020", None),
        ("Bezüglich: Anfrage 11.11.2020", None),
        ("Empfänger: Schreiben der Stadt vom 11.11.2020", None),
        ("Bearbeiter: Bauamt, Schreiben vom 11.11.2020", None),
        ("Vorlagen-Nr.: 2021/088 zur Sitzung am 11.11.2020", None),
        ("Vorlagen-Nr.: 2021/088 Sitzung 11.11.2020", None),
        ("Vorlagen-Nr.: 2021/088 vom 11.11.2020", "2020-11-11"),
        ("Vorlagen-Nr.: 2021/088 11.11.2020", "2020-11-11"),
        ("Telefon: 800-21 11.11.2020", "2020-11-11"),
        ("Bearbeiter: Bauamt 11.11.2020", "2020-11-11"),
    ],
)
def test_a_date_behind_another_value_is_the_papers_only_where_it_stands_alone(
    document: MakeDocument, line: str, date: str | None
) -> None:
    number = "" if line.startswith("Vorlagen") else "Nr. 2021/088\n"
    record = extract(document(f"Beschlussvorlage\n{number}\n{line}\nBetreff: Neue Bänke\n\nBegründung:\nJa.\n"), ())
    assert record.paper is not None
    assert record.paper.date == date


@pytest.mark.parametrize("number", ["Vorlage 2021-0098", "Drucksache Nr. 2021-0098", "Nr. 2021-0098"])
def test_the_number_in_the_second_column_of_the_letterhead(document: MakeDocument, number: str) -> None:
    text = f"Stadt Bachtal                     {number}\nBauamt                            03.05.2021\n\n"
    paper = extract(document(f"{text}Beschlussvorlage\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\nJa.\n"), ()).paper
    assert paper is not None
    assert (paper.reference, paper.paper_type, paper.date) == ("2021-0098", "Beschlussvorlage", "2021-05-03")


def test_a_paper_that_the_second_column_speaks_of_is_not_this_one(document: MakeDocument) -> None:
    text = "Stadt Bachtal                     Änderung der Vorlage 2021-0098\n\nBeschlussvorlage\n\n"
    paper = extract(
        document(f"{text}Betreff: Neue Bänke\nAmt: Bauamt\nDatum: 03.05.2021\n\nBeschlussvorschlag:\nJa.\n"), ()
    ).paper
    assert paper is None or paper.reference is None
