"""Every rule type is documented with its keys, and read by a finder."""

from collections.abc import Mapping

from extractors.rules.read import FAMILIES
from schemas.rules import RULE_TYPES
from tests.extractors.rules.test_sentences import STATED

KEYS: Mapping[str, frozenset[str]] = {kind.name: frozenset((*kind.keys, "law")) for kind in RULE_TYPES}


def test_types_are_those_of_the_finders() -> None:
    assert {finder.type for family in FAMILIES for finder in family} == set(KEYS)


def test_values_have_documented_keys() -> None:
    for case in STATED:
        kind, sentence, stated = case.values
        assert isinstance(stated, list)
        for rule in stated:
            assert set(rule["value"]) <= KEYS[str(kind)], sentence


def test_the_contracts_types_all_have_sentences() -> None:
    assert {case.values[0] for case in STATED} >= {kind.name for kind in RULE_TYPES if not kind.beyond}
