"""Object stores and other places that fsspec knows -> items, and their files fetched to read them here."""

import hashlib
import logging
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from pipeline.sources.archive import CHUNK, hidden_place, is_archive, list_members, named_zip
from pipeline.sources.item import LARGEST_FILE, Item, Refusal, printable
from pipeline.sources.reach import answered, cause_of, failed, is_given_up
from pipeline.sources.zip_directory import LIMITS, MIB
from schemas.errors import UsageError, told
from schemas.outcome import Outcome

logger = logging.getLogger(__name__)

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,30}://")
_WEB = ("http", "https")
_S3 = ("s3", "s3a")
_DEEPEST_PAGES = 16
"""Folders below each other that are followed on a web server, whose pages may link in circles."""
_DOWNLOADS = 8
_LARGEST_ARCHIVE = LIMITS.unpacked
_CHANGED = ("LastModified", "Last-Modified", "last_modified", "mtime", "updated", "modified", "created")
_TAGS = ("ETag", "etag", "md5Hash", "Content-MD5", "checksum")
_CHECK = (
    "Check its spelling, your credentials, and the endpoint (for S3: AWS_ENDPOINT_URL, AWS_ACCESS_KEY_ID, AWS_PROFILE)."
)
_NOT_REACHED = Refusal(
    Outcome.UNREADABLE,
    "could not be fetched: its server is not reachable",
    "Run the same command again once it is: what was read stays.",
)
_CONNECT_SECONDS = 10
_READ_SECONDS = 60
"""So long may a server be silent: some make a file only when it is asked for."""
_TRIES = 2
"""By s3fs, and by botocore each time; left alone they try a server that hangs for half an hour."""


def is_url(path: str) -> bool:
    """Whether a path is a URL, such as "s3://bucket/prefix"."""
    return _URL.match(path) is not None


def local_path(path: str) -> Path:
    """The local file that a path or a file:// URL names."""
    return Path(url2pathname(urlsplit(path).path)) if path.startswith("file://") else Path(path)


def list_remote(url: str, hidden: set[str]) -> list[Item]:
    """All files under a URL, by their names, each with the URL to fetch it from; ZIPs are not opened yet.

    `hidden` is told of what is left out.
    Raises UsageError where the store cannot be reached or lists nothing there, and where a package for it is missing.
    """
    if "::" in url:
        raise UsageError(f"{printable(url)} is a chain of URLs", "Name the ZIP itself: its members are listed.")
    system, root = _system(url)
    try:
        entries = _entries(system, root)
    except Exception as raised:
        error = cause_of(raised)
        if not isinstance(error, FileNotFoundError):
            logger.debug("listing %s failed", url, exc_info=raised)
            raise UsageError(f"{printable(url)} cannot be listed ({_said(error)})", _CHECK) from raised
        entries = {}
    answered(url)
    if not entries:
        raise UsageError(f"{printable(url)} does not exist, or holds nothing", _CHECK)
    items = []  # "?C=N;O=D" is a column's heading on the page that a web server makes of a folder
    for name, info in sorted(entries.items()):
        below = name[len(root) :] if name.startswith(root) else ""
        if place := hidden_place(below):
            hidden.add(_item(system, name[: len(root)] + place, {}).source)
        elif not (_is_folder(name, info) or (root.endswith("/") and "/?" in f"/{below}")):
            items.append(_item(system, name, info))
    return items


def list_archive(item: Item, hidden: set[str]) -> list[Item]:
    """The members of a ZIP behind a URL; any other file as it is. Only the directory is fetched, and ZIPs in the ZIP.

    `hidden` is told of what is left out. A server that gives no parts of a file makes it one item that is refused.
    """
    if not item.url or not named_zip(item.source):
        return [item]
    begun = time.monotonic()
    if is_given_up(item.url):
        return [_at(item, _NOT_REACHED)]
    try:
        system, name = _system(item.url)
        with system.open(name, "rb", block_size=CHUNK) as stream:
            answered(item.url)
            return list_members(item, stream, hidden) if is_archive(item.source, stream.read(5)) else [item]
    except Exception as raised:
        error = cause_of(raised)
        logger.debug("listing %s failed", item.source, exc_info=raised)
        if failed(item.url, begun, error):
            return [_at(item, _not_reached(error))]
        reason = f"the directory of {item.source} cannot be read ({_said(error)})"
        return [replace(item, refusal=Refusal(Outcome.UNREADABLE, reason, f"{_CHECK} Or download and unpack it."))]


def fetch(items: Sequence[Item], folder: Path, archives: Path | None = None) -> list[Item]:
    """The items with their files in `folder`, those of this machine as they are; the caller removes the folder.

    ZIPs go to `archives` (else `folder`) and are taken from there if a batch before has fetched them. What cannot be
    fetched comes back with a refusal. Downloads run in a few threads; call it outside of the processes that parse.
    """
    wanted = {item.url: item for item in items if item.url and not item.refusal}
    if not wanted:
        return list(items)
    with ThreadPoolExecutor(min(_DOWNLOADS, len(wanted))) as pool:
        paths = pool.map(lambda item: _fetched(item, folder, archives or folder), wanted.values())
        got = dict(zip(wanted, paths, strict=True))
    return [_at(item, got[item.url]) if item.url in got else item for item in items]


def _at(item: Item, got: Path | Refusal) -> Item:
    if isinstance(got, Path):
        return replace(item, path=got, url=None, fetched=True)
    return replace(item, refusal=replace(got, reason=f"{item.source} {got.reason}"))


def _fetched(item: Item, folder: Path, archives: Path) -> Path | Refusal:
    """Where the file of an item is now, or why it is not there."""
    assert item.url
    key = hashlib.sha256(repr((item.url, item.stat)).encode()).hexdigest()[:32]
    target = (archives / f"{key}.zip") if item.members else folder / key
    if item.members and target.exists():
        return target
    if is_given_up(item.url):
        return _NOT_REACHED
    begun = time.monotonic()
    largest = _LARGEST_ARCHIVE if item.members else LARGEST_FILE
    size = item.stat[0] if item.stat else 0
    try:
        system, name = _system(item.url)
        part = target.with_name(f"{target.name}.{id(item)}.part")
        with system.open(name, "rb", block_size=4 * CHUNK) as source, part.open("wb") as copy:
            while size <= largest and (chunk := source.read(CHUNK)):
                copy.write(chunk)
                size = max(size, copy.tell())
        answered(item.url)
        if size <= largest:
            part.replace(target)
            return target
        part.unlink()
    except Exception as raised:
        error = cause_of(raised)
        logger.debug("fetching %s failed", item.source, exc_info=raised)
        if failed(item.url, begun, error):
            return _not_reached(error)
        if isinstance(error, FileNotFoundError):
            return Refusal(Outcome.UNREADABLE, "is gone since it was listed", "Run the same command again.")
        return Refusal(Outcome.UNREADABLE, f"cannot be fetched ({_said(error)})", _CHECK)
    outcome = Outcome.ARCHIVE_REJECTED if item.members else Outcome.TOO_LARGE
    return Refusal(outcome, f"has {size // MIB} MiB or more", f"Split it: the limit is {largest // MIB} MiB.")


def _not_reached(error: BaseException) -> Refusal:
    return replace(_NOT_REACHED, reason=f"{_NOT_REACHED.reason} ({_said(error)})")


def _system(url: str) -> tuple[Any, str]:
    """The file system of a URL, and what it calls the place. Raises UsageError where it is not known."""
    from fsspec.core import url_to_fs

    try:
        system, root = url_to_fs(url, **_patience(urlsplit(url).scheme))
    except ImportError as error:
        advice = f"{error}; for s3:// and https:// say: pip install 'ratslese[cluster]'."
        raise UsageError(f"{printable(url)} needs a package that is not installed", advice) from error
    except (ValueError, OSError) as error:
        advice = "Known are s3://, https://, file:// and what else fsspec lists."
        raise UsageError(f"{printable(url)} cannot be opened ({_said(error)})", advice) from error
    if urlsplit(url).scheme in _S3:
        system.retries = _TRIES
    return system, str(root)


def _patience(scheme: str) -> dict[str, Any]:
    """What tells a file system how long to wait for its server, beside what the user's configuration of fsspec says."""
    if scheme in _S3:
        times = {"connect_timeout": _CONNECT_SECONDS, "read_timeout": _READ_SECONDS}
        tries = {"total_max_attempts": _TRIES}
        return {"config_kwargs": {**times, "retries": tries, **_configured(_S3, "config_kwargs")}}
    if scheme in _WEB:
        from aiohttp import ClientTimeout

        timeout = ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS, sock_read=_READ_SECONDS)
        return {"client_kwargs": {"timeout": timeout, **_configured(_WEB, "client_kwargs")}}
    return {}


def _configured(schemes: Sequence[str], option: str) -> dict[str, Any]:
    """What the user's configuration of fsspec says of an option, which one that is passed would replace."""
    from fsspec.config import conf

    return {name: value for scheme in schemes for name, value in conf.get(scheme, {}).get(option, {}).items()}


def _entries(system: Any, root: str) -> dict[str, Mapping[str, Any]]:
    if _is_web(system):
        if not root.endswith("/"):
            return {root: system.info(root)}
        return dict(system.find(root, maxdepth=_DEEPEST_PAGES, detail=True))
    return dict(system.find(root, detail=True))


def _is_web(system: Any) -> bool:
    protocol = system.protocol
    return any(name in _WEB for name in ((protocol,) if isinstance(protocol, str) else protocol))


def _is_folder(name: str, info: Mapping[str, Any]) -> bool:
    return name.endswith("/") or info.get("type") == "directory"


def _item(system: Any, name: str, info: Mapping[str, Any]) -> Item:
    url = name if is_url(name) else system.unstrip_protocol(name)
    place = PurePosixPath(unquote(urlsplit(url).path) if _is_web(system) else system._strip_protocol(url))
    folders = tuple(printable(parent.name) for parent in place.parents if parent.name)
    return Item(printable(url), Path(place.name), folders, _stat(info), url=url)


def _stat(info: Mapping[str, Any]) -> tuple[int, int, int] | None:
    """Size, time and tag as numbers that stay the same while the object does; None where the store says too little."""
    size = info.get("size")
    changed, tag = next(_said_as(info, _CHANGED), None), next(_said_as(info, _TAGS), None)
    if size is None or (changed is None and tag is None):
        return None
    return int(size), _number(changed), _number(tag)


def _said_as(info: Mapping[str, Any], names: Sequence[str]) -> Iterator[object]:
    return (info[name] for name in names if info.get(name))


def _number(value: object) -> int:
    """A time in nanoseconds; of a tag 63 bits of its hash; 0 for nothing."""
    if value is None:
        return 0
    if isinstance(value, datetime):
        return int(value.timestamp() * 10**6) * 1000
    if isinstance(value, int | float):
        return int(value * 10**6) * 1000
    return int(hashlib.sha256(str(value).encode()).hexdigest()[:16], 16) >> 1


def _said(error: BaseException) -> str:
    """An error on one line."""
    return printable(told(error)[:300].encode("utf-8", "replace").decode())
