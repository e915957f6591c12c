"""Section signs that OCR misread are restored where sections follow one another, and nowhere else."""

import pytest

from extractors.text.blocks import joined
from extractors.text.flow import FlowLine, flow
from extractors.text.signs import with_section_signs
from pipeline.reading.read import read


def lines(text: str) -> list[str]:
    document = read("scan.txt", text.encode())
    items = with_section_signs(flow(document))
    for item in items:
        assert isinstance(item, FlowLine)
        for span in item.text.spans():
            assert document.page(span.page).text[span.start : span.end] == span.raw
    return [str(item) for item in items]


@pytest.mark.parametrize(
    ("printed", "restored"),
    [
        (["81 Aufgaben", "8 2 Mitglieder", "$ 3 Vorsitz"], ["§ 1 Aufgaben", "§ 2 Mitglieder", "§ 3 Vorsitz"]),
        (["§ 1 Aufgaben", "83 Vorsitz", "&4 Sitzungen"], ["§ 1 Aufgaben", "83 Vorsitz", "&4 Sitzungen"]),
        (["§ 1 Aufgaben", "32 Vorsitz", "&3 Sitzungen"], ["§ 1 Aufgaben", "§ 2 Vorsitz", "§ 3 Sitzungen"]),
        (["8§ 1 Aufgaben", "8$ 2 Vorsitz", "8 4 Ende"], ["§ 1 Aufgaben", "§ 2 Vorsitz", "§ 4 Ende"]),
        (["§ 9 Umlauf", "810 Inkrafttreten"], ["§ 9 Umlauf", "§ 10 Inkrafttreten"]),
        (["8 Mitglieder", "3 Vertretungen"], ["8 Mitglieder", "3 Vertretungen"]),
        (["8 1 Vertretung der Schulen"], ["8 1 Vertretung der Schulen"]),
        (["§ 1 Aufgaben", "8 Mitglieder", "82 Personen."], ["§ 1 Aufgaben", "8 Mitglieder", "82 Personen."]),
    ],
)
def test_only_what_follows_is_a_section(printed: list[str], restored: list[str]) -> None:
    assert lines("\n\nDer Text dazu steht hier.\n\n".join(printed))[::2] == restored


@pytest.mark.parametrize(
    ("printed", "restored"),
    [
        ("wird gemäß & 26 Abs. 2 des Gesetzes gewählt", "wird gemäß § 26 Abs. 2 des Gesetzes gewählt"),
        ("aufgrund $ 8 der Satzung, nach $3 Absatz 1", "aufgrund § 8 der Satzung, nach § 3 Absatz 1"),
        ("$ 2 Abs. 5 gilt, ebenso 8 4 Satz 2", "§ 2 Abs. 5 gilt, ebenso § 4 Satz 2"),
        ("die Frist (& 7a Abs. 1) endet", "die Frist (§ 7a Abs. 1) endet"),
        ("Kosten von $ 8 und nach $ 3,50 je Stück", "Kosten von $ 8 und nach $ 3,50 je Stück"),
        ("Muster & 26 Söhne, 8 3 Mitglieder", "Muster & 26 Söhne, 8 3 Mitglieder"),
    ],
)
def test_signs_are_restored_where_a_section_is_cited(printed: str, restored: str) -> None:
    document = read("scan.txt", f"{printed}\n".encode())
    (line,) = flow(document)
    assert isinstance(line, FlowLine)
    text = joined([line])
    assert text.value == restored
    for span in text.spans():
        assert document.page(span.page).text[span.start : span.end] == span.raw


def test_a_cited_section_over_the_end_of_a_line() -> None:
    items = flow(read("scan.txt", "Der Beirat wird gemäß\n& 26 Abs. 2 gewählt.\n".encode()))
    assert joined([item for item in items if isinstance(item, FlowLine)]).value.endswith("gemäß § 26 Abs. 2 gewählt.")


def test_a_sign_stays_restored_in_a_heading_of_two_lines() -> None:
    document = read("scan.txt", b"8 1 Aufgaben\n\nText.\n\n8 2 Wahl mit\nVorsitz\n")
    items = [item for item in with_section_signs(flow(document)) if isinstance(item, FlowLine)]
    assert joined(items[2:]).value == "§ 2 Wahl mit Vorsitz"


def test_spans_begin_behind_the_sign() -> None:
    document = read("scan.txt", b"8 1 Aufgaben\n\nText.\n\n8 2 Vorsitz\n")
    first = with_section_signs(flow(document))[0]
    assert isinstance(first, FlowLine)
    (span,) = first.text.spans()
    assert (str(first), span.raw, span.start) == ("§ 1 Aufgaben", "1 Aufgaben", 2)
