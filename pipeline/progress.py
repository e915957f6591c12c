"""Progress on a terminal: rate, time left, quarantine; quiet in cron and in pipes."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    SpinnerColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from pipeline.ingest import Listener
from pipeline.result import Result


class _Rate(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        """The rate of the last minute, once there is one."""
        return Text(f"{task.speed:.0f} files/s" if task.speed else "", style="progress.data.speed")


@contextmanager
def shown_progress() -> Iterator[Listener]:
    """Gives what is to be told of a run."""
    if not sys.stderr.isatty():
        yield Listener()
        return
    quarantine = TextColumn("{task.fields[quarantined]} quarantined")
    columns = (SpinnerColumn(), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn(), quarantine)
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=60) as progress:
        task = progress.add_task("ingest", total=None, quarantined=0)
        quarantined = 0

        def begin(_: int, to_read: int) -> None:
            progress.update(task, total=to_read)

        def done(result: Result) -> None:
            nonlocal quarantined
            quarantined += result.outcome.quarantines
            progress.update(task, advance=1, quarantined=quarantined)

        yield Listener(begin, done)
