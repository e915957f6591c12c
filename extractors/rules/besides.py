"""What a further value of a sentence is for: "fünf Minuten, für Fraktionsvorsitzende zehn Minuten"."""

import re

from extractors.rules.finder import Span

_FOR_WHAT = re.compile(
    r"(?:[,;]| und| sowie)(?: und| sowie| jedoch| aber)? "
    r"(?P<case>(?:für|bei|zu[mr]?|in|im|nach) [^,;.]{3,90}?|(?:(?:die|der|das|den) )?[A-ZÄÖÜ][^,;.]{3,80}?)"
    r"(?: (?:ist|sind|wird|werden|beträgt|betragen|gilt|gelten|hat|haben|erhält|erhalten|steht|stehen|darf|dürfen|kann"
    r"|können)\b[^,;.]{0,40}?)?"
    r"(?: (?:bis zu|höchstens|maximal|mindestens|jedoch|auch|auf|von|nur)){0,4} $"
)


_BODY = re.compile(r"[aA]ussch[uü]|[bB]eir[aä]t|\w[rR]at(?:e?s)?\b|versammlung|vertretung\b|tag(?:e?s)?$")
"""Another body, whose rule it is then."""


def what_for(text: str, after: int, start: int) -> Span | None:
    """The words that say for whom or what the value at `start` is, where another one ends at `after`."""
    found = _FOR_WHAT.search(text[after:start])
    if found is None or _BODY.search(found["case"]):
        return None
    return after + found.start("case"), after + found.end("case")
