"""Every seat of the hand-written records: of the project's own samples, and of the seeds where they lie beside it."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.committees.draft import CommitteeDraft
from extractors.committees.read import read_committees
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.sections import sections
from pipeline.councils import packaged_profiles
from pipeline.reading.read import read
from schemas.evidence import Found
from tests.extractors.committees.documents import passage

ROOT = Path(__file__).parents[3]
SHARED = ROOT.parent / "shared"


def papers() -> list[tuple[Path, Path]]:
    """(paper, gold) of samples and seeds, in every form with a text layer that is there."""
    samples = [
        (paper, gold)
        for gold in sorted((ROOT / "tests" / "documents").glob("*/*/expected.json"))
        for paper in (gold.with_name("paper.pdf"), gold.with_name("paper.txt"))
    ]
    seeds = [
        (SHARED / "seeds" / form.format(gold.stem), gold)
        for gold in sorted((SHARED / "gold").glob("*.json"))
        for form in ("{}.txt", "pdf/{}.pdf", "pdf/{}.writer.pdf")
    ]
    return [(paper, gold) for paper, gold in samples + seeds if paper.exists()]


def described(paper: Path, gold: dict[str, Any]) -> dict[str, CommitteeDraft]:
    name = (gold["body"] or {}).get("name")
    profile = next((profile for profile in packaged_profiles() if profile.name == name), None)
    title = (gold["paper"] or {}).get("name")
    own = (gold["rulesOfProcedure"] or {}).get("organization")
    found, _ = read_committees(
        sections(blocks(flow(read(str(paper), paper.read_bytes())))),
        passage(title) if title else None,
        as_of=None,
        own=Found(own, "gold") if own else None,
        profile=profile,
    )
    return {committee.name.value: committee for committee in found}


@pytest.mark.parametrize("pair", papers(), ids=lambda pair: "/".join(pair[0].parts[-3:]))
def test_committees_and_seats_are_those_of_the_gold(pair: tuple[Path, Path]) -> None:
    paper, path = pair
    gold = json.loads(path.read_text(encoding="utf-8"))
    if gold["kind"] not in ("paper", "rulesOfProcedure"):
        return
    found = described(paper, gold)
    assert sorted(found) == sorted(committee["name"] for committee in gold["committee"])
    for committee in gold["committee"]:
        draft = found[committee["name"]]
        for key, value in (
            ("classification", draft.classification),
            ("foundingDate", draft.founding_date),
            ("chair", draft.chair),
        ):
            assert (value.value if value else None) == committee[key], key
        assert [seat.institution.value for seat in draft.seat] == [seat["institution"] for seat in committee["seat"]]
        for seat, expected in zip(draft.seat, committee["seat"], strict=True):
            printed = {
                "count": seat.count.value if seat.count else None,
                "voting": seat.voting.value if seat.voting else None,
                "role": seat.role.value if seat.role else None,
            }
            for key, value in printed.items():
                assert value == expected.get(key), (expected["institution"], key)
            assert (seat.group[0].value if seat.group else None) == _outermost(expected["group"])
            if expected.get("sector"):
                assert seat.sector is not None, expected["institution"]
                assert (expected["institution"], seat.sector.value) == (expected["institution"], expected["sector"])


def _outermost(group: str | list[str] | None) -> str | None:
    return group if isinstance(group, str) else group[0] if group else None
