"""What the command `evaluate` does with its two paths, in each of its four ways; the answer is text or JSON."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.councils import load_profiles
from pipeline.evaluate.coders import agreement_text, are_records, coders_agreement
from pipeline.evaluate.curve import curve_json, curve_text, noise_curve, text_papers
from pipeline.evaluate.distant import evaluate_distant
from pipeline.evaluate.records import Joined, join
from pipeline.evaluate.report import evaluate
from pipeline.evaluate.text import alone_text, distant_text, list_text, report_text
from pipeline.evaluate.verdicts import class_shares, class_text, distant_verdicts, verdicts


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; `way` is "distant", "noise", "coders" or None for gold."""

    records: Path
    gold: Path
    way: str | None = None
    with_list: bool = False
    as_json: bool = False
    councils: Path | None = None


def answer(asked: Asked) -> str:
    """Tables, or with `as_json` the same as JSON. Raises UsageError where the paths do not hold what they should."""
    if asked.way == "noise":
        curve = noise_curve(text_papers(asked.records, asked.gold), load_profiles(asked.councils))
        return _json({"noise": curve_json(curve)}) if asked.as_json else curve_text(curve)
    if asked.way == "coders":
        variables = coders_agreement(asked.records, asked.gold)
        return _json({"agreement": variables}) if asked.as_json else agreement_text(variables)
    joined = join(asked.records, asked.gold)
    return _distant(asked, joined) if asked.way == "distant" else _gold(asked, joined)


def _gold(asked: Asked, joined: Joined) -> str:
    report = evaluate(joined.pairs)
    variables = coders_agreement(asked.records, asked.gold) if are_records(asked.gold) else []
    shares = class_shares(each for pair in joined.pairs for each in verdicts(pair.record, pair.gold))
    if asked.as_json:
        return _json({**report.as_json(), "class": shares, "agreement": variables, **_alone(joined)})
    blocks = [report_text(report), class_text(shares), alone_text(joined.records_alone, joined.gold_alone)]
    if variables:
        blocks.append(agreement_text(variables))
    if asked.with_list and report.differences:
        blocks.append(list_text(report.differences))
    return "\n\n".join(block for block in blocks if block)


def _distant(asked: Asked, joined: Joined) -> str:
    report = evaluate_distant(joined.pairs)
    shares = class_shares(each for pair in joined.pairs for each in distant_verdicts(pair))
    if asked.as_json:
        return _json({**report.as_json(), "class": shares, **_alone(joined)})
    blocks = [class_text(shares), distant_text(report), alone_text(joined.records_alone, joined.gold_alone)]
    return "\n\n".join(block for block in blocks if block)


def _alone(joined: Joined) -> dict[str, Any]:
    return {"recordWithoutGold": joined.records_alone, "goldWithoutRecord": joined.gold_alone}


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
