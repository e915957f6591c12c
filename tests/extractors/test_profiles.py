"""Each setting of a profile has an effect: the same paper is read otherwise, or only, with it."""

from collections.abc import Callable
from typing import Any, get_args

import pytest

from extractors.extract import extract
from extractors.forms.vocabulary import COMMON
from schemas.council import ColumnField, CouncilProfile, HeaderField
from schemas.document import Document

MakeDocument = Callable[[str], Document]

PAPER = """Kreis Musterau

{heading}

{number_label}\tFeder\tTag der Niederlegung
{number}\t{office}\t03.02.2021

Weg der Vorlage\tLichte\tTag des Rufes\tWas zu tun ist
Ausschuss für Wasser\tPresse zugelassen\t15.02.2021\tzum Votum
KT\thinter Türen\tzu gegebener Zeit\tBeschluss

**Brunnen am Markt**

Sachverhalt

Der Brunnen ist trocken.
"""

LABELS = {"reference": ("Kennung",), "office": ("Feder",), "date": ("Tag der Niederlegung",)}
COLUMNS = {
    "organization": ("Weg der Vorlage",),
    "public": ("Lichte",),
    "start": ("Tag des Rufes",),
    "role": ("Was zu tun ist",),
}
WORDS = {
    "public": ("Presse zugelassen",),
    "closed": ("hinter Türen",),
    "undated": ("zu gegebener Zeit",),
    "roles": ("Votum",),
}
NUMBERS = {"pattern": r"K(?P<year>\d{2})[+](?P<number>\d{3})", "example": ("K21+044",)}
ALL: dict[str, Any] = {
    "id": "musterau",
    "name": "Kreis Musterau",
    "classification": "Kreis",
    "types": ("Schriftstück",),
    "labels": LABELS,
    "columns": COLUMNS,
    "vocabulary": WORDS,
    "reference": NUMBERS,
}


def read(document: MakeDocument, text: str, **settings: Any) -> dict[str, Any]:
    profile = CouncilProfile.model_validate({**ALL, **settings})
    record = extract(document(text), [profile], "musterau")
    return record.model_dump(mode="json", by_alias=True)


def paper_of(document: MakeDocument, **settings: Any) -> dict[str, Any]:
    text = PAPER.format(heading="Schriftstück", number_label="Kennung", number="K21+044", office="Amt für Wasser")
    record = read(document, text, **settings)
    assert record["paper"] is not None
    paper: dict[str, Any] = record["paper"]
    return paper


def rows(paper: dict[str, Any]) -> list[tuple[Any, ...]]:
    return [(row["organization"], row["public"], row["start"], row["role"]) for row in paper["consultation"]]


def test_a_form_of_unknown_words_is_read_with_them(document: MakeDocument) -> None:
    paper = paper_of(document)
    assert (paper["reference"], paper["paperType"], paper["date"]) == ("K21+044", "Schriftstück", "2021-02-03")
    assert (paper["underDirectionOf"], paper["name"]) == (["Amt für Wasser"], "Brunnen am Markt")
    assert rows(paper) == [
        ("Ausschuss für Wasser", True, "2021-02-15", "Votum"),
        ("KT", False, None, "Beschluss"),
    ]


def test_types(document: MakeDocument) -> None:
    text = PAPER.format(heading="Schriftstück", number_label="Kennung", number="K21+044", office="Amt für Wasser")
    assert read(document, text, types=())["kind"] == "other"


@pytest.mark.parametrize(
    ("label", "key", "without"),
    [("reference", "reference", None), ("office", "underDirectionOf", []), ("date", "date", None)],
)
def test_labels(document: MakeDocument, label: str, key: str, without: Any) -> None:
    rest = {name: words for name, words in LABELS.items() if name != label}
    assert paper_of(document, labels=rest)[key] == without


@pytest.mark.parametrize(("word", "row", "column"), [("public", 0, 1), ("closed", 1, 1), ("roles", 0, 3)])
def test_vocabulary(document: MakeDocument, word: str, row: int, column: int) -> None:
    rest = {name: words for name, words in WORDS.items() if name != word}
    known, unknown = paper_of(document), paper_of(document, vocabulary=rest)
    assert rows(unknown)[row][column] != rows(known)[row][column]


def test_undated_words_are_no_unknown_ones(document: MakeDocument) -> None:
    text = PAPER.format(heading="Schriftstück", number_label="Kennung", number="K21+044", office="Amt für Wasser")

    def issues(vocabulary: dict[str, Any]) -> list[str]:
        return [issue["message"] for issue in read(document, text, vocabulary=vocabulary)["issue"]]

    assert not any("zu gegebener Zeit" in message for message in issues(WORDS))
    assert any("zu gegebener Zeit" in message for message in issues({**WORDS, "undated": ()}))


@pytest.mark.parametrize(("column", "at"), [("public", 1), ("start", 2), ("role", 3)])
def test_columns(document: MakeDocument, column: str, at: int) -> None:
    rest = {name: words for name, words in COLUMNS.items() if name != column}
    assert {row[at] for row in rows(paper_of(document, columns=rest))} == {None}


def test_reference_grammar(document: MakeDocument) -> None:
    assert paper_of(document, reference=None)["reference"] is None


def test_offices_and_their_aliases_stand_without_a_label(document: MakeDocument) -> None:
    text = "Vorlage\n\nWasserwirtschaft\n\nDatum: 03.02.2021\nDS-Nr.: 44/2021\n\nBrunnen\n\nSachverhalt\n\nEr.\n"

    def offices(**settings: Any) -> Any:
        return read(document, text, **settings)["paper"]["underDirectionOf"]

    assert offices() == []
    assert offices(offices=("Wasserwirtschaft",)) == ["Wasserwirtschaft"]
    assert offices(offices=("Amt für Wasser",), aliases={"Wasserwirtschaft": "Amt für Wasser"}) == ["Wasserwirtschaft"]


MEMBERS = """Bericht: siehe unten

Vorlage

Datum: 03.02.2021
DS-Nr.: 44/2021

Beirat Wasser

Sachverhalt

Der Beirat Wasser setzt sich zusammen aus:

- Quellfreunde
- Pegelhaus
- KW
"""


def test_sectors_and_offices_of_seats(document: MakeDocument) -> None:
    settings: dict[str, Any] = {
        "sectors": {"business": ("Quellfreunde",), "education": ("Kreiswasserschule",)},
        "offices": ("Pegelhaus",),
        "aliases": {"KW": "Kreiswasserschule"},
    }

    def sectors(**given: Any) -> dict[str, Any]:
        (committee,) = read(document, MEMBERS, **given)["committee"]
        return {seat["institution"]: seat["sector"] for seat in committee["seat"]}

    assert sectors() == {"Quellfreunde": None, "Pegelhaus": None, "KW": None}
    assert sectors(**settings) == {"Quellfreunde": "business", "Pegelhaus": "administration", "KW": "education"}


PARTS = """Vorlage

DS-Nr.: 44/2021
Datum: 03.02.2021

**Brunnen**

**1. Wir schlagen vor**

Der Brunnen wird gefasst.

**2. Was es kostet**

Nichts.

**3. Beigefügt**

1. Plan
2. Bild
"""


def test_headings_of_sections(document: MakeDocument) -> None:
    headings = {"proposal": ("Wir schlagen vor",), "costs": ("Was es kostet",), "attachments": ("Beigefügt",)}

    def parts(**settings: Any) -> tuple[Any, ...]:
        paper = read(document, PARTS, **settings)["paper"]
        return paper["proposedResolution"], paper["financialImpact"], [each["name"] for each in paper["auxiliaryFile"]]

    assert parts() == (None, None, [])
    assert parts(headings=headings) == ("Der Brunnen wird gefasst.", "Nichts.", ["Plan", "Bild"])


@pytest.mark.parametrize("printed", ["Wir schlagen vor", "Wir schlagen vor:", "2. Wir schlagen vor"])
def test_headings_of_sections_in_a_text_that_marks_none(document: MakeDocument, printed: str) -> None:
    text = (
        PARTS.partition("**Brunnen**")[0]
        + f"Betreff: Alter Brunnen\n\nBegründung\nJa.\n\n{printed}\nDer Brunnen wird gefasst.\n"
    )

    def proposed(**settings: Any) -> str | None:
        return read(document, text, **settings)["paper"]["proposedResolution"]

    assert proposed() is None
    assert proposed(headings={"proposal": ("Wir schlagen vor",)}) == "Der Brunnen wird gefasst."
    assert proposed(headings={"proposal": ("Wir schlagen",)}) is None


LINES = """Vorlage

DS-Nr.: 44/2021
TOP: 3

Feder Wasserleute
Tag der Niederlegung {date}

**Brunnen**

Sachverhalt

Er ist trocken.
"""


def test_labels_of_a_profile_need_no_colon_but_a_value_of_their_type(document: MakeDocument) -> None:
    def of(date: str, **settings: Any) -> tuple[Any, ...]:
        paper = read(document, LINES.format(date=date), **settings)["paper"]
        return paper["underDirectionOf"], paper["date"]

    assert of("03.02.2021") == (["Wasserleute"], "2021-02-03")
    assert of("03.02.2021", labels={})[1] is None
    assert of("wird gesucht") == (["Wasserleute"], None)


NUMBERED = """Schriftstück K21+044

Datum: 03.02.2021

**Brunnen**

Sachverhalt

Wie in K20+007 gesagt, sind 20+70 viel.
"""


def test_numbers_of_an_own_grammar_are_found_behind_the_heading_and_in_the_text(document: MakeDocument) -> None:
    paper = read(document, NUMBERED)["paper"]
    assert (paper["paperType"], paper["reference"], paper["relatedPaper"]) == ("Schriftstück", "K21+044", [])
    named = read(document, NUMBERED.replace("in K20", "in Vorlage K20"))["paper"]
    assert named["relatedPaper"] == ["K20+007"]
    prefixed = {**NUMBERS, "pattern": r"(?P<prefix>K)(?P<year>\d{2})[+](?P<number>\d{3})"}
    assert read(document, NUMBERED, reference=prefixed)["paper"]["relatedPaper"] == ["K20+007"]


def test_the_label_of_a_type(document: MakeDocument) -> None:
    text = "DS-Nr.: 44/2021\nWas es ist: Beschlussvorlage\nDatum: 03.02.2021\n\n**Brunnen**\n\nSachverhalt\n\nEr.\n"
    assert read(document, text)["paper"] is None
    labels = {"type": ("Was es ist",)}
    assert read(document, text, labels=labels)["paper"]["paperType"] == "Beschlussvorlage"


def test_a_profile_can_name_every_field_that_the_reader_has_and_no_other() -> None:
    assert set(get_args(HeaderField)) == set(COMMON.labels)
    assert set(get_args(ColumnField)) == set(COMMON.columns)
