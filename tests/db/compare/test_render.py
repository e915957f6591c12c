"""A comparison as CSV, JSON, Markdown, page and terminal."""

import csv
import io
import json
from typing import Any

from db.compare.page import page
from db.compare.render import csv_text, json_text, markdown
from db.compare.terminal import terminal
from tests.db.compare.invented import NORD, SUED, rule, seat


def test_csv_and_json_hold_every_cell_with_its_row(council, described, compared):
    chair = rule("chair", held_by='Landrat | "Nord"')
    path = council((NORD, described("Beirat Klima", "2030-01-01", rule=[chair], seat=[seat("Jugendamt", count=1)])))
    found = compared(path)
    told = json.loads(json_text(found))
    chairs = next(question for question in told["question"] if question["key"] == "chair")
    assert chairs["cell"][0]["statement"][0]["source"][0]["record"].startswith("norden-2030-001-rule-")
    lines = csv_text(found).splitlines()
    assert len(lines) >= len(found.rows) + 1
    assert any("Landrat | " in line for line in lines)
    assert "Landrat \\| " in markdown(found)


def test_csv_has_the_changes_and_the_notes(council, described, compared):
    def told(date: str, *rules: dict[str, Any]) -> tuple[str, dict[str, Any]]:
        return NORD, described("Beirat Klima", date, rule=list(rules), seat=[seat("Forstamt", count=int(date[3]) + 1)])

    path = council(
        told("2030-01-01", rule("chair", held_by="Landrat")),
        told("2031-01-01", rule("chair", held_by="Kreisrätin")),
        (SUED, described("Umweltausschuss", "2030-01-01", function="deciding")),
    )
    rows = list(csv.DictReader(io.StringIO(csv_text(compared(path, topic="klima")))))
    assert {row["art"] for row in rows} == {"statement", "change", "note"}
    sentence, *changes = (row for row in rows if row["art"] == "change")
    assert sentence["zustand"] == "sentence" and sentence["aussage"].startswith("2030 → 2031: ")
    said = [
        tuple(row[key] for key in ("frage", "zustand", "stand_vorher", "vorher", "stand", "aussage")) for row in changes
    ]
    assert said == [
        ("Forstamt", "recounted", "2030-01-01", "1", "2031-01-01", "2"),
        ("Vorsitz", "changed", "2030-01-01", "Landrat", "2031-01-01", "Kreisrätin"),
    ]
    assert [row["aussage"] for row in rows if row["art"] == "note"] == list(compared(path, topic="klima").notes) != []


def test_a_single_column_differs_from_nothing(council, described, compared):
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", seat=[seat("Forstamt", count=1)])),
        (NORD, described("Runde Wald", "2030-01-01")),
    )
    alone = compared(path, committees=("Klima",))
    assert {row.difference for row in alone.answered} == {"not_compared"}
    for text in (markdown(alone), page(alone), terminal(alone, 100)):
        assert "Unterschied" not in text and "verschieden" not in text and "einmal" not in text
    assert "1 Zeile</summary>" in page(alone)
    assert '<th scope="col">Unterschied' in page(compared(path, committees=("Klima", "Wald")))
