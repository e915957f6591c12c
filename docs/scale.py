"""What docs/scale.md says of hours and machines, computed from the figures of the last `make bench`."""

from pathlib import Path

from tests.bench.figures import Results

ROOT = Path(__file__).parents[1]
SIZES = (10_000, 1_000_000, 50_000_000)
CORES = 16
"""Processors of a machine of a cluster."""
USED = 0.8
"""What many processors reach of what one does, times their number: assumed, not measured here."""


def scale() -> str:
    """The measured figures and the table of times, as Markdown."""
    kept = Results.from_json((ROOT / "docs" / "bench.json").read_text(encoding="utf-8"))
    measured = {figure.key: figure.measured for figure in kept.figures}
    worker, writer, size = (measured.get(key) for key in ("worker-ms", "writer-ms", "paper-kb"))
    if worker is None or writer is None or size is None:
        return "The last `make bench` did not measure them."
    ways = f"2 processors | a machine of {CORES} | 10 such machines, one database | 10 such machines, shards"
    lines = [
        f"A paper takes **{worker:.1f} ms** in a worker, **{writer:.1f} ms** in the writer and **{size:.0f} KB** "
        f"in the database, with evidence and search index. One writer takes **{1000 / writer:,.0f} papers a second**, "
        f"as many as {worker / writer:.0f} processors read.",
        "",
        f"| papers | {ways} | database |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for papers in SIZES:
        times = (
            _time(papers, max((worker + writer) / 2, writer)),
            _time(papers, max(worker / (USED * CORES), writer)),
            _time(papers, max(worker / (USED * 10 * CORES), writer)),
            _time(papers, (worker + writer) / (USED * 10 * CORES)),
        )
        lines.append(f"| {papers:,} | {' | '.join(times)} | {_bytes(papers * size * 1024)} |")
    lines += [
        "",
        f"Start-up, some seconds, is left out. Many processors are taken for {USED:.0%} of their number, which is an "
        "assumption. Merging shards takes "
        "about as long again as their papers took one writer: leave them apart, or merge by council.",
    ]
    if (page := measured.get("ocr")) is not None:
        times = f"{1000 * page / worker:,.0f} times what a typeset paper takes"
        lines += ["", f"Scans: tesseract takes **{page:.1f} s a page** of one processor, {times}."]
    return "\n".join(lines)


def _time(papers: int, milliseconds: float) -> str:
    seconds = papers * milliseconds / 1000
    for unit, length in (("days", 86_400.0), ("hours", 3_600.0), ("min", 60.0)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} s"


def _bytes(size: float) -> str:
    for unit in ("KB", "MB", "GB"):
        size /= 1024
        if size < 1024:
            return f"{size:.0f} {unit}"
    return f"{size / 1024:.1f} TB"
