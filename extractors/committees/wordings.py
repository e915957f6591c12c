"""The wordings that describe a composition, as regular expressions; `described` says what each of them means.

Each names its `verb` and the part that enumerates members: `rest`, `mid` (round a bracketing verb) or, after a colon,
`tail`. All repetitions are bounded.
"""

import re

from extractors.committees.phrases import WORD
from extractors.text.numbers import NUMBER
from extractors.text.words import Sieve, Stems, has_any

# Each reads a sentence's members as group "rest" (or "tail" after a colon) and says in which case they stand.
CONSISTS = re.compile(
    r"\b(?P<verb>besteht|bestehen|bestand|bestehend)\b(?P<mid>[^.:;]{0,200}?)\baus\b(?P<rest>.{0,3000}+)$"
)
COMPOSED = re.compile(r"\b(?P<verb>setz(?:t|en|te|ten) sich)\b(?P<mid>.{0,2000}?)\bzusammen\b(?P<tail>.{0,3000}+)$")
SHALL = re.compile(
    r"\b(?P<verb>soll|sollen|sollte|sollten|wird|werden|könnte|"
    r"muss)\b(?P<mid>.{0,120}?)\baus (?P<rest>.{3,2000}?)\b(?:bestehen|zusammensetzen|gebildet|"
    r"zusammengesetzt)\b"
)
IS_COMPOSED = re.compile(
    r"\b(?P<verb>ist|sind|wird|werden|"
    r"wurde)\b(?P<mid>.{0,120}?)\b(?:(?:wie folgt )?(?:zusammengesetzt|besetzt)|"
    r"gebildet aus)\b(?P<tail>.{0,3000}+)$"
)
RELATIVE = re.compile(
    r", (?:der|die|das|welche[rs]?) (?:sich )?(?P<verb>aus) (?P<rest>.{3,1000}?) (?:besteht|"
    r"zusammensetzt|gebildet wird|zusammengesetzt ist)\b"
)
WHOM_BELONG = re.compile(
    r", (?P<verb>dem|der) (?P<rest>(?:(?!, (?:de(?:nen|m|r)|die) ).){3,1000}?) (?:angehören|angehört)\b"
)
BELONG = re.compile(
    r"\b(?P<verb>gehör(?:t|en|ten))\b(?P<mid>.{0,3000}?)\ban(?P<tail>(?:$|[.:;,]| und | \().{0,3000}+)$"
)
BELONG_OPEN = re.compile(
    rf"\b(?P<verb>gehör(?:t|en|ten))\b(?P<mid>[^:]{{0,200}}\b{WORD}(?: von| aus| durch| der| des)?:)(?P<tail>)$"
)
"""The same where the list stands before its "an": "… gehört jeweils ein Mitglied von: A, B an."."""
SHALL_BELONG = re.compile(
    r"\b(?P<verb>sollen|soll|werden|müssen)\b(?P<mid>.{0,3000}?)\bangehören\b(?P<tail>.{0,3000}+)$"
)
MEMBERS = re.compile(
    r"^(?:Vorsitz(?:ende[rn]?(?:/-?\w{1,2})?)?: (?P<chair>[^:.;]{3,90}?),? (?=\w{0,20} ?Mitglieder:))?"
    r"(?:(?:Ebenfalls|Auch|Außerdem|Ferner|Zudem|Weiterhin) )?(?:Die (?:\d{1,2} )?|Als )?"
    r"(?P<kind>(?:[a-zäöüßA-ZÄÖÜ-]{1,60}e[nrms]?,? (?:und )?){0,3})(?:Mitglied(?:er)?|"
    r"Teilnehmer(?:innen und Teilnehmer|/-?innen|\*innen)?|Teilnehmende|Gäste|Gast)"
    r"(?P<vote> ohne Stimmrecht| mit Stimmrecht| mit beratender Stimme| kraft Amtes)?"
    r"(?P<of> (?:der|des|dieser|dieses|in der|im) [^.:]{3,160}?)?"
    r"(?: (?P<verb>sind|ist|waren|(?<=stimmberechtigten Mitglieder )(?:setzen sich zusammen|bestehen) aus)\b|(?=:))"
    r"(?P<rest>.{0,3000}+)$"
)
LABEL = re.compile(
    r"^(?:Zusammensetzung|Besetzung)(?P<kind>)(?P<of> (?:der|des|dieser|dieses) [^.:]{3,160}?)?(?P<verb>:)"
    r"(?P<rest>.{0,3000}+)$"
)
VOTERS = re.compile(r"^(?P<kind>(?:Stimmberechtigt|Beratend))(?P<of>)? (?P<verb>sind)(?P<rest>:.{0,3000}+)$")
UNION = re.compile(r"\b(?P<verb>Zusammenschluss) (?:(?P<von>von|aus) )?(?P<rest>.{3,1500}+)$")
REPRESENTED = re.compile(r"\b(?P<verb>sind|ist|waren)\b(?P<mid>.{0,2000}?)\bvertreten(?P<tail>(?:$|[.:;,]).{0,2000}+)$")
SHALL_BE_REPRESENTED = re.compile(
    r"^I[nm] (?:der )?(?P<at>.{3,120}?) (?P<verb>sollen|müssen)(?P<mid>.{0,60}?) vertreten sein(?P<tail>:.{0,2000}+)$"
)
TAKE_PART = re.compile(
    r"^A[nm] (?:der |dem )?(?P<at>.{3,120}?) (?P<verb>nehmen|nahmen|"
    r"beteiligen sich|beteiligten sich)\b(?P<mid>.{0,2000}?)(?:\bteil\b|(?<=:))(?P<tail>.{0,2000}+)$"
)
WORK = re.compile(
    r"\b[Ii][nm] (?P<at>.{3,120}?) (?P<verb>arbeiten|wirken|kommen|"
    r"sitzen)\b(?P<mid>.{3,2000}?)\b(?:zusammen|mit)\b(?P<tail>.{0,200}+)$"
)
MEET = re.compile(
    r"^In (?P<at>(?:diese[rm]|der|dem) .{3,60}?) (?P<verb>treffen) sich "
    r"(?P<rest>(?:(?:[Dd]ie|[Dd]er|[Dd]as|alle) |Vertret|Mitglied|Leit|Fach).{3,2000}?)"
    r"(?: (?:in|im|zu|zum|zur|alle|mindestens|regelmäßig|monatlich|jährlich|ein|zwei|drei|vier)\b[^,]{0,120})?\.?$"
)
BELONG_TO = re.compile(
    r"^Zu(?:[mr]|(?= ih[rm])) (?P<at>.{3,120}?) (?P<verb>gehören|gehört|zählen)\b(?P<rest>.{0,2000}+)$"
)
SEND = re.compile(
    rf"^In (?:die|den|das) (?P<at>.{{3,120}}?) (?P<verb>entsenden|delegieren|entsendet)(?P<rest> .{{3,2000}}?|)"
    rf" (?P<object>je(?:weils)? (?P<number>{NUMBER}) (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,3}}{WORD})(?=[ :.]|$)"
    r"(?P<tail>.{0,60}+)$"
)
SEND_LIST = re.compile(r"^In (?:die|den|das) (?P<at>.{3,120}?) (?P<verb>entsenden|delegieren):?(?P<rest>)$")
SEND_OWN = re.compile(
    r"^In (?:die|den|das) (?P<at>.{3,120}?) (?P<verb>entsenden|delegieren)"
    rf"(?P<rest> (?:der|die|das|[A-ZÄÖÜ]).{{3,2000}}? {NUMBER}(?: {WORD})?(?:,| und| sowie) .{{3,2000}}? {NUMBER}"
    rf"(?: (?:[a-zäöüß]{{3,30}}e[nrs]? ){{0,2}}{WORD})?)\.?$"
)
"""Who sends how many each: "entsenden die Stadt zwei, der Kreis drei Mitglieder"."""
FORM = re.compile(r"^(?P<at>(?:Die|Den|Das) .{3,160}?) (?P<verb>bilden) (?P<rest>.{3,2000}+)$")
SIZE = re.compile(
    r"\b(?P<verb>umfasst|umfaßt|hat|zählt)\b(?P<rest> (?:derzeit |insgesamt |bis zu |maximal |"
    r"höchstens )?(?:\d{1,3}|[a-zäöüß]{3,12}) (?:[a-zäöüß-]{1,60}e[nrms]? ){0,3}"
    r"(?:(?:und|sowie) (?:\d{1,3}|[a-zäöüß]{3,12}) (?:[a-zäöüß-]{1,60}e[nrms]? ){1,2})?Mitglieder\b)"
    r"(?:(?::|,? (?:und zwar|nämlich|davon(?: sind)?|darunter|bestehend aus):?)"
    r"(?! (?:mindestens|höchstens|maximal|bis zu) )(?P<tail>(?: .{3,2000}+)?)$)?"
)
_SIZE = (
    rf"(?:insgesamt |weiteren? |mindestens |höchstens |maximal |bis zu )?{NUMBER} "
    r"(?:(?:von|vom|durch) [^,;:]{3,60}? zu )?"
    r"(?:[a-zäöüß-]{3,40}e[nrms]? ){0,3}(?:Mitgliedern?|Personen)"
)
_NAMELY = r",? ?[(–-]? ?(?:und zwar|nämlich|davon|hiervon|bestehend)(?: sind)?(?: aus)?:?"
SIZE_FIRST = re.compile(rf"{_SIZE}(?:{_NAMELY}[ .]{{0,2}}$|(?::|{_NAMELY}) (?=\S))")
"""The size that a sentence names before it enumerates: "16 Mitgliedern: a) …"."""
SIZE_BEHIND = re.compile(
    rf"(?P<lead>[^;:]{{3,200}}?)(?:,| und| sowie) (?:aus )?(?P<size>{_SIZE}){_NAMELY}"
    r"(?:(?= \S)(?! (?:mindestens|höchstens|mehr)\b| [^,;]{1,30} (?:Frauen|Männer)\b)|[ .]{0,2}$)"
)
"""The same behind somebody who is named first: "dem Landrat als Vorsitzendem und 12 Mitgliedern, nämlich …"."""
SIZE_LAST = re.compile(rf"(?P<lead>[^;:]{{3,200}}?)(?:,| und| sowie) (?:aus )?(?P<size>{_SIZE})[ :]{{0,2}}$")
"""The same where a colon follows, and the list."""
ONLY_SIZE = re.compile(
    rf"(?:bis zu |insgesamt |maximal |höchstens )?{NUMBER} (?:[a-zäöüß-]{{3,40}}e[nrms]? ){{0,3}}(?:Mitgliedern?|"
    rf"Personen)",
    re.IGNORECASE,
)
PARTED = re.compile(
    r",? ?(?:und zwar|nämlich|davon|hiervon)(?: sind)?(?: aus)?:? (?!(?:mindestens|höchstens|maximal|bis zu) )(?=\S)"
)
"""What goes before the parts of a number: "aus 15 Mitgliedern zusammen, davon …"."""
NAMELY = re.compile(r",? ?(?:und zwar|nämlich|davon)[:.]?")
"""What announces, behind a size, the list that follows: "gehören 17 Mitglieder an, und zwar"."""
AS_FOLLOWS = re.compile(r"\bin (?P<verb>folgender) (?:Zusammensetzung|Besetzung)\b(?P<rest>.{0,200}:)$")

SENDERS = re.compile(
    r"(?:kraft Amtes )?"
    r"(?:der|die|das|je|jeweils|\d|ein|eine|zwei|drei|vier|fünf|sechs|Vertret\w{1,60}|[A-ZÄÖÜ]\w{1,60}) "
)
QUALITY = re.compile(
    r"zur |(?:(?:unabhängige|anerkannte|externe|ehrenamtliche|sachkundige) )?(?:Fachleute|Expert|Personen|Ehrenbeamt|"
    r"Persönlichkeit|"
    r"Sachverständige|Einwohner|Angehörige|Architekt)"
)
"""What a sentence says of the members' qualities: "Die Mitglieder sind Fachleute aus …" names nobody who sends."""
AS = re.compile(
    r"(?: derzeit| aktuell| ferner| auch| zudem| außerdem| zusätzlich| mit beratender Stimme){0,4}"
    r"(?: als (?:[a-zäöüß-]{1,60},? (?:und )?){0,4}(?:Mitglied(?:er)?|Einwohner\S{0,80}(?: und Einwohner\w{0,60})?|"
    r"Bürger\S{0,80}(?: und Bürger\w{0,60})?|Personen))?(?: auch)? ?"
)
ADVERBIAL = re.compile(
    r"(?:\(?\w{1,3}[.)] )?(?:Nach|Gemäß|Auf|Seit|Für|Mit|Im|In|Neben|Derzeit|Aktuell|Laut|Außerdem|"
    r"Zudem|Ferner|Entsprechend|Bisher|Darüber|Als|Außer|Beratend|Zusätzlich|Weiterhin|Daneben|Des Weiteren|Ohne)\b"
)
FOLLOWS = re.compile(r"\bfolgende[nrms]?\b|\bwie folgt\b|\bnachstehende\w{0,60}|\bnachfolgend\w{0,60}|:\s{0,20}$")
PARTIAL = re.compile(
    r"\b(?:maßgeblich|unter anderem|insbesondere|vor allem|im Wesentlichen|überwiegend|hauptsächlich|"
    r"beispielsweise|vorwiegend|größtenteils|darunter)\b|"
    r"\bu\. ?a\.|\bz\. ?B\.|\betc\b|\bu\. ?v\. ?m\.|\busw\b"
)
PRONOUN = re.compile(
    r"^(?:\(?\w{1,3}[.)] )?"
    r"(?:(?:In|An|Zu) (?=ih[rm] (?:sind|ist|waren|arbeiten|wirken|sitzen|kommen|nehmen|gehör|zählen)))?"
    r"(?P<word>Sie|Er|Es|Diese[rs]?|Dieses|[Ii]hm|[Ii]hr|Diesem)\b"
)
GENDERS = {
    "Sie": "f", "Ihr": "f", "Diese": "f", "Er": "m", "Es": "n", "Dieses": "n",
    "Ihm": "mn", "Diesem": "mn", "Dieser": "mf", "ihm": "mn", "ihr": "f",
}  # fmt: skip
OPENING = re.compile(r"^(?:\(?\w{1,3}[.)] ?|\d{1,2} |§ ?\d{1,20} |[„\"»“–-] ?){0,9}$")
BESIDE_ALSO = re.compile(r"(?:außer|neben) (?P<also>[^,]{3,80}?) auch (?=\S)")
BESIDE = re.compile(
    r"(?:außer|neben) (?P<also>.{3,120}? als \w{0,60}[Vv]orsitzende\w{0,60}(?:/-?\w{1,60})?) (?=die |der |das |\d|"
    r"[a-zäöü]{1,60} [A-ZÄÖÜ]|[A-ZÄÖÜ])"
)
CLAUSE_END = re.compile(
    r"(?:(?<=e\. V\.)|(?<=e\.V\.)) (?:Der|Die|Das|Den|Sie|Er|Es|Vorsitz\w{0,60}|Geleitet|Geschäfts\w{1,60})"
    r" .{0,4000}+$|"
    r",? (?:dient|ist|hat|wird|wurde|befasst|trifft|tagt|soll|kann|und (?:dient|ist|hat|wird|trifft|"
    r"tagt|arbeitet|berät|unterstützt|befasst|"
    r"fasst|kommt|wählt|entscheidet|stellt|begleitet|steuert|bereitet|gibt))\b.{0,4000}+$"
    r"|; (?!\(?[a-z]\) ).{0,4000}+$|, (?:dient|"
    r"befasst|trifft|um |wobei|damit|so dass|sodass|welche).{0,4000}+$"
)

_DESCRIBES = Stems((
    "Mitglied", "besteh", "zusammen", "gehör", "vertreten", "nehmen", "arbeiten", "gebildet", "beratend", "bestellt",
    "berufen", "benannt", "bestand", "Teilnehm", "setzung", "Zusammenschluss", "nahmen", "nimmt", "beteilig", "wirken",
    "sitzen", "zählen", "umfasst", "zählt", "besetzt", "entsend", "elegier", "bilden", "Davon", "Hiervon",
    "vorgeschlagen", "entfallen", "entfällt", "entsandt", "Gäste", "benenn", "Hinzu", "Stimmberechtigt",
    "Beratend", "dies:", "gewählt:", "beruft",
))  # fmt: skip
_PHRASES = (" davon werden", "Gast ist", "Dies sind", "Diese sind", "Einen Sitz", "treffen sich")
"""What every description has at least one of: a word with such a stem, or such a phrase."""


def may_describe(text: str) -> bool:
    """Whether a text could describe a composition: to pass over the others fast."""
    return _DESCRIBING.catches_any(text.split(" ")) or has_any(text, _PHRASES)


_DESCRIBING = Sieve(lambda word: next(_DESCRIBES.within(word), None) is not None)
"""Word by word, since looking for all stems in a whole text takes much longer."""
