"""Headers in the arrangements that councils print: values are found by label, type and place, not by position."""

from collections.abc import Callable

import pytest

from extractors.forms.header import read_header
from extractors.forms.walk import Header
from extractors.text.flow import flow
from schemas.document import Document

MakeDocument = Callable[[str], Document]


def header_of(document: Document) -> Header:
    return read_header(flow(document), 0, None)


def values(header: Header) -> dict[str, list[str]]:
    return {name: [text.value for text in found] for name, found in header.values.items()}


def rows(header: Header) -> list[tuple[object, ...]]:
    return [
        (
            station.organization.value,
            station.start and station.start.value,
            station.public and station.public.value if station.public else None,
            station.role and station.role.value,
        )
        for station in header.stations
    ]


def signatures(header: Header) -> list[tuple[object, ...]]:
    return [
        (signed.name.value, signed.role and signed.role.value, signed.date and signed.date.value)
        for signed in header.signatures
    ]


LABELS_BESIDE = """Beschlussvorlage

Organisationseinheit Amt für Wasser\tDatum 03.02.2021\tDrucksachen-Nr. 2021/044
---\t-----\t-----

↓ Beratungsfolge\t↓ Sitzungsart\t↓ Sitzungstermin/e
Technischer Ausschuss\tnicht öffentlich\t15.02.2021
Kreistag\töffentlich\tnoch offen

**Hochwasserschutz am
Mühlbach**

Sachverhalt

Der Bach tritt über die Ufer.
"""

LABELS_ABOVE = """Mitteilungsvorlage

Organisationseinheit\tDatum\tDrucksachen-Nr.
Amt für Wasser\t03.02.2021\t2021/044

Beratungsfolge\tTermin\tZuständigkeit
Technischer Ausschuss\t15.02.2021\tVorberatung

Tagesordnungspunkt 7
Hochwasserschutz am Mühlbach
Sachverhalt

Der Bach tritt über die Ufer.
"""

COLUMNS_TURNED = """Vorlage

Drucksachen-Nr.\tDatum\tOrganisationseinheit
2021/044\t03.02.2021\tAmt für Wasser

Termin\tGremium\tÖ/N
15.02.2021\tTechnischer Ausschuss\tN
16.02.2021\tKreistag\tÖ

Hochwasserschutz am Mühlbach

Begründung

Der Bach tritt über die Ufer.
"""

RUNNING = """Mitteilungsvorlage

0044/2021

Amt fuer Wasser

Beratungsfolge:

1. Technischer Ausschuss 15.02.2021 Vorberatung N

2. Kreistag 16.02.2021 Beschluss Ö

Erika Beispiel/ 03.02.2021

gez. Dezernent/in / Datum

Hochwasserschutz am Mühlbach

Darstellung des Vorgangs:

1. Anlass

Der Bach tritt über die Ufer.
"""


def test_labels_beside_their_values(document: MakeDocument) -> None:
    header = header_of(document(LABELS_BESIDE))
    assert values(header) == {"office": ["Amt für Wasser"], "date": ["03.02.2021"], "reference": ["2021/044"]}
    assert rows(header) == [
        ("Technischer Ausschuss", "2021-02-15", False, None),
        ("Kreistag", None, True, None),
    ]
    assert header.title is not None and header.title.value == "Hochwasserschutz am Mühlbach"
    assert header.unclaimed == []


def test_labels_above_their_values(document: MakeDocument) -> None:
    header = header_of(document(LABELS_ABOVE))
    assert values(header)["reference"] == ["2021/044"]
    assert values(header)["agenda_item"] == ["7"]
    assert rows(header) == [("Technischer Ausschuss", "2021-02-15", None, "Vorberatung")]
    assert header.title is not None and header.title.value == "Hochwasserschutz am Mühlbach"


def test_columns_are_found_by_their_headings(document: MakeDocument) -> None:
    header = header_of(document(COLUMNS_TURNED))
    assert values(header) == {"reference": ["2021/044"], "date": ["03.02.2021"], "office": ["Amt für Wasser"]}
    assert rows(header) == [
        ("Technischer Ausschuss", "2021-02-15", False, None),
        ("Kreistag", "2021-02-16", True, None),
    ]


def test_running_lines_with_signature(document: MakeDocument) -> None:
    header = header_of(document(RUNNING))
    assert values(header) == {"reference": ["0044/2021"], "office": ["Amt fuer Wasser"]}
    assert rows(header) == [
        ("Technischer Ausschuss", "2021-02-15", False, "Vorberatung"),
        ("Kreistag", "2021-02-16", True, "Beschluss"),
    ]
    assert signatures(header) == [("Erika Beispiel", "Dezernent/in", "2021-02-03")]
    assert header.title is not None and header.title.value == "Hochwasserschutz am Mühlbach"


@pytest.mark.parametrize(
    ("printed", "signed"),
    [
        ("Erika Beispiel, 03.02.2021\ngez. Dezernent/in / Datum", ("Erika Beispiel", "Dezernent/in", "2021-02-03")),
        ("gez. Beispiel, Landrätin / 03.02.2021", ("Beispiel", "Landrätin", "2021-02-03")),
        (
            "Musterstadt, 03.02.2021\ngez. i. V. Erika Beispiel\nErste Landesbeamtin",
            ("Erika Beispiel", "Erste Landesbeamtin", "2021-02-03"),
        ),
        (
            "Musterstadt, den 3. Februar 2021\ngez. Erika Beispiel\nLandrätin",
            ("Erika Beispiel", "Landrätin", "2021-02-03"),
        ),
    ],
)
def test_signatures_in_the_shapes_that_forms_have(
    document: MakeDocument, printed: str, signed: tuple[str, str, str]
) -> None:
    text = RUNNING.replace("Erika Beispiel/ 03.02.2021\n\ngez. Dezernent/in / Datum", printed)
    header = header_of(document(text))
    assert signatures(header) == [signed]
    assert header.title is not None and header.title.value == "Hochwasserschutz am Mühlbach"


@pytest.mark.parametrize("lost", ["Datum 03.02.2021\t", "Drucksachen-Nr. 2021/044"])
def test_a_value_that_is_not_printed_is_not_made_up(document: MakeDocument, lost: str) -> None:
    header = header_of(document(LABELS_BESIDE.replace(lost, "")))
    assert ("date" in header.values, "reference" in header.values) == ("Datum" not in lost, "Datum" in lost)


def test_a_line_that_nobody_understands_is_kept(document: MakeDocument) -> None:
    header = header_of(document(LABELS_BESIDE.replace("**Hochwasser", "Vertraulich behandeln!\n\n**Hochwasser")))
    assert [text.value for text in header.unclaimed] == ["Vertraulich behandeln!"]
    assert header.title is not None and header.title.value == "Hochwasserschutz am Mühlbach"
