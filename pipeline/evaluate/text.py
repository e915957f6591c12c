"""What `ratslese evaluate` prints: tables of scores and of agreement, and lists of what differs."""

from collections.abc import Iterable, Sequence

from pipeline.evaluate.differences import Listed, most_frequent
from pipeline.evaluate.distant import DistantReport
from pipeline.evaluate.fields import FAMILIES
from pipeline.evaluate.matchers import MATCHERS, STRICT
from pipeline.evaluate.report import Report, Tally
from pipeline.evaluate.score import Score

_NOTE = """P, R and the counts are strict; a value read wrongly is both wrong and missed; – is a share of nothing.
soft: without case, blanks and punctuation. Lev.: Levenshtein >= 0.8, R.-O.: Ratcliff-Obershelp >= 0.95, both for words
only: numbers, dates and types have to be the same."""


def report_text(report: Report) -> str:
    """Fields, families, whole headers, councils and forms, and the most frequent kinds of error."""
    tally = report.everything
    blocks = [_fields(tally), _headers(tally), _groups(report)]
    if report.differences:
        blocks.append(_kinds(report.differences))
    return "\n\n".join([*blocks, _NOTE])


def distant_text(report: DistantReport) -> str:
    """Agreement by council and field, the most frequent kinds of conflict, and all conflicts, a line each."""
    lines = [f"{'agreement':<36}{'field':<27}{'share':>7}{'agree':>7}{'differ':>7}{'silent':>7}"]
    for council, fields in report.councils.items():
        title = f"{council or 'all'}, {report.documents[council]} records"
        for name, each in fields.items():
            lines.append(f"{title:<36}{name:<27}{shown(each.share):>7}{each.agree:>7}{each.differ:>7}{each.silent:>7}")
    blocks = ["\n".join(lines)]
    if report.conflicts:
        blocks += [_kinds(report.conflicts), list_text(report.conflicts)]
    return "\n\n".join(blocks)


def list_text(listed: Iterable[Listed]) -> str:
    """A line each: document, kind, what was read, what the gold says; with tabs between them."""
    return "\n".join(["document\tkind\tread\tgold", *map(str, listed)])


def alone_text(records: Sequence[str], gold: Sequence[str]) -> str:
    """A line for each side of what was not compared; empty where all was."""
    sides = (("records without gold", records), ("gold without a record", gold))
    return "\n".join(f"{len(names)} {what}, not compared: {_some(names)}" for what, names in sides if names)


def shown(share: float | None) -> str:
    """A share with three digits; – where it is a share of nothing."""
    return "–" if share is None else f"{share:.3f}"


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def _fields(tally: Tally) -> str:
    lenient = "".join(f"{each.title:>7}" for each in MATCHERS)
    lines = [
        f"{'':<42}{'':>14}{'F1':>7}",
        f"{'field':<42}{'P':>7}{'R':>7}{lenient}{'right':>8}{'wrong':>7}{'missed':>8}",
    ]
    lines += [
        _line(f"{FAMILIES[name]:<14}{name}", [tally.scores(each.name)[name] for each in MATCHERS])
        for name in tally.scores()
    ]
    lines.append("")
    lines += [
        _line(f"family: {family}", [tally.micro(each.name, family) for each in MATCHERS]) for family in tally.families
    ]
    lines.append("")
    title = f"all, {tally.documents} records (micro)"
    lines.append(_line(title, [tally.micro(each.name) for each in MATCHERS]))
    macro = "".join(f"{tally.macro(each.name):>7.3f}" for each in MATCHERS)
    lines.append(f"{'all fields (macro)':<42}{'':>14}{macro}")
    return "\n".join(lines)


def _line(title: str, scores: Sequence[Score]) -> str:
    strict = scores[0]
    shares = [
        shown(strict.precision if strict.hits + strict.wrong else None),
        shown(strict.recall if strict.hits + strict.missed else None),
        *(shown(None if score.is_empty else score.f1) for score in scores),
    ]
    counts = f"{strict.hits:>8}{strict.wrong:>7}{strict.missed:>8}"
    return f"{title:<42}{''.join(f'{share:>7}' for share in shares)}{counts}"


def _headers(tally: Tally) -> str:
    """The share of documents whose whole header is right, all together and by kind."""
    lines = [f"{'whole header right':<56}" + "".join(f"{each.title:>7}" for each in MATCHERS)]
    for kind in (None, *tally.headers):
        title = f"{kind or 'all'}, {tally.headers[kind] if kind else tally.headers.total()} records"
        lines.append(f"{title:<56}" + "".join(f"{shown(tally.whole_headers(each.name, kind)):>7}" for each in MATCHERS))
    return "\n".join(lines)


def _groups(report: Report) -> str:
    lines = [f"{'council':<32}{'form':<6}{'records':>8}{'header':>8}{'rows':>7}{'micro':>7}{'macro':>7}{'whole':>7}"]
    for (council, form), tally in report.sorted_groups():
        f1 = [_family_f1(tally, "header"), _family_f1(tally, "consultation"), tally.micro().f1, tally.macro()]
        shares = "".join(f"{shown(share):>{width}}" for share, width in zip(f1, (8, 7, 7, 7), strict=True))
        whole = shown(tally.whole_headers())
        lines.append(f"{council or 'all':<32}{form or 'all':<6}{tally.documents:>8}{shares}{whole:>7}")
    return "\n".join(lines)


def _family_f1(tally: Tally, family: str) -> float | None:
    return tally.micro(STRICT.name, family).f1 if family in tally.families else None


def _kinds(differences: Sequence[Listed]) -> str:
    rows = most_frequent(differences)
    return "\n".join(
        ["most frequent kinds of difference (times, documents)"]
        + [f"{times:>6}{documents:>6}  {kind}" for kind, times, documents in rows]
    )
