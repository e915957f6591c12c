"""The words of a phrase that names a member: numbers, those who are sent, roles, votes, deputies, parentheses."""

import re

from extractors.text.nominative import attributed, singular
from extractors.text.numbers import NUMBER, number
from extractors.text.passage import Passage, concatenate
from schemas.evidence import Found

ARTICLE = (
    r"(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|des|[Vv]om|[Ee]ine?[mnrs]?)(?:(?:[/*:_]| oder | bzw\. )(?:der|die|das|"
    r"dem|den|des|in|r|n|s|e))? )"
)
COUNT = re.compile(
    r"(?P<each>je(?:weils)? )?(?P<limit>bis zu |mindestens |höchstens |maximal )?(?:insgesamt |etwa |"
    r"rund |ca\. |circa |die |den |weiteren? )?"
    rf"(?P<number>{NUMBER})(?P<range> bis {NUMBER}|"
    rf" oder {NUMBER}(?= ))?(?:[/*:_]-?[enrms]{{1,2}})?(?: ?[x×]| \(\d{{1,3}}\))?(?: Sitze?n?)?(?: auf(?! Vorschlag))? "
    rf"(?=\S)",
    re.IGNORECASE,
)
OR_CHOSEN = re.compile(r" oder (?:vom|von|durch|in|auf) .{3,80}\b(?:gewählt|benannt|bestellt|berufen)e[nr]? [A-ZÄÖÜ]")
"""Others who may be chosen instead: "Mitglieder des Kreistags oder vom Kreistag gewählte Frauen und Männer"."""
ADJECTIVES = re.compile(
    r"(?:(?:(?:nicht )?(?:stimmberechtigt|beratend|ständig|ordentlich|weiter|zusätzlich|fest)"
    r"e[nrms]?)(?:, | und )?(?: )?){1,4}"
)
WORD = (
    r"(?:Vertretung(?:en)?|Vertreter(?:innen|in|n|s)?(?:[/*:_]?-?[iI]n(?:nen)?)?|Vertretende[nr]?|"
    r"Mitglied(?:ern?|s|es)?|Person(?:en)?|"
    r"Repräsentant(?:innen|in|en)?(?:[/*:_]-?in(?:nen)?)?|Delegierte[rn]?|Abgesandte[rn]?|Sitze?n?|"
    r"Beisitzer(?:innen|in|n)?|Fach(?:leuten?|kräften?|kraft)(?= (?:des|der|vom|von|aus) )|"
    r"Stimmen?|Ansprechpartner(?:innen|in|n)?|Ansprechpersonen?|Abordnung|Entsandte[rn]?)"
)
SENT = re.compile(
    rf"(?P<adjectives>(?:(?!(?:der|die|das|dem|den|des|vom)\b)[a-zäöüß-]{{1,60}}e[nrms]?,? (?:und )?){{0,3}})"
    rf"(?P<word>{WORD}(?:(?:/| und | oder | bzw\. | / )(?:{ARTICLE})?(?:{WORD}|-?innen))?)(?=$|[ ,;(])"
)
ONLY_SENT = re.compile(rf" ?(?:je(?:weils)? (?P<number>{NUMBER}) )?{WORD}(?:(?: und | oder |/){WORD})?:?")
"""Those who are sent, and by whom only a list says: "Mitglieder sind Vertreterinnen und Vertreter"."""
LINK = re.compile(
    r" (?:auf Vorschlag |durch |aus (?:dem (?:Bereich|Kreis) )?|von |für |seitens |beim? |bei |jeweils )?"
)
PER = re.compile(
    r"(?:pro|je|aus jede[rm]|von jede[rm]|[Jj]ede[rs]?|für jede[ns]?|einer jeden|aller|alle[rn]?) (?P<unit>.{1,400})"
)
PER_BEHIND = re.compile(r" (?:pro|je|für jede[nrs]?|aus jede[rm]|von jede[rm]) (?P<unit>[A-ZÄÖÜ][\w-]{2,60})$")
"""For each of whom, behind those who are sent: "zwei Elternvertretungen je Gruppe"."""
ROLE = re.compile(
    rf"(?:{ARTICLE})?(?P<role>(?:[A-ZÄÖÜ][a-zäöü]{{2,20}}l|L)eitung(?:en)?|"
    rf"(?:[A-ZÄÖÜ][a-zäöü]{{2,20}}l|L)eiter(?:innen|in|n|s)?(?:[/*:_]-?in(?:nen)?)?"
    rf"(?: (?:und|oder|bzw\.|/) (?:{ARTICLE})?[A-ZÄÖÜ]?[a-zäöü]{{0,20}}[Ll]eiter(?:innen|in|n|s)?)?|"
    r"Geschäftsführ(?:ung|er(?:in|s)?)(?:[/*:_]-?in)?|"
    rf"Vorstand(?:e?s)?|Vorsitz(?:es)?|Vorsitzende[nrm]?(?:/-?\w{{1,15}})?|Sprecher(?:in|s)?)"
    rf"(?: Herrn?| Frau)? (?=(?:der|des|vom|von|im|beim|für)\b)"
)
LEVEL = re.compile(
    r"^(?P<before>[^()]{0,90}\b)?(?P<role>Führungsebene|Leitungsebene|Führungskräften?|Amtsleitungen|"
    r"Dezernatsleitungen)\b(?P<link>(?: aus| von)? )?"
)
CHAIR = re.compile(
    r",? als (?P<deputy>stellvertretende\w{0,60} )?[Vv]orsitz\w{0,60}"
    r"(?:/(?:-\w{1,60}|\w{1,60})| oder \w{1,60}|(?: |/)(?:der|des) \w{1,60}){0,2}"
)
OFFICE = re.compile(r",? als (?:[a-zäöüß]{3,30}e[nrms]? )?Geschäfts(?:stelle|führung)\b.{0,80}+$")
ALL_OF_THEM = re.compile(
    r"(?:die|der|den) (?:(?:stimmberechtigten|beratenden|weiteren|übrigen|sonstigen) ){1,2}Mitgliedern?"
)
"""Members that are named elsewhere."""
ONLY_CHAIR = re.compile(
    rf"(?:{ARTICLE}){{0,3}}(?:Vorsitz(?:es)?|Vorsitzende[nrms]?(?:/-?\w{{1,15}})?(?: (?:oder|"
    rf"und|bzw\.|/) (?:{ARTICLE})?Vorsitzende[nrms]?)?)"
)
ONLY_OFFICE = re.compile(rf"(?:{ARTICLE})?(?:Geschäftsstelle|Geschäftsführung)(?: (?:der|des) .{{1,80}})?")
VOTE = re.compile(
    r",? ?\(?(?:(?P<no>mit beratender (?:Stimme|Funktion)|ohne Stimmrecht|"
    r"nicht stimmberechtigt(?:e[srnm]?)?|beratend(?:e[srnm]?)?(?: Mitglieder)?)|"
    r"(?P<yes>mit Stimmrecht|mit beschließender Stimme|stimmberechtigt))\)?$"
)
DEPUTY = re.compile(
    r"(?:,| und| oder| bzw\.|/) ?(?:jeweils )?(?:(?:seine[rmn]?|ihre[rmn]?|deren|dessen|die|der|"
    r"eine?[rmn]?) )?(?:jeweilige[nr]? |benannte[nr]? )?(?:Stellvertret\w{1,60}|"
    r"(?:(?<=seiner )|(?<=ihrer )|(?<=deren )|(?<=dessen ))Vertret\w{1,60})(?: .{0,60})?$|"
    r" (?:oder|bzw\.) (?:eine?[rnms]? )?(?:von|durch) (?:ihm|ihr|ihn|sie)\b.{0,120}+$|"
    r",? aus (?:seiner|ihrer|deren) Mitte\b.{0,80}+$|,? (?:im Verhinderungsfall|bei Verhinderung)\b.{0,4000}+$"
)
TWO_SIZES = re.compile(
    rf"(?P<first>{NUMBER} (?:stimmberechtigten?|ordentlichen?|gewählten?)) (?:und|sowie) "
    rf"(?P<second>{NUMBER} (?:beratenden?|sachkundigen?|weiteren?) Mitglieder[ns]?)"
)
TWO_OF = re.compile(
    r"(?:der|des) (?P<first>[a-zäöüß]{3,30}en) (?:und|sowie) (?:der |"
    r"des )?(?P<second>[a-zäöüß]{3,30}en) (?P<noun>[A-ZÄÖÜ].{2,80})"
)
ROLE_BEHIND = re.compile(
    r" ?\((?P<role>(?:stellv(?:\.|ertretende[rs]?) )?Vorsitz(?:ende[rn]?(?:/-?[rn])?)?|Leitung|Leiter(?:/-?in|in)?|"
    r"Geschäftsführ(?:ung|er(?:/-?in|in)?)|"
    r"Sprecher(?:/-?in|in)?)\)$"
)
"""The role in parentheses behind whom it belongs to: "Landrat (Vorsitz)"."""
PARENTHESIS = re.compile(r" ?\((?P<inner>[^()]{1,400})\)$")
LIMIT = re.compile(
    rf" ?\((?:bis zu|maximal|höchstens|mindestens) {NUMBER}(?: {WORD}| Person(?:en)?)?\)$", re.IGNORECASE
)
"""A limit in parentheses, which is no number of seats."""
SHARE = re.compile(r"(?:drei|zwei|vier|ein) (?:Fünftel|Drittel|Viertel|Hälfte) \((?P<number>\d{1,3})\) (?:auf )?")
"""A share with its number: "drei Fünftel (9) auf"."""
INNER_COUNT = re.compile(rf"(?P<each>je )?(?P<number>{NUMBER})(?: {WORD})?", re.IGNORECASE)
CLAUSE = re.compile(
    r"\b(?:ist|sind|wird|werden|wurde|hat|haben|kann|können|soll|sollen|darf)\b|\bsiehe\b|^(?:ihre|deren|vgl|s\.) "
)
RELATIVE = re.compile(
    r"(?:,? |^)(?:von denen|deren|dessen) .{0,4000}+$|(?:,? (?:die|der|das|welche[rs]?|soweit|sofern|wobei|"
    r"darunter|davon) [^,]{0,120}\b(?:ist|sind|wird|werden|hat|haben|wurden?|können?|soll(?:en)?)|"
    r",? (?:soweit|sofern|wobei|darunter|davon) (?:vom|von|im|in|auf)|, (?:die|der|das|welche[rs]?) (?:vom|von|im|in|"
    r"auf))"
    r"\b.{0,4000}+$|,? (?:gemäß|nach|im Sinne (?:von|des)|entsprechend) (?:§|Abs|Nr|Satz|Ziff|Buchst|Nummer|Artikel)"
    r".{0,4000}+$|, (?:davon|darunter) (?:mindestens |höchstens )?eine?[rsnm]? [^,;]{3,100}+$"
)
PROPOSED = re.compile(
    rf"(?P<sent>(?:(?:je(?:weils)? )?{NUMBER} )?(?:weitere[rn]? )?{WORD}),? (?:die|welche|der) (?:von|vom|durch) "
    r"(?P<by>[^,]{3,160}?) (?:vorgeschlagen|benannt|entsandt|delegiert|bestimmt|entsendet|berufen|gewählt|"
    r"bestellt)\w{0,3} (?:werden|wird|sind)"
)
"""Who proposes or sends in a relative clause: "fünf Personen, die von den Vereinen vorgeschlagen werden"."""
WITH_EACH = re.compile(
    rf"(?: mit|:|,| [–-]) (?P<each>je(?:weils)? )?(?P<number>{NUMBER}) (?:{WORD}|Sitz(?:en)?|Stimmen?|Person(?:en)?)$",
    re.IGNORECASE,
)
"""The seats behind the senders: "A und B mit je einer Vertretung", "Caritas: 2 Vertretungen"."""
INSERTED = re.compile(
    r", (?:die|der|das|welche[rs]?) (?!(?:von|vom|durch) )[^,;]{3,200}? (?:sind|ist|werden|wird|hat|haben|müssen|"
    r"sollen)"
    r"(?=[,;.]|$| und | sowie )"
    r"|, (?:jeweils )?(?:vom|von|durch) [^,;]{3,100}? (?:benannt|entsandt|vorgeschlagen|gewählt|bestimmt|berufen)"
    r"(?=[,;.]|$| und | sowie )"
)
"""What an enumeration inserts behind a member and says nothing of who sends: ", die in der Jugendhilfe erfahren sind",
", vom Gemeindetag benannt"."""
LEAD = re.compile(
    r"(?:(?:sowie|und|ferner|zudem|außerdem|auch|zusätzlich|darüber hinaus|daneben|weiterhin|insbesondere|u\. ?a\.|"
    r"unter anderem|neben|"
    r"außer|aktuell|derzeit|z\. ?B\.) ){1,6}(?=\S)"
)
THING = re.compile(
    r"^(?:\w{0,60}(?:baustein|säule|modul|element|komponente|bestandteil|kapitel|abschnitt|handlungsfeld|"
    r"themenfeld|phase|schritt|stufe)e?[ns]?|"
    r"(?:Teil|Aufgabe|Maßnahme|Projekt|Ziel|Instrument|Kosten|Mittel|Gebäude|Haushalt|Punkt|Sitzung|"
    r"Jahr|Raum|Räume|Tagung|Thema|Themen|"
    r"Teilbereich|Einzelmaßnahme|Förderung|Zuweisung)e?[ns]?)$",
    re.IGNORECASE,
)


def trimmed(passage: Passage) -> Passage:
    """Without list marks, closing punctuation and a full stop that no abbreviation needs."""
    text = passage.value
    lead = re.match(r"(?:\(?[a-z0-9]{1,2}\) |\d{1,2}\. |[-–•·*] ){1,6}", text)
    start = lead.end() if lead else 0
    end = len(re.sub(r"(?:[ ,;:]{1,60}(?:sowie|und|oder))?[ ,;:]{0,60}$", "", text))
    if text[:end].endswith(".") and not re.search(
        r"(?:\be\. ?V|\b[A-Z]|\bbzw|\bu\. ?a|\busw|\betc|\bi\. ?G)\.$", text[:end]
    ):
        end -= 1
    return passage.part(start, end)


def without_clauses(passage: Passage) -> Passage:
    """The passage without its inserted relative clauses."""
    if ", " not in passage.value:
        return passage
    kept, at = list[Passage](), 0
    for match in INSERTED.finditer(passage.value):
        kept.append(passage.part(at, match.start()))
        at = match.end()
    rest = passage.part(at)
    parts = [part for part in (*kept, rest) if part]
    return concatenate(parts, "" if rest.value[:1] in ",;." else " ") if kept and parts else passage


def cut(passage: Passage, pattern: re.Pattern[str]) -> Passage:
    """The passage up to where the pattern begins."""
    match = pattern.search(passage.value)
    return passage.part(0, match.start()) if match else passage


def amount(passage: Passage, match: re.Match[str], rule: str) -> Found[int]:
    """The value of a match's group "number", which NUMBER matched; the whole match is its evidence."""
    value = number(match["number"])
    assert value is not None
    return passage.part(*match.span()).found(value, rule)


def cut_voting(passage: Passage, given: Found[bool] | None) -> tuple[Passage, Found[bool] | None]:
    """Cuts "mit beratender Stimme" off and reads it."""
    match = VOTE.search(passage.value)
    if not match or match.start() == 0:
        return passage, given
    return passage.part(0, match.start()), passage.part(*match.span()).found(bool(match["yes"]), "seat/voting")


def voting_of(passage: Passage) -> Found[bool] | None:
    """The voting right that "stimmberechtigte" or "ohne Stimmrecht" states, None where no such word stands."""
    match = re.search(
        r"(?P<no>\bnicht stimmberechtigt\w{0,60}|\bohne (?:eigenes )?Stimmrecht|"
        r"\b[Bb]eratende?[nrsm]? (?:\w{1,60} )?(?:Stimme|Funktion|Mitglied\w{0,60})|\b[Bb]eratend\b|\bkein Stimmrecht|"
        r"\b[Bb]eratende[nrsm]? (?=,|und|$)|^[Bb]eratende[nrsm]?$)"
        r"|(?P<yes>\b[Ss]timmberechtigt\w{0,60}|\bmit Stimmrecht)",
        passage.value,
    )
    if not match:
        return None
    return passage.part(*match.span()).found(bool(match["yes"]), "seat/voting")


def parenthesis(passage: Passage) -> tuple[Passage, Passage | None]:
    """A phrase and what stands in parentheses after it; short names stay with the phrase ("… (KI)")."""
    match = PARENTHESIS.search(passage.value)
    if not match:
        return passage, None
    inner = passage.part(*match.span("inner"))
    if (
        INNER_COUNT.fullmatch(inner.value)
        or CLAUSE.search(inner.value)
        or ", " in inner.value
        or " und " in inner.value
    ):
        return passage.part(0, match.start()), inner
    return passage, None


def unit(name: str) -> str:
    """The unit of "je ein Mitglied der Fraktionen": its noun in the singular."""
    attribute = attributed(name)
    nouns = [word for word in (attribute[1] if attribute else name).split(" ") if word[:1].isupper()]
    if len(nouns) > 1 and nouns[0].endswith("e") and singular(nouns[0]) == nouns[0]:
        nouns = nouns[1:]  # an adjective: "Große Kreisstädte"
    return singular(nouns[0].strip(",.;")) if nouns else name


def role_name(word: str) -> str:
    """Roles under one name: Leiter/in and Leitungen are "Leitung", Vorsitzende "Vorsitz"."""
    if re.match(r"Leit", word):
        return "Leitung"
    if word.startswith("Vorsitz"):
        return "Vorsitz"
    if re.match(r"stellv\S{0,20} Vorsitz", word):
        return "stellvertretender Vorsitz"
    if word.startswith("Vorstand"):
        return "Vorstand"
    if word.startswith("Geschäftsführ"):
        return "Geschäftsführung"
    match = re.match(r"([A-ZÄÖÜ][a-zäöü]{1,60}?leit)(?:ung|er)", word)
    return f"{match.group(1)}ung" if match else word


def role_of(printed: Passage) -> Found[str]:
    """The role that a word stands for: read where it is printed so, else derived from the word."""
    name = role_name(printed.value)
    found = printed.found(name, "seat/role")
    return found if name in printed.value else found.derive(name, "seat/role-of-word")


def is_thing(name: str) -> bool:
    """Whether a name is a part of a concept and no sender ("drei Bausteine")."""
    noun = next((word.strip(",.;:") for word in name.split(" ") if word[:1].isupper()), "")
    return bool(THING.match(noun))
