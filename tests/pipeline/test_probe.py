"""ratslese probe: a council that no profile knows is read in full with its draft and a few lines by hand."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.extract import extract
from extractors.text.passage import Passage
from pipeline.councils import own_profiles, packaged_profiles
from pipeline.evaluate.compare import compare
from pipeline.probe.numbers import grammar
from pipeline.probe.run import Probe, probe
from pipeline.probe.values import type_of
from pipeline.reading.read import read
from schemas.council import CouncilProfile
from schemas.document import Document
from schemas.errors import UsageError
from tests.pipeline.command import SAMPLES, ratslese

GOETTINGEN = sorted((SAMPLES / "unprofiled" / "goettingen").glob("*/expected.json"))
FORMS = ("paper.txt", "paper.pdf")
NAME = "Landkreis Göttingen"
BY_HAND = {
    "# ags = ": 'ags = "03159"',
    '# public = ["Zugang"]': 'public = ["Zugang"]',
    '# public = ["mit Publikum"]': 'public = ["mit Publikum"]',
    '# closed = ["ohne Publikum"]': 'closed = ["ohne Publikum"]',
}
"""Beginnings of lines of the draft, and the lines that a person makes of them."""


def papers(form: str) -> list[Path]:
    return [gold.with_name(form) for gold in GOETTINGEN]


def drafted(form: str) -> Probe:
    return probe(papers(form), packaged_profiles(), NAME, None, "never")


def finished(text: str) -> str:
    """The draft with the lines by hand, each of them in the place of one that the draft has."""
    lines = text.splitlines()
    for begin, by_hand in BY_HAND.items():
        (at,) = (at for at, line in enumerate(lines) if line.startswith(begin))
        lines[at] = by_hand
    return "\n".join(lines)


@pytest.mark.parametrize("form", FORMS)
def test_an_unknown_form_is_read_in_full_with_its_draft_and_a_few_lines_by_hand(form: str) -> None:
    assert len(BY_HAND) <= 10
    profile = CouncilProfile.model_validate(tomllib.loads(finished(drafted(form).profile)))
    for gold in GOETTINGEN:
        paper = gold.with_name(form)
        with read(str(paper), paper.read_bytes()) as document:
            record = extract(document, [*packaged_profiles(), profile], "goettingen")
        read_as = json.loads(record.model_dump_json(by_alias=True))
        assert compare(read_as, json.loads(gold.read_text(encoding="utf-8"))).differences == []
        assert [issue.message for issue in record.issue] == []


def test_without_the_draft_it_is_not_read() -> None:
    (paper,) = papers("paper.txt")[:1]
    assert extract(read(str(paper), paper.read_bytes()), packaged_profiles(), NAME).kind == "other"


def test_what_is_not_sure_is_a_comment() -> None:
    profile = CouncilProfile.model_validate(tomllib.loads(drafted("paper.txt").profile))
    assert profile.vocabulary.public == profile.vocabulary.closed == ()
    assert "public" not in profile.columns
    assert profile.vocabulary.undated == ("folgt",)


def test_coverage_counts_papers_and_stations() -> None:
    found = drafted("paper.txt")
    assert str(found.before["reference"]) == "0 of 3"
    assert str(found.after["reference"]) == "3 of 3"
    assert str(found.after["consultation.start"]) == "5 of 6"


def test_words_that_nobody_knows_are_named_with_their_places(tmp_path: Path) -> None:
    for paper, folder in zip(papers("paper.txt"), ("blau", "rot", "gelb"), strict=True):
        lines = paper.read_text(encoding="utf-8").replace("Rückfragen\t", f"Umlauf\t{folder}\nRückfragen\t")
        (tmp_path / f"{folder}.txt").write_text(lines, encoding="utf-8")
    done = ratslese(tmp_path, "probe", "blau.txt", "rot.txt", "gelb.txt", "--name", NAME, "--json")
    said = json.loads(done.stdout)
    assert "# What does 'Umlauf' stand for? blau | rot | gelb" in said["profile"]
    assert {
        "words": "Umlauf",
        "code": "unclaimed_line",
        "places": [f"{name}.txt, page 1" for name in ("blau", "rot", "gelb")],
    } in said["unknown"]
    assert said["coverage"]["reference"] == {"without": {"found": 0, "of": 3}, "with": {"found": 3, "of": 3}}


def test_the_command_writes_a_profile_that_loads_and_overwrites_none(tmp_path: Path) -> None:
    output = tmp_path / "goe.toml"
    done = ratslese(tmp_path, "probe", *papers("paper.pdf"), "--output", output)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert re.search(r"^reference +0 of 3 +3 of 3$", done.stderr, re.MULTILINE)
    (profile,) = own_profiles([output])
    assert (profile.id, profile.name) == ("goe", NAME)
    assert ratslese(tmp_path, "probe", *papers("paper.pdf"), "--output", output).returncode == 2
    nowhere = ratslese(tmp_path, "probe", *papers("paper.pdf"), "--output", tmp_path / "missing" / "goe.toml")
    assert nowhere.returncode == 2
    assert "cannot be written" in nowhere.stderr


def test_papers_that_name_no_council_need_a_name() -> None:
    with pytest.raises(UsageError, match="--name"):
        probe(papers("paper.txt"), packaged_profiles(), None, None, "never")


@pytest.mark.parametrize(
    ("numbers", "pattern"),
    [
        (["K21.0457", "K21.0461/E1"], r"(?P<prefix>K)(?P<year>\d{2})\.(?P<number>\d{4})(?:/E(?P<version>\d{1,2}))?"),
        (["2018/077", "2018/078-1"], r"(?P<year>(?:19|20)\d{2})/(?P<number>\d{3})(?:-(?P<version>\d{1,2}))?"),
        (["34/2021", "107/2021"], r"(?P<number>\d{1,4})/(?P<year>(?:19|20)\d{2})"),
        (["XIX-0365/2021", "XIX-0366/2021"], r"(?P<term>[XVI]{1,6})-(?P<number>\d{4})/(?P<year>(?:19|20)\d{2})"),
        (["VO/2021/0456", "BV/2021/0457"], r"(?P<prefix>[A-ZÄÖÜ]{2,2})/(?P<year>(?:19|20)\d{2})/(?P<number>\d{4})"),
        (["21/0348", "21/1022"], r"(?P<year>\d{2})/(?P<number>\d{4})"),
        (["KT 19-0217.21", "KT 19-0218.21"], r"(?P<prefix>KT) (?P<term>\d{1,2})-(?P<number>\d{4})\.(?P<year>\d{2})"),
    ],
)
def test_grammars_say_which_part_is_which(numbers: list[str], pattern: str) -> None:
    made = grammar([(number, 2021) for number in numbers])
    assert made is not None
    assert made.pattern == pattern


PARTS = st.lists(st.sampled_from(["DS", "KT", "XIX", "7", "0042", "2021", "21", "/", "-", ".", " ", "E"]), max_size=7)


@given(st.lists(PARTS.map("".join).map(str.strip), min_size=1, max_size=5), st.sampled_from([None, 2021]))
def test_a_grammar_reads_the_numbers_that_it_was_made_of(numbers: list[str], year: int | None) -> None:
    made = grammar([(number, year) for number in numbers])
    if made is None:
        return
    assert set(made.examples) | set(made.left_out) == set(numbers)
    for number in made.examples:
        assert re.fullmatch(made.pattern, number)


IN_LINES = """DS {number}

Mitteilungsvorlage

Datum: 0{day}.05.2022

Beratungsfolge Sitzungstermin Stand
{stations}

**Pflege von Moor und Heide**

Sachverhalt

Sie wird fortgesetzt.
"""


def test_what_stands_in_lines_by_chance_is_asked_and_numbers_keep_their_prefix(tmp_path: Path) -> None:
    stations = ("Ausschuss für Moor, Heide 03.06.2022 Kenntnisnahme", "Rat 14.06.2022 Kenntnisnahme")
    for day, station in enumerate(stations, start=1):
        text = IN_LINES.format(number=f"{day}7/2022", day=day, stations=station)
        (tmp_path / f"{day}.txt").write_text(text, encoding="utf-8")
    found = probe(sorted(tmp_path.glob("*.txt")), packaged_profiles(), "Gemeinde Musterau", None, "never")
    profile = CouncilProfile.model_validate(tomllib.loads(found.profile))
    assert profile.reference is not None
    assert profile.reference.example == ("DS 17/2022", "DS 27/2022")
    assert (profile.vocabulary.undated, profile.vocabulary.roles, profile.columns) == ((), (), {})
    assert found.after["reference"] == found.before["reference"]


def test_samples_of_several_councils_are_a_warning() -> None:
    names = ("konstanz/2019-087", "konstanz/2024-031", "ravensburg/0031-2019")
    samples = [SAMPLES / name / "paper.pdf" for name in names]
    drafted = probe(samples, packaged_profiles(), None, None, "never")
    assert drafted.others == ("Landkreis Ravensburg",) and "Landkreis Ravensburg" in drafted.as_text()


def test_a_number_behind_a_year_is_no_telephone() -> None:
    def value(text: str) -> Passage:
        return Passage(Document("paper.txt", (), medium="text"), text, ())

    assert [type_of(value(text)) for text in ("M 2024/117", "2024/118", "800-1234", "07531/800 11")] == [
        "number",
        "number",
        "contact",
        "contact",
    ]
