"""Fills a database with invented papers, as many as asked for, so that the browser can be timed on a big one.

`python -m tests.bench.rows DATABASE 100000`; the papers go the whole way through db.store.
"""

import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from db.arrivals import StoredFile, arrival
from db.connection import open_database
from db.search import index_search
from db.store import store_many
from schemas.document import Document, Page
from schemas.evidence import Evidence, Span
from schemas.record import Body, Consultation, Paper, Record, Section

COUNCILS = ("Landkreis Musterland", "Kreis Beispielburg", "Landkreis Probenau")
TYPES = ("Mitteilungsvorlage", "Beschlussvorlage", "Antrag", "Anfrage")
COMMITTEES = ("Kreistag", "Sozialausschuss", "Bauausschuss", "Umweltausschuss", "Verwaltungsausschuss")
SUBJECTS = (
    "Radwege",
    "Schülerbeförderung",
    "Pflegeplanung",
    "Kreisstraßen",
    "Wohnraum",
    "Abfallsatzung",
    "Integration",
)
_YEARS = 20
_AT_ONCE = 500


def fill(path: Path, papers: int) -> None:
    """Stores `papers` invented papers in the database at `path`, with page texts, evidence and search index."""
    with closing(open_database(path)) as db:
        for start in range(0, papers, _AT_ONCE):
            numbers = range(start, min(start + _AT_ONCE, papers))
            store_many(db, [arrival(*_paper(number)) for number in numbers])
        index_search(db)


def _paper(number: int) -> tuple[StoredFile, Record]:
    council = COUNCILS[number % len(COUNCILS)]
    year = 2006 + number * 7 % _YEARS
    subject = f"{SUBJECTS[number % len(SUBJECTS)]} in Ortsteil {number % 1_000}"
    date = f"{year}-{1 + number % 12:02d}-{1 + number % 28:02d}"
    reference = f"{year}/{number:06d}"
    stations = [COMMITTEES[(number + step) % len(COMMITTEES)] for step in range(1 + number % 3)]
    lines = [council, TYPES[number % len(TYPES)], reference, date, subject, *stations, *_sentences(number)]
    text = "\n".join(lines)
    said = {
        "/body/name": council,
        "/paper/paperType": lines[1],
        "/paper/reference": reference,
        "/paper/date": date,
        "/paper/name": subject,
        **{f"/paper/consultation/{index}/organization": name for index, name in enumerate(stations)},
    }
    paper = Paper(
        reference=reference,
        paper_type=lines[1],
        name=subject,
        date=date,
        consultation=[
            Consultation(order=index + 1, organization=name, start=date, public=number % 4 != 0)
            for index, name in enumerate(stations)
        ],
        section=[Section(heading="1. Sachverhalt", level=1, text="\n".join(lines[-4:]))],
    )
    record = Record(
        source=f"{number}.txt",
        kind="paper",
        body=Body(name=council),
        paper=paper,
        evidence=[_evidence(pointer, words, text) for pointer, words in said.items()],
    )
    name = f"{council}/{number:06d}.txt"
    document = Document(name, (Page(1, text),), "text")
    return StoredFile(name, sha256(name.encode()).hexdigest(), len(text), "text/plain", document), record


def _sentences(number: int) -> Iterator[str]:
    for step in range(40):
        subject = SUBJECTS[(number * 3 + step) % len(SUBJECTS)]
        cases = number * step % 977
        yield f"Zu {subject} berichtet die Verwaltung unter Punkt {step + 1} über {cases} Vorgänge des Jahres."


def _evidence(pointer: str, words: str, text: str) -> Evidence:
    start = text.index(words)
    span = Span(page=1, start=start, end=start + len(words), raw=words)
    return Evidence(path=pointer, method="read", rule="bench/invented", spans=(span,))


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
