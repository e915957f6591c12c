"""Object stores and web servers: listed by their names, fetched outside of the worker, each failure one item's."""

import functools
import http.server
import io
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest
from fsspec.config import conf

from pipeline.councils import load_profiles
from pipeline.setting import Setting
from pipeline.sources import reach
from pipeline.sources.content import read_content
from pipeline.sources.item import LARGEST_FILE, Item
from pipeline.sources.listing import list_items
from pipeline.sources.remote import _system, fetch, list_archive
from pipeline.worker import process
from schemas.errors import DocumentError, UsageError
from tests.pipeline.conftest import free_port

SAMPLE = Path(__file__).parents[2] / "documents" / "konstanz" / "2018-063" / "paper.txt"

SETTING = Setting(load_profiles())


def zipped(**members: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def put(store: Any, **objects: bytes) -> None:
    for name, data in objects.items():
        store.pipe(f"papers/{name}", data)


def test_a_bucket_is_listed_and_fetched(store: Any, tmp_path: Path) -> None:
    paper = SAMPLE.read_bytes()
    put(store, **{"konstanz/b.txt": paper, "konstanz/a b+ä.txt": b"eins", "konstanz/.hidden": b"x", "other.txt": b"x"})
    put(store, **{"konstanz/.git/a": b"x", "konstanz/.git/b": b"x"})
    hidden: set[str] = set()
    items = list_items(["s3://papers/konstanz", "s3://papers/konstanz/b.txt"], hidden=hidden)
    assert hidden == {"s3://papers/konstanz/.git", "s3://papers/konstanz/.hidden"}
    assert [item.source for item in items] == ["s3://papers/konstanz/a b+ä.txt", "s3://papers/konstanz/b.txt"]
    assert items[0].folders == ("konstanz", "papers")
    with pytest.raises(DocumentError, match="not fetched"):
        read_content(items[0])
    fetched = fetch(items, tmp_path)
    assert [read_content(item).data for item in fetched] == [b"eins", paper]
    assert [(item.source, item.stat) for item in fetched] == [(item.source, item.stat) for item in items]
    assert process(fetched[1], SETTING).outcome == "stored"
    assert len(list(tmp_path.iterdir())) == 2
    again = list_items(["s3://papers"])
    assert len(again) == 3 and again[:2] == items
    put(store, **{"konstanz/b.txt": paper + b" "})
    type(store).clear_instance_cache()
    changed = list_items(["s3://papers/konstanz"])
    assert changed[0].stat == items[0].stat != changed[1].stat != items[1].stat


def test_zips_in_a_bucket_are_listed_by_parts_and_fetched_once(store: Any, tmp_path: Path) -> None:
    inner = zipped(**{"c.txt": b"drei"})
    put(
        store,
        **{"export.zip": zipped(**{"2018/a.txt": b"eins", "b.txt": b"zwei", "d.zip": inner}), "bad.zip": b"PK\3\4"},
    )
    items = list_items(["s3://papers"])
    assert [item.source for item in items] == [
        "s3://papers/bad.zip",
        "s3://papers/export.zip!/2018/a.txt",
        "s3://papers/export.zip!/b.txt",
        "s3://papers/export.zip!/d.zip!/c.txt",
    ]
    assert items[0].refusal and items[0].refusal.outcome == "archive_rejected"
    assert items[1].folders == ("2018", "export", "papers")
    archives = tmp_path / "archives"
    archives.mkdir()
    first = fetch(items[:2], tmp_path, archives)
    store.rm("papers/export.zip")  # another batch still has it
    second = fetch(items[2:], tmp_path, archives)
    assert [read_content(item).data for item in (first[1], *second)] == [b"eins", b"zwei", b"drei"]
    assert len(list(archives.iterdir())) == 1
    assert fetch(first, tmp_path) == first


def test_what_cannot_be_fetched_is_that_items_refusal(store: Any, tmp_path: Path) -> None:
    put(store, **{"a.txt": b"eins", "b.txt": b"zwei", "c.txt": b"drei"})
    a, b, c = list_items(["s3://papers"])
    store.rm("papers/b.txt")
    assert c.stat
    c = replace(c, stat=(LARGEST_FILE + 1, *c.stat[1:]))
    fetched = fetch([a, b, c], tmp_path)
    assert [item.refusal and item.refusal.outcome for item in fetched] == [None, "unreadable", "too_large"]
    assert process(fetched[1], SETTING).outcome == "unreadable"
    assert "s3://papers/b.txt" in str(process(fetched[1], SETTING).reason)
    (item,) = fetch([a], tmp_path / "missing")
    assert item.refusal and item.refusal.outcome == "unreadable"


def test_a_server_that_answers_no_more_is_given_up(
    mortal: "subprocess.Popen[bytes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.mkdir("dying")
    for name in "abcd":
        system.pipe(f"dying/{name}.txt", b"eins")
    items = list_items(["s3://dying"])
    assert fetch(items[:1], tmp_path)[0].refusal is None
    mortal.kill()
    mortal.wait()
    monkeypatch.setattr(reach, "_PATIENCE", 0.0)
    first = fetch(items[1:2], tmp_path)
    begun = time.monotonic()
    for item in [*first, *fetch(items[2:], tmp_path)]:
        assert item.refusal and item.refusal.outcome == "unreadable" and "not reachable" in item.refusal.reason
        assert "Run the same command again" in item.refusal.advice
    assert time.monotonic() - begun < 0.2  # not even asked
    monkeypatch.setattr(reach, "_asked_again_at", {})
    assert "Could not connect" in str(fetch(items[3:], tmp_path)[0].refusal)
    s3fs.S3FileSystem.clear_instance_cache()


def test_only_silence_in_a_row_makes_a_server_be_given_up() -> None:
    url = "s3://silent/a.txt"
    long_ago = time.monotonic() - 3600
    assert reach.failed(url, long_ago, TimeoutError()) and reach.is_given_up("s3://silent/b.txt")
    assert not reach.is_given_up("s3://other/b.txt")
    reach.answered(url)
    assert not reach.is_given_up(url)
    assert reach.failed(url, time.monotonic(), ConnectionResetError()) and not reach.is_given_up(url)
    assert not reach.failed(url, long_ago, PermissionError()) and not reach.is_given_up(url)  # that is an answer
    assert reach.failed(url, time.monotonic(), TimeoutError()) and not reach.is_given_up(url)
    reach.answered(url)
    assert reach.failed(url, long_ago, TimeoutError()) and not reach.is_given_up(url)  # others were answered meanwhile
    reach.answered(url)


def test_a_web_server_that_answers_no_more_is_given_up_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("aiohttp", reason="the package aiohttp (extra cluster) is not installed")
    monkeypatch.setattr(reach, "_PATIENCE", 0.0)
    url = f"http://127.0.0.1:{free_port()}/a.txt"
    asked, unasked = (fetch([Item(url, Path("a.txt"), (), url=url)], tmp_path)[0].refusal for _ in range(2))
    assert asked and "not reachable (" in asked.reason and "onnect" in asked.reason
    assert unasked and unasked.reason.endswith("not reachable")
    with pytest.raises(UsageError, match="cannot be listed"):
        list_items([url])


def test_what_fsspec_is_configured_with_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("s3fs", reason="the package s3fs (extra cluster) is not installed")
    monkeypatch.setitem(conf, "s3", {"config_kwargs": {"signature_version": "s3", "connect_timeout": 99}})
    monkeypatch.setitem(conf, "https", {"client_kwargs": {"trust_env": True}})
    store = _system("s3://configured/x")[0].config_kwargs
    assert (store["signature_version"], store["connect_timeout"], store["read_timeout"]) == ("s3", 99, 60)
    web = _system("https://configured.invalid/x")[0].client_kwargs
    assert web["trust_env"] and web["timeout"].sock_read == 60  # a server may be slow


def test_what_cannot_be_listed_says_what_to_check(store: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for url, words in (
        ("s3://papers/nothing", "does not exist"),
        ("s3://no-such-bucket/x", "does not exist"),
        ("nonsense://x/y", "cannot be opened"),
        ("zip://a.txt::s3://papers/x.zip", "chain"),
    ):
        with pytest.raises(UsageError, match=words) as error:
            list_items([url])
        assert error.value.advice
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    type(store).clear_instance_cache()
    with pytest.raises(UsageError, match=r"cannot be listed .*AWS_ENDPOINT_URL"):
        list_items(["s3://papers"])


def test_a_missing_package_is_named() -> None:
    code = (
        "import sys; sys.modules['s3fs'] = None\n"
        "from pipeline.sources.listing import list_items\n"
        "from schemas.errors import UsageError\n"
        "try: list_items(['s3://papers'])\n"
        "except UsageError as error: print(error)"
    )
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'ratslese[cluster]'" in child.stdout


def test_memory(tmp_path: Path) -> None:
    system = fsspec.filesystem("memory")
    system.pipe("/archive/2018/a.txt", b"eins")
    system.pipe("/archive/b.zip", zipped(**{"c.txt": b"zwei"}))
    try:
        items = list_items(["memory://archive"])
        assert [item.source for item in items] == ["memory:///archive/2018/a.txt", "memory:///archive/b.zip!/c.txt"]
        assert [read_content(item).data for item in fetch(items, tmp_path)] == [b"eins", b"zwei"]
        packed = Item("memory://archive/b.zip", Path("b.zip"), (), url="memory://archive/b.zip")
        assert reach.failed("memory://archive/b.zip", time.monotonic(), TimeoutError())
        assert len(list_archive(packed, set())) == 1 and "memory://archive" not in reach._silent_since
    finally:
        system.rm("/archive", recursive=True)


@pytest.fixture
def web(tmp_path: Path) -> Iterator[str]:
    """A web server that lists the folder "web"."""
    pytest.importorskip("aiohttp", reason="the package aiohttp (extra cluster) is not installed")
    folder = tmp_path / "web"
    (folder / "2018 alt").mkdir(parents=True)

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_web_server(web: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "web/2018 alt/a.txt").write_bytes(b"eins")
    (tmp_path / "web/b.zip").write_bytes(zipped(**{"c.txt": b"zwei"}))
    items = list_items([f"{web}/"])
    assert [item.source for item in items] == [f"{web}/2018%20alt/a.txt", f"{web}/b.zip!/c.txt"]
    assert items[0].folders == ("2018 alt",)
    (single,) = list_items([f"{web}/2018%20alt/a.txt"])
    fetched = fetch([*items, single], tmp_path)
    assert [read_content(item).data for item in fetched] == [b"eins", b"zwei", b"eins"]
    with pytest.raises(UsageError):
        list_items([f"{web}/missing.pdf"])
