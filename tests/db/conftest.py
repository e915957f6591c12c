"""Invented papers of invented councils: texts, records, and evidence whose spans are looked up in the texts."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from db.connection import open_database
from db.store import StoredFile
from schemas.document import Box, Document, Medium, Page
from schemas.evidence import Evidence, Span
from schemas.record import Record


@dataclass
class Sample:
    """A file and its record, ready to be stored."""

    file: StoredFile
    record: Record


def sample(
    path: str, medium: Medium, pages: list[str], said: dict[str, str | tuple[str, ...]], issues: Any = (), **parts: Any
) -> Sample:
    """A sample; `said` gives for each JSON pointer the printed words (several: a value broken in two)."""
    evidence = []
    for pointer, words in said.items():
        spans = []
        for raw in (words,) if isinstance(words, str) else words:
            number = next(number for number, text in enumerate(pages, 1) if raw in text)
            start = pages[number - 1].index(raw)
            box = Box(70.0, 100.0, 300.0, 112.5) if medium != "text" else None
            spans.append(Span(page=number, start=start, end=start + len(raw), raw=raw, box=box))
        evidence.append(Evidence(path=pointer, method="read", rule="test/read", spans=tuple(spans)))
    evidence.append(Evidence(path="/kind", method="derived", rule="test/kind", ground=("/paper/paperType",)))
    data = "\f".join((medium, path, *pages)).encode("utf-8", "backslashreplace")
    sha256 = hashlib.sha256(data).hexdigest()
    engine = {"pdf": "pdfium", "scan": "tesseract", "text": "text"}[medium]
    document = Document(
        path,
        tuple(Page(number, text, engine=engine) for number, text in enumerate(pages, 1)),
        medium,  # type: ignore[arg-type]
    )
    file = StoredFile(path, sha256, len(data), "application/pdf" if medium != "text" else "text/plain", document)
    return Sample(
        file,
        Record.model_validate(
            {
                "source": Path(path).name.encode("ascii", "replace").decode(),
                **parts,
                "evidence": evidence,
                "issue": list(issues),
            }
        ),
    )


NETWORK = [
    "Landkreis Musterland\nMitteilungsvorlage\nDrucksachen-Nr. 2031/017\nAmt für Förderung der Vielfalt\n"
    "Beratungsfolge: Sozialausschuss öffentlich 12.03.2031\nKreistag 02.04.2031\nLenkungskreis Vielfalt; Stand\n",
    "Der Lenkungskreis Vielfalt wurde im Mai 2029 ins Leben gerufen und tagt zweimal im Jahr.\n"
    "Es gehören ihm an: zwei Vertretungen der Freien Wohlfahrtspflege, das Jugendamt und die Kreistagsfraktionen.\n"
    "Grundlage ist das Integrationskonzept (Vorlage 2030/111). Frau Amalia Beispielhuber führt die Aufgaben-\n"
    "bereiche.\n",
]


NETWORK_SAID: dict[str, str | tuple[str, ...]] = {
    "/paper/reference": "2031/017",
    "/paper/name": "Lenkungskreis Vielfalt; Stand",
    "/paper/underDirectionOf/0": "Amt für Förderung der Vielfalt",
    "/paper/consultation/0/organization": "Sozialausschuss",
    "/paper/consultation/0/start": "12.03.2031",
    "/paper/consultation/0/public": "öffentlich",
    "/paper/consultation/1/organization": "Kreistag",
    "/paper/section/0/heading": "Lenkungskreis Vielfalt",
    "/paper/relatedPaper/0": "2030/111",
    "/committee/0/name": "Lenkungskreis Vielfalt",
    "/committee/0/meetingFrequency/min": "zweimal im Jahr",
    "/committee/0/seat/0/institution": ("Freien Wohlfahrtspflege",),
    "/committee/0/seat/0/count": "zwei Vertretungen",
    "/committee/0/seat/3/institution": "Amalia Beispielhuber",
    "/committee/0/rule/0/value/min": "zweimal im Jahr",
    "/committee/0/relation/0/organization": "Kreistag",
}


def network(path: str = "in/2031-017.pdf", medium: Medium = "pdf", named: bool = True, **changes: Any) -> Sample:
    """A Mitteilungsvorlage with a committee; `named=False`: the file does not name its council."""
    said = dict(NETWORK_SAID)
    if named:
        said |= {"/body/name": "Landkreis Musterland", "/body/ags": "Landkreis Musterland"}
    paper: dict[str, Any] = {
        "reference": "2031/017",
        "paperType": "Mitteilungsvorlage",
        "name": "Lenkungskreis Vielfalt; Stand",
        "date": "2031-02-20",
        "underDirectionOf": ["Amt für Förderung der Vielfalt"],
        "originatorPerson": [{"name": "Amalia Beispielhuber", "role": "Dezernentin", "date": "2031-02-20"}],
        "consultation": [
            {"order": 1, "organization": "Sozialausschuss", "start": "2031-03-12", "public": True},
            {"order": 2, "organization": "Kreistag", "start": "2031-04-02"},
        ],
        "auxiliaryFile": [{"number": "1", "name": "Übersicht der Netzwerke"}],
        "section": [{"heading": "Lenkungskreis Vielfalt", "level": 1, "text": NETWORK[1]}],
        "financialImpact": "Keine",
        "relatedPaper": ["2030/111"],
        "mention": [{"organization": "Lenkungskreis Vielfalt", "start": "2031-05", "kind": "planned", "by": "Amt"}],
    } | changes.pop("paper", {})
    rule = {"type": "meeting_frequency", "value": {"min": 2, "max": 2, "per": "year"}, "modality": "described"}
    committee = {
        "name": "Lenkungskreis Vielfalt",
        "classification": "Lenkungskreis",
        "function": "steering",
        "foundingDate": "2029-05",
        "asOf": paper["date"],
        "meetingFrequency": {"min": 2, "max": 2, "per": "year"},
        "seatList": "complete",
        "seat": [
            {
                "institution": "Freie Wohlfahrtspflege",
                "count": 2,
                "sector": "welfare",
                "group": ["Externe", "Verbände"],
            },
            {"institution": "Jugendamt", "kind": "institution", "sector": "administration", "voting": True},
            {"institution": "Kreistagsfraktionen", "kind": "group", "per": {"unit": "Fraktion", "number": 1}},
            {"institution": "Amalia Beispielhuber", "kind": "person", "role": "Leitung"},
        ],
        "relation": [{"kind": "reports_to", "organization": "Kreistag", "quote": ""}],
        "rule": [rule | {"quote": "tagt zweimal im Jahr"}],
    }
    parts = {"kind": "paper", "paper": paper, "committee": [committee]} | changes
    if named:
        parts.setdefault("body", {"name": "Landkreis Musterland", "ags": "99999"})
    return sample(path, medium, NETWORK, said, **parts)


STATUTE = [
    "Kreis Beispielburg\nGeschäftsordnung des Beirats für Teilhabe\n§ 2 Sitzungen\nDer Beirat tritt mindestens "
    "viermal im Jahr zusammen.\n§ 3 Mitglieder\nStimmberechtigt sind: Arbeitsgemeinschaft der Wohlfahrts-\nverbände\n"
    "Beschlossen am 4. Juli 2030\nSibylle Mustermann\nVorsitzende"
]


def statute(path: str = "in/go.txt", medium: Medium = "text", **changes: Any) -> Sample:
    """Rules of procedure with a member list and one rule that stands in both lists of the record."""
    rule = {
        "type": "meeting_frequency",
        "section": "§ 2",
        "value": {"min": 4, "max": None, "per": "year"},
        "modality": "must",
        "quote": "Der Beirat tritt mindestens viermal im Jahr zusammen.",
    }
    rules = {
        "name": "Geschäftsordnung des Beirats für Teilhabe",
        "organization": "Beirat für Teilhabe",
        "adoptedOn": "2030-07-04",
        "signatory": [{"name": "Sibylle Mustermann", "role": "Vorsitzende"}],
        "section": [{"heading": "§ 2 Sitzungen", "level": 1, "text": "…"}],
        "rule": [rule],
    } | changes.pop("rules", {})
    seat = {
        "institution": "Arbeitsgemeinschaft der Wohlfahrtsverbände",
        "sector": "welfare",
        "voting": True,
        "count": 1,
    }
    committee = {"name": "Beirat für Teilhabe", "asOf": "2030-07-04", "seat": [seat], "rule": [rule]}
    said: dict[str, str | tuple[str, ...]] = {
        "/rulesOfProcedure/organization": "Beirats für Teilhabe",
        "/rulesOfProcedure/adoptedOn": "4. Juli 2030",
        "/rulesOfProcedure/rule/0/value/min": "mindestens viermal",
        "/committee/0/rule/0/value/min": "mindestens viermal",
        "/committee/0/seat/0/institution": ("Arbeitsgemeinschaft der Wohlfahrts-", "verbände"),
        "/rulesOfProcedure/signatory/0/name": "Sibylle Mustermann",
        "/body/name": "Kreis Beispielburg",
    }
    parts = {
        "kind": "rulesOfProcedure",
        "body": {"name": "Kreis Beispielburg", "ags": "99998"},
        "rulesOfProcedure": rules,
        "committee": [committee],
    } | changes
    return sample(path, medium, STATUTE, said, **parts)


def invitation(path: str = "in/einladung.pdf", kind: str = "invitation", public: bool | None = True) -> Sample:
    """An invitation to (or the minutes of) the meeting that the network paper was consulted in."""
    text = "Landkreis Musterland\nSozialausschuss am 12.03.2031\n1 Lenkungskreis Vielfalt 2031/017\n2 Anfragen"
    meeting = {
        "organization": "Sozialausschuss",
        "start": "2031-03-12",
        "public": public,
        "agendaItem": [
            {"number": "1", "name": "Lenkungskreis Vielfalt", "reference": "2031/017"},
            {"number": "2", "name": "Anfragen"},
        ],
    }
    said: dict[str, str | tuple[str, ...]] = {
        "/meeting/organization": "Sozialausschuss",
        "/meeting/agendaItem/0/name": "Lenkungskreis Vielfalt",
    }
    body = {"name": "Landkreis Musterland", "ags": "99999"}
    return sample(path, "pdf", [text], said, kind=kind, meeting=meeting, body=body)


@dataclass
class Makers:
    """The samples, as a fixture: test modules cannot import each other."""

    network: Callable[..., Sample] = field(default=network)
    statute: Callable[..., Sample] = field(default=statute)
    invitation: Callable[..., Sample] = field(default=invitation)
    sample: Callable[..., Sample] = field(default=sample)


@pytest.fixture(scope="session")
def make() -> Makers:
    return Makers()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "papers.db"


@pytest.fixture
def db(path: Path) -> Any:
    return open_database(path)
