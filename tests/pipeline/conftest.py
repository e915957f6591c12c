"""What many tests of the pipeline need: an object store of our own on a free port, and databases made in one go."""

import importlib.util
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pipeline.councils import load_profiles
from pipeline.engines.local import LocalEngine
from pipeline.ingest import IngestOptions, ingest
from pipeline.setting import Setting

Fresh = Callable[..., None]

ENVIRONMENT = {
    "AWS_ACCESS_KEY_ID": "testing",
    "AWS_SECRET_ACCESS_KEY": "testing",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "NO_PROXY": "127.0.0.1",
    "no_proxy": "127.0.0.1",
}
START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(START_SECONDS * 10):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, "the server ended before it listened"
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on port {port}")


@pytest.fixture(scope="module")
def engine() -> Iterator[LocalEngine]:
    """One worker without any profile, as for councils that nobody knows."""
    with LocalEngine(Setting(()), 1) as engine:
        yield engine


@contextmanager
def object_store() -> "Iterator[tuple[str, subprocess.Popen[bytes]]]":
    """The URL and the process of an S3 server; the environment leads s3fs to it."""
    for package in ("moto", "s3fs", "flask"):
        if importlib.util.find_spec(package) is None:
            pytest.skip(f"the package {package} is not installed")
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    before = dict(os.environ)
    try:
        wait_for(port, server)
        os.environ.update(ENVIRONMENT, AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}")
        yield f"http://127.0.0.1:{port}", server
    finally:
        os.environ.clear()
        os.environ.update(before)
        server.terminate()
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    """The URL of a running S3 server."""
    with object_store() as (url, _):
        yield url


@pytest.fixture
def mortal() -> "Iterator[subprocess.Popen[bytes]]":
    """A server of its own for a test that ends it."""
    with object_store() as (_, server):
        yield server


@pytest.fixture
def store(endpoint: str) -> Iterator[Any]:
    """s3fs on that server, with an empty bucket "papers"."""
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()
    system = s3fs.S3FileSystem()
    system.mkdir("papers")
    yield system
    system.rm("papers", recursive=True)
    s3fs.S3FileSystem.clear_instance_cache()


@pytest.fixture(scope="session")
def fresh() -> Iterator[Fresh]:
    """Ingests paths into a database as the command does, by warm workers: what a result is compared with."""
    with LocalEngine(Setting(tuple(load_profiles())), 1) as engine:

        def run(database: Path, *paths: Path, manifest: Path | None = None) -> None:
            ingest(list(paths), engine, IngestOptions(database, keep_files=False, manifest=manifest))

        yield run
