"""What several commands share: their options, and how they speak of errors."""

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from schemas.errors import ExitCode, RatsleseError

F = TypeVar("F", bound=Callable[..., Any])

DATABASE = click.Path(dir_okay=False, path_type=Path)


def speaks(command: F) -> F:
    """Turns Ratslese's errors, and Ctrl-C, into one line on stderr and their exit code."""
    return _speaking(command, "interrupted.")


def stores(command: F) -> F:
    """The same for a command that stores papers whole, one after the other."""
    return _speaking(command, "interrupted; what was stored so far is whole. Say the same again to go on.")


def _speaking(command: F, interrupted: str) -> F:
    @wraps(command)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        try:
            with _terminable():
                return command(*args, **kwargs)
        except RatsleseError as error:
            click.echo(f"ratslese: {error}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo(f"ratslese: {interrupted}", err=True)
            sys.exit(ExitCode.INTERRUPTED)

    return wrapper  # type: ignore[return-value]


@contextmanager
def _terminable() -> Iterator[None]:
    """Ctrl-C, and SIGTERM by which services and schedulers end a command, end it tidily, and with words."""
    before = {sign: signal.getsignal(sign) for sign in (signal.SIGINT, signal.SIGTERM)}
    for sign, handler in before.items():
        if handler is not signal.SIG_IGN or sign is signal.SIGTERM:
            signal.signal(sign, signal.default_int_handler)
    try:
        yield
    finally:
        for sign, handler in before.items():
            if handler is not None:  # else it was none of Python's, which it cannot set again
                signal.signal(sign, handler)


councils_option = click.option(
    "--councils",
    type=click.Path(path_type=Path),
    help="A council profile of your own (TOML), or a folder of them; they go before the packaged ones.",
)
_OCR_MODES = click.Choice(["auto", "never", "always"])
_OCR_HELP = "Which pages tesseract reads: those without text, none, or all."
ocr_option = click.option("--ocr", type=_OCR_MODES, default="auto", show_default=True, help=_OCR_HELP)
kept_ocr_option = click.option(
    "--ocr",
    type=_OCR_MODES,
    help=f"{_OCR_HELP} [default: --ocr auto; a database keeps always until another one is said]",
)
