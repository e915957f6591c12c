"""The words of a phrase that names a member: numbers, those who are sent, roles, votes, deputies, parentheses."""

import re

from extractors.text.nominative import attributed, singular
from extractors.text.numbers import NUMBER, number
from extractors.text.passage import Passage
from schemas.evidence import Found

OR = r"(?: ?/ ?| und | oder | bzw\. | beziehungsweise )"
"""How the two genders of a word are coupled."""
_GENDER = r"(?:[/*:_(]?-?[iI]n(?:nen)?\)?)?"
"""What a masculine word has behind it where it means both: "Vertreter/in", "VertreterIn", "Vertreter:innen"."""
ARTICLE = (
    r"(?:(?:[Dd]er|[Dd]ie|[Dd]as|[Dd]em|[Dd]en|des|[Vv]om|[Ee]ine?[mnrs]?)(?:(?: ?/ ?|[*:_]| oder | bzw\. | "
    r"beziehungsweise )(?:der|die|das|dem|den|des|eine?[mnrs]?|in|r|n|s|e))? )"
)
LIMITS = rf"mindestens {NUMBER}(?: \w{{3,30}})?,? (?:und |aber |jedoch )?(?:höchstens|maximal|bis zu) "
"""Two limits of one number, up to the second: "mindestens drei und höchstens sieben Mitglieder"."""
COUNT = re.compile(
    rf"(?P<each>je(?:weils)? )?(?P<limit>{LIMITS}|bis zu |mindestens |höchstens |maximal )?"
    r"(?:insgesamt |etwa |"
    r"rund |ca\. |circa |die |den |weiteren? )?"
    rf"(?P<number>{NUMBER})(?P<range> bis {NUMBER}|"
    rf" oder {NUMBER}(?= ))?(?:[/*:_]-?[enrms]{{1,2}}| ?/ ?eine?[mnr]?)?(?: ?[x×]| \(\d{{1,3}}\))?(?: Sitze?n?)?"
    r"(?: auf(?! Vorschlag))? (?=\S)",
    re.IGNORECASE,
)
ADJECTIVES = re.compile(
    r"(?:(?:(?:nicht )?(?:stimmberechtigt|beratend|ständig|ordentlich|weiter|zusätzlich|fest)"
    r"e[nrms]?)(?:, | und )?(?: )?){1,4}"
)
WORD = (
    rf"(?:Vertretung(?:en)?|Vertreter(?:innen|in|n|s)?{_GENDER}|Vertretende[nr]?|"
    r"Mitglied(?:ern?|s|es)?|Person(?:en)?|"
    rf"Repräsentant(?:innen|in|en)?{_GENDER}|Delegierte[rn]?|Abgesandte[rn]?|Sitze?n?|"
    rf"Beisitzer(?:innen|in|n)?{_GENDER}|Fach(?:leuten?|kräften?|kraft)(?= (?:des|der|vom|von|aus) )|"
    rf"Stimmen?|Ansprechpartner(?:innen|in|n)?{_GENDER}|Ansprechpersonen?|Abordnung|Entsandte[rn]?)"
)
PEOPLE = r"(?:Frauen (?:und|oder) Männern?|Männern? (?:und|oder) Frauen)"
"""Members of whom only their number is said, and who are none of an institution."""
PEOPLE_OF = re.compile(
    rf"(?:{PEOPLE}|Personen) (?:auf Vorschlag|als {WORD}(?: (?:und|oder) {WORD})?)(?= (?:der|des|von|vom|aus) )"
)
"""Who are members for others: "zwei Frauen oder Männer als Vertreter der Verbände"."""
SENT = re.compile(
    rf"(?P<adjectives>(?:(?!(?:der|die|das|dem|den|des|vom)\b)[a-zäöüß-]{{1,60}}e[nrms]?,? (?:und )?){{0,3}})"
    rf"(?P<word>{WORD}(?:{OR}(?:{ARTICLE})?(?:{WORD}|-?innen))?)(?=$|[ ,;(])"
)
ONLY_SENT = re.compile(
    rf" ?(?:je(?:weils)? (?P<number>{NUMBER}) )?{WORD}(?:(?: und | oder |/){WORD})?"
    r"(?: (?P<link>von|aus|durch|der|des))?:?"
)
"""Those who are sent, and by whom only a list says: "Mitglieder sind Vertreterinnen und Vertreter"."""
LINK = re.compile(
    r" (?:auf Vorschlag |durch |aus (?:de[mn] (?:Bereich|Kreis)(?:en)? )?|von |für |seitens |beim? |bei |jeweils )?"
)
PER = re.compile(
    r"(?:pro|je|aus jede[rm]|von jede[rm]|[Jj]ede[rs]?|für jede[ns]?|einer jeden|aller|alle[rn]?) (?P<unit>.{1,400})"
)
PER_BEHIND = re.compile(r" (?:pro|je|für jede[nrs]?|aus jede[rm]|von jede[rm]) (?P<unit>[A-ZÄÖÜ][\w-]{2,60})$")
"""For each of whom, behind those who are sent: "zwei Elternvertretungen je Gruppe"."""
_LEADER = rf"(?!Begleit|Zuleit|Anleit)(?:[A-ZÄÖÜ][a-zäöü]{{2,30}}l|L)eit(?:ung(?:en)?|er(?:innen|in|n|s)?{_GENDER})"
ROLE = re.compile(
    rf"(?:{ARTICLE})?(?P<role>{_LEADER}(?:{OR}(?:{ARTICLE})?{_LEADER})?|"
    rf"Geschäftsführ(?:ung|er(?:in|s)?{_GENDER})|"
    rf"Vorstand(?:e?s)?|Vorsitz(?:es)?|Vorsitzende[nrm]?(?:/-?\w{{1,15}})?(?:{OR}(?:{ARTICLE})?Vorsitzende[nrm]?)?|"
    rf"Sprecher(?:in|s)?{_GENDER})"
    rf"(?: Herrn?| Frau)? (?=(?:der|des|vom|von|im|beim|für|eine[rs])\b)"
)
LEVEL = re.compile(
    r"^(?P<before>[^()]{0,90}\b)?(?P<role>Führungsebene|Leitungsebene|Führungskräften?|Amtsleitungen|"
    r"Dezernatsleitungen)\b(?P<link>(?: aus| von)? )?"
)
ALL_OF_THEM = re.compile(
    r"(?:die|der|den) (?:(?:stimmberechtigten|beratenden|weiteren|übrigen|sonstigen) ){1,2}Mitgliedern?"
)
"""Members that are named elsewhere."""
ITS_DEPUTY = re.compile(r"(?:(?:sein|ihr)(?:e[rmn]?)?|deren|dessen) (?P<deputy>Stellvert\w{4,12}(?:/-?in)?)")
ONLY_CHAIR = re.compile(
    rf"(?:{ARTICLE}){{0,3}}(?:Vorsitz(?:es)?|Vorsitzende[nrms]?(?:/-?\w{{1,15}})?(?: (?:oder|"
    rf"und|bzw\.|/) (?:{ARTICLE})?Vorsitzende[nrms]?)?)"
)
ONLY_OFFICE = re.compile(rf"(?:{ARTICLE})?(?:Geschäftsstelle|Geschäftsführung)(?: (?:der|des) .{{1,80}})?")
_AT_MOST = r"(?:(?:bis zu|mindestens|höchstens|maximal) )?"
TWO_SIZES = re.compile(
    rf"(?P<first>{_AT_MOST}{NUMBER} (?:stimmberechtigten?|ordentlichen?|gewählten?)) (?:und|sowie) "
    rf"(?P<second>{_AT_MOST}{NUMBER} (?:(?:vom|von der|durch den|durch die) [A-ZÄÖÜ]\w{{2,40}} )?"
    rf"(?:beratend|sachkundig|weiter|berufen|gewählt|benannt|entsandt)en? Mitglieder[ns]?)"
)
TWO_OF = re.compile(
    r"(?:der|des) (?P<first>[a-zäöüß]{3,30}en) (?:und|sowie) (?:der |"
    r"des )?(?P<second>[a-zäöüß]{3,30}en) (?P<noun>[A-ZÄÖÜ].{2,80})"
)
TWO_EACH = re.compile(
    r"(?P<article>der|die|das|dem|den|des) (?P<first>[a-zäöüß]{3,30}e[nrs]?) (?:und|sowie) (?P=article) "
    r"(?P<second>[a-zäöüß]{3,30}e[nrs]?) (?P<noun>[A-ZÄÖÜ].{2,80})"
)
"""Two of one noun, each with its article: "die obere und die untere Schulaufsicht"."""
ROLE_BEHIND = re.compile(
    r" ?\((?P<role>(?:stellv(?:\.|ertretende[rs]?) )?Vorsitz(?:ende[rn]?(?:/-?[rn])?)?|Leitung|Leiter(?:/-?in|in)?|"
    r"Geschäftsführ(?:ung|er(?:/-?in|in)?)|"
    r"Sprecher(?:/-?in|in)?)\)$"
)
"""The role in parentheses behind whom it belongs to: "Landrat (Vorsitz)"."""
PARENTHESIS = re.compile(r" ?\((?P<inner>[^()]{1,400})\)$")
LIMIT = re.compile(
    rf" ?\((?:bis zu|maximal|höchstens|mindestens|max\.|mind\.) {NUMBER}(?: {WORD}| Person(?:en)?)?\)$", re.IGNORECASE
)
"""A limit in parentheses, which is no number of seats."""
SHARE = re.compile(r"(?:drei|zwei|vier|ein) (?:Fünftel|Drittel|Viertel|Hälfte) \((?P<number>\d{1,3})\) (?:auf )?")
"""A share with its number: "drei Fünftel (9) auf"."""
INNER_COUNT = re.compile(rf"(?P<each>je )?(?P<number>{NUMBER})(?: {WORD})?", re.IGNORECASE)
CLAUSE = re.compile(
    r"\b(?:ist|sind|wird|werden|wurde|hat|haben|kann|können|soll|sollen|darf)\b|\bsiehe\b|^(?:ihre|deren|vgl|s\.) "
)
WITH_EACH = re.compile(
    rf"(?: mit|:|,| [–-]) (?P<each>je(?:weils)? )?(?P<number>{NUMBER}) (?:{WORD}|Sitz(?:en)?|Stimmen?|Person(?:en)?)$",
    re.IGNORECASE,
)
"""The seats behind the senders: "A und B mit je einer Vertretung", "Caritas: 2 Vertretungen"."""
SENT_BEHIND = re.compile(rf" (?P<number>{NUMBER}) (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,2}}{WORD}$", re.IGNORECASE)
"""The seats behind who sends them as the subject: "der Verein zwei Mitglieder"."""
OWN_NUMBER = re.compile(rf" (?P<number>{NUMBER})(?: (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,2}}{WORD})?$")
"""The seats behind each of several who send: "der Verein zwei, die Stadt ein Mitglied"."""
RIGHT = re.compile(r"(?P<right>beratend|mit beratender Stimme|ohne Stimmrecht|stimmberechtigt): (?=\S)", re.IGNORECASE)
"""The right of all whom an item goes on to name: "beratend: ein Vertreter der Polizei"."""
EACH_CHOSEN = re.compile(
    rf"je(?:weils)? (?P<number>{NUMBER}) (?P<by>(?:vom|von der|von dem|von den|durch die|durch den) [^,;]{{2,80}}?"
    r"(?:(?:, | und | sowie )(?:vom|von der|von dem|von den|durch die|durch den) [^,;]{2,80}?){1,8})"
    r" (?:zu )?(?:vorgeschlagen|gewählt|benannt|entsandt|bestimmt|bestellt|berufen|benennend|entsendend)e[nrs]? "
    rf"{WORD}$"
)
"""Who chooses one member each: "je eine vom Sportbund und von der Stadt benannte Person"."""
LEAD = re.compile(
    r"(?:(?:kraft Amtes|sowie|und|ferner|zudem|außerdem|auch|"
    r"zusätzlich|darüber hinaus|daneben|weiterhin|insbesondere|u\. ?a\.|"
    r"unter anderem|neben|"
    r"außer|aktuell|derzeit|z\. ?B\.|noch|aus(?= (?:den )?(?:Mitglied|Vertret))) ){1,6}(?=\S)"
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
    lead = re.match(
        r"(?:\(?[a-z0-9]{1,2}\) |\d{1,2}\.(?:\d{1,2}\.?)? |[-–•·*] "
        r"|(?:[a-z0-9]\)|\d{1,2}\.(?:\d{1,2}\.?)?)(?=[a-zäöü]{2})){1,6}",
        text,
    )
    start = lead.end() if lead else 0
    end = len(re.sub(r"(?:[ ,;:]{1,60}(?:sowie|und|oder))?[ ,;:]{0,60}$", "", text))
    if text[:end].endswith(".") and not re.search(
        r"(?:\be\. ?V|\b[A-Z]|\bbzw|\bu\. ?a|\busw|\betc|\bi\. ?G)\.$", text[:end]
    ):
        end -= 1
    return passage.part(start, end)


def amount(passage: Passage, match: re.Match[str], rule: str) -> Found[int]:
    """The value of a match's group "number", which NUMBER matched; the whole match is its evidence."""
    value = number(match["number"])
    assert value is not None
    return passage.part(*match.span()).found(value, rule)


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
    if INNER_COUNT.fullmatch(inner.value) or CLAUSE.search(inner.value) or ", " in inner.value:
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
