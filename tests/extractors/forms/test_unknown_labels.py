"""Labels that nobody knows: what stands under a known one, with a value under its value, is a field of its own."""

import pytest

from tests.extractors.forms.reading import MakeDocument, header_of, on_page, rows

HEAD = """Stadt Quellenau

AUSSCHUSSVORLAGE

Vorlage-Nr.        B 2023/31
"""


@pytest.mark.parametrize("label", ["Laufweg", "Weg der Beratung"])
def test_a_field_with_a_label_that_nobody_knows_is_no_part_of_the_title_over_it(
    document: MakeDocument, label: str
) -> None:
    _, header = header_of(
        document(
            f"""{HEAD}Gegenstand         Sanierung der Brücke am alten
                   Wehr
{label:19}Bauausschuss, 04.05.2023, öffentlich, Vorberatung
                   Stadtrat, 11.05.2023, nicht öffentlich, Entscheidung

Sachverhalt

Die Brücke ist alt.
"""
        )
    )
    assert header.title is not None and header.title.value == "Sanierung der Brücke am alten Wehr"
    assert rows(header) == [
        ("Bauausschuss", "2023-05-04", True, "Vorberatung"),
        ("Stadtrat", "2023-05-11", False, "Entscheidung"),
    ]


def test_a_title_goes_on_where_nothing_stands_under_its_value(document: MakeDocument) -> None:
    _, header = header_of(
        document(
            f"""{HEAD}Gegenstand         Sanierung der Brücke am alten Wehr und
Neubau des Stegs   bei der Mühle

Sachverhalt

Die Brücke ist alt.
"""
        )
    )
    assert header.title is not None
    assert header.title.value.startswith("Sanierung der Brücke am alten Wehr und")


def test_on_a_page_the_places_say_the_same() -> None:
    _, header = header_of(
        on_page(
            (50, ((60, "Beschlussvorlage"), (300, "B"), (310, "2023/31"))),
            (80, ((60, "Gegenstand"), (200, "Sanierung"), (248, "der"), (266, "Brücke"))),
            (92, ((60, "Laufweg"), (200, "wie"), (218, "besprochen"))),
            (130, ((60, "Sachverhalt"),)),
            (145, ((60, "Die"), (80, "Brücke"), (115, "ist"), (134, "alt."))),
        )
    )
    assert header.title is not None and header.title.value == "Sanierung der Brücke"
