"""Papers (Vorlagen) and rules of procedure in three forms: for each number the same paper in every run."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from tests.bench.paper import Block, Form, Paper, Station, Truth, block, german
from tests.bench.words import COMMITTEES, FAMILY, GIVEN, GROUPS, HEADINGS, MATTERS, OFFICES, SEATS, Matter, paragraphs

SEED = "ratslese-bench-1"
# In each twenty papers: 60, 25 and 15 %.
FORMS: tuple[Form, ...] = (
    "konstanz", "konstanz", "ravensburg", "konstanz", "steinfurt", "konstanz", "konstanz", "ravensburg", "konstanz",
    "konstanz", "steinfurt", "konstanz", "ravensburg", "konstanz", "konstanz", "ravensburg", "steinfurt", "konstanz",
    "ravensburg", "konstanz",
)  # fmt: skip
# How many pages a paper is aimed at, and how often in a hundred.
PAGES = {1: 22, 2: 34, 3: 22, 4: 11, 5: 6, 6: 4, 7: 1}
CHARACTERS_A_PAGE = 2_950
# Pages that a paper's head and foot take; a Geschäftsordnung's paragraphs and members take more than a page besides.
_FRAME = 0.65
_RULES = 3_600


def papers(count: int, pages: int | None = None) -> Iterator[Paper]:
    """The first `count` papers, always the same; `pages` 0 makes each as short as its form allows."""
    for index in range(count):
        random = Random(f"{SEED}/{index}/{pages}")
        aim = random.choices(list(PAGES), list(PAGES.values()))[0] if pages is None else pages
        characters = max(0, round((aim - _FRAME) * CHARACTERS_A_PAGE))
        yield _MAKERS[FORMS[index % len(FORMS)]](index, random, random.choice(MATTERS), characters)


def _konstanz(index: int, random: Random, matter: Matter, characters: int) -> Paper:
    """Two ruled tables with labels over values, then the text."""
    day = _day(index, random)
    version = f"-{1 + index // 14_970}" if index >= 14_970 else ""
    number = f"{day.year}/{1 + index // 15 % 998:03}{version}"
    stations, title = _stations("konstanz", random, day), _title(matter, random)
    kind = random.choice(("Mitteilungsvorlage", "Mitteilungsvorlage", "Beschlussvorlage"))
    blocks = [block("logo", "Landkreis Konstanz"), block("h1", kind), *_boxes(matter, random, day, number, stations)]
    if len(stations) == 1:
        blocks.append(block("item", f"Tagesordnungspunkt {random.randint(1, 9)}"))
    blocks.append(block("title", *title))
    if kind == "Beschlussvorlage":
        blocks.append(block("h2", "Beschlussvorschlag"))
        blocks.append(block("p", f"Der Bericht zu {matter.noun} wird zustimmend zur Kenntnis genommen."))
    blocks.append(block("h2", "Sachverhalt"))
    if characters and random.random() < 0.35:
        blocks += _group(matter, random)
    costs = random.choice(("Keine", f"Im Haushalt sind {random.randint(2, 99)}.000 Euro eingeplant."))
    blocks += [
        *_body(matter, random, characters),
        block("h2", "Finanzielle Auswirkungen"),
        block("p", costs),
        block("h2", "Anlagen"),
        block("p", f"Anlage 1 – Übersicht zu {matter.noun}"),
    ]
    truth = Truth(f"konstanz-{index:05}", "konstanz", " ".join(title), day.isoformat(), number, stations)
    return Paper(truth, _points(random), tuple(blocks))


def _boxes(
    matter: Matter, random: Random, day: date, number: str, stations: tuple[Station, ...]
) -> tuple[Block, Block]:
    """The two ruled tables; labels stand in a row of their own, or in the cells of the values."""
    labels, values = ("Organisationseinheit", "Datum", "Drucksachen-Nr."), (matter.office, german(day), number)
    together = tuple(f"{label}\n{value}" for label, value in zip(labels, values, strict=True))
    head = (labels, values) if random.random() < 0.5 else (together,)
    arrow = random.choice("↓⇩")
    route = [(f"{arrow} Beratungsfolge", f"{arrow} Sitzungsart", f"{arrow} Sitzungstermin/e")]
    for station in stations:
        shown = "öffentlich" if station.public else "nicht öffentlich"
        route.append((station.organization, shown, german(station.start)))
    return Block("table", rows=head), Block("table", rows=tuple(route))


def _ravensburg(index: int, random: Random, matter: Matter, characters: int) -> Paper:
    """Running lines without a table; the date stands with the signature."""
    day = _day(index, random)
    number = f"{1 + index // 15:04}/{day.year}"
    stations, title = _stations("ravensburg", random, day), _title(matter, random)
    blocks = [
        block("logo", "Landkreis Ravensburg"),
        block("h1", random.choice(("Beschlussvorlage", "Mitteilungsvorlage"))),
        block("number", number),
        block("p", matter.office),
        block("p", "Beratungsfolge:"),
        *(block("p", f"{order}. {_station_line(station)}") for order, station in enumerate(stations, 1)),
        block("signature", f"{_person(random)}/ {german(day)}"),
        block("caption", "gez. Dezernent/in / Datum"),
        block("title", *title),
        block("h2", "Beschlussentwurf:"),
        block("p", f"Den nächsten Schritten zu {matter.noun} wird zugestimmt."),
        block("h2", "Darstellung des Vorgangs:"),
        *_body(matter, random, characters),
        block("p", f"Anlage 1 zu {number} - Übersicht zu {matter.noun}"),
    ]
    truth = Truth(f"ravensburg-{index:05}", "ravensburg", " ".join(title), day.isoformat(), number, stations)
    return Paper(truth, _points(random), tuple(blocks))


def _station_line(station: Station) -> str:
    role = "Beschluss" if station.organization == "Kreistag" else "Vorberatung"
    return f"{station.organization} {german(station.start)} {role} {'Ö' if station.public else 'N'}"


def _steinfurt(index: int, random: Random, matter: Matter, characters: int) -> Paper:
    """Rules of procedure with a ruled table of members, which a page may cut."""
    day = _day(index, random)
    nominative, genitive, dative, kind, owned = random.choice(GROUPS)
    the_group = f"{nominative} {kind}"
    offices = random.sample(OFFICES, random.randint(3, len(OFFICES)))
    outside = random.sample(SEATS, random.randint(4, 12))
    rows = _member_rows("Kreisverwaltung Steinfurt", offices)
    rows += _member_rows("Stellen außerhalb der Kreisverwaltung", outside)
    often = random.choice(("einmal", "zweimal", "dreimal", "viermal"))
    notice = random.choice(("zehn Tagen", "zwei Wochen", "14 Tagen"))
    blocks = [
        block("logo", "Kreis Steinfurt"),
        block("h1", "Geschäftsordnung"),
        block("number", f"{genitive} {owned} {matter.noun}"),
        block("number", "im Kreis Steinfurt"),
        block("h2", "Präambel"),
        *(block("p", text) for text in paragraphs(matter, random, max(300, characters - _RULES))),
        block("h2", "§ 1 Geltung"),
        block("p", f"Diese Geschäftsordnung tritt am {german(day + timedelta(days=30))} in Kraft."),
        block("h2", "§ 2 Aufgaben"),
        block("p", f"{the_group} steuert die Vorhaben zu {matter.noun}. {the_group} fasst empfehlende Beschlüsse."),
        block("h2", "§ 3 Mitglieder"),
        block("p", f"{dative} {kind} gehören als stimmberechtigte Mitglieder an:"),
        Block("table", rows=tuple(rows)),
        block("p", "Jede Institution benennt ein Mitglied und eine Stellvertretung. Gäste haben kein Stimmrecht."),
        block("h2", "§ 4 Sitzungen"),
        block("p", f"{the_group} tagt mindestens {often} im Jahr. Eingeladen wird mit einer Frist von {notice}."),
        block("p", "Die Sitzungen sind nicht öffentlich."),
        block("h2", "§ 5 Beschlussfähigkeit und Beschlüsse"),
        block("p", f"{the_group} ist beschlussfähig, wenn mehr als die Hälfte der Mitglieder anwesend ist. "
              "Jedes Mitglied hat eine Stimme. Beschlüsse werden mit einfacher Mehrheit der Stimmen gefasst."),
        block("h2", "§ 6 Protokoll"),
        block("p", "Die Geschäftsstelle fertigt über jede Sitzung ein Ergebnisprotokoll an."),
        block("p", f"Beschlossen in der Sitzung {genitive} {owned} {matter.noun} am {german(day)}."),
        block("signature", _person(random), "Vorsitz"),
    ]  # fmt: skip
    name, title = f"steinfurt-{index:05}", f"{kind} {matter.noun}"
    truth = Truth(name, "steinfurt", title, day.isoformat(), seats=len(rows))
    return Paper(truth, _points(random), tuple(blocks))


_MAKERS: dict[Form, Callable[[int, Random, Matter, int], Paper]] = {
    "konstanz": _konstanz,
    "ravensburg": _ravensburg,
    "steinfurt": _steinfurt,
}


def _day(index: int, random: Random) -> date:
    """A day of fifteen years; the number beside it counts on where the years come round again."""
    return date(2010 + index % 15, random.randint(1, 11), random.randint(1, 28))


def _points(random: Random) -> float:
    return random.choice((10.0, 10.5, 11.0))


def _person(random: Random) -> str:
    return f"{random.choice(GIVEN)} {random.choice(FAMILY)}"


def _stations(form: Form, random: Random, day: date) -> tuple[Station, ...]:
    """One to three committees in their order, the Kreistag last, a week or more apart."""
    chosen = random.sample(COMMITTEES[form], random.choices((1, 2, 3), (5, 4, 1))[0])
    stations = []
    for name in sorted(chosen, key=COMMITTEES[form].index):
        day += timedelta(days=random.randint(7, 28))
        stations.append(Station(name, day.isoformat(), random.random() < 0.8))
    return tuple(stations)


def _title(matter: Matter, random: Random) -> tuple[str, ...]:
    second = random.choice(("Bericht der Verwaltung", "Stand und Ausblick", "Fortschreibung des Konzepts"))
    third = random.choice(("Mittel für das kommende Jahr", "Bericht aus den Gemeinden", "Auswertung der Befragung"))
    first = f"{matter.noun} im Landkreis;"
    return (first, f"{second};", third) if random.random() < 0.3 else (first, second)


def _member_rows(group: str, members: list[str]) -> list[tuple[str, ...]]:
    """Rows of three columns; the group stands in the first row only."""
    return [("" if index else group, member, "") for index, member in enumerate(members)]


def _group(matter: Matter, random: Random) -> list[Block]:
    """A committee in prose and list, as Konstanz reports of them."""
    name = f"Begleitgruppe {matter.noun}"
    founded = f"Die {name} wurde im Mai {random.randint(2003, 2009)} gegründet. Sie tagt zweimal im Jahr."
    gemeinden = f"{random.randint(2, 5)} Vertretungen der kreisangehörigen Gemeinden"
    return [
        block("h3", f"Arbeit der {name}"),
        block("p", f"{founded} Die Mitglieder der Begleitgruppe setzen sich zusammen aus:"),
        block("ul", matter.office, gemeinden, *random.sample(SEATS[3:], random.randint(2, 6))),
    ]


def _body(matter: Matter, random: Random, characters: int) -> list[Block]:
    """Numbered headings, each with up to three paragraphs; one paragraph alone where `characters` is 0."""
    texts = paragraphs(matter, random, characters or 1)
    headings = random.sample(HEADINGS, len(HEADINGS))
    blocks: list[Block] = []
    for index, text in enumerate(texts):
        if characters and index % 3 == 0:
            blocks.append(block("h3", f"{1 + index // 3}. {headings[index // 3 % len(headings)]}"))
        blocks.append(block("p", text))
    return blocks
