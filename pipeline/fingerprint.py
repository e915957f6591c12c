"""With what a file was read: while this is the same and the file is, reading it again would say the same."""

import hashlib
from collections.abc import Iterator, Sequence
from importlib import resources
from importlib.resources.abc import Traversable

from schemas.council import CouncilProfile

_READERS = ("extractors", "pipeline", "schemas")


def fingerprint(profiles: Sequence[CouncilProfile], body: str | None, version: str) -> str:
    """A hash of the version, of the text of the modules that read, of all profiles and of --body."""
    digest = hashlib.sha256()
    # The version alone would keep what an unreleased change of a rule reads otherwise.
    for package in _READERS:
        for text in _modules(resources.files(package)):
            digest.update(text)
    for profile in profiles:
        digest.update(profile.model_dump_json().encode("utf-8"))
    digest.update(repr((version, body)).encode("utf-8"))
    return digest.hexdigest()[:16]


def _modules(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.read_bytes()
