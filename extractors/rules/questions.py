"""Question time: whether residents may ask questions in a meeting, how often and how long."""

import re

from extractors.rules.finder import Finder, Hit, Reading, Readings
from extractors.rules.frequency import how_often
from extractors.text.numbers import NUMBER, duration, number

_MINUTES = re.compile(
    rf"\b(?:(?P<half>(?:einer )?halbe[nr]?)|(?P<number>{NUMBER})) (?P<unit>Minuten?|Stunden?)\b", re.IGNORECASE
)
_NONE = re.compile(r"\b(?:keine|nicht statt|findet nicht)\b")
_OTHER = re.compile(
    r"\b(?:§{1,2} ?\d|Stellungnahme|zeitlich|gilt|Antwort|Niederschrift|Aussprache|fragte|Referent"
    r"|Mitglieder können)"
)
_HELD = re.compile(r"statt|durchgeführt|durch\b|eingerichtet|einrichten|räumt|angeboten|vorgesehen|gibt es|beginnt")


def _length(text: str) -> tuple[str, int, int] | None:
    match = _MINUTES.search(text)
    if match is None or "Redezeit" in text:
        return None
    if match["half"]:
        return "PT30M", match.start(), match.end()
    amount = number(match["number"])
    return (duration(amount, match["unit"]), match.start(), match.end()) if amount else None


def _question_time(hit: Hit) -> Readings:
    if _OTHER.search(hit.text) and not _HELD.search(hit.text[hit.start :]):
        return None
    if re.search(r"fragte|Einwohnerversammlung|Niederschrift|Antwort", hit.text):
        return None
    value: dict[str, object] = {"allowed": not _NONE.search(hit.text)}
    ground = [(hit.start, hit.end)]
    length = _length(hit.text)
    if length:
        value["max_duration"] = length[0]
        ground.append(length[1:])
    often = how_often(hit.text)
    if often:
        value["frequency"] = often.value
    return Reading(value, tuple(ground))


def _questions(hit: Hit) -> Readings:
    """Reads "Einwohnerinnen und Einwohner können in der Sitzung Fragen stellen"."""
    if re.search(r"Geschäftsordnung|Referent|Rednerinnen|Mitglieder des|Sprechstunde|online|Online", hit.text):
        return None
    length = _length(hit.text)
    value: dict[str, object] = {"allowed": True} | ({"max_duration": length[0]} if length else {})
    return Reading(value, ((hit.start, hit.end), *((length[1:],) if length else ())))


def _question_time_length(hit: Hit) -> Readings:
    earlier = hit.sentence.before
    about = hit.before + (earlier.before.text.value if earlier and earlier.before else "")
    length, named = _length(hit.text), re.search(r"[fF]ragestunde|[fF]ragezeit", hit.text)
    if length is None or not (
        named or re.search(r"[fF]ragestunde|[fF]ragezeit|[bB]ürger.{1,80}Fragen|inwohner.{1,80}Fragen", about)
    ):
        return None
    if re.search(r"Redezeit|Frage[^sz]|sprechen", hit.text):
        return None
    return Reading(
        {"allowed": True, "max_duration": length[0]} if named else {"max_duration": length[0]}, (length[1:],)
    )


_TIME = "*fragestunde|*fragestunden|*fragezeit"

FINDERS = (
    Finder(
        "public_question_time/held",
        (
            f"{_TIME} ... statt|durchgeführt|eingerichtet|vorgesehen|abgehalten|anzubieten|angeboten|anberaumt",
            f"findet|finden|wird|werden ... {_TIME} ... statt|durchgeführt|eingerichtet|angeboten",
            f"führt|führen|hält ... {_TIME} ... durch|ab",
            f"räumt ... {_TIME}",
            f"gibt es keine|eine {_TIME}",
            f"kann|können ... {_TIME} ... einrichten|durchführen|abhalten|anbieten",
            f"beginnt|beginnen mit einer {_TIME}",
        ),
        _question_time,
    ),
    Finder(
        "public_question_time/questions",
        (
            "*einwohner|einwohnerinnen|einwohnern|*bürger|bürgerinnen ... können|kann|wird|werden|erhalten|haben ..."
            " fragen ... stellen|gestellt",
            "einwohner|einwohnerin|bürger ... berechtigt ... fragestunde ... fragen zu stellen",
            "*einwohner*|*bürger* ... fragen an ... richten|stellen",
            "können|kann ... *einwohner*|*bürger* ... fragen ... richten|stellen",
            "*einwohner*|*bürger* ... gelegenheit|möglichkeit|recht ... fragen ... zu stellen",
            "gelegenheit|möglichkeit ... *einwohner*|*bürger* ... fragen ... zu stellen",
        ),
        _questions,
    ),
    Finder(
        "public_question_time/length",
        (
            "minuten|stunde ... überschreiten|begrenzt|begrenzen|beschränkt|dauern|übersteigen|dauer|verfügung",
            "dauer|höchstens|längstens|dauert ... minuten|stunde",
            f"für die {_TIME} ... minuten|stunde",
        ),
        _question_time_length,
    ),
)
