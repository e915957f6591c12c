"""The kept figures as the Markdown tables of docs/accuracy.md."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.evidence import CERTAINTIES

Json = Mapping[str, Any]

_SET_COLUMNS = {
    "header": "family.header",
    "Beratungsfolge": "family.consultation",
    "sections": "family.sections",
    "Anlagen": "family.attachments",
    "mentions": "family.mentions",
    "rules": "family.rules",
    "seats": "family.seats",
    "all, strict": "micro.strict",
    "soft": "micro.soft",
    "Lev.": "micro.levenshtein",
    "R.-O.": "micro.ratcliffObershelp",
    "macro": "macro.strict",
    "whole header": "wholeHeader.strict",
}
_FIELD_COLUMNS = {
    "strict": "f1.strict",
    "soft": "f1.soft",
    "Lev.": "f1.levenshtein",
    "R.-O.": "f1.ratcliffObershelp",
    "text": "form.text",
    "PDF": "form.pdf",
    "scan": "form.scan",
}


def tables(kept: Json) -> str:
    """All tables, each under its heading."""
    about = "\n".join(f"- {name}: {said}" for name, said in kept["about"].items())
    return "\n\n".join(
        [
            about,
            "### By set",
            _table(("set", "papers"), _SET_COLUMNS, kept["sets"], lambda row: (row["title"], row["documents"])),
            "### By field, all hand-written gold",
            _table(
                ("field", "items"), _FIELD_COLUMNS, kept["fields"], lambda row: (f"`{row['field']}`", row["judged"])
            ),
            "### By council and form, all hand-written gold",
            _table(
                ("council", "form", "papers"),
                _SET_COLUMNS,
                kept["groups"],
                lambda row: (row["council"] or "all", row["form"] or "all", row["documents"]),
            ),
            "### Agreement with distant gold",
            _distant(kept["distant"]),
            "### By class: how many values are sure, to be checked or doubtful, and the share of them that is right",
            _classes([*kept["sets"], *kept["distant"], *kept["noise"]]),
            "### Noise",
            _table(("damaged",), _SET_COLUMNS, kept["noise"], lambda row: (f"{row['damaged']:.0%}",)),
        ]
    )


def _table(heads: Sequence[str], columns: Mapping[str, str], rows: Iterable[Json], first: Any) -> str:
    lines = [[*heads, *columns], ["---"] * len(heads) + ["---:"] * len(columns)]
    lines += [[*map(str, first(row)), *(_share(row.get(key)) for key in columns.values())] for row in rows]
    return _lines(lines)


def _distant(councils: Sequence[Json]) -> str:
    if not councils:
        return "Not measured: the papers are not here."
    names = dict.fromkeys(name for council in councils for name in council["field"])
    lines = [["field", *(f"{each['title']}, {each['documents']} papers" for each in councils)]]
    lines.append(["---"] + ["---:"] * len(councils))
    lines += [[f"`{name}`", *(_agreed(each["field"].get(name)) for each in councils)] for name in names]
    return _lines(lines)


def _classes(sets: Sequence[Json]) -> str:
    measured = [each for each in sets if "classes" in each]
    if not measured:
        return "Not measured yet."
    lines = [["set", *CERTAINTIES], ["---"] + ["---:"] * len(CERTAINTIES)]
    lines += [[each["title"], *(_right(each["classes"].get(name)) for name in CERTAINTIES)] for each in measured]
    return _lines(lines)


def _right(said: Json | None) -> str:
    return "–" if said is None else f"{said['right']:.3f} of {said['values']}"


def _agreed(said: Json | None) -> str:
    if said is None:
        return "–"
    return f"{said['share']:.3f} ({said['agree']} of {said['agree'] + said['differ'] + said['silent']})"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _lines(rows: Iterable[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)
