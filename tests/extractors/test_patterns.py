"""No pattern of the extractors can run away: every repetition has an upper limit."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import extractors

sre_parse: Any = importlib.import_module("re._parser")

MODULES = sorted(info.name for info in pkgutil.walk_packages(extractors.__path__, "extractors."))
CALLS = ("compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer")


def unbounded(pattern: str, flags: int = 0) -> bool:
    """Whether a repetition without an upper limit stands in a pattern."""
    return any(top == sre_parse.MAXREPEAT for top in limits(sre_parse.parse(pattern, flags)))


def limits(parsed: Any) -> Iterator[Any]:
    """The upper limits of all repetitions in a parsed pattern."""
    for operator, argument in parsed:
        if str(operator) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield argument[1]
        for part in argument if isinstance(argument, tuple | list) else (argument,):
            if isinstance(part, sre_parse.SubPattern):
                yield from limits(part)
            elif isinstance(part, list):
                for alternative in part:
                    if isinstance(alternative, sre_parse.SubPattern):
                        yield from limits(alternative)


def compiled(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    """The patterns in a module's global, however deep in its tables."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict) and depth < 4:
        for part in value.values():
            yield from compiled(part, depth + 1)
    elif isinstance(value, tuple | list) and depth < 4:
        for part in value:
            yield from compiled(part, depth + 1)


@pytest.mark.parametrize("name", MODULES)
def test_every_repetition_has_a_limit(name: str) -> None:
    module = importlib.import_module(name)
    found = [pattern for value in vars(module).values() for pattern in compiled(value)]
    assert [pattern.pattern for pattern in found if unbounded(pattern.pattern, pattern.flags)] == []
    if module.__file__ is None:
        return
    for node in ast.walk(ast.parse(Path(module.__file__).read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in CALLS
            and node.args
        ):
            first = node.args[0]
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
                assert not unbounded(first.value), (name, node.lineno, first.value)


@pytest.mark.parametrize("pattern", [r"a*", r"(?:a|b+)", r"(?=a*)b", r"[a-z]+?", r"(a{2,})"])
def test_the_check_sees_what_has_no_limit(pattern: str) -> None:
    assert unbounded(pattern)


@pytest.mark.parametrize("pattern", [r"a{0,9}", r"(?:ab?){1,3}", r"[*+]\*"])
def test_the_check_lets_limits_pass(pattern: str) -> None:
    assert not unbounded(pattern)
