"""What must hold for the samples themselves, whatever an extractor makes of them."""

import json
import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2  # noqa: TID251 - the samples are checked without the project's own reading
import pytest

from schemas.record import Record

SAMPLES = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent for path in SAMPLES.glob("*/*/expected.json"))
BODIES = {
    "konstanz": {"name": "Landkreis Konstanz", "ags": "08335"},
    "ravensburg": {"name": "Landkreis Ravensburg", "ags": "08436"},
    "steinfurt": {"name": "Kreis Steinfurt", "ags": "05566"},
    "karlsruhe": {"name": "Stadt Karlsruhe", "ags": "08212"},
    "nordstemmen": {"name": "Gemeinde Nordstemmen", "ags": "03254026"},
    "koblenz": {"name": "Stadt Koblenz", "ags": "07111"},
    # Invented councils in the forms of vendors: no profile knows them.
    "lindenau": {"name": "Stadt Lindenau", "ags": None},
    "birkenfelde": {"name": "Gemeinde Birkenfelde", "ags": None},
    "grafenrode": {"name": "Landkreis Grafenrode", "ags": None},
    "eschwiese": {"name": "Gemeinde Eschwiese", "ags": None},
    "other": None,
}
DATES = {"date", "start", "adoptedOn", "validFrom", "validUntil", "foundingDate", "asOf", "from", "until"}
ISO_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


def _id(folder: Path) -> str:
    return folder.relative_to(SAMPLES).as_posix()


every_sample = pytest.mark.parametrize("folder", FOLDERS, ids=_id)


class _Printed(HTMLParser):
    """What a paper.html prints: its text, and that of the elements of class `title`, both without the logo."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text = ""
        self.title = ""
        self._body = self._logo = self._title = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        self._body = self._body or tag == "body"
        self._logo = self._logo or "logo" in names
        self._title = self._title or "title" in names
        if tag == "br":
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "h1"}:
            self._logo = self._title = False
        if tag in {"p", "h1", "h2", "h3", "li", "td", "th"}:
            self.text += "\n"
            self.title += "\n" if self.title else ""

    def handle_data(self, data: str) -> None:
        if self._body and not self._logo:
            self.text += data
            self.title += data if self._title else ""

    @property
    def title_lines(self) -> list[str]:
        return [line.strip() for line in self.title.splitlines() if line.strip()]


def _expected(folder: Path) -> dict[str, Any]:
    record = json.loads((folder / "expected.json").read_text("utf-8"))
    assert isinstance(record, dict)
    return record


def _printed(folder: Path) -> _Printed:
    return _Printed((folder / "paper.html").read_text("utf-8"))


def _pdf_text(folder: Path) -> str:
    """The text of all pages; a hyphen at a line end, which pdfium gives as \\x02, is "-" without the line break."""
    with pypdfium2.PdfDocument(folder / "paper.pdf") as document:
        text = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    return re.sub(r"[\x02\u2010]\s*", "-", text)


def _bare(text: str) -> str:
    """The text without blanks and hyphens: the same however its lines were broken."""
    return re.sub(r"[\s-]", "", text)


def _words(text: str) -> Counter[str]:
    """The words with hyphenation undone; "Haupt- und" keeps its two words."""
    joined = re.sub(r"(?<=\w)-(?!\s?(?:und|oder)\b)\s?(?=\w)", "", text)
    return Counter(re.findall(r"\w+", joined))


def _values(record: Any, names: set[str]) -> list[Any]:
    """All values under keys of these names, at any depth."""
    found: list[Any] = []
    if isinstance(record, dict):
        found += [value for key, value in record.items() if key in names]
        record = list(record.values())
    if isinstance(record, list):
        for part in record:
            found += _values(part, names)
    return found


def test_every_council_has_its_samples() -> None:
    counted = Counter(folder.parent.name for folder in FOLDERS)
    assert set(counted) == set(BODIES)
    assert counted["konstanz"] >= 7 and counted["ravensburg"] >= 3 and counted["steinfurt"] >= 3
    assert sum((folder / "paper.txt").exists() for folder in FOLDERS) >= 5


def test_no_folder_is_without_a_golden() -> None:
    assert {path.parent for path in SAMPLES.glob("*/*/paper.*")} == set(FOLDERS)


@every_sample
def test_folder_has_its_files(folder: Path) -> None:
    assert {"paper.html", "paper.pdf", "expected.json"} <= {path.name for path in folder.iterdir()}


@every_sample
def test_expected_has_a_known_shape(folder: Path) -> None:
    record = _expected(folder)
    assert {"kind", "body", "paper", "rulesOfProcedure", "committee"} <= set(record)
    assert set(record) <= {"kind", "body", "paper", "rulesOfProcedure", "committee", "meeting", "attachment"}
    assert record["body"] == BODIES[folder.parent.name]
    # A golden may leave keys out, and its sections are headings only; all that it has must be a record's.
    for part in (record["paper"], record["rulesOfProcedure"]):
        if part:
            part["section"] = [{"heading": heading, "level": 1} for heading in part["section"]]
    Record.model_validate({"source": "paper.pdf", **record})
    assert (record["paper"] is not None) == (record["kind"] == "paper")
    assert (record["rulesOfProcedure"] is not None) == (record["kind"] == "rulesOfProcedure")


@every_sample
def test_dates_are_iso(folder: Path) -> None:
    for value in _values(_expected(folder), DATES):
        if value is not None:
            assert ISO_DATE.fullmatch(value), value
            date.fromisoformat(value + "-01-01"[len(value) - 4 :])


@every_sample
def test_expected_headings_and_seats_are_printed(folder: Path) -> None:
    record, printed = _expected(folder), _bare(_printed(folder).text)
    headings = [heading for listed in _values(record, {"section"}) if isinstance(listed, list) for heading in listed]
    groups = [name for listed in _values(record, {"group"}) for name in listed]
    assert [text for text in headings + groups if _bare(text) not in printed] == []


@every_sample
def test_title_lines_are_the_expected_name(folder: Path) -> None:
    record, lines = _expected(folder), _printed(folder).title_lines
    owner = record["paper"] or record["rulesOfProcedure"]
    assert " ".join(lines) == (owner["name"] if owner else "")


@every_sample
def test_pdf_prints_reference_title_and_the_whole_html(folder: Path) -> None:
    record, text = _expected(folder), _pdf_text(folder)
    printed = _printed(folder)
    if record["paper"]:
        assert record["paper"]["reference"] in text
    assert [line for line in printed.title_lines if _bare(line) not in _bare(text)] == []
    # Word by word: the cells of a table may stand in another order in the PDF, and its pages have footers as well.
    assert _words(printed.text) - _words(text) == Counter()


@pytest.mark.parametrize("folder", [f for f in FOLDERS if (f / "paper.txt").exists()], ids=_id)
def test_text_says_what_the_paper_says(folder: Path) -> None:
    text = (folder / "paper.txt").read_text("utf-8")
    unmarked = re.sub(r"(?m)</?b>|\*\*|^#+ |^ *- |--+", " ", text)
    assert _words(unmarked) == _words(_printed(folder).text)
