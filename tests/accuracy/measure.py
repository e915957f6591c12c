"""Measures every set, and keeps what the docs show: no more than shares and counts."""

import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

from pipeline.councils import packaged_profiles
from pipeline.evaluate.curve import SHARES, damaged_pairs
from pipeline.evaluate.distant import evaluate_distant
from pipeline.evaluate.matchers import MATCHERS
from pipeline.evaluate.records import Pair
from pipeline.evaluate.report import Report, Tally, evaluate
from pipeline.evaluate.verdicts import class_shares, distant_verdicts, verdicts
from pipeline.reading import tesseract
from tests.accuracy.papers import DISTANT, ROOT, SETS, PaperSet, noise_sources

Json = dict[str, Any]


def figures(tally: Tally) -> Json:
    """The figures of a set by the name under which floors are set: families and micro F1 strict, whole headers."""
    families = {f"family.{family}": tally.micro(family=family).f1 for family in _counted(tally)}
    matched = {f"micro.{each.name}": tally.micro(each.name).f1 for each in MATCHERS}
    whole = {f"wholeHeader.{each.name}": tally.whole_headers(each.name) for each in MATCHERS}
    return {
        "documents": tally.documents,
        "headers": dict(tally.headers),
        **{name: round(share, 4) for name, share in {**families, **matched, **whole}.items() if share is not None},
        "macro.strict": round(tally.macro(), 4),
    }


def measure() -> Json:
    """Everything that can be measured here; sets that are not here, or need OCR that is not here, are left out."""
    pairs: list[Pair] = []
    sets = []
    for each in SETS:
        if each.needs_ocr and tesseract.program() is None:
            continue
        own = list(each.pairs())
        if own:
            said = {**figures(evaluate(own).everything), "classes": hand_classes(own)}
            sets.append({"key": each.key, "title": each.title, **said})
            pairs += own
    report = evaluate(pairs)
    return {
        "about": _about(),
        "sets": sets,
        "fields": _fields(report),
        "groups": [{"council": key[0], "form": key[1], **figures(tally)} for key, tally in report.sorted_groups()],
        "distant": [{"title": each.title, **found} for each in DISTANT if (found := agreement(each))],
        "noise": [_noise(share) for share in SHARES],
    }


def _noise(share: float) -> Json:
    pairs = list(damaged_pairs(noise_sources(), packaged_profiles(), share))
    return {
        "title": f"samples' text, {share:.0%} damaged",
        "damaged": share,
        **figures(evaluate(pairs).everything),
        "classes": hand_classes(pairs),
    }


def agreement(papers: PaperSet) -> Json:
    """Agreement with distant gold: documents, and share and counts by field; empty where the papers are not here."""
    pairs = list(papers.pairs())
    if not pairs:
        return {}
    fields = evaluate_distant(pairs).councils[""]
    return {
        "documents": len(pairs),
        "field": {name: each.as_json() for name, each in fields.items() if each.number},
        "classes": class_shares(verdict for pair in pairs for verdict in distant_verdicts(pair)),
    }


def hand_classes(pairs: Iterable[Pair]) -> Json:
    """Of each class the number of values that the gold judges, and the share of them that is right."""
    return dict(class_shares(verdict for pair in pairs for verdict in verdicts(pair.record, pair.gold)))


def _fields(report: Report) -> list[Json]:
    """F1 of each field in which something was judged: by matcher, and strictly by form."""
    forms = {form: tally for (council, form), tally in report.groups.items() if not council}
    rows = []
    for name, score in report.everything.scores().items():
        if score.is_empty:
            continue
        by_form = {form: tally.scores().get(name) for form, tally in sorted(forms.items())}
        rows.append(
            {
                "field": name,
                "judged": score.hits + score.missed,
                **{f"f1.{each.name}": round(report.everything.scores(each.name)[name].f1, 4) for each in MATCHERS},
                **{f"form.{form}": round(one.f1, 4) for form, one in by_form.items() if one and not one.is_empty},
            }
        )
    return rows


def _counted(tally: Tally) -> list[str]:
    return [family for family in tally.families if not tally.micro(family=family).is_empty]


def _about() -> dict[str, str]:
    commit = subprocess.run(
        ["git", "rev-parse", "--short=10", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    reader = tesseract.program()
    return {
        "Date": f"{datetime.now(UTC):%Y-%m-%d}",
        "Version": f"ratslese {version('ratslese')}, commit {commit.stdout.strip() or 'unknown'}",
        "OCR": "tesseract with deu" if reader else "none here: the scans were not measured",
    }
