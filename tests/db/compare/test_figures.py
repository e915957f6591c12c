"""Figures that follow from seats and rules: votes, the quorum as a number, meetings a year."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest


def _seat(institution: str, count: int | None, voting: bool | None) -> dict[str, Any]:
    return {"institution": institution, "count": count, "voting": voting}


def _rule(share: Any, of: str, modality: str = "must") -> dict[str, Any]:
    return {
        "type": "quorum",
        "value": {"share": share, "of": of},
        "modality": modality,
        "quote": "Beschlussfähig ist …",
    }


@pytest.fixture
def figures(
    council: Callable[..., Path], described: Callable[..., dict[str, Any]]
) -> Callable[..., list[tuple[Any, ...]]]:
    def of(**parts: Any) -> list[tuple[Any, ...]]:
        database = council(("Landkreis Musterau", described("Beirat Wald", "2030-01-01", **parts)))
        with closing(sqlite3.connect(database)) as connection:
            return connection.execute(
                "SELECT figure, least, most, formula FROM derived_figure ORDER BY figure, formula"
            ).fetchall()

    return of


_SEATS = [_seat("Forstamt", 1, True), _seat("Gemeinden", 18, True), _seat("Polizei", None, False)]


def test_votes_and_the_quorum_follow_from_a_complete_list(figures: Callable[..., list[tuple[Any, ...]]]) -> None:
    found = figures(seat=_SEATS, rule=[_rule("majority", "voting_members"), _rule("2/3", "voting_members")])
    assert found == [
        ("quorum", 13, 13, "2/3 of 19 votes = 13"),
        ("quorum", 10, 10, "majority of 19 votes = 10"),
        ("voting_seats", 19, 19, "sum of 2 lines with a vote = 19"),
    ]


@pytest.mark.parametrize(
    "parts",
    [
        {"seat": _SEATS, "seatList": "partial", "rule": [_rule("majority", "voting_members")]},
        {"seat": [*_SEATS, _seat("Bauamt", None, True)], "rule": [_rule("majority", "voting_members")]},
        {"seat": [*_SEATS, _seat("Bauamt", 1, None)], "rule": [_rule("majority", "voting_members")]},
    ],
    ids=["a list that is not complete", "a vote without a number", "a seat whose vote is unknown"],
)
def test_nothing_follows_from_what_is_not_known(figures: Callable[..., list[tuple[Any, ...]]], parts: Any) -> None:
    assert figures(**parts) == []


def test_of_members_all_count_and_a_printed_number_is_no_derived_one(
    figures: Callable[..., list[tuple[Any, ...]]],
) -> None:
    rules = [_rule("1/2", "members"), _rule(5, "members"), _rule("majority", "members", "proposed")]
    found = figures(seat=[_seat("Forstamt", 2, None), _seat("Gemeinden", 5, None)], rule=rules)
    assert found == [("quorum", 4, 4, "1/2 of 7 members = 4")]


def test_meetings_a_year(figures: Callable[..., list[tuple[Any, ...]]]) -> None:
    assert figures(meetingFrequency={"min": 1, "max": None, "per": "half_year"}) == [
        ("meetings_a_year", 2, None, "1 to ? × 2")
    ]
