"""Text files: nothing is lost, marks are no part of a line, tabs and pipes make tables."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.text.repair import repaired
from pipeline.councils import packaged_profiles
from pipeline.reading.bounds import bounded
from pipeline.reading.encoding import composed
from pipeline.reading.read import read
from pipeline.reading.text import parse
from schemas.document import Line, Page, Range, Table
from schemas.errors import DocumentError

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
TEXTS = sorted((ROOT / "tests" / "documents").glob("*/*/paper.txt")) + sorted(SEEDS.glob("*.txt"))
MARKS = re.compile(r"[\s*#|<>/\w•◦–·+▪‣●○■□➢✓\uf0b7\uf0a7\uf0d8\uf0fc\uf06f\uf0a8-]*")


def lines_of(page: Page) -> list[str]:
    return [page.text[line.start : line.end] for line in page.lines]


def cells_of(page: Page, table: Table) -> list[list[str]]:
    return [[" ".join(page.text[start:end] for start, end in cell.ranges) for cell in row] for row in table.rows]


def one_page(text: str) -> Page:
    (page,) = parse(text)
    return page


def only_line(text: str) -> tuple[Line, str]:
    page = one_page(text)
    (line,) = page.lines
    return line, page.text[line.start : line.end]


def check_bounds(page: Page) -> None:
    """No line and no range of a cell is too long, and none has too long a token; all words are still there."""
    places = [(line.start, line.end) for line in page.lines]
    places += [place for table in page.tables for row in table.rows for cell in row for place in cell.ranges]
    for start, end in places:
        assert 0 < end - start <= 10_000
        assert max(map(len, page.text[start:end].split())) <= 300
        assert page.text[start:end].strip() == page.text[start:end]


def is_rule(line: str) -> bool:
    return set(line) <= set("-_=|: \t") and sum(line.count(mark) for mark in "-_=") >= 2


def check_nothing_is_lost(page: Page) -> None:
    """Every line of the text that is neither blank nor a rule is a Line, in order, and only marks are left out."""
    printed = [line for line in page.text.split("\n") if line.strip() and not is_rule(line.strip())]
    assert len(page.lines) == len(printed)
    end = 0
    for line, words in zip(page.lines, printed, strict=True):
        assert end <= line.start < line.end <= len(page.text)
        end = line.end
        inside = page.text[line.start : line.end]
        assert inside.strip() == inside and inside in words and "\n" not in inside
        before, _, after = words.partition(inside)
        assert MARKS.fullmatch(before) and MARKS.fullmatch(after)
        assert len(before.strip()) + len(after.strip()) <= 30 or "|" in words
    for table in page.tables:
        assert len({len(row) for row in table.rows}) == 1
        for row in table.rows:
            for cell in row:
                for start, stop in cell.ranges:
                    assert page.text[start:stop].strip() == page.text[start:stop] != ""


PIECES = st.sampled_from(
    [
        "**",
        "<b>",
        "</b>",
        "# ",
        "### ",
        "- ",
        "* ",
        "• ",
        "◦",
        "\t",
        " ",
        "|",
        "---",
        "===",
        "\n",
        "\n\n",
        "Amt",
        "1.",
        "ß",
        "*",
        "o ",
    ]
)


@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_is_lost_in_marked_up_text(text: str) -> None:
    for page in parse(text):
        check_nothing_is_lost(page)


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_is_kept_as_it_is(text: str) -> None:
    try:
        document = read("a.txt", text.encode())
    except DocumentError as error:
        assert error.outcome in ("empty", "unsupported", "office_format", "broken", "unreadable")
        return
    given_text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    given_text = composed(given_text)
    joined = "\f".join(page.text for page in document.pages)
    assert given_text.startswith(joined) and not given_text[len(joined) :].strip()
    for page in document.pages:
        printed = [line for line in page.text.split("\n") if line.strip() and not is_rule(line.strip())]
        assert len(page.lines) == len(printed)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_nothing_of_a_paper_is_lost(path: Path) -> None:
    for page in read(path.name, path.read_bytes()).pages:
        check_nothing_is_lost(page)


@pytest.mark.parametrize(
    ("text", "words", "marks"),
    [
        ("**Sachverhalt**", "Sachverhalt", (True, None, 0)),
        ("<b>2019/223</b>", "2019/223", (True, None, 0)),
        ("### **3. Mitglieder**  ", "3. Mitglieder", (True, None, 3)),
        ("## Anlagen ##", "Anlagen", (False, None, 2)),
        ("#Anlagen", "#Anlagen", (False, None, 0)),
        ("  - Ordnungsamt", "Ordnungsamt", (False, "-", 0)),
        ("* **Jobcenter**", "Jobcenter", (True, "*", 0)),
        ("◦ Jugendamt", "Jugendamt", (False, "◦", 0)),
        ("kann der **Anlage 1** entnommen werden", "kann der **Anlage 1** entnommen werden", (False, None, 0)),
        ("**Datum:** 11.09.2019", "**Datum:** 11.09.2019", (False, None, 0)),
        ("**Amt** und **Datum**", "**Amt** und **Datum**", (False, None, 0)),
        ("-", "-", (False, None, 0)),
        ("**", "**", (False, None, 0)),
        ("****", "****", (False, None, 0)),
        ("1. Allgemein", "1. Allgemein", (False, None, 0)),
    ],
)
def test_marks(text: str, words: str, marks: tuple[bool, str | None, int]) -> None:
    line, found = only_line(text)
    assert (found, (line.bold, line.bullet, line.heading)) == (words, marks)


def test_bold_over_two_lines() -> None:
    page = one_page("**Konzept;  \nBericht**\n\n**offen\n\nzu**")
    assert lines_of(page) == ["Konzept;", "Bericht", "**offen", "zu**"]
    assert [line.bold for line in page.lines] == [True, True, False, False]


def test_indent_and_gap() -> None:
    page = one_page("Mitglieder:\n\n- Politik\n  - Fraktionen\n\t- Gruppen\n---\n\n\n- Ämter")
    assert [(line.indent, line.gap) for line in page.lines] == [(0, 0), (0, 1), (2, 0), (4, 0), (0, 2)]


def test_rules_are_no_lines() -> None:
    assert lines_of(one_page("a\n-----\n___\n=====\n---\t----\n|---|:--|\n - - \n\nb")) == ["a", "b"]


def test_tab_separated_lines_are_a_table_and_lines() -> None:
    page = one_page(
        "Amt Soziales\tDatum 04.04.2018\tNr. <b>2018/077</b>\n---\t-----\n\n\t**Jugendamt**\t\nKreistag\tö\n\nEnde\n"
    )
    (table,) = page.tables
    assert cells_of(page, table) == [
        ["Amt Soziales", "Datum 04.04.2018", "Nr. 2018/077"],
        ["", "Jugendamt", ""],
        ["Kreistag", "ö", ""],
    ]
    assert len(page.lines) == 4
    assert table.box is None


def test_a_table_ends_with_a_line_without_tab() -> None:
    page = one_page("a\tb\nText\nc\td")
    assert [cells_of(page, table) for table in page.tables] == [[["a", "b"]], [["c", "d"]]]


def test_numbered_and_indented_lines_are_no_table() -> None:
    assert one_page("1.\tAllgemein\n2.\tZiele\n\n(3)\tMitglieder").tables == ()
    assert one_page("\teingerückt\nText").tables == ()
    page = one_page("TOP\tBetreff\n1\tEröffnung")
    assert cells_of(page, page.tables[0]) == [["TOP", "Betreff"], ["1", "Eröffnung"]]


@pytest.mark.parametrize(
    "line",
    [
        "# a" + " " * 10**6 + "b",
        "**" * 10**5 + "a",
        "<b>" * 10**5,
        "|" * 10**5,
        "- " * 10**5 + "x",
        "(" * 10**6,
        "a\t" * 10**5,
    ],
    ids=lambda line: line[:6],
)
def test_long_lines_take_linear_time(line: str) -> None:
    started = time.process_time()
    page = bounded(one_page(line + "\n" + line + "\na\tb\n" * 1000))
    assert time.process_time() - started < 20  # the slowest takes a second or two, one in quadratic time minutes
    check_bounds(page)
    assert len(page.lines) >= 1002


def test_pipes_make_a_table() -> None:
    page = one_page("| Gremium | Art | Termin |\n|---|:-:|--:|\n| **Kreistag** | | 07.05.2018 |")
    assert cells_of(page, page.tables[0]) == [["Gremium", "Art", "Termin"], ["Kreistag", "", "07.05.2018"]]
    assert len(page.lines) == 2


def test_a_yaml_head_gives_no_lines_but_stays_in_the_text() -> None:
    content = b"---\ntitle: Satzung\ndate: 2024-03-21\n---\n\n# Satzung\n"
    page = read("a.md", content).pages[0]
    assert page.text == content.decode() and lines_of(page) == ["Satzung"]
    assert len(read("a.txt", content).pages[0].lines) == 3
    assert len(read("a.md", b"---\nText\n---\nMehr").pages[0].lines) == 2


def test_encodings_and_pages() -> None:
    for encoding in ("utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-32"):
        assert read("a.txt", "Prüfung – Grundsätze".encode(encoding)).pages[0].text == "Prüfung – Grundsätze"
    pages = read("a.txt", b"eins\r\nzwei\rdrei\0\f\fvier\f").pages
    assert [page.text for page in pages] == ["eins\nzwei\ndrei\ufffd", "", "vier"]
    assert [page.number for page in pages] == [1, 2, 3]


@pytest.mark.skipif(not SEEDS.is_dir(), reason="../shared with the seeds is not here")
def test_the_seed_s_list_nests() -> None:
    path = SEEDS / "konstanz-2019-223.txt"
    (page,) = read(path.name, path.read_bytes()).pages
    assert [line.indent / 2 for line in page.lines if line.bullet] == [0, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1, 1]


@given(
    st.lists(st.tuples(st.sampled_from("ab(ä"), st.integers(1, 1_000), st.sampled_from((" ", "  ", "\t"))), max_size=60)
)
def test_long_lines_and_tokens_are_cut_and_nothing_is_lost(tokens: list[tuple[str, int, str]]) -> None:
    text = "".join(sign * count + blank for sign, count, blank in tokens) or "x"
    whole = one_page(f"- {text}\nEnde")
    page = bounded(whole)
    check_bounds(page)
    assert page.text == whole.text
    assert [line.start for line in page.lines] == sorted(line.start for line in page.lines)
    kept = "".join(page.text[line.start : line.end] for line in page.lines)
    assert "".join(kept.split()) == "".join(text.split()) + "Ende"
    assert [line.bullet for line in page.lines if line.bullet] == ["-"] * bool(text.strip())
    if len(text) <= 300:
        assert page is whole


def test_a_cut_word_is_whole_again_as_a_span() -> None:
    document = read("a.txt", ("Wort " * 4_000 + "x" * 700).encode())
    passage = repaired(document, [(1, Range(line.start, line.end)) for line in document.pages[0].lines])
    assert max(map(len, passage.value.split())) <= 300
    (span,) = passage.spans()
    assert span.raw == document.pages[0].text


def test_mixed_and_guessed_encodings_are_flagged() -> None:
    lines = ("Prüfung – Ziele", "Förderung", "plain")
    for content, guessed in (
        ("\n".join(lines).encode(), False),
        ("\n".join(lines).encode("utf-16"), False),
        ("\n".join(lines).encode("cp1252"), True),
        (b"\n".join((lines[0].encode(), lines[1].encode("cp1252"), b"plain")), True),
    ):
        document = read("a.txt", content)
        assert document.pages[0].text == "\n".join(lines)
        assert document.encoding_guessed is guessed


def test_nul_and_surrogates_are_replaced_and_counted() -> None:
    sample = TEXTS[0].read_text(encoding="utf-8")
    for content in (
        (sample + "\0x\0").encode(),
        (sample + "\ud800x\udfff").encode("utf-8", "surrogatepass"),
        b"\xff\xfe" + (sample + "\ud800x\udfff").encode("utf-16-le", "surrogatepass"),
    ):
        document = read("a.txt", content)
        assert document.pages[0].text.endswith("\ufffdx\ufffd")
        document.pages[0].text.encode()
        issues = extract(document, packaged_profiles()).issue
        (issue,) = [issue for issue in issues if issue.code == "unreadable_characters"]
        assert issue.message.startswith("2 characters")
    guessed = extract(read("a.txt", sample.replace("↓ ", "").encode("cp1252")), packaged_profiles()).issue
    assert [issue.code for issue in guessed if issue.code in ("encoding_guessed", "unreadable_characters")] == [
        "encoding_guessed"
    ]


def test_bytes_that_a_marked_encoding_does_not_have_are_replaced_and_counted() -> None:
    sample = TEXTS[0].read_text(encoding="utf-8")
    short = "Satzung".encode("utf-16") + b"\0"
    for content in (short, sample.encode("utf-32") + b"a\0", sample.encode("utf-16") + b"a"):
        document = read("a.txt", content)
        assert document.pages[0].text in (sample + "\ufffd", "Satzung\ufffd") and not document.encoding_guessed
    issues = [issue.code for issue in extract(document, packaged_profiles()).issue]
    assert issues.count("unreadable_characters") == 1
    marked = b"\xef\xbb\xbf" + sample.encode() + b"\nF\xf6rderung"
    assert read("a.txt", marked).pages[0].text == sample + "\nFörderung"
    with pytest.raises(DocumentError, match="is no text"):
        read("a.txt", b"\xff\xfe\0\0" + b"\xff" * 200)


def test_letters_are_composed_and_ligatures_opened() -> None:
    (page,) = read("a.txt", "Fo\u0308rderung der Pﬂege und Of\u00adfice".encode()).pages
    assert page.text == "Förderung der Pflege und Of\u00adfice"
