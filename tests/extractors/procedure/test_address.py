"""Addresses: every sentence and item of a section is cited as lawyers cite it."""

import pytest

from extractors.procedure.address import addressed
from extractors.procedure.read import read_procedure
from extractors.procedure.structure import structure
from extractors.text.flow import flow
from pipeline.reading.read import read

RULES = """
§ 1 Aufgabe
Der Beirat berät den Rat.

§ 2 Sitzungen
(1) Er tagt zweimal im Jahr. Gäste
können kommen.
(2) Niemand fehlt. Anwesend sind
1. die Mitglieder,
2. Gäste
a) aus den Vereinen,
b) aus der Verwaltung. Sie sprechen nur auf Einladung.
(3) Es wird abgestimmt.

§ 2a Fristen
1. Eine Woche ist genug. In eiligen Fällen reichen drei Tage.
2. Der Tag der Sitzung zählt nicht.

§ 3 Bekanntgabe
(1)

Der Ort steht fest. Er wird ausgehängt.

(2)
Die Zeit steht fest.

§ 4 Ende
1.

Der Vorsitz dankt.
"""


def _addresses() -> dict[str, str | None]:
    """The address of every sentence, and of every item of a list, by their wording."""
    found: dict[str, str | None] = {}
    for section in structure(flow(read("rules.txt", RULES.encode()))):
        sentences, addresses = addressed(section)
        texts = [*(sentence.text for sentence in sentences), *(block.text for block in section.blocks)]
        for text in texts:
            piece = text.pieces[0]
            found[text.value] = addresses.at((piece.page, piece.start))
    return found


@pytest.mark.parametrize(
    ("opening", "address"),
    [
        ("Der Beirat", "§ 1"),
        ("(1) Er tagt", "§ 2 Abs. 1 Satz 1"),
        ("Gäste können", "§ 2 Abs. 1 Satz 2"),
        ("(2) Niemand", "§ 2 Abs. 2 Satz 1"),
        ("Anwesend", "§ 2 Abs. 2 Satz 2"),
        ("b) aus der", "§ 2 Abs. 2 Satz 2 Nr. 2 Buchst. b"),
        ("Sie sprechen", "§ 2 Abs. 2 Satz 2 Nr. 2 Buchst. b"),
        ("(3) Es wird", "§ 2 Abs. 3"),
        ("1. Eine Woche", "§ 2a Nr. 1 Satz 1"),
        ("In eiligen", "§ 2a Nr. 1 Satz 2"),
        ("2. Der Tag", "§ 2a Nr. 2"),
        ("(1) Der Ort", "§ 3 Abs. 1 Satz 1"),
        ("Er wird", "§ 3 Abs. 1 Satz 2"),
        ("(2) Die Zeit", "§ 3 Abs. 2"),
        ("1. Der Vorsitz", "§ 4 Nr. 1"),
    ],
)
def test_addresses(opening: str, address: str) -> None:
    assert {name for text, name in _addresses().items() if text.startswith(opening)} == {address}


LAST_PART = """
Geschäftsordnung für den Kreistag des Landkreises Auental

I. Kreistag

§ 1 Protokoll
(1) Über die Sitzungen ist ein Protokoll zu fertigen.
(2) Es wird innerhalb von drei Wochen übersandt.

II. Ausschüsse

§ 2 Sitzungen
(1) Die Sitzungen der Ausschüsse sind öffentlich.

§ 3 Inkrafttreten
Diese Geschäftsordnung tritt am 1. Mai 2023 in Kraft.
"""


def test_a_rule_of_several_sentences_stands_where_its_value_does_and_the_end_is_of_all_rules() -> None:
    draft = read_procedure(flow(read("rules.txt", LAST_PART.encode())), None)
    assert [(rule.type, rule.address, rule.organization) for rule in draft.rules] == [
        ("minutes", "§ 1 Abs. 2", None),
        ("meeting_publicity", "§ 2 Abs. 1", "Ausschüsse"),
        ("validity", "§ 3", None),
    ]
    assert draft.valid_from is not None
    assert draft.valid_from.value == "2023-05-01"
