"""The comparison that was made by hand, cell by cell: nothing invented, nothing lost, in every form of the papers."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from db.compare.cells import Comparison

OLD, NEW, RAVENSBURG, STEINFURT = range(4)
"""The columns: Konstanz 2019 and 2022, Ravensburg 2022, Steinfurt 2021."""

STATED: dict[str, dict[int, tuple[str, ...]]] = {
    "function": {OLD: ("Steuerung",), NEW: ("Steuerung",), RAVENSBURG: ("Austausch",), STEINFURT: ("Steuerung",)},
    "founded": {OLD: ("März 2016",), NEW: ("März 2016",), RAVENSBURG: ("2019", "Ende 2019")},
    "validity": {STEINFURT: ("31.12.2022", "über die Fortführung entscheidet danach: Lenkungsgruppe")},
    "basis": {STEINFURT: ("(KIM)", "Handlungskonzept", "Förderrichtlinie")},
    "purpose": {
        OLD: ("Rahmen", "priorisiert", "Austausch zwischen Verwaltung und Politik", "Anliegen der Netzwerke"),
        NEW: ("strategische Entscheidungen",),
        RAVENSBURG: ("Vernetzung", "Impulsgeber", "Leitlinien"),
        STEINFURT: ("strategische Steuerung", "bereitet politische Entscheidungsprozesse vor"),
    },
    "binding": {
        OLD: ("empfehlend (beschrieben",),
        RAVENSBURG: ("empfehlend (beschrieben",),
        STEINFURT: ("empfehlend (vorgeschrieben", "Konsens"),
    },
    "reports_to": {
        OLD: ("Kreisgremien (beschrieben", "Verwaltungsebene"),
        NEW: ("Sozialausschuss", "Mitteilungsvorlage", "beschrieben"),
        STEINFURT: ("Politik", "regelmäßig", "vorgeschrieben"),
    },
    "chair": {
        NEW: ("Sozialdezernent (beschrieben",),
        STEINFURT: ("Dezernent / Dezernentin für Schule, Kultur, Sport, Jugend, Soziales und Gesundheit",),
    },
    "secretariat": {STEINFURT: ("Kommunales Integrationszentrum", "ohne Stimme")},
    "seats": {
        OLD: ("11 Zeilen", "davon 2 mit Zahl (3 und 1)"),
        NEW: ("11 Zeilen", "davon 2 mit Zahl (1 und 1)"),
        RAVENSBURG: ("2 Zeilen ohne Zahl",),
        STEINFURT: ("19 Zeilen", "davon 18 mit Zahl (zusammen 19)"),
    },
    "voting": {STEINFURT: ("mit Stimme: 19 Sitze in 18 Zeilen", "ohne Stimme: 1 Zeile ohne Zahl: Geschäftsstelle")},
    "seats_administration": {
        OLD: ("8 Zeilen ohne Zahl",),
        NEW: ("7 Zeilen ohne Zahl",),
        RAVENSBURG: ("1 Zeile ohne Zahl",),
        STEINFURT: ("8 Sitze",),
    },
    "seats_municipalities": {
        OLD: ("große Kreisstädte 3", "kreisangehörige Gemeinden 1"),
        NEW: ("große Kreisstädte (ohne Zahl)", "kreisangehörige Gemeinden 1"),
        RAVENSBURG: ("1 Zeile ohne Zahl",),
        STEINFURT: ("Bürgermeister/in einer Kommune 2", "Stadt Rheine 1"),
    },
    "seats_politics": {OLD: ("Kreistagsfraktionen", "ohne Zahl"), NEW: ("Kreistagsfraktionen", "ohne Zahl")},
    "seats_state": {STEINFURT: ("Schulamt", "Agentur für Arbeit", "Bundesamt", "3 von 19")},
    "seats_welfare": {NEW: ("1 Sitz: LIGA der freien Wohlfahrtspflege",), STEINFURT: ("AG Wohlfahrt 1", "4 von 19")},
    "seats_concerned": {STEINFURT: ("1 Sitz: Integrationsrat Stadt Rheine",)},
    "seats_secretariat": {STEINFURT: ("Geschäftsstelle", "ohne Stimme")},
    "votes_per_member": {STEINFURT: ("1 je Mitglied",)},
    "quorum": {STEINFURT: ("Mehrheit der stimmberechtigten", "abgeleitet: 10 von 19", "11 von 20", "offen")},
    "majority": {STEINFURT: ("einfache Mehrheit",)},
    "deputy": {STEINFURT: ("1 je Sitz",)},
    "guests": {STEINFURT: ("zugelassen", "ohne Stimme")},
    "meeting_publicity": {STEINFURT: ("nicht öffentlich", "Ausnahmen möglich", "Mitglieder")},
    "minutes_public": {STEINFURT: ("öffentlich",)},
    "meeting_frequency": {
        NEW: ("3 bis 4 im Jahr (beschrieben",),
        STEINFURT: ("mindestens 2", "im Halbjahr", "soll", "abgeleitet"),
    },
}
"""Of the cells that say something, words that must be in them."""

NONE = {
    "seats_politics": {STEINFURT},
    "seats_state": {OLD, NEW},
    "seats_welfare": {OLD},
    "seats_concerned": {OLD, NEW},
}
"""The cells that say "keine": only of complete lists."""

FORMS = {"all": ("*.txt", "pdf/*.pdf"), "boxed": ("pdf/*[!nr].pdf",), "writer": ("pdf/*.writer.pdf",)}


@pytest.fixture(scope="module", params=FORMS)
def seeds(request: Any, read_papers: Callable[[Sequence[Path]], Path]) -> Path:
    folder = Path(__file__).parents[4] / "shared" / "seeds"
    if not folder.is_dir():
        pytest.skip("the seeds do not lie beside the project")
    found = sorted(path for pattern in FORMS[request.param] for path in folder.glob(pattern))
    return read_papers([path for path in found if not re.search(r"\.scan\.pdf$", path.name)])


@pytest.fixture
def comparison(seeds: Path, compared: Callable[..., Comparison]) -> Comparison:
    return compared(seeds, "konstanz", "ravensburg", "steinfurt", topic="integration")


def test_the_columns(comparison: Comparison) -> None:
    assert [(column.body, column.as_of) for column in comparison.columns] == [
        ("konstanz", "2019-09-11"),
        ("konstanz", "2022-09-16"),
        ("ravensburg", "2022-04-21"),
        ("steinfurt", "2021-06-30"),
    ]


@pytest.mark.parametrize("key", STATED)
def test_every_cell_says_what_the_paper_says(comparison: Comparison, key: str) -> None:
    row = next(row for row in comparison.rows if row.key == key)
    for column, cell in enumerate(row.cells):
        said = "; ".join(statement.line for statement in cell.statements)
        missing = [words for words in STATED[key].get(column, ()) if words not in said]
        assert not missing, (key, column, said)
        if column in STATED[key]:
            assert cell.state == "stated", (key, column)


def test_nothing_is_said_that_the_papers_do_not_say(comparison: Comparison) -> None:
    by_hand = {row.key: row for row in comparison.rows if row.key in STATED}
    for key, row in by_hand.items():
        said = {column for column, cell in enumerate(row.cells) if cell.state == "stated"}
        assert said == set(STATED[key]), key
        none = {column for column, cell in enumerate(row.cells) if cell.state == "none"} - {RAVENSBURG}
        assert none == NONE.get(key, none), key
    reports = [cell for row in comparison.rows for cell in row.cells[:STEINFURT]]
    assert {statement.modality for cell in reports for statement in cell.statements} <= {None, "described", "proposed"}


def test_only_rules_of_procedure_say_more(comparison: Comparison) -> None:
    """What the hand-made table has no row for: only Steinfurt's rules say something, and only of these."""
    more = {row.key: row for row in comparison.rows if row.key not in STATED and row.difference != "not_found"}
    assert set(more) <= {
        "adopted", "receives_from", "representation_level", "ballot", "minutes", "extra_meeting", "agenda",
        "agenda_request", "composition_change",
    }  # fmt: skip
    for key, row in more.items():
        expected = {OLD, STEINFURT} if key == "receives_from" else {STEINFURT}
        assert {column for column, cell in enumerate(row.cells) if cell.speaks} == expected, key


def test_an_open_list_says_nowhere_none(comparison: Comparison) -> None:
    assert "none" not in {row.cells[RAVENSBURG].state for row in comparison.rows}


def test_a_proposal_is_shown_as_one(comparison: Comparison) -> None:
    guests = next(row for row in comparison.rows if row.key == "guests")
    assert [cell.state for cell in guests.cells] == ["not_found", "proposed", "not_found", "stated"]


def test_the_note_of_unlike_functions(comparison: Comparison) -> None:
    note = next(note for note in comparison.notes if "verschiedene Funktionen" in note)
    assert "Austausch: Arbeitskreis Integration" in note


def test_a_committee_that_is_only_named(comparison: Comparison) -> None:
    """Konstanz' own counterpart of the Arbeitskreis, of which no paper names the members."""
    (note,) = (note for note in comparison.notes if "Mitglieder nicht bekannt" in note)
    assert "Flüchtlingsbeauftragte (AKIF) (Landkreis Konstanz, 2018/077)" in note


def test_what_changed_from_2019_to_2022(comparison: Comparison) -> None:
    (step,) = comparison.steps
    seats = {
        (change.kind, change.label, change.before, change.after) for change in step.changes if change.kind in SEATS
    }
    assert seats == {
        ("came", "LIGA der freien Wohlfahrtspflege", None, "1"),
        ("went", "Integrationsbeauftragte des Landkreises", None, None),
        ("renamed", "Jugendamt", "Jugendamt", "Amt für Kinder, Jugend und Familie"),
        ("count_unstated", "große Kreisstädte", "3", None),
    }
    assert "Alias" in next(change.note or "" for change in step.changes if change.kind == "renamed")
    stated = {change.label for change in step.changes if change.kind == "stated"}
    assert {"Vorsitz", "Sitzungen im Jahr"} <= stated
    assert step.kept == 10
    assert step.sentence.startswith("2019 → 2022: + LIGA der freien Wohlfahrtspflege")


SEATS = (
    "came",
    "went",
    "first_named",
    "not_named",
    "renamed",
    "recounted",
    "count_stated",
    "count_unstated",
    "voting",
    "role",
    "near",
)
