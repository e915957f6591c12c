"""The bench's own logic: its papers are the same in every run, its figures say what their rounds say."""

from collections import Counter
from pathlib import Path
from random import Random

import pytest

from extractors.extract import extract
from pipeline.councils import packaged_profiles
from pipeline.reading.read import read
from pipeline.sources.listing import list_items
from tests.bench import commands, memory
from tests.bench.figures import Figure, Results, shown, table
from tests.bench.forms import to_html, to_text
from tests.bench.papers import FORMS, papers
from tests.bench.pieces import PARTS, Way, bare_pdfium, text_and_tables
from tests.bench.rightness import Rightness
from tests.bench.turns import interleave

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "tests" / "documents" / "konstanz").glob("*/paper.pdf"))


def figure(*rounds: float, key: str = "x", hold: float | None = 0.65, at_least: bool = True) -> Figure:
    return Figure(key, "a thing", "ratio", rounds, hold, at_least)


def test_papers_are_the_same_each_time_and_each_is_its_own() -> None:
    first, again = list(papers(200)), list(papers(200))
    assert first == again
    assert list(papers(20)) == first[:20]
    truths = [paper.truth for paper in first]
    assert len({truth.name for truth in truths}) == 200
    numbers = [(truth.form, truth.number) for truth in truths if truth.number]
    assert len(set(numbers)) == len(numbers)


def test_numbers_stay_apart_in_a_large_corpus() -> None:
    numbers = [paper.truth.number for paper in papers(16_000, pages=0) if paper.truth.form == "konstanz"]
    assert len(set(numbers)) == len(numbers) > 9_000


def test_forms_are_shared_out_as_stated() -> None:
    assert Counter(FORMS) == {"konstanz": 12, "ravensburg": 5, "steinfurt": 3}


def test_html_and_text_say_what_the_truth_says() -> None:
    for paper in papers(20):
        truth, page, text = paper.truth, to_html(paper), to_text(paper)
        for value in (truth.number, *(station.organization for station in truth.stations)):
            assert value is None or (value in page and value in text)
        assert page.count("<tr>") >= (truth.seats or 0)


def test_short_papers_as_text_are_read_right_and_wrong_ones_are_told() -> None:
    verdict, profiles = Rightness(), packaged_profiles()
    made = list(papers(20, pages=0))
    for paper in made:
        document = read(f"{paper.truth.name}.txt", to_text(paper).encode(), (paper.truth.form,))
        verdict.add(extract(document, profiles), paper.truth)
    assert verdict.share == 1.0, verdict.wrong
    other = extract(read("a.txt", to_text(made[1]).encode(), ("konstanz",)), profiles)
    verdict.add(other, made[0].truth)
    assert verdict.share < 1.0
    assert any(made[0].truth.name in line for line in verdict.wrong)


def test_methods_all_see_all_items_once() -> None:
    seen: dict[str, list[int]] = {"a": [], "b": []}
    items = list(range(47))
    seconds = interleave(items, {name: seen[name].extend for name in seen}, Random(3), block=10)
    assert sorted(seen["a"]) == sorted(seen["b"]) == items
    assert seen["a"] != items
    assert set(seconds) == {"a", "b"}
    assert all(each > 0 for each in seconds.values())


def test_the_ways_of_a_document_do_their_work(tmp_path: Path) -> None:
    items = list_items(SAMPLES[:2])
    way = Way(tmp_path / "way.db")
    way.go(items)
    way.end()
    assert all(way.seconds[part] > 0 for part in PARTS)
    bare_pdfium(items)
    text_and_tables(items)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="this system has no /proc/self/status")
def test_memory_is_told_on_the_way() -> None:
    found = memory.run("read", SAMPLES[0].parent, memory.WARM + 10)
    assert set(found) == {"warm", "half", "end", "peak"}
    assert 10 < found["warm"] <= found["peak"]
    assert found["end"] <= found["peak"]


def test_the_cluster_is_started_as_the_docs_say() -> None:
    told = (ROOT / "docs" / "scale.md").read_text()
    assert all(f"{name}={value}" in told for name, value in commands.QUIET_CLUSTER.items())


def test_workers_are_compared_round_by_round() -> None:
    pool, dask = commands.worker_figures({"one": [10.0, 12.0], "two": [5.0, 8.0], "dask": [6.0, 8.0]}, 100, "")
    assert pool.rounds == (2.0, 1.5)
    assert dask.rounds == (1.2, 1.0)
    assert dask.held is True
    _, dask = commands.worker_figures({"one": [10.0], "two": [5.0]}, 100, "no cluster")
    assert dask.missing == "no cluster"
    assert dask.held is None


def test_a_figure_is_the_median_of_its_rounds() -> None:
    assert figure(0.5, 0.9, 0.7).measured == 0.7
    assert figure(0.5, 0.9, 0.7).held is True
    assert figure(0.6).held is False
    assert figure(0.6, at_least=False).held is True
    assert figure(0.6, hold=None).held is None
    assert figure().held is None


@pytest.mark.parametrize(
    ("kept", "now", "at_least", "worse"),
    [(1.0, 0.8, True, True), (1.0, 0.86, True, False), (1.0, 2.0, True, False), (1.0, 1.2, False, True),
     (1.0, 1.14, False, False), (1.0, 0.1, False, False)],
)  # fmt: skip
def test_worse_means_beyond_the_margin(kept: float, now: float, at_least: bool, worse: bool) -> None:
    before, after = figure(kept, at_least=at_least), figure(now, at_least=at_least)
    assert after.is_worse_than(before) is worse
    found = Results({}, (after, figure(0.1, key="new"))).worse_than(Results({}, (before,)))
    assert found == ([(after, before)] if worse else [])


def test_what_was_not_measured_is_neither_held_nor_worse() -> None:
    missing = Figure("x", "a thing", "ratio", hold=0.65, at_least=True, missing="no cluster")
    assert not missing.is_worse_than(figure(1.0))
    assert not figure(0.1).is_worse_than(missing)
    assert "not measured: no cluster." in table(Results({}, (missing,)))


def test_results_are_kept_whole_and_shown() -> None:
    results = Results(
        {"Date": "some day"}, (figure(0.5, 0.9, 0.7), Figure("m", "memory", "MB", (80.04,), 80, note="so"))
    )
    assert Results.from_json(results.to_json()) == results
    shown_table = table(results)
    assert "| a thing | ≥ 0.65 | 0.70 | 0.50 to 0.90 | yes |" in shown_table
    assert "- memory: so." in shown_table
    assert "- Date: some day" in shown_table


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(0.123, "share", "12.3 %"), (37.04, "times", "37x"), (0.0512, "ratio", "0.051"), (63.04, "MB", "63.0 MB")],
)
def test_values_are_shown_with_their_unit(value: float, unit: str, text: str) -> None:
    assert shown(value, unit) == text  # type: ignore[arg-type]


def test_the_kept_figures_can_be_read() -> None:
    kept = Results.from_json((ROOT / "docs" / "bench.json").read_text(encoding="utf-8"))
    assert len({each.key for each in kept.figures}) == len(kept.figures)
    assert all(each.rounds or each.missing for each in kept.figures)
    assert {"Date", "Machine", "Versions"} <= set(kept.about)
