"""What stands behind or inside a member's phrase: who chose him, relative clauses, deputies, conditions, votes."""

import re

from extractors.committees.phrases import OR, PEOPLE, WORD
from extractors.text.numbers import NUMBER
from extractors.text.passage import Passage, concatenate
from extractors.text.words import has_any
from schemas.evidence import Found

CHOSEN = r"(?:vorgeschlagen|gewählt|benannt|entsandt|entsendet|delegiert|bestimmt|bestellt|berufen|gestellt|beauftragt)"
"""The participles that say how a member comes to his seat."""
_REFERENCE = (
    r"(?:(?:in|an|bei|mit|von|für|aus|unter|zu) )?(?:der|die|das|den|dem|dessen|deren|denen|welche[rmns]?)"
    r"(?:/(?:der|die|das))?"
)
_VERB = (
    r"(?:ist|sind|wird|werden|wurden?|hat|haben|kann|können|soll(?:en)?|muss|müssen|hätte[n]?|ausübt|innehat|vertritt|"
    r"vertreten|angehör(?:t|en)|wähl(?:t|en)|benenn(?:t|en)|bestimm(?:t|en)|beruf(?:t|en)|entsend(?:et|en)|"
    r"führ(?:t|en)|leitet|übernimmt)"
)
CHOSEN_AT_END = re.compile(rf" {CHOSEN}$")
OR_CHOSEN = re.compile(
    r" (?:oder|bzw\.|beziehungsweise) (?:vom|von|durch|in|auf) "
    rf".{{3,80}}\b(?:{CHOSEN}|erfahren)e[nr]?\b.{{0,60}} [A-ZÄÖÜ]"
)
"""Others who may be chosen instead: "Mitglieder des Kreistags oder vom Kreistag gewählte Frauen und Männer"."""
CHOSEN_BY = re.compile(
    rf"(?:die |den |der )?(?:vom|von|durch|seitens|auf Vorschlag(?: von| vom)?) "
    rf"(?P<by>(?:[^,;]|, (?=[A-ZÄÖÜ])){{2,160}}?) (?:zu )?"
    rf"(?:{CHOSEN}|wählend|benennend|bestimmend|entsendend)e[nrs]? (?P<word>{WORD})(?=$|[ ,;(])"
)
"""Who chose those who are sent, before them: "zwei vom Sportverband bestimmte Vertretungen"."""
PROPOSED = re.compile(
    rf"(?P<sent>(?:(?:je(?:weils)? )?{NUMBER} )?(?:weitere[rn]? )?(?:(?:stimmberechtigt|beratend|ordentlich)e[rn]? )?"
    rf"(?:{PEOPLE}|{WORD})),? "
    r"(?:die|welche|der)(?: jeweils)? (?:auf Vorschlag (?:von |vom |aus )?|von |vom |durch |seitens )"
    rf"(?P<by>[^,]{{3,240}}?)(?: (?:vom|von|durch) (?:(?:der|den|dem) )?[A-ZÄÖÜ]\w{{2,40}})? {CHOSEN}\w{{0,3}} "
    r"(?:werden|wird|sind|ist|wurden?)"
)
"""Who proposes or sends in a relative clause: "fünf Personen, die auf Vorschlag der Vereine gewählt werden"."""
_NAMED = (
    r"(?:(?! (?:in|nach|auf|als|nicht|nie|gemeinsam|schriftlich|neu|jeweils|vor|zuvor|aus|selbst|dazu|hierzu|auch"
    r"|ebenfalls|jährlich|bei|zu Beginn)\b)[^,])"
)
"""A sign of who sends: where one of these words begins, more is said of the sending than its subject."""
SENDING = re.compile(
    rf"(?P<sent>(?:(?:je(?:weils)? )?{NUMBER} )?(?:weitere[rn]? )?(?:(?:stimmberechtigt|beratend|ordentlich)e[rn]? )?"
    rf"(?:{WORD}|{PEOPLE})), (?:die|den|welche[nr]?)(?: jeweils)? (?P<by>(?:der|die|das) {_NAMED}{{2,120}}?)"
    r"(?: aus (?:seiner|ihrer) Mitte| für die Dauer [^,]{3,60}?| auf \w{3,10} Jahre)? "
    r"(?:vorschl(?:ägt|agen)|wähl(?:t|en)|benenn(?:t|en)|entsende(?:t|n)|bestimm(?:t|en)|bestell(?:t|en)|beruf(?:t|en)"
    r"|stell(?:t|en)|delegier(?:t|en))(?=$|[,.;])"
)
"""Who sends as the subject of a relative clause: "zwei Personen, die der Jagdverband benennt"."""
REMARK = re.compile(
    r"; (?=(?:[Dd]ie|[Dd]er|[Dd]as|sie|er|es|dabei|hierbei|bei|für)\b[^;,]{5,200}"
    r"\b(?:sind|ist|werden|wird|soll(?:en)?|muss|müssen|haben|hat|kann|können|gilt)\b)"
    r"|; (?=(?:[Dd]ie|[Dd]er|[Dd]as) [^;,]{3,80}, (?:die|der|das|welche[rs]?) [^;,]{3,160}, [a-zäöüß]{3,30}(?:t|en) )"
)
"""What an item says behind its members: "…; die Vorschläge der Verbände sind zu berücksichtigen"."""
ON_PROPOSAL = re.compile(
    r"auf Vorschlag (?:von |vom )?(?P<by>(?:(?:der|des|dem) )?[A-ZÄÖÜ][^,;]{2,120})(?<!Männer)(?<!Frauen)"
)
"""Who proposes members of whom no more is said: "drei auf Vorschlag der Jugendverbände"."""
INCLUDING = re.compile(r",? (?:einschließlich|inklusive|inkl\.) (?:der|des|dem|den|seiner|ihrer|eine[rs]) .{0,4000}+$")
"""Who is counted in a number: "15 Mitglieder einschließlich des Vorsitzenden"."""
BY_OFFICE = re.compile(r" (?:kraft|qua) Amt(?:es)?$")
"""What a member is it by: "der Vorsitzende des Vereins kraft Amtes"."""
INSERTED = re.compile(
    r", (?:die|der|das|welche[rs]?)(?:/(?:die|der|das))? (?!(?:von|vom|durch|auf Vorschlag) )[^,;]{3,200}? "
    rf"{_VERB}(?: und [^,;]{{3,80}}? [a-zäöüß]{{3,30}}t(?=[,;.]|$))?(?=[,;.]|$| und | sowie )"
    r"|, (?:die|welche) (?:in|im|mit|sich|am|an|für|bei|zur|zum|vor|über) [^,;]{3,160}? [a-zäöüß]{2,30}"
    r"(?:en|ern|eln)(?<! werden)(?<! wurden)(?=[,;.]|$| (?:und|sowie) (?:die|der|das|eine?|je) )"
    r"|, (?:soweit|sofern|falls|wenn|solange) [^,;]{3,160}(?=,)"
    r"| \((?:§|Art\.|Artikel) [^()]{1,80}\)"
    rf"|, (?:jeweils )?(?:vom|von|durch) [^,;]{{3,100}}? {CHOSEN}"
    r"(?=[,;.]|$| und | sowie )"
)
"""What an enumeration inserts behind a member and says nothing of who sends: ", die in der Jugendhilfe erfahren sind",
", vom Gemeindetag benannt"."""
A_CLAUSE = re.compile(
    rf", {_REFERENCE} [^,;]{{3,240}}? {_VERB}(?: und [^,;]{{3,80}}? [a-zäöüß]{{3,30}}t)?(?=[,;.]|$| und | sowie )"
)
"""A whole relative clause, whatever it says."""
CONDITION = re.compile(
    r",? (?:vormals|später|ehemals|früher|wenn|falls|sofern|soweit|solange|es sei denn)\b.{0,4000}+$"
)
RELATIVE = re.compile(
    rf",? {_REFERENCE} [^,]{{0,160}}\b{_VERB}\b.{{0,4000}}+$"
    r"|(?:,? |^)(?:(?:von|in|an|aus|mit) )?(?:denen|deren|dessen|welche[rm]) .{0,4000}+$"
    r"|,? (?:wobei|darunter|davon) [^,]{0,120}\b(?:ist|sind|wird|werden|hat|haben|wurden?|können?|soll(?:en)?)\b"
    r".{0,4000}+$"
    r"|,? (?:soweit|sofern|wobei|darunter|davon) (?:vom|von|im|in|auf)\b.{0,4000}+$"
    r"|, (?:die|der|das|welche[rs]?)(?:/(?:der|die|das))? (?:vom|von|im|in|auf)\b.{0,4000}+$"
    r"|(?<! der)(?<! die)(?<! das)(?<! den)(?<! dem)(?<! des)(?<!eine)(?<!einer)(?<!eines),? (?:gemäß|nach|"
    r"im Sinne (?:von|des)|entsprechend) (?:§|Abs|Nr|Satz|Ziff|Buchst|Nummer|Artikel).{0,4000}+$"
    r"|, (?:davon|darunter) (?:mindestens |höchstens )?eine?[rsnm]? [^,;]{3,100}+$"
)
DEPUTY = re.compile(
    rf"(?:,| und|{OR}) ?(?:jeweils )?(?:(?:[a-z]{{3,8}}/)?(?:(?:sein|ihr)(?:e[rmn]?)?|deren|dessen|die|der|"
    r"eine?[rmn]?) )?(?:[a-zäöüß]{3,30}e[nrms]? )?(?:Stellvertret\w{1,60}(?:/-?in)?|"
    r"(?:(?<=seiner )|(?<=ihrer )|(?<=deren )|(?<=dessen )|(?<=ständiger ))Vertret\w{1,60})(?: .{0,60})?$|"
    rf"{OR} ?(?:an (?:ihrer|seiner|deren|dessen) Stelle )?"
    r"(?:(?:eine?[rnms]?|de[rmn]|die) )?(?:von|durch) (?:ihm|ihr|ihn|sie|ihnen)\b"
    rf"(?!.{{0,80}}{PEOPLE}).{{0,120}}+$|"
    r",? aus (?:seiner|ihrer|deren) Mitte\b.{0,80}+$|,? (?:im Verhinderungsfall|bei Verhinderung|im Falle? "
    r"(?:der |ihrer |seiner |einer )?Verhinderung)\b.{0,4000}+$"
)
VOTE = re.compile(
    r",? ?\(?(?:(?P<no>(?:jeweils )?mit beratender (?:Stimme|Funktion)|ohne Stimmrecht|"
    r"nicht stimmberechtigt(?:e[srnm]?)?|beratend(?:e[srnm]?)?(?: Mitglieder)?)|"
    r"(?P<yes>mit Stimmrecht|mit beschließender Stimme|stimmberechtigt))\)?$"
)
CHAIR = re.compile(
    r",? als (?:(?:ständige|weitere|erste|zweite)\w?(?:/\w)? )?"
    r"(?P<deputy>stellvertretende\w{0,60}(?:/\w)? )?[Vv]orsitz\w{0,60}"
    r"(?:/(?:-\w{1,60}|\w{1,60})| oder \w{1,60}|(?: |/)(?:der|des) \w{1,60}){0,2}"
)
KEEPS_MINUTES = re.compile(r",? als (?:Schrift|Protokoll)führ\w{0,10}(?:/-?in)?$")
OFFICE = re.compile(r",? als (?:[a-zäöüß]{3,30}e[nrms]? )?Geschäfts(?:stelle|führung)\b.{0,80}+$")
OF_WHOM = re.compile(r" (?:aus (?:der|dem|den|ihrer|seiner|deren) |eine?n? (?=[A-ZÄÖÜ])).{2,400}+$")
"""Whom a sender takes for its seat, behind it: "das Schulamt aus der Lehrerschaft"."""


_ASIDES = (
    (BY_OFFICE, (" Amt",)),
    (KEEPS_MINUTES, ("führ",)),
    (DEPUTY, ("ertret", " ihm", " ihr", " ihn", " sie", "Mitte", "erhinderung")),
    (
        RELATIVE,
        (",", " ist", " sind", " wird", " werden", " wurde", " hat", " hab", " kann", " könn", " soll", " muss",
         " müss", " hätte", " ausübt", " innehat", " vertr", " angehör", "denen ", "deren ", "dessen ", "welche",
         " wobei", " darunter", " davon", " soweit", " sofern", "§", "Abs", "Nr", "Satz", "Ziff", "Buchst",
         "Nummer", "Artikel"),
    ),
    (INCLUDING, ("einschl", "inkl")),
)  # fmt: skip
"""What is cut off behind a member, in this order, each with words of which it has at least one."""
_CONDITIONAL = ("wenn", "falls", "sofern", "soweit", "solange", "es sei denn", "später", "früher", "vormals", "ehemals")


def without_clauses(passage: Passage) -> Passage:
    """The passage without its inserted relative clauses."""
    if (", " not in passage.value and "(" not in passage.value) or SENDING.search(passage.value):
        return passage
    kept, at = list[Passage](), 0
    for match in INSERTED.finditer(passage.value):
        kept.append(passage.part(at, match.start()))
        at = match.end()
        if kept[-1].value.endswith((" oder", " und")) and passage.value.startswith(", ", at):
            at += 2  # the comma that only closed the clause
    rest = passage.part(at)
    parts = [part for part in (*kept, rest) if part]
    return concatenate(parts, "" if rest.value[:1] in ",;." else " ") if kept and parts else passage


def cut(passage: Passage, pattern: re.Pattern[str]) -> Passage:
    """The passage up to where the pattern begins."""
    match = pattern.search(passage.value)
    return passage.part(0, match.start()) if match else passage


def without_asides(passage: Passage) -> Passage:
    """The passage up to what is only said of its member: his deputy, a relative clause, who is counted in."""
    for pattern, words in _ASIDES:
        if has_any(passage.value, words):
            passage = cut(passage, pattern)
    return passage


def without_condition(passage: Passage) -> Passage:
    """The passage up to the condition that it ends with."""
    return cut(passage, CONDITION) if has_any(passage.value, _CONDITIONAL) else passage


def cut_voting(passage: Passage, given: Found[bool] | None) -> tuple[Passage, Found[bool] | None]:
    """Cuts "mit beratender Stimme" off and reads it."""
    match = VOTE.search(passage.value)
    if not match or match.start() == 0:
        return passage, given
    return passage.part(0, match.start()), passage.part(*match.span()).found(bool(match["yes"]), "seat/voting")
