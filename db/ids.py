"""Readable ids, made of content only: folding, slugs, hashes and the ids of councils."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

UNKNOWN_BODY = "unbekannt"

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60
_DISTRICT = re.compile(r"^(?:landkreis|kreis|landratsamt)-(.+)")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case with ä -> ae, ß -> ss, other accents dropped and blanks single: what two spellings have in common."""
    lower = unicodedata.normalize("NFC", text).casefold().translate(_GERMAN)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))
    return " ".join(plain.split())


def short_hash(*parts: str, length: int = 16) -> str:
    """The first hexadecimal digits of the parts' SHA-256."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:length]


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """`text` as part of an id, `[a-z0-9-]` only; very long ones end in a hash, those without letters are one."""
    words = _NOT_IN_IDS.sub("-", fold(text)).strip("-")
    if not words:
        return short_hash(text, length=8)
    if len(words) > _LONGEST_SLUG:
        return f"{words[:_LONGEST_SLUG].rstrip('-')}-{short_hash(words, length=8)}"
    return words


def body_id(name: str, councils: Mapping[str, str]) -> str:
    """The id of a council: its profile's where `councils` (name -> profile id) knows it.

    Else a district goes by its bare name ("Landkreis Musterland" -> musterland), every other council keeps its kind
    ("Stadt Musterstadt" -> stadt-musterstadt), so that a town and the district of its name stay apart. A bare name that
    is some profile's id is taken: then the district keeps its kind, too.
    """
    folded = {fold(known): profile for known, profile in councils.items()}
    if (profile := folded.get(fold(name))) is not None:
        return profile
    full = slug(name)
    match = _DISTRICT.match(full)
    if match is None or match[1] in councils.values():
        return full
    return match[1]


def search_key(kind: str, record: str) -> int:
    """The integer key of a record in the search index (63 bits of a hash)."""
    return int(short_hash(kind, record), 16) >> 1
