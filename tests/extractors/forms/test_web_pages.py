"""A paper as the page of a council information system shows it, saved as text: cells glued, a label over its value."""

from extractors.extract import extract
from schemas.record import Paper
from tests.extractors.forms.reading import MakeDocument

CELLS_GLUED = """Bürgerinformation

Vorlage - 2021/0288-1

Betreff: Pflege der Bänke am Bach

- Bericht über das zweite Jahr
Status:öffentlichVorlage-Art:Mitteilungsvorlage
  Bezüglich:
2021/0288
Federführend:FB 4 Bauhof
Beratungsfolge:
Bauausschuss Kenntnisnahme
17.11.2021
5. Sitzung des Bauausschusses zur Kenntnis genommen
Rat der Stadt Neuenbach Kenntnisnahme

Sachverhalt
Sie stehen noch.
"""

LABELS_OVER_VALUES = """Betreff
Antrag der Fraktion Blau auf neue Bänke
Vorlage
360/2018
Art
Beschlussvorlage

Beschlussvorschlag:
Der Rat lehnt ab.

Sachverhalt:
Es sind genug.
"""


def paper_of(text: str, document: MakeDocument) -> Paper:
    paper = extract(document(text), ()).paper
    assert paper is not None
    return paper


def test_cells_that_are_glued(document: MakeDocument) -> None:
    paper = paper_of(CELLS_GLUED, document)
    assert (paper.reference, paper.paper_type) == ("2021/0288-1", "Mitteilungsvorlage")
    assert paper.name == "Pflege der Bänke am Bach - Bericht über das zweite Jahr"
    assert paper.under_direction_of == ["FB 4 Bauhof"]
    assert [(each.organization, each.start, each.role, each.result) for each in paper.consultation] == [
        ("Bauausschuss", "2021-11-17", "Kenntnisnahme", "zur Kenntnis genommen"),
        ("Rat der Stadt Neuenbach", None, "Kenntnisnahme", None),
    ]


def test_labels_over_their_values(document: MakeDocument) -> None:
    paper = paper_of(LABELS_OVER_VALUES, document)
    assert (paper.reference, paper.paper_type) == ("360/2018", "Beschlussvorlage")
    assert paper.name == "Antrag der Fraktion Blau auf neue Bänke"
    assert paper.originator_organization == []
    assert [section.heading for section in paper.section] == ["Beschlussvorschlag", "Sachverhalt"]


def test_the_paper_that_an_excerpt_of_minutes_is_about_is_none(document: MakeDocument) -> None:
    text = CELLS_GLUED.replace(
        "Vorlage - 2021/0288-1", "Auszug - Pflege der Bänke\n\n5. Sitzung des Bauausschusses\nDatum: Mi, 17.11.2021"
    )
    record = extract(document(text), ())
    assert record.kind == "minutes"
    assert record.paper is None
