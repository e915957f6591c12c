"""A wording is only searched where one of its words stands: every match of its pattern has to hold one of them."""

import importlib
import re
from itertools import product
from typing import Any

import pytest

from extractors.committees import described, facts

sre_parse: Any = importlib.import_module("re._parser")

GAP = "\0"
WORDINGS = [
    *((pattern, words) for pattern, _, words in described._READERS),
    *((pattern, words) for words, pattern in facts._CHAIR),
]


def wordings(parsed: Any) -> set[str]:
    """What a pattern matches, with a gap for all that is no fixed word; its optional parts are gaps."""
    texts = {""}
    for operator, argument in parsed:
        name = str(operator)
        if name == "LITERAL":
            parts = {chr(argument)}
        elif name == "SUBPATTERN":
            parts = wordings(argument[3])
        elif name == "BRANCH":
            parts = {text for branch in argument[1] for text in wordings(branch)}
        elif name in ("AT", "ASSERT", "ASSERT_NOT"):
            continue
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and argument[0] == 1 == argument[1]:
            parts = wordings(argument[2])
        else:
            parts = {GAP}
        texts = {re.sub(f"{GAP}+", GAP, before + part) for before, part in product(texts, parts)}
    return texts


@pytest.mark.parametrize(("pattern", "words"), WORDINGS, ids=lambda value: getattr(value, "pattern", "")[:40] or None)
def test_every_match_holds_one_of_its_words(pattern: re.Pattern[str], words: tuple[str, ...]) -> None:
    found = wordings(sre_parse.parse(pattern.pattern, pattern.flags))
    assert found
    assert [text for text in found if not any(word in text for word in words)] == []


def test_the_check_sees_a_missing_word() -> None:
    found = wordings(sre_parse.parse(r"(?:Ober|Unter)rat(?:en)?|Beirat.{0,9}x"))
    assert found == {f"Oberrat{GAP}", f"Unterrat{GAP}", f"Beirat{GAP}x"}
