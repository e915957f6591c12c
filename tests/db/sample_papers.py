"""The sample papers as arrivals: read and extracted once, for tests that store real papers in several ways."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

from db.arrivals import Arrival, FileState, StoredFile, arrival
from extractors.extract import extract
from pipeline.councils import load_profiles
from pipeline.reading.read import read
from schemas.outcome import Outcome

_SAMPLES = Path(__file__).parents[1] / "documents"
_PROFILES = load_profiles()
ALIASES = {profile.id: {**profile.aliases, "Amt für Nahverkehr": "Amt für Mobilität"} for profile in _PROFILES}


@cache
def arrivals() -> tuple[Arrival, ...]:
    """Each sample as PDF and as text, copies of some under other paths, and files that could not be read."""
    councils = {profile.name: profile.id for profile in _PROFILES}
    found: list[Arrival] = []
    for number, path in enumerate(sorted(_SAMPLES.glob("*/*/paper.*"))):
        if path.suffix not in (".pdf", ".txt"):
            continue
        data = path.read_bytes()
        name = f"{path.parent.parent.name}/{path.parent.name}{path.suffix}"
        document = read(name, data, (path.parent.parent.name,))
        record = extract(document, _PROFILES)
        if record.kind == "other":
            continue
        state = FileState(len(data), number, number, "f")
        file = StoredFile(name, sha256(data).hexdigest(), len(data), None, document, state)
        found.append(arrival(file, record, councils, ALIASES))
    for folder in ("a", "z"):  # one sorts before the path that it is a copy of, one after it
        found += [replace(each, path=f"{folder}/{each.path.partition('/')[2]}") for each in found[::4][:5]]
    for number, outcome in enumerate((Outcome.BROKEN, Outcome.NEEDS_OCR, Outcome.ENCRYPTED, Outcome.OTHER)):
        digest = sha256(outcome.value.encode()).hexdigest()
        state = FileState(1, number, number, "f")
        found.append(Arrival(f"y/{outcome}.pdf", outcome, "for a reason", "Do this.", digest, 1, state))
    return tuple(sorted(found, key=lambda each: each.path))


def spread(papers: Sequence[Arrival], parts: int) -> list[list[Arrival]]:
    """The papers dealt out like cards, so that forms of one paper and copies of one file are apart."""
    return [list(papers[part::parts]) for part in range(parts)]
