"""Papers that belong together: numbers as keys, supplements, references, meetings and matters, whoever comes first."""

from contextlib import closing
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.connection import open_database
from db.dump import dump_lines
from db.matters import MOST_NAMING
from db.merge import merge
from db.numbers import Number, number_of
from db.store import record_source, store
from schemas.outcome import Outcome


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("2031/017", Number("2031-17", "2031-17", None)),
        ("0074/2022", Number("74-2022", "74-2022", None)),
        ("DS 34/2018", Number("34-2018", "34-2018", None)),
        ("Drucksache Nr. 034/2018", Number("34-2018", "34-2018", None)),
        ("DS 34/2018 1. Ergänzung", Number("34-2018-1", "34-2018", "1")),
        ("34/2018-1", Number("34-2018-1", "34-2018", "1")),
        ("DS 34/2018, 2. Änderung", Number("34-2018-2-aenderung", "34-2018", "2-aenderung")),
        ("2018/077a", Number("2018-77-a", "2018-77", "a")),
        ("VO/2021/0456-1", Number("vo-2021-456-1", "vo-2021-456", "1")),
        ("AN/2021/0456", Number("an-2021-456", "an-2021-456", None)),
        ("22/0348/1", Number("22-348-1", "22-348", "1")),
        ("XIX-0365/2023", Number("xix-365-2023", "xix-365-2023", None)),
        ("603/IX.", Number("603-ix", "603-ix", None)),
        ("17", Number("17", "17", None)),
    ],
)
def test_numbers_are_compared_without_what_only_says_that_one_follows(reference: str, number: Number) -> None:
    assert number_of(reference) == number


@given(st.integers(1, 999), st.integers(1990, 2049), st.integers(1, 9), st.sampled_from(["", "DS ", "Drs. ", "VO/"]))
def test_a_supplement_has_the_base_of_what_it_supplements(number: int, year: int, version: int, prefix: str) -> None:
    whole = number_of(f"{prefix}{number:04d}/{year}")
    for part in (f"/{version}", f"-{version}", f" {version}. Ergänzung", f", {version}. Nachtrag"):
        assert number_of(f"{prefix}{number}/{year}{part}") == (f"{whole.key}-{version}", whole.key, str(version))


@given(st.text(max_size=40))
def test_every_text_has_keys(text: str) -> None:
    number = number_of(text)
    assert number.key and number.base and (number.version is None) == (number.key == number.base)


def paper(make: Any, reference: str, name: str, date: str, body: str = "Landkreis Musterland", **said: Any) -> Any:
    text = f"{body}\n{reference}\n{name}"
    values = {"reference": reference, "paperType": "Vorlage", "name": name, "date": date, **said}
    printed = {"/paper/reference": reference, "/paper/name": name, "/body/name": body}
    path = f"{body}/{reference}.pdf"
    return make.sample(path, "pdf", [text], printed, kind="paper", paper=values, body={"name": body})


def tram(make: Any) -> list[Any]:
    """A matter of four papers of which none names all others, two papers apart, and one of a neighbour."""
    heard = {"organization": "Verkehrsausschuss", "start": "2031-05-06", "kind": "held", "quote": "beriet am 6. Mai"}
    planned = {"organization": "Kreistag", "start": "2031-07", "kind": "planned", "quote": "im Juli im Kreistag"}
    return [
        paper(make, "DS 12/2031", "Straßenbahn nach Beispielburg", "2031-02-01", relatedPaper=["DS 90/2030"]),
        paper(make, "DS 12/2031 1. Ergänzung", "Straßenbahn: Trasse", "2031-04-02", mention=[planned]),
        paper(make, "DS 40/2031", "Haltestellen am Markt", "2031-06-01", relatedPaper=["12/2031-1"], mention=[heard]),
        paper(make, "DS 41/2031", "Fahrplan", "2031-06-02", relatedPaper=["Drucksache 040/2031", "77/2029"]),
        paper(make, "DS 50/2031", "Straßenbahn nach Beispielburg", "2031-02-01"),
        paper(make, "DS 51/2031", "Spielplätze", "2031-02-01", relatedPaper=["77/2029"]),
        paper(make, "DS 12/2031", "Radwege", "2031-02-01", "Landkreis Nachbarland"),
    ]


def matters(db: Any) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for matter, reference in db.execute("SELECT matter, reference FROM paper WHERE matter IS NOT NULL").fetchall():
        found.setdefault(matter, set()).add(reference)
    return found


def test_a_matter_is_what_numbers_and_references_connect(db, make):
    for each in tram(make):
        store(db, each.file, each.record)
    id_ = "vorgang-musterland-ds-12-2031"
    assert matters(db) == {id_: {"DS 12/2031", "DS 12/2031 1. Ergänzung", "DS 40/2031", "DS 41/2031"}}
    assert db.execute("SELECT * FROM matter").fetchall() == [
        (id_, "Straßenbahn nach Beispielburg", "musterland", 4, "2031-02-01", "2031-06-02")
    ]
    assert db.execute("SELECT supplement_of FROM paper WHERE version IS NOT NULL").fetchall() == [
        ("musterland-ds-12-2031",)
    ]
    steps = db.execute(
        "SELECT date, step, reference FROM matter_timeline WHERE matter IS NOT NULL ORDER BY date, step"
    ).fetchall()
    assert steps == [
        ("2031-02-01", "paper", "DS 12/2031"),
        ("2031-04-02", "paper", "DS 12/2031 1. Ergänzung"),
        ("2031-05-06", "held", "DS 40/2031"),
        ("2031-06-01", "paper", "DS 40/2031"),
        ("2031-06-02", "paper", "DS 41/2031"),
        ("2031-07", "planned", "DS 12/2031 1. Ergänzung"),
    ]
    assert db.execute("SELECT reference, kind FROM unresolved_reference ORDER BY 1, 2").fetchall() == [
        ("77/2029", "reference"),
        ("77/2029", "reference"),
        ("DS 90/2030", "reference"),
    ]


def test_the_order_of_arrival_does_not_show(tmp_path, make):
    samples = tram(make)[:4]
    dumps = set()
    for number, order in enumerate(permutations(samples)):
        with closing(open_database(tmp_path / f"{number}.db")) as db:
            for each in order:
                store(db, each.file, each.record)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        dumps.add("\n".join(dump_lines(tmp_path / f"{number}.db")))
    assert len(dumps) == 1


def naive(papers: dict[str, list[str]]) -> set[frozenset[str]]:
    """The matters of papers with the numbers that they name, by trying all pairs until nothing more joins."""
    bases = {reference: number_of(reference).base for reference in papers}
    named = {reference: {number_of(other).base for other in naming} for reference, naming in papers.items()}
    groups = [{reference} for reference in papers]

    def joined(one: set[str], other: set[str]) -> bool:
        return any(
            bases[a] == bases[b] or bases[b] in named[a] or bases[a] in named[b] for a in one for b in other if a != b
        )

    def common(one: set[str], other: set[str]) -> bool:
        return any(base in named[a] & named[b] for a in one for b in other for base in bases.values())

    while True:
        pair = next(
            ((a, b) for a in groups for b in groups if a is not b and (joined(a, b) or common(a, b))),
            None,
        )
        if pair is None:
            return {frozenset(group) for group in groups if len(group) > 1}
        groups = [group for group in groups if group not in pair] + [pair[0] | pair[1]]


_REFERENCES = [f"{number}/2031{version}" for number in (1, 2, 3) for version in ("", "-1")] + ["7/2031", "8/2031"]


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(st.sampled_from(_REFERENCES), st.lists(st.sampled_from(_REFERENCES), max_size=2), min_size=3),
    st.randoms(use_true_random=False),
)
def test_matters_are_kept_up_as_papers_come_and_go(make, papers, random) -> None:
    samples = {
        reference: paper(make, reference, f"Papier {reference}", "2031-01-01", relatedPaper=naming)
        for reference, naming in papers.items()
    }
    order = list(samples)
    random.shuffle(order)
    with TemporaryDirectory() as folder, closing(open_database(Path(folder) / "papers.db")) as db:
        for reference in order:
            store(db, samples[reference].file, samples[reference].record)
        assert {frozenset(members) for members in matters(db).values()} == naive(papers)
        for reference in order[:2]:
            record_source(db, samples[reference].file.path, Outcome.OTHER, "no council paper")
        left = {reference: papers[reference] for reference in order[2:]}
        assert {frozenset(members) for members in matters(db).values()} == naive(left)
        assert db.execute("SELECT count(*) FROM matter").fetchone()[0] == len(naive(left))


def test_shards_of_a_matter_are_joined(tmp_path, make):
    samples = tram(make)
    paths = [tmp_path / name for name in ("whole.db", "odd.db", "even.db")]
    for path, part in zip(paths, (samples, samples[1::2], samples[::2]), strict=True):
        with closing(open_database(path)) as db:
            for each in part:
                store(db, each.file, each.record)
    merge(tmp_path / "all.db", paths[1:])
    assert list(dump_lines(tmp_path / "all.db")) == list(dump_lines(paths[0]))


def test_a_matter_falls_apart_with_the_paper_that_held_it_together(db, make):
    samples = tram(make)
    for each in samples:
        store(db, each.file, each.record)
    record_source(db, samples[2].file.path, Outcome.OTHER, "no council paper")
    assert matters(db) == {"vorgang-musterland-ds-12-2031": {"DS 12/2031", "DS 12/2031 1. Ergänzung"}}
    record_source(db, samples[0].file.path, Outcome.OTHER, "no council paper")
    assert matters(db) == {}
    assert db.execute("SELECT * FROM matter").fetchall() == []
    assert db.execute("SELECT reference FROM unresolved_reference WHERE kind = 'supplement'").fetchall() == [
        ("12-2031",)
    ]


def test_what_very_many_papers_name_connects_none_of_them(db, make):
    ground = paper(make, "1/2030", "Haushaltssatzung", "2030-01-01")
    naming = [
        paper(make, f"{number}/2031", f"Ausgabe {number}", "2031-01-01", relatedPaper=["1/2030"])
        for number in range(100, 101 + MOST_NAMING)
    ]
    for each in (ground, *naming[:-1]):
        store(db, each.file, each.record)
    assert [len(members) for members in matters(db).values()] == [1 + MOST_NAMING]
    store(db, naming[-1].file, naming[-1].record)
    assert matters(db) == {}
    record_source(db, naming[0].file.path, Outcome.OTHER, "no council paper")
    assert [len(members) for members in matters(db).values()] == [1 + MOST_NAMING]


def test_a_meeting_is_one_row_wherever_it_is_named(db, make):
    mention = {"organization": "Sozialausschuss", "start": "2031-03-12", "kind": "planned", "quote": "am 12. März"}
    naming = paper(make, "7/2031", "Teilhabe", "2031-01-10", mention=[mention])
    store(db, naming.file, naming.record)
    meeting = "musterland-sozialausschuss-2031-03-12"
    assert db.execute("SELECT meeting, mentions, paper FROM unresolved_meeting").fetchall() == [
        (meeting, 1, "musterland-7-2031")
    ]
    for each in (make.network(), make.invitation(), make.invitation("in/protokoll.pdf", "minutes")):
        store(db, each.file, each.record)
    assert (
        db.execute(
            "SELECT meeting FROM mention WHERE paper = 'musterland-7-2031' UNION ALL "
            "SELECT meeting FROM consultation WHERE position = 1 UNION ALL "
            "SELECT DISTINCT meeting FROM agenda_item UNION ALL SELECT meeting FROM file WHERE meeting IS NOT NULL"
        ).fetchall()
        == [(meeting,)] * 5
    )
    assert db.execute("SELECT * FROM unresolved_meeting").fetchall() == []


def test_an_announcement_is_listed_until_someone_else_tells_of_the_meeting(db, make):
    planned = {"organization": "Sozialausschuss", "start": "2031-03", "kind": "planned", "quote": "im März"}
    station = {"order": 1, "organization": "Sozialausschuss", "start": "2031-03-12"}
    other = {"organization": None, "start": "2031-12", "kind": "planned", "quote": "Ende des Jahres"}
    naming = paper(make, "7/2031", "Teilhabe", "2031-01-10", mention=[planned, other], consultation=[station])
    elsewhere = make.invitation()
    elsewhere.record.body.name = "Landkreis Nachbarland"
    store(db, naming.file, naming.record)
    store(db, elsewhere.file, elsewhere.record)
    listed = "SELECT start, organization_name, quote FROM unheard_announcement ORDER BY start"
    late = ("2031-12", None, "Ende des Jahres")
    assert db.execute(listed).fetchall() == [("2031-03", "Sozialausschuss", "im März"), late]
    minutes = make.invitation("in/protokoll.pdf", "minutes")
    store(db, minutes.file, minutes.record)
    assert db.execute(listed).fetchall() == [late]
