"""Sentences that state a rule, nearly state it, or deny it, by rule type; written before the reader was asked.

sentences/<type>.json holds for each sentence the rules of that type that it states: [] where it states none. A
sentence whose rules are only described or proposed is read as one of a report, any other as one of rules of procedure.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from schemas.rules import RULE_TYPES
from tests.extractors.rules.test_read import rules

KINDS = {kind.name: kind for kind in RULE_TYPES}
FOLDER = Path(__file__).parent / "sentences"
STATED = [
    pytest.param(path.stem, sentence, stated, id=f"{path.stem}-{sentence[:70]}")
    for path in sorted(FOLDER.glob("*.json"))
    for sentence, stated in json.loads(path.read_text(encoding="utf-8")).items()
]


@pytest.mark.parametrize(("kind", "sentence", "stated"), STATED)
def test_sentence(kind: str, sentence: str, stated: list[dict[str, Any]]) -> None:
    reported = any(rule["modality"] in ("described", "proposed") for rule in stated)
    found, _ = rules(sentence, normative=not reported)
    assert [{"value": dict(rule.value), "modality": rule.modality} for rule in found if rule.type == kind] == stated


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_each_type_has_forty(path: Path) -> None:
    stated = json.loads(path.read_text(encoding="utf-8"))
    assert len(stated) >= 40 or KINDS[path.stem].beyond
    assert sum(1 for rules_of in stated.values() if not rules_of) >= 5
