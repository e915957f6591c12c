"""A bucket through commands in processes of their own, which know no earlier listing: S3 over HTTP, from our server."""

import os
import socket
from pathlib import Path
from typing import Any

from tests.pipeline.command import (
    alone,
    dump_without_paths,
    every_row,
    ingest,
    originals,
    outcomes,
    ratslese,
    sample,
    sha,
)
from tests.pipeline.conftest import Fresh
from tests.pipeline.test_archive_ingest import zipped

PAPER = sample("konstanz/2018-063/paper.pdf")
TEXT = sample("konstanz/2019-087/paper.txt")
ZIPPED = {
    "a.pdf": sample("ravensburg/0031-2019/paper.pdf"),
    "b.pdf": sample("steinfurt/go-ehrenamtskarte-2022/paper.pdf"),
}
BROKEN = PAPER[:3000]


def put(store: Any) -> None:
    objects = {"konstanz/p.pdf": PAPER, "konstanz/t.txt": TEXT, "export.zip": zipped(ZIPPED), "cut.pdf": BROKEN}
    for name, data in objects.items():
        store.pipe(f"papers/archive/{name}", data)
    store.pipe("papers/elsewhere/p.pdf", b"not asked for")


def test_a_bucket_is_stored_kept_and_not_read_again(store: Any, tmp_path: Path, fresh: Fresh) -> None:
    put(store)
    report = ingest(tmp_path, "s3://papers/archive", status=3, run=alone)
    root = "s3://papers/archive"
    assert outcomes(tmp_path / "x.db") == {
        f"{root}/cut.pdf": "broken",
        f"{root}/export.zip!/a.pdf": "stored",
        f"{root}/export.zip!/b.pdf": "stored",
        f"{root}/konstanz/p.pdf": "stored",
        f"{root}/konstanz/t.txt": "stored",
    }
    assert report["read"] == 5
    assert originals(tmp_path / "x.db") == {sha(data): sha(data) for data in (PAPER, TEXT, *ZIPPED.values())}
    folder = tmp_path / "archive"
    for name, data in {"konstanz/p.pdf": PAPER, "konstanz/t.txt": TEXT, "export.zip": zipped(ZIPPED)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    fresh(tmp_path / "local.db", folder)
    assert dump_without_paths(tmp_path / "x.db") == dump_without_paths(tmp_path / "local.db")

    before = every_row(tmp_path / "x.db")
    assert ingest(tmp_path, "s3://papers/archive", status=3, run=alone)["read"] == 0
    assert every_row(tmp_path / "x.db") == before

    store.rm("papers/archive/konstanz/p.pdf")
    store.pipe("papers/archive/konstanz/t.txt", sample("konstanz/2020-118/paper.txt"))
    report = ingest(tmp_path, "s3://papers/archive/", status=3, run=alone)
    # What is gone from the bucket stays in the database; what was put anew is read.
    assert (report["listed"], report["read"]) == (4, 1)
    assert outcomes(tmp_path / "x.db")[f"{root}/konstanz/p.pdf"] == "stored"
    assert sha(sample("konstanz/2020-118/paper.txt")) in originals(tmp_path / "x.db")

    # What was forgotten is fetched and known by its bytes; its original is not kept again.
    assert ratslese(tmp_path, "forget", "x.db", f"{root}/konstanz/t.txt").returncode == 0
    assert ingest(tmp_path, "s3://papers/archive", status=3, run=alone)["outcomes"]["deleted"] == 1
    assert sha(sample("konstanz/2020-118/paper.txt")) not in originals(tmp_path / "x.db")


def test_what_is_not_there_is_a_usage_error(store: Any, tmp_path: Path) -> None:
    put(store)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{probe.getsockname()[1]}"
    for url, endpoint in (
        ("s3://papers/nothing", None),
        ("s3://no-such-bucket/a", None),
        ("s3://papers/archive", nobody),
        ("nosuch://papers/archive", None),
    ):
        environment = {"AWS_ENDPOINT_URL": endpoint or os.environ["AWS_ENDPOINT_URL"], "AWS_MAX_ATTEMPTS": "1"}
        done = alone(tmp_path, "ingest", url, "--db", "x.db", environment=environment)
        assert (done.returncode, done.stdout) == (2, ""), (url, done.stderr)
        assert len(done.stderr.splitlines()) == 1 and url in done.stderr, done.stderr
    assert not (tmp_path / "x.db").exists()
