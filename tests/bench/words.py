"""Words for invented papers: matters with their offices, sentences with gaps, and what goes into the gaps."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Matter:
    """What a paper is about: its title's noun, the office in charge, what is counted, and what people do about it."""

    noun: str
    office: str
    things: tuple[str, ...]
    deeds: tuple[str, ...]


MATTERS = (
    Matter(
        "Streuobst",
        "Amt für Landwirtschaft",
        ("Hochstämme", "Wiesen", "Mostereien", "Baumpaten"),
        ("der Schnitt alter Bäume", "die Pflanzung junger Hochstämme", "der Ankauf von Mostobst"),
    ),
    Matter(
        "Schulverpflegung",
        "Amt für Schulen und Bildung",
        ("Mensaplätze", "Mahlzeiten", "Lieferanten", "Kochstellen"),
        ("der Umbau der Ausgabeküche", "die Bestellung über das Netz", "ein Speiseplan mit Zutaten aus der Region"),
    ),
    Matter(
        "Fußverkehr",
        "Straßenbauamt",
        ("Querungen", "Gehwege", "Zebrastreifen", "Sitzbänke"),
        ("das Absenken der Bordsteine", "die Beleuchtung von Wegen", "eine zweite Zählung im Herbst"),
    ),
    Matter(
        "Hebammenversorgung",
        "Gesundheitsamt",
        ("Praxen", "Hausbesuche", "Sprechstunden", "Anfragen"),
        ("die Vermittlung über eine Rufnummer", "die Förderung neuer Praxen", "eine Vertretung an Feiertagen"),
    ),
    Matter(
        "Archivgut",
        "Kreisarchiv",
        ("Regalmeter", "Urkunden", "Mikrofilme", "Findbücher"),
        ("die Entsäuerung von Akten", "das Einlesen von Karten", "der Umzug in ein trockenes Magazin"),
    ),
    Matter(
        "Wildunfälle",
        "Kreisforstamt",
        ("Unfälle", "Reflektoren", "Warnschilder", "Zaunmeter"),
        ("das Mähen der Randstreifen", "das Aufstellen von Reflektoren", "die Auswertung der Meldungen"),
    ),
    Matter(
        "Sprachförderung",
        "Amt für Migration und Integration",
        ("Kurse", "Lernende", "Ehrenamtliche", "Prüfungen"),
        ("ein Kurs am Abend", "die Betreuung von Kindern während des Kurses", "die Ausbildung von Sprachpaten"),
    ),
    Matter(
        "Grundwasser",
        "Amt für Wasserwirtschaft und Bodenschutz",
        ("Messstellen", "Brunnen", "Proben", "Entnahmen"),
        ("die Sanierung von Messstellen", "eine Karte der Entnahmen", "die Beratung von Betrieben"),
    ),
    Matter(
        "Rufbus",
        "Amt für Nahverkehr",
        ("Fahrten", "Haltestellen", "Fahrgäste", "Fahrzeuge"),
        ("die Ausweitung auf den Sonntag", "eine gemeinsame Leitstelle", "die Fahrt zum festen Preis"),
    ),
    Matter(
        "Hitzeschutz",
        "Amt für Klimaschutz und Energie",
        ("Trinkbrunnen", "Schattenplätze", "Pflegeheime", "Hitzetage"),
        ("das Pflanzen von Bäumen auf Höfen", "ein Telefon für alleinlebende Menschen", "die Dämmung von Dächern"),
    ),
    Matter(
        "Kreismusikschule",
        "Amt für Kultur",
        ("Unterrichtsstunden", "Leihinstrumente", "Lehrkräfte", "Konzerte"),
        ("der Unterricht in Grundschulen", "die Anschaffung von Bläsern", "eine Staffelung der Gebühren"),
    ),
    Matter(
        "Katastrophenschutz",
        "Amt für Bevölkerungsschutz",
        ("Sirenen", "Notstromgeräte", "Feldbetten", "Übungen"),
        ("die Erneuerung der Sirenen", "eine Übung mit allen Gemeinden", "das Einlagern von Sandsäcken"),
    ),
    Matter(
        "Bioabfall",
        "Amt für Abfallwirtschaft",
        ("Tonnen", "Leerungen", "Störstoffe", "Wertstoffhöfe"),
        ("die Kontrolle der Tonnen", "eine Vergärung mit Nachbarn", "ein Faltblatt in leichter Sprache"),
    ),
    Matter(
        "Pflegestützpunkt",
        "Sozialamt",
        ("Beratungen", "Hausbesuche", "Pflegeplätze", "Angehörige"),
        ("eine Sprechstunde in den Gemeinden", "die Vermittlung von Kurzzeitpflege", "ein Treff für Angehörige"),
    ),
    Matter(
        "Breitbandausbau",
        "Amt für Kreisentwicklung",
        ("Anschlüsse", "Adressen", "Leerrohre", "Verteiler"),
        ("die Verlegung entlang der Kreisstraßen", "der Anschluss der Schulen", "eine neue Markterkundung"),
    ),
)

PLACES = (
    "im Norden des Kreises", "in den Umlandgemeinden", "entlang der Bahnlinie", "in den Seegemeinden",
    "in den Höhenlagen", "am Rand der Gewerbegebiete", "in kleinen Ortsteilen", "in den Kernstädten",
    "im Mittelzentrum", "an der Kreisgrenze",
)  # fmt: skip

REASONS = (
    "weil Personal fehlt", "weil Baupreise gestiegen sind", "weil Zuschüsse später kamen", "weil die Nachfrage wächst",
    "weil Absprachen fehlten", "weil ältere Anlagen ausfallen", "weil der Winter lang war", "weil Fristen kurz waren",
    "weil Grundstücke nicht verfügbar waren", "weil Erfahrungen aus anderen Kreisen vorlagen",
)  # fmt: skip

ACTORS = (
    "Die Verwaltung", "Das Fachamt", "Eine Gruppe aus mehreren Ämtern", "Das beauftragte Büro", "Die Kämmerei",
    "Eine Werkstatt mit Gemeinden", "Die Hochschule", "Der Fachdienst", "Die Projektleitung",
    "Das Rechnungsprüfungsamt",
)  # fmt: skip

WHEN = (
    "im Frühjahr", "nach den Sommerferien", "bis zum Jahresende", "im zweiten Halbjahr", "noch vor Weihnachten",
    "in den vergangenen drei Jahren", "seit dem Vorjahr", "während der Bauzeit", "über den Winter",
    "mit Beginn des Schuljahres",
)  # fmt: skip

SENTENCES = (
    "{actor} hat {when} {number} {thing} {place} erfasst und mit den Angaben der Gemeinden verglichen.",
    "Gegenüber dem Vorjahr sind das {percent} Prozent mehr, vor allem {reason}.",
    "{deed_start} kostet {euro} Euro; ein Teil davon steht im laufenden Haushalt bereit.",
    "{place_start} zeigt sich ein anderes Bild: Dort kommen auf tausend Einwohner nur {small} {thing}.",
    "Ob {deed} auf Dauer genügt, lässt sich erst nach einer weiteren Erhebung sagen.",
    "{actor} schlägt vor, zunächst {place} zu beginnen und die Ergebnisse {when} auszuwerten.",
    "Bei {number} Befragten stand der Wunsch nach mehr Verlässlichkeit an erster Stelle.",
    "Mit den bisherigen Mitteln konnten {small} von {number} Vorhaben abgeschlossen werden.",
    "Die Kosten verteilen sich zu {percent} Prozent auf Bau und Technik, der Rest auf Betrieb und Pflege.",
    "{deed_start} ist der Teil des Konzepts, der am schnellsten wirkt.",
    "Umstritten bleibt, wer für den Unterhalt der {thing} aufkommt, {reason}.",
    "Ein Vergleich mit Nachbarn ergab, dass {place} weniger {thing} je Einwohner vorhanden sind als anderswo.",
    "Im Entwurf des Haushalts sind dafür {euro} Euro eingestellt, verteilt auf {small} Jahre.",
    "{actor} wird {when} über den Fortgang berichten.",
    "Die Zahl der {thing} ist {when} von {number} auf {number2} gestiegen.",
    "Gespräche mit Trägern und Vereinen haben gezeigt, dass {deed} breite Zustimmung findet.",
    "Offen ist noch, ob sich auch Betriebe {place} an den Kosten beteiligen.",
    "Eine Förderung von bis zu {percent} Prozent wurde beantragt, über sie ist nicht entschieden.",
    "Wo {thing} fehlen, weichen viele auf Angebote außerhalb des Landkreises aus.",
    "Das Vorhaben wurde um {small} Monate verschoben, {reason}.",
    "Dabei wurde deutlich, dass sich {deed} und die übrigen Schritte gegenseitig bedingen.",
    "Für die Jahre danach rechnet {actor_inner} mit einem Bedarf von {number} bis {number2} weiteren {thing}.",
)

HEADINGS = (
    "Ausgangslage", "Bisherige Schritte", "Bestand und Bedarf", "Ergebnisse der Erhebung", "Stand der Umsetzung",
    "Zeitplan", "Kosten und Förderung", "Beteiligung", "Vergleich mit Nachbarn", "Ausblick", "Weiteres Vorgehen",
    "Rechtlicher Rahmen",
)  # fmt: skip

COMMITTEES = {
    "konstanz": ("Sozialausschuss", "Verwaltungs- und Finanzausschuss", "Technischer und Umweltausschuss", "Kreistag"),
    "ravensburg": ("Sozialausschuss", "Verwaltungsausschuss", "Ausschuss für Umwelt und Technik", "Kreistag"),
}

# Article in the nominative, genitive and dative, the kind of group, and the kind in the genitive.
GROUPS = (
    ("Die", "der", "Der", "Lenkungsgruppe", "Lenkungsgruppe"),
    ("Die", "der", "Der", "Steuerungsgruppe", "Steuerungsgruppe"),
    ("Der", "des", "Dem", "Begleitausschuss", "Begleitausschusses"),
    ("Der", "des", "Dem", "Arbeitskreis", "Arbeitskreises"),
    ("Der", "des", "Dem", "Fachbeirat", "Fachbeirats"),
)

SEATS = (
    "Bezirksregierung Münster", "Handwerkskammer Münster", "Fachhochschule Münster", "Landwirtschaftskammer",
    "Arbeitsgemeinschaft der Wohlfahrtsverbände", "Kreissportbund", "Kreislandfrauenverband", "Polizeibehörde",
    "Seniorenbeirat der Stadt Rheine", "Behindertenbeirat der Stadt Greven", "Agentur für Arbeit", "Heimatbund",
    "Mieterverein", "Kreishandwerkerschaft", "Jugendring", "Verbraucherzentrale", "Regionalforstamt", "Naturschutzbund",
)  # fmt: skip

OFFICES = (
    "Amt 20 Kämmerei", "Amt 32 Ordnungsamt", "Amt 40 Schulamt", "Amt 50 Sozialamt", "Amt 51 Jugendamt",
    "Amt 53 Gesundheitsamt", "Amt 62 Vermessungs- und Katasteramt", "Amt 66 Straßenbauamt", "Amt 67 Umweltamt",
)  # fmt: skip

GIVEN = ("Aurelia", "Benedikt", "Cordula", "Dietlind", "Edelgard", "Folkert", "Gerlinde", "Hartmut", "Irmela", "Jobst")
FAMILY = (
    "Achterfeld", "Birkenlohe", "Dornwang", "Eschenried", "Fuchsloch", "Grabenstett", "Hollerbusch", "Immengrund",
    "Kesselhaus", "Lindenwirth",
)  # fmt: skip


def sentence(matter: Matter, random: Random) -> str:
    """One sentence about the matter."""
    number = random.randint(12, 980)
    place, deed, actor = random.choice(PLACES), random.choice(matter.deeds), random.choice(ACTORS)
    text = random.choice(SENTENCES).format(
        actor=actor,
        actor_inner=actor[0].lower() + actor[1:],
        when=random.choice(WHEN),
        number=number,
        number2=number + random.randint(5, 400),
        small=random.randint(2, 11),
        percent=random.randint(3, 85),
        euro=f"{random.randint(2, 940)}.{random.choice(('000', '500', '200', '750'))}",
        thing=random.choice(matter.things),
        place=place,
        place_start=place[0].upper() + place[1:],
        reason=random.choice(REASONS),
        deed=deed,
        deed_start=deed[0].upper() + deed[1:],
    )
    return text[0].upper() + text[1:]


def paragraphs(matter: Matter, random: Random, characters: int) -> list[str]:
    """Paragraphs of two to six sentences, together at least `characters` long."""
    made: list[str] = []
    while sum(map(len, made)) < characters:
        made.append(" ".join(sentence(matter, random) for _ in range(random.randint(2, 6))))
    return made
