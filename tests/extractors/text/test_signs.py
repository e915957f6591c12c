"""Section signs that OCR misread are restored where sections follow one another, and nowhere else."""

import pytest

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


def test_spans_begin_behind_the_sign() -> None:
    document = read("scan.txt", b"8 1 Aufgaben\n\nText.\n\n8 2 Vorsitz\n")
    first = with_section_signs(flow(document))[0]
    assert isinstance(first, FlowLine)
    (span,) = first.text.spans()
    assert (str(first), span.raw, span.start) == ("§ 1 Aufgaben", "1 Aufgaben", 2)
