"""ZIPs: which files are archives, and their members as items."""

import stat
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import BinaryIO

from pipeline.reading.formats import PDF_MAGIC, is_zip
from pipeline.sources.item import LARGEST_FILE, Item, Refusal, printable
from pipeline.sources.zip_directory import DAMAGE, ENCRYPTED, LIMITS, MIB, STORED_OR_DEFLATED, Limits, name_of, open_zip
from schemas.errors import DocumentError
from schemas.outcome import Outcome

CHUNK = MIB
_NO_ARCHIVES = (
    *(".pdf", ".txt", ".md", ".markdown", ".html", ".htm", ".xml", ".csv", ".json", ".eml", ".rtf", ".doc", ".msg"),
    *(".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".epub"),
    *(".jpg", ".jpeg", ".png", ".tif", ".tiff", ".gif"),
)
"""Endings of files that are never listed as archives: their readers say what is wrong with their bytes."""
_UNPACK = "Unpack it and ingest the folder."


def may_be_archive(name: str) -> bool:
    """Whether a file of this name is worth a look at its first bytes."""
    return not name.lower().endswith(_NO_ARCHIVES)


def is_archive(name: str, head: bytes) -> bool:
    """Whether a file is a ZIP by its first bytes, or by its name where these don't say that it is a PDF."""
    return is_zip(head) or (bool(head) and named_zip(name) and not head.startswith(PDF_MAGIC))


def named_zip(name: str) -> bool:
    """Whether a file is called a ZIP."""
    return name.lower().endswith(".zip")


def list_members(item: Item, stream: BinaryIO, hidden: set[str]) -> list[Item]:
    """The items that stand for the ZIP in `stream`: its members, in the order of its directory.

    The ZIP itself is the one item where it is rejected, where it has no member, and where it is an office document.
    A ZIP in it is listed in the same way, one within that is rejected. `hidden` is told of what is left out.
    """
    return _items(item, stream, LIMITS, hidden)[0]


def _items(item: Item, stream: BinaryIO, limits: Limits, hidden: set[str]) -> tuple[list[Item], zipfile.ZipFile | None]:
    try:
        archive = open_zip(item.source, stream, limits)
    except DocumentError as error:
        return [_refused(item, Outcome.ARCHIVE_REJECTED, str(error.args[0]), error.advice)], None
    if _is_office(archive):
        return [item], None
    found: list[Item] = []
    left = limits.left(stream.seek(0, 2), archive)
    for info, member in _members(item, archive, hidden):
        if member.refusal or not _holds_archive(archive, info):
            found.append(member)
        elif len(member.members) > 1:
            reason = f"{member.source} is a ZIP in a ZIP in a ZIP, the limit is two"
            found.append(_refused(member, Outcome.ARCHIVE_REJECTED, reason, _UNPACK))
        else:
            inner, taken = _inner_items(member, archive, info, left, hidden)
            found += inner
            left = left.less(taken) if taken else left
    if not found:
        reason = f"{item.source} is a ZIP without files"
        found.append(_refused(item, Outcome.EMPTY, reason, "Fetch it again from where it came from."))
    return found, archive


def _inner_items(
    member: Item, archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits, hidden: set[str]
) -> tuple[list[Item], zipfile.ZipFile | None]:
    """The same for a ZIP in a ZIP, which is unpacked to a temporary file for as long as its directory is read."""
    with tempfile.TemporaryFile() as unpacked:
        try:
            with archive.open(info) as packed:
                while chunk := packed.read(CHUNK):
                    unpacked.write(chunk)
        except DAMAGE as error:
            reason = f"{member.source} cannot be unpacked ({error})"
            return [_refused(member, Outcome.ARCHIVE_REJECTED, reason, _UNPACK)], None
        return _items(member, unpacked, limits, hidden)


def _members(item: Item, archive: zipfile.ZipFile, hidden: set[str]) -> Iterator[tuple[zipfile.ZipInfo, Item]]:
    infos = [(info, name_of(info)) for info in archive.infolist()]
    left_out = {name: place for _, name in infos if (place := hidden_place(name))}
    hidden.update(_source(item, place) for place in left_out.values())
    kept = [(info, name) for info, name in infos if not (_is_folder(info, name) or name in left_out)]
    sources = [_source(item, name) for _, name in kept]
    counts = Counter(sources)
    for (info, name), source in zip(kept, sources, strict=True):
        if counts[source] < 1:
            continue
        parents = name.replace("\\", "/").split("/")[-2::-1]
        inside = tuple(printable(part) for part in parents if part not in ("", ".", ".."))
        folders = (*inside, PurePosixPath(item.source).stem, *item.folders)
        member = replace(item, source=source, folders=folders, members=(*item.members, name))
        if counts[source] > 1:
            counts[source] = 0  # one item for them all
            reason, advice = f"{source} stands more than once in its ZIP", "Unpack it, rename them, ingest the folder."
            yield info, _refused(member, Outcome.ARCHIVE_REJECTED, reason, advice)
        else:
            yield info, replace(member, refusal=_refusal(source, info))


def _refusal(source: str, info: zipfile.ZipInfo) -> Refusal | None:
    """Why a member is not read, by what the directory says of it."""
    mode = info.external_attr >> 16
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return Refusal(Outcome.NOT_REGULAR, f"{source} is a link or no regular file", _UNPACK)
    if info.flag_bits & ENCRYPTED:
        return Refusal(Outcome.ENCRYPTED, f"{source} is encrypted", "Unpack it with its password, ingest the folder.")
    if info.compress_type not in STORED_OR_DEFLATED:
        reason = f"{source} is compressed by method {info.compress_type}, which is not read"
        return Refusal(Outcome.UNSUPPORTED, reason, _UNPACK)
    if info.file_size > LARGEST_FILE:
        limit = LARGEST_FILE // MIB
        reason = f"{source} has {info.file_size // MIB} MiB"
        return Refusal(Outcome.TOO_LARGE, reason, f"Split it: the limit is {limit} MiB a file.")
    return None


def _holds_archive(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    name = name_of(info)
    if not may_be_archive(name):
        return False
    try:
        with archive.open(info) as packed:
            return is_archive(name, packed.read(5))
    except DAMAGE:
        return named_zip(name)


def _is_folder(info: zipfile.ZipInfo, name: str) -> bool:
    return not info.file_size and (name.endswith(("/", "\\")) or stat.S_ISDIR(info.external_attr >> 16))


def _source(item: Item, name: str) -> str:
    return f"{item.source}!/{printable(name.replace(chr(92), '/'))}"


def hidden_place(name: str) -> str | None:
    """The hidden file, or the outermost hidden folder, that a path below an archive or a store leads to."""
    parts = name.replace("\\", "/").split("/")
    for end, part in enumerate(parts, start=1):
        if part not in (".", "..") and is_hidden(part):
            return "/".join(parts[:end])
    return None


def is_hidden(name: str) -> bool:
    """Whether a file or folder of this name is left out: hidden, or what macOS adds to its ZIPs."""
    return name.startswith(".") or name == "__MACOSX"


def _is_office(archive: zipfile.ZipFile) -> bool:
    """Whether this ZIP is one document: Office Open XML, OpenDocument or EPUB, by members that these must have."""
    names = {name_of(info) for info in archive.infolist()}
    if "[Content_Types].xml" in names:
        return any(name.startswith(("word/", "xl/", "ppt/")) for name in names)
    return "mimetype" in names and ("content.xml" in names or "META-INF/container.xml" in names)


def _refused(item: Item, outcome: Outcome, reason: str, advice: str) -> Item:
    return replace(item, refusal=Refusal(outcome, reason, advice))
