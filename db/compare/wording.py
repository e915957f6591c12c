"""Differences between the wordings of two versions of rules of procedure, § by §, with their addresses."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from db.compare.cells import Change
from db.compare.description import Source, query
from db.compare.words import canonical

_LARGEST = 4_000_000
"""Words of one § times words of the other, as long as comparing takes; beyond it only that they differ is said."""

_JOINS = 3
"""So few equal words between two differences do not part them."""

_LONGEST = 60
"""Words of a difference that are shown."""

_NUMBER = re.compile(r"^((?:§{1,2}|Art\.?|Artikel)\s*\d{1,4}(?:\s?[a-z]\b)?|\d{1,3}\.?)\s*")
_MARK = re.compile(r"^\s*(?:\((\d{1,3}[a-z]?)\)|(\d{1,3})\.|([a-z]{1,2})\))(?=\s)")
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class _Section:
    id: str
    heading: str
    text: str

    @property
    def number(self) -> str:
        """The number without blanks ("§21a"); "" where the heading has none."""
        match = _NUMBER.match(self.heading)
        return match[1].replace(" ", "").rstrip(".") if match else ""

    @property
    def title(self) -> str:
        """The heading without its number, folded."""
        return canonical(_NUMBER.sub("", self.heading))

    @property
    def label(self) -> str:
        """The number as printed ("§ 21 a"), or the whole heading."""
        match = _NUMBER.match(self.heading)
        return match[1] if match else self.heading


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    plain: str
    address: str


def wording_changes(connection: sqlite3.Connection, earlier: str, later: str) -> Iterator[Change]:
    """What differs between the sections of two rules of procedure (ids): §§ that came, went, moved, and their words."""
    before, after = _sections(connection, earlier), _sections(connection, later)
    pairs, gone, new = _matched(before, after)
    for section in new:
        yield Change("text", section.heading, None, None, section.label, _size(section), (_source(section),))
    for section in gone:
        yield Change("text", section.heading, section.heading, None, section.label, "entfallen", (_source(section),))
    for old, section in pairs:
        if old.number != section.number:
            yield Change(
                "text", section.heading, old.label, section.label, section.label, "anders gezählt", (_source(section),)
            )
        if old.title != section.title:
            yield Change(
                "text", section.heading, old.heading, section.heading, section.label, "Überschrift", (_source(section),)
            )
        yield from _text_changes(old, section)


def _sections(connection: sqlite3.Connection, rules: str) -> list[_Section]:
    sql = "SELECT id, name, text FROM section WHERE rules_of_procedure = ? ORDER BY position"
    return [_Section(row["id"], row["name"], row["text"]) for row in query(connection, sql, rules)]


def _matched(
    before: Sequence[_Section], after: Sequence[_Section]
) -> tuple[list[tuple[_Section, _Section]], list[_Section], list[_Section]]:
    """Sections of the same number and heading, then heading, then number; then those of one of the two alone."""
    old, new = list(before), list(after)
    pairs: dict[str, _Section] = {}
    ways: tuple[Callable[[_Section, _Section], bool], ...] = (
        lambda one, other: one.number == other.number and one.title == other.title,
        lambda one, other: bool(one.title) and one.title == other.title,
        lambda one, other: bool(one.number) and one.number == other.number,
    )
    for alike in ways:
        for section in list(new):
            other = next((each for each in old if alike(each, section)), None)
            if other is not None:
                pairs[section.id] = other
                old.remove(other)
                new.remove(section)
    return [(pairs[section.id], section) for section in after if section.id in pairs], old, new


def _text_changes(before: _Section, after: _Section) -> Iterator[Change]:
    old, new = _words(before), _words(after)
    if [word.plain for word in old] == [word.plain for word in new]:
        return
    if len(old) * len(new) > _LARGEST:
        yield Change("text", after.heading, None, None, after.label, "Wortlaut geändert", (_source(after),))
        return
    for start, end, first, last in _differences(old, new):
        address = (new[first : last or None] or new[max(0, first - 1) :] or old[start:])[0].address
        yield Change(
            "text", after.heading, _shown(old[start:end]), _shown(new[first:last]), f"{after.label}{address}", None,
            (_source(after),),
        )  # fmt: skip


def _differences(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[tuple[int, int, int, int]]:
    """Where the two differ: start and end in the old, in the new. Neighbouring differences of one address are one."""
    matcher = SequenceMatcher(None, [word.plain for word in old], [word.plain for word in new], autojunk=False)
    open_: tuple[int, int, int, int] | None = None
    for operation, start, end, first, last in matcher.get_opcodes():
        if operation == "equal":
            continue
        if open_ is not None and start - open_[1] <= _JOINS and _address(new, first) == _address(new, open_[2]):
            open_ = (open_[0], end, open_[2], last)
            continue
        if open_ is not None:
            yield open_
        open_ = (start, end, first, last)
    if open_ is not None:
        yield open_


def _address(words: Sequence[_Word], place: int) -> str:
    return words[place].address if place < len(words) else ""


def _words(section: _Section) -> list[_Word]:
    """The words of a section with their addresses; words that only hyphens or a full stop tell apart are the same."""
    words: list[_Word] = []
    paragraph = number = letter = ""
    for line in section.text.splitlines():
        if mark := _MARK.match(line):
            if mark[1]:
                paragraph, number, letter = f" Abs. {mark[1]}", "", ""
            elif mark[2]:
                number, letter = f" Nr. {mark[2]}", ""
            else:
                letter = f" Buchst. {mark[3]}"
        address = f"{paragraph}{number}{letter}"
        for token in _TOKEN.findall(line):
            plain = token.replace("-", "").replace("\u00ad", "").rstrip(".,;:").casefold()
            words.append(_Word(token, plain or token, address))
    return words


def _shown(words: Sequence[_Word]) -> str | None:
    text = " ".join(word.text for word in words[:_LONGEST]).rstrip(".,;:")
    return (f"{text} …" if len(words) > _LONGEST else text) or None


def _size(section: _Section) -> str:
    paragraphs = len({word.address.split(" Nr.")[0] for word in _words(section) if word.address})
    return f"neu, {paragraphs} Absätze" if paragraphs > 1 else "neu"


def _source(section: _Section) -> Source:
    return Source("section", section.id, section.label)
