"""With what a file was read: while this is the same and the file is, reading it again would say the same."""

import hashlib
from collections.abc import Iterator
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from pipeline.setting import Setting

_READERS = ("extractors", "pipeline", "schemas", "db")
_LIBRARIES = ("dateparser", "pdfminer.six", "pdfplumber", "pypdfium2", "python-docx", "spacy")


def fingerprint(setting: Setting, version: str, persons: bool = True) -> str:
    """A hash of version, modules and libraries that read, all profiles, --ocr always and --no-persons."""
    digest = hashlib.sha256()
    # The version alone would keep what an unreleased change of a rule reads otherwise.
    for package in _READERS:
        for text in _modules(resources.files(package)):
            digest.update(text)
    for profile in setting.profiles:
        digest.update(profile.model_dump_json(exclude={"example"}).encode("utf-8"))
    libraries = [metadata.version(name) for name in _LIBRARIES]
    digest.update(repr((version, libraries, setting.ocr == "always", persons)).encode("utf-8"))
    return digest.hexdigest()[:16]


def _modules(folder: Traversable) -> Iterator[bytes]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _modules(entry)
        elif entry.name.endswith((".py", ".toml")):
            yield entry.read_bytes()
