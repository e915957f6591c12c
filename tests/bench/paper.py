"""What an invented paper is: blocks in their order, and the truth about it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Form = Literal["konstanz", "ravensburg", "steinfurt"]
Kind = Literal["h1", "h2", "h3", "p", "title", "number", "signature", "caption", "logo", "item", "table", "ul"]


@dataclass(frozen=True, slots=True)
class Station:
    """A line of the Beratungsfolge; `start` is an ISO date."""

    organization: str
    start: str
    public: bool


@dataclass(frozen=True, slots=True)
class Truth:
    """What a reader has to find. `date` is ISO: of the paper, or of the adoption of rules; `seats` are of rules."""

    name: str
    form: Form
    title: str
    date: str
    number: str | None = None
    stations: tuple[Station, ...] = ()
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A heading (h1, h2, h3), a ruled table, a list, or a paragraph of some kind with the lines that it is set in."""

    kind: Kind
    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """An invented paper; `points` is the size of its type."""

    truth: Truth
    points: float
    blocks: tuple[Block, ...]


def block(kind: Kind, *lines: str) -> Block:
    """A block of text."""
    return Block(kind, lines)


def german(day: date | str) -> str:
    """A date, or an ISO date, as 16.04.2018."""
    return (date.fromisoformat(day) if isinstance(day, str) else day).strftime("%d.%m.%Y")
