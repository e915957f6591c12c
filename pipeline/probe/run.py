"""ratslese probe: reads the samples, drafts the profile, reads them again with it, and says what is still open."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from extractors.extract import extract
from extractors.whose import own_body
from pipeline.probe.coverage import Share, Unknown, coverage, unknown
from pipeline.probe.draft import Draft
from pipeline.probe.form import draft_of
from pipeline.probe.headings import add_headings
from pipeline.probe.layout import Sample, sample_of
from pipeline.probe.toml import to_toml
from pipeline.reading.ocr_engines import OcrMode
from pipeline.reading.read import read
from schemas.council import CouncilProfile
from schemas.errors import UsageError
from schemas.record import Record

_KINDS = {
    "Landkreis": "Landkreis", "Kreis": "Kreis", "Stadt": "Stadt", "Hansestadt": "Stadt", "Universitätsstadt": "Stadt",
    "Gemeinde": "Gemeinde", "Samtgemeinde": "Gemeinde", "Verbandsgemeinde": "Gemeinde", "Markt": "Gemeinde",
}  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Probe:
    """The drafted profile as the text of a TOML file, and how much of the samples is read without and with it."""

    profile: str
    before: Mapping[str, Share]
    after: Mapping[str, Share]
    unknown: tuple[Unknown, ...]
    others: tuple[str, ...] = ()
    """Other councils that samples name as their own: a profile is of one council."""

    def as_json(self) -> str:
        """All of it as a JSON object."""
        shares = {
            name: {"without": asdict(self.before[name]), "with": asdict(share)} for name, share in self.after.items()
        }
        said = {"profile": self.profile, "coverage": shares, "unknown": [asdict(each) for each in self.unknown]}
        said["other_councils"] = list(self.others)
        return json.dumps(said, ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        """Coverage as a table, and the words that nobody knows."""
        lines = []
        if self.others:
            lines.append(f"Warning: some samples are of other councils ({', '.join(self.others)}); leave them out.")
        lines.append(f"{'field':28}{'without':>10}{'with the draft':>18}")
        for name, share in self.after.items():
            if share.found or self.before[name].found or "." not in name:
                lines.append(f"{name:28}{self.before[name]!s:>10}{share!s:>18}")
        lines += ["", "Nobody knows:" if self.unknown else "There is no word that nobody knows."]
        lines += [f"  {each.words!r} ({each.code}; {'; '.join(each.places)})" for each in self.unknown]
        return "\n".join(lines)


def probe(
    paths: Sequence[Path], profiles: Sequence[CouncilProfile], name: str | None, id_: str | None, ocr: OcrMode
) -> Probe:
    """Drafts the profile of the council whose papers these are.

    Raises UsageError where the papers name no council and `name` does not either, DocumentError for an unreadable one.
    """
    documents = [read(str(path), path.read_bytes(), (), ocr) for path in paths]
    try:
        samples = [sample_of(document) for document in documents]
        named = _named(samples, profiles)
        if not (name := name or next(iter(named), None)):
            raise UsageError("The papers name no council", "Say whose they are: --name 'Landkreis Musterau'.")
        classification = _KINDS.get(name.split()[0])
        if classification is None:
            raise UsageError(f"{name!r} does not say what it is", f"Begin --name with one of {', '.join(_KINDS)}.")
        id_ = id_ or _slug(name)
        first = _read(samples, [profile for profile in profiles if profile.name != name], name)
        numbers = {at: record.paper.reference for at, record in enumerate(first) if record.paper}
        draft = draft_of(samples, name, {at: number for at, number in numbers.items() if number})
        text = to_toml(draft, id_, classification, len(samples))
        drafted = _read(samples, [_profile(text)], id_)
        _add_names(draft, drafted)
        add_headings(draft, samples, drafted)
        text = to_toml(draft, id_, classification, len(samples))
        last = _read(samples, [_profile(text)], id_)
        return Probe(
            text, coverage(first), coverage(last), unknown(last), tuple(each for each in named if each != name)
        )
    finally:
        for document in documents:
            document.close()


def _read(samples: Sequence[Sample], profiles: Sequence[CouncilProfile], body: str) -> list[Record]:
    return [extract(sample.document, profiles, body) for sample in samples]


def _profile(text: str) -> CouncilProfile:
    return CouncilProfile.model_validate(tomllib.loads(text))


def _named(samples: Sequence[Sample], profiles: Sequence[CouncilProfile]) -> list[str]:
    """The councils that samples name as their own, that of most samples first."""
    bodies = (own_body(sample.document, sample.items, profiles) for sample in samples)
    names = Counter(body.name.value for body in bodies if body.name is not None)
    return [each for each, _ in names.most_common()]


def _slug(name: str) -> str:
    """The id for a name: "Landkreis Göttingen" -> "goettingen"."""
    plain = name.split(" ", 1)[-1].casefold().translate(_UMLAUTS)
    ascii_ = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "_", ascii_).strip("_")


def _add_names(draft: Draft, records: Sequence[Record]) -> None:
    """Gremien and Ämter as they are read with the draft, where the form itself did not show them."""
    papers = [record.paper for record in records if record.paper]
    if not draft.words("", "committees"):
        draft.set("", "committees", (station.organization for paper in papers for station in paper.consultation))
    if not draft.words("", "offices"):
        draft.set("", "offices", (office for paper in papers for office in paper.under_direction_of))
