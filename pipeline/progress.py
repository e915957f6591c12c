"""Progress on a terminal; quiet in cron and in pipes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.worker import Processed


@contextmanager
def shown_progress() -> Iterator[Callable[[Processed], None]]:
    """Gives what is to be told of each document that is done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} files"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("ingest", total=None)
        yield lambda _: progress.advance(task)
