"""CommitteeDraft and RuleDraft -> Committee and Rule, every value entered in the ledger under its JSON pointer."""

import re
from collections.abc import Iterable, Sequence

from extractors.committees.draft import CommitteeDraft, SeatDraft
from extractors.committees.others import is_of_another
from extractors.ledger import Ledger
from extractors.rules.draft import RuleDraft
from extractors.text.bodies import COUNCILS, head_of
from extractors.text.names import Sentence, sentences
from extractors.text.repair import folded
from extractors.text.sections import SectionBlocks
from extractors.text.words import has_any
from schemas.council import CouncilProfile
from schemas.evidence import Found
from schemas.record import Committee, Frequency, Relation, RelationKind, Rule, Seat

_OPENING = re.compile(r"(?:Der|Die|Das|Im|In der) (?P<noun>[A-ZÄÖÜ][a-zäöüß]{2,40})\b")


def committee_record(
    draft: CommitteeDraft, rules: Sequence[RuleDraft], at: str, ledger: Ledger, known: Sequence[str] = ()
) -> Committee:
    """One committee with its seats and the rules that were read for it; `at` is its JSON pointer.

    `known` are the committees that the document describes: a relation to "der Beirat" is one to the Beirat among them.
    """
    records = rule_records(rules, f"{at}/rule", ledger)
    seat_list = ledger.take(f"{at}/seatList", draft.seat_list)
    return Committee(
        name=ledger.note(f"{at}/name", draft.name),
        classification=ledger.take(f"{at}/classification", draft.classification),
        function=ledger.take(f"{at}/function", draft.function),
        founding_date=ledger.take(f"{at}/foundingDate", draft.founding_date),
        as_of=ledger.take(f"{at}/asOf", draft.as_of),
        valid_until=ledger.take(f"{at}/validUntil", draft.valid_until),
        chair=_chair(draft, records, at, ledger),
        meeting_frequency=_frequency(records, at, ledger),
        seat_list="complete" if seat_list == "complete" else "partial" if seat_list == "partial" else None,
        seat=[_seat(seat, f"{at}/seat/{index}", ledger) for index, seat in enumerate(draft.seat)],
        relation=_relations(draft, records, at, ledger, known),
        rule=records,
    )


def rule_records(rules: Iterable[RuleDraft], at: str, ledger: Ledger) -> list[Rule]:
    """Rules in printed order; the value's evidence is the words that it was read from."""
    records: list[Rule] = []
    for rule in rules:
        here = f"{at}/{len(records)}"
        words = rule.ground or (rule.quote,)
        spans = tuple(span for passage in words for span in passage.spans())
        ledger.derive(f"{here}/type", rule.type, f"rule/{rule.matcher}", f"{here}/quote")
        if rule.section is not None:
            ledger.derive(f"{here}/section", rule.section, "rule/section-of-sentence", f"{here}/quote")
        if rule.address is not None:
            ledger.derive(f"{here}/address", rule.address, "rule/address", f"{here}/quote")
        if rule.condition is not None:
            ledger.derive(f"{here}/condition", rule.condition, "rule/condition", f"{here}/quote")
        if rule.modality is not None:
            ledger.derive(f"{here}/modality", rule.modality, "rule/modality", f"{here}/quote")
        if rule.organization is not None:
            ledger.derive(f"{here}/organization", rule.organization, "rule/other-body", f"{here}/quote")
        records.append(
            Rule(
                type=rule.type,
                section=rule.section,
                address=rule.address,
                value=ledger.note(f"{here}/value", Found(dict(rule.value), f"rule/{rule.matcher}", spans)),
                modality=rule.modality,
                condition=rule.condition,
                organization=rule.organization,
                quote=ledger.note(f"{here}/quote", rule.quote.read("rule/sentence")),
            )
        )
    return records


def sentences_about(
    draft: CommitteeDraft, sections: Sequence[SectionBlocks], own: CouncilProfile | None = None
) -> list[Sentence]:
    """The sentences of a report that speak of the committee: from where it is named to where another body is.

    `own` is the council: a body of the same name that another one has is another.
    """
    stem, words = _stem(draft)
    found: list[Sentence] = []
    for section in sections:
        about = section.title is not None and stem.search(section.title.value) is not None
        texts = [block.text for block in section.blocks if block.kind in ("paragraph", "item")]
        for sentence in sentences(texts):
            if has_any(sentence.text.value.lower(), words) and stem.search(sentence.text.value):
                about = not is_of_another(sentence.text.value, own)
            elif _opens_with_other_body(sentence.text.value):
                about = False
            if about:
                found.append(sentence)
    return found


def _opens_with_other_body(text: str) -> bool:
    """Whether a sentence begins with a council or an Ausschuss; "Das Gremium", "Die Gruppe" may mean the same body."""
    opening = _OPENING.match(text)
    head = head_of(opening["noun"]) if opening else None
    return head is not None and (head.base in COUNCILS or head.base.endswith(("rat", "ausschuss")))


def _stem(draft: CommitteeDraft) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """What the sentences call the committee: the noun of its name ("Klimabeirat") or its kind alone ("Beirat").

    With the small letters that one of them has, for the cheap look before.
    """
    nouns = {word for word in draft.name.value.split()[:2] if head_of(word)} or {draft.name.value.split()[0]}
    if draft.classification is not None:
        nouns.add(draft.classification.value.split()[0])
    heads = [head for noun in nouns if (head := head_of(noun))]
    words = sorted(word.removesuffix("r") for word in {*nouns, *(head.base for head in heads)})
    pattern = re.compile("|".join(rf"\b{re.escape(word)}" for word in words), re.I)
    return pattern, tuple(word.lower() for word in words)


def _seat(draft: SeatDraft, at: str, ledger: Ledger) -> Seat:
    return Seat(
        institution=ledger.note(f"{at}/institution", draft.institution),
        kind=ledger.take(f"{at}/kind", draft.kind),
        group=[ledger.note(f"{at}/group/{index}", heading) for index, heading in enumerate(draft.group)],
        sector=ledger.take(f"{at}/sector", draft.sector),
        count=ledger.take(f"{at}/count", draft.count),
        per=ledger.take(f"{at}/per", draft.per),
        voting=ledger.take(f"{at}/voting", draft.voting),
        role=ledger.take(f"{at}/role", draft.role),
        person=ledger.take(f"{at}/person", draft.person),
    )


def _relations(
    draft: CommitteeDraft, rules: Sequence[Rule], at: str, ledger: Ledger, known: Sequence[str]
) -> list[Relation]:
    """The relations that sentences state, then those that follow from rules, each once."""
    found: list[Relation] = []
    taken: set[tuple[str, str]] = set()
    for stated in draft.relation:
        here = f"{at}/relation/{len(found)}"
        kind = ledger.note(f"{here}/kind", stated.kind)
        organization = ledger.note(f"{here}/organization", stated.organization)
        quote = ledger.note(f"{here}/quote", stated.quote.read("relation/sentence"))
        found.append(Relation(kind=kind, organization=organization, quote=quote))
        taken.add((kind, folded(organization)))
    for index, rule in enumerate(rules):
        tie = _tie(rule, draft.name.value)
        if tie is None:
            continue
        tie = (tie[0], _in_full(tie[1], known))
        if (tie[0], folded(tie[1])) in taken:
            continue
        here, ground = f"{at}/relation/{len(found)}", f"{at}/rule/{index}"
        found.append(
            Relation(
                kind=ledger.derive(f"{here}/kind", tie[0], "relation/of-rule", f"{ground}/type"),
                organization=ledger.derive(f"{here}/organization", tie[1], "relation/of-rule", f"{ground}/value"),
                quote=ledger.derive(f"{here}/quote", rule.quote, "relation/of-rule", f"{ground}/quote"),
            )
        )
        taken.add((tie[0], folded(tie[1])))
    return found


def _in_full(name: str, known: Sequence[str]) -> str:
    """The one committee of the document whose name begins with `name` alone, else `name` itself."""
    longer = [full for full in known if folded(full).startswith(f"{folded(name)} ")]
    return longer[0] if len(longer) == 1 and name not in known else name


def _tie(rule: Rule, name: str) -> tuple[RelationKind, str] | None:
    """What a rule on reporting or on the secretariat says of the committee `name` and another organization."""
    held_by, to, by = rule.value.get("held_by"), rule.value.get("to"), rule.value.get("by")
    if rule.modality == "proposed" or rule.organization is not None:
        return None
    if rule.type == "secretariat" and isinstance(held_by, str):
        return "secretariat_of", held_by
    if rule.type != "reporting" or not isinstance(to, str):
        return None
    if _names(to, name):
        return ("receives_from", by) if isinstance(by, str) and not _OWN_ORGAN.match(by) else None
    own = not isinstance(by, str) or _names(by, name) or _OWN_ORGAN.match(by)
    return ("reports_to", to) if own and not _NO_BODY.search(to) else None


def _names(words: str, name: str) -> bool:
    """Whether words name the committee: in full, or by one of its nouns ("Lenkungsgruppe")."""
    return folded(name).startswith(folded(words)) or folded(words) in folded(name).split(" ")


_OWN_ORGAN = re.compile(r"(?:die |der )?(?:Geschäftsstelle|Geschäftsführung|(?:Der |Die )?Vorsitz|Sprecher|Leitung$)")
_NO_BODY = re.compile(r"Öffentlichkeit|Mitglied|Presse|Einwohner|Bürger(?!meister)|Vorsitz|Geschäftsstelle|Beteiligte")


def _chair(draft: CommitteeDraft, rules: Sequence[Rule], at: str, ledger: Ledger) -> str | None:
    """Who chairs: as the text says it of the committee, else by its rule on the chair."""
    if draft.chair is not None:
        return ledger.note(f"{at}/chair", draft.chair)
    for index, rule in enumerate(rules):
        held_by = rule.value.get("held_by")
        if rule.type == "chair" and isinstance(held_by, str) and rule.modality != "proposed":
            return ledger.derive(f"{at}/chair", held_by, "committee/chair-of-rule", f"{at}/rule/{index}/value")
    return None


def _frequency(rules: Sequence[Rule], at: str, ledger: Ledger) -> Frequency | None:
    """How often the committee meets, by its first rule on that which is no mere proposal."""
    for index, rule in enumerate(rules):
        if rule.type == "meeting_frequency" and rule.modality != "proposed" and rule.value.get("per"):
            value = Frequency(min=rule.value.get("min"), max=rule.value.get("max"), per=rule.value["per"])
            pointer = f"{at}/rule/{index}/value"
            return ledger.derive(f"{at}/meetingFrequency", value, "committee/frequency-of-rule", pointer)
    return None
