"""Which committee a sentence is about: its subject, or what its pronoun stands for."""

import re
from collections.abc import Sequence

from extractors.committees import wordings
from extractors.committees.description import Context
from extractors.committees.mentions import Mention
from extractors.text.passage import Passage

_FORMS = re.compile(
    r"\b(?:bild(?:et|en)|errichte(?:t|n)|gründe(?:t|n)|richte(?:t|n)|setz(?:t|en)|beruf(?:t|en))"
    r"(?: (?:als|zur|aus|für|zum|gemäß|nach) [^,;.]{3,80}?)? (?P<object>eine?n? )"
)
"""A body that another one forms is what the next sentence is about: "Der Rat bildet einen Ausschuss. Er …"."""
_ARTICLE = re.compile(r"(?:\(?\w{1,3}[.)] )?(Die|Der|Das)\b")


def topic_of(sentence: Passage, found: Sequence[Mention], topic: Mention | None) -> Mention | None:
    """The committee that a sentence is about: its subject, or the one before where it begins with a pronoun."""
    subject = next((mention for mention in found if mention.case == "nominative"), None)
    if subject is not None:
        forms = _FORMS.search(sentence.value, subject.end) if len(found) > 1 else None
        return next((m for m in found if forms and m.phrase == forms.start("object")), subject)
    pronoun = wordings.PRONOUN.match(sentence.value)
    if pronoun and topic is not None and topic.head.gender in wordings.GENDERS.get(pronoun["word"], ""):
        return topic
    last = found[-1] if found else None
    opening = _ARTICLE.match(sentence.value)
    taken = {"Die": "f", "Der": "m", "Das": "n"}.get(opening.group(1)) if opening else None
    return last if last is not None and last.head.gender != taken else None


def subject_of(sentence: Passage, match: re.Match[str], found: Sequence[Mention], context: Context) -> Mention | None:
    """The committee that is the subject of the verb: before it, right after it, or a pronoun for it."""
    text, verb = sentence.value, match.start("verb")
    for mention in found:
        opening = text[: mention.phrase]
        if mention.start < verb and re.search(r"(?:Mitglieder|Zusammensetzung|Besetzung) $", opening):
            return mention
        if mention.case != "nominative":
            continue
        capital = mention.phrase < mention.start and text[mention.phrase].isupper()
        if mention.start < verb and (
            capital or wordings.OPENING.match(opening) or opening.endswith(("; ", ": ", " und ", "dass ", "– ", "- "))
        ):
            return mention
        if 0 <= mention.phrase - match.end("verb") <= 14:
            return mention
    return antecedent(text, verb, context)


def antecedent(text: str, verb: int, context: Context) -> Mention | None:
    """The committee that the pronoun at the start of a sentence stands for."""
    pronoun = wordings.PRONOUN.match(text)
    if pronoun and verb - pronoun.end() <= 30:
        candidates = (context.last, context.topic) if pronoun["word"].startswith("Dies") else (context.topic,)
        return next(
            (m for m in candidates if m is not None and m.head.gender in wordings.GENDERS[pronoun["word"]]), None
        )
    if re.match(r"(?:\(?\w{1,3}[.)] )?(?:Die|Alle) Mitglieder $", text[:verb]):
        return context.titled or context.topic
    return None
