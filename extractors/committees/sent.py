"""Sentences that name a committee as the place of its members: "In die Gruppe entsenden …", "An der Runde nehmen …"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.committees.description import Context, Description, description, description_at, vote_in
from extractors.committees.mentions import Mention
from extractors.committees.phrases import amount
from extractors.committees.subject import antecedent
from extractors.text.passage import Passage

_THIS_BODY = re.compile(r"diese[rm] (?:Runde|Kreis|Gruppe)")
"""What stands for the committee that was named before, and is no name of a body itself."""


def at(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "An der Runde nehmen A und B teil", "In der Gruppe arbeiten A und B mit", "Zum Beirat gehören A und B"."""
    committee = next((m for m in found if match.start("at") <= m.start < match.end("at")), None)
    if match["at"] in ("ihr", "ihm"):
        committee = antecedent(sentence.value, match.start("verb"), context)
    elif committee is None and _THIS_BODY.fullmatch(match["at"]):
        committee = context.topic or context.last
    elif committee and not re.match(
        r"(?:(?:der|dem|diese[rm]) )?[„\"]?$", sentence.value[match.start("at") : committee.start]
    ):
        committee = None
    if committee is None:
        return None
    if "mid" in match.re.groupindex:
        hint = match["mid"] + match["tail"][:1]
        part = match.span("tail") if match["tail"].startswith(":") else match.span("mid")
        return description_at(sentence, part, committee, "nominative", context, hint, full=False)
    return description(sentence, match, "rest", committee, "nominative", context)


def send(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "In die Gruppe entsenden A und B je eine Person", "In die Gruppe entsenden je eine Person: …"."""
    described = at(sentence, match, found, context)
    if described is None:
        return None
    listed = not match["rest"].strip()
    voting = vote_in(sentence.part(*match.span("object")))
    each = amount(sentence, match, "seat/each")
    members = None if listed else described.members
    return replace(described, members=members, follows=listed, voting=voting, each=each, senders=True, seat_list=None)


def send_as_listed(
    sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context
) -> Description | None:
    """Reads "In die Gruppe entsenden: 1. die Stadt zwei Mitglieder, 2. …": how many each sends, its entry says."""
    described = at(sentence, match, found, context)
    if described is None:
        return None
    return replace(described, members=None, follows=True, senders=True, adds=context.told is not None, seat_list=None)


def send_own(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Description | None:
    """Reads "In die Gruppe entsenden A zwei und B drei Mitglieder"."""
    described = at(sentence, match, found, context)
    return replace(described, senders=True, seat_list=None) if described else None
