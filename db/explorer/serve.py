"""Starts the browser on a database: Datasette under uvicorn, read only."""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.plugins import pm

import db.explorer
from db.connection import check_readable, is_frozen
from schemas.errors import UsageError


def serve(database: Path, host: str, port: int, on_start: Callable[[], None] = lambda: None) -> None:
    """Serve `database` at http://host:port/ until interrupted; `on_start` is called once it can be reached.

    Everyone at this machine may ask in SQL; where `host` is reachable from others, only the prepared queries are open.
    Raises StorageError where the database cannot be read, UsageError where the port is taken.
    """
    check_readable(database)
    browser = make_browser(database, local=_is_local(host))
    with _listen(host, port) as listening:
        on_start()
        server = uvicorn.Server(uvicorn.Config(browser.app(), log_level="warning", lifespan="on"))
        asyncio.run(server.serve(sockets=[listening]))


def make_browser(database: Path, *, local: bool = True) -> Any:
    """The Datasette for `database`; `local`: only this machine can reach it."""
    if not pm.is_registered(db.explorer):  # a checkout that is not installed has no entry point
        pm.register(db.explorer, name="ratslese")
    settings = {
        "allow_download": local,
        "default_allow_sql": local,
        "default_page_size": 50,
        "facet_time_limit_ms": 1000,
        "sql_time_limit_ms": 3000,
        "suggest_facets": False,
        "truncate_cells_html": 300,
    }
    frozen = [str(database)] if is_frozen(database) else []
    return Datasette([] if frozen else [str(database)], immutables=frozen, settings=settings)


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(f"Cannot listen at {host}:{port} ({error.strerror})", "Name another with --port.") from error
