"""The sample papers' committees on one topic, side by side and from date to date, as a person has checked them."""

from collections.abc import Callable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

from db.compare.cells import Comparison
from db.compare.render import markdown

_DOCUMENTS = Path(__file__).parents[2] / "documents"
_EXPECTED = Path(__file__).with_name("expected.md")


def test_the_samples_are_compared_as_expected(
    read_papers: Callable[[Sequence[Path]], Path], compared: Callable[..., Comparison]
) -> None:
    papers = sorted(path for form in ("pdf", "txt") for path in _DOCUMENTS.glob(f"*/*klima*/paper.{form}"))
    papers += sorted(_DOCUMENTS.glob("konstanz/20*/paper.pdf"))
    told = markdown(compared(read_papers(papers), topic="klima"))
    changed = unified_diff(_EXPECTED.read_text(encoding="utf-8").splitlines(), told.splitlines(), lineterm="", n=0)
    lines = "\n".join(changed)
    assert not lines, f"Where the papers say what is new here, it belongs into {_EXPECTED.name}:\n{lines}"


def test_derived_figures_are_those_of_the_view(
    read_papers: Callable[[Sequence[Path]], Path], compared: Callable[..., Comparison], rows: Callable[..., Any]
) -> None:
    """What a cell derives, the view derived_figure derives too: the quorum of each sample that has one."""
    database = read_papers(sorted(_DOCUMENTS.glob("*/*/paper.pdf")))
    figures = dict(rows(database, "SELECT composition, least FROM derived_figure WHERE figure = 'quorum'"))
    assert len(figures) >= 2
    described = compared(database, committees=tuple({name for (name,) in rows(database, _NAMES)}))
    quorum = next(row for row in described.rows if row.key == "quorum")
    derived = {
        column.composition: cell.statements[0].derived
        for column, cell in zip(described.columns, quorum.cells, strict=True)
        if cell.state == "stated" and (cell.statements[0].derived or "").partition(" ")[0].isdigit()
    }
    assert {name: int(text.partition(" ")[0]) for name, text in derived.items() if text} == figures


_NAMES = "SELECT organization_name FROM committee_description"
