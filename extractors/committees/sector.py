"""Which sector and kind a seat has: the paper's own grouping first, then the institution's name. Vocabulary as data."""

import re
from functools import lru_cache

from extractors.committees.persons import is_person
from extractors.text.nominative import is_plural
from schemas.council import CouncilProfile
from schemas.record import SeatKind, Sector

_GROUPS: tuple[tuple[Sector, re.Pattern[str]], ...] = (
    ("secretariat", re.compile(r"\bGeschäftsstelle\b")),
    ("welfare", re.compile(r"Wohlfahrt|Sozialverbänd")),
    (
        "state",
        re.compile(r"\b(?:Landes|Bundes)behörden|\bstaatliche (?:Stellen|Behörden)|\bLand und Bund\b", re.IGNORECASE),
    ),
    ("concerned", re.compile(r"\bBetroffene|Selbsthilfe|Interessenvertretung(?:en)? der|Angehörige\b", re.IGNORECASE)),
    ("business", re.compile(r"\bWirtschaft(?:\b|s(?:verbänd|vertret))|\bHandwerk\b|\bArbeitgeber|\bUnternehmen\b")),
    (
        "education",
        re.compile(
            r"^(?:Vertret\w{1,60} (?:der |aus der )?)?(?:Bildung(?:seinrichtungen|sträger)?|Schulen|Wissenschaft|"
            r"Hochschulen)\b"
        ),
    ),
    (
        "politics",
        re.compile(
            r"\bpolitische\w{0,60} (?:Ebene|Vertret|Gremien|Mitglied)|^Politik\b|^Kreistag$|^(?:Gemeinde|"
            r"Stadt)rat$|Fraktion",
            re.IGNORECASE,
        ),
    ),
    (
        "municipalities",
        re.compile(
            r"\bkommunale\w{0,60} Ebene|\bStädte und Gemeinden\b|\bkreisangehörige|^(?:Kommunen|Gemeinden)\b|"
            r"Große Kreisstädte",
            re.IGNORECASE,
        ),
    ),
    (
        "administration",
        re.compile(
            r"^(?:Kreis|Landkreis|Stadt|Gemeinde)?verwaltung\b|\bLandratsamt|\binterne (?:Vertret|Mitglied)|"
            r"Kreisverwaltung(?! nicht)|"
            r"\bfolgende\w{0,60} (?:Ämter|Fachämter|Referate|Dezernate)|beteiligten Ämter|Landkreisverwaltung|"
            r"\bÄmter\b|Fachstellen des Land|^(?:Landkreis|Kreis) [a-zäöüß-]{3,40}$",
            re.IGNORECASE,
        ),
    ),
    (
        "civil_society",
        re.compile(
            r"Dachorganisation|Dachverb[aä]nd|^(?:Vereine|Zivilgesellschaft|Bürgerschaft|Ehrenamt\b|"
            r"Bürgerinitiativen|Naturschutzverbände|"
            r"Umweltverbände)"
        ),
    ),
)
_FROM = re.compile(
    r"^(?:(?:Vertret\w{1,40}|Mitglieder) )?(?:aus (?:der|dem|den)(?: Bereich(?:en)?)?|von(?: der| den)?|der|des|für "
    r"(?:die|den|das)|seitens "
    r"der|Bereich) (?=[A-ZÄÖÜ])",
    re.IGNORECASE,
)
"""What goes before a group's name: "Aus der Wirtschaft"."""
_OUTSIDE = re.compile(r"\bexterne|\baußerhalb\b|\bweitere\b|\bzusätzliche|\bsonstige|\bandere\b| und ", re.IGNORECASE)
"""Groups that say where a seat does not belong, or that mix two sectors, decide nothing."""

_NAMES: tuple[tuple[Sector, re.Pattern[str]], ...] = (
    (
        "administration",
        re.compile(
            r"^(?:Amt(?! für Arbeit)|Dezernat|Referat|Fachbereich|Fachdienst|Stabsstelle|Sachgebiet|"
            r"Abteilung)\b(?!.{0,400}\bLand)"
        ),
    ),
    ("secretariat", re.compile(r"^Geschäfts(?:stelle|führung)\b")),
    (
        "concerned",
        re.compile(
            r"(?:Integrations|Senioren|Behinderten|Jugend|Ausländer|Migrations|Migranten|Inklusions|Heim|"
            r"Patienten|Frauen|Jugendgemeinde|Eltern)"
            r"(?:bei)?r(?:at|äte)\b|seniorenrat\b|jugendrat\b|Jugendparlament|Seniorenvertret|Behindertenvertret|"
            r"Jugendvertret|Selbsthilfe|"
            r"Beirat (?:für|der) (?:Menschen mit|Senior)|Selbstvertret|Betroffenenrat|Betroffenenvertret|"
            r"Patientenvertret|Selbstbestimmt leben|"
            r"Migrantenorganisation|Migrantenselbst|Sozialverband VdK|\bVdK\b|Seniorinnen und Senioren$",
            re.IGNORECASE,
        ),
    ),
    (
        "welfare",
        re.compile(
            r"\bLIGA\b|\bLiga der (?:freien )?Wohlfahrt|Wohlfahrt|\bCaritas|\bDiakoni|\bAWO\b|"
            r"Arbeiterwohlfahrt|\bDRK\b|Rotes Kreuz|"
            r"Roten Kreuz|Paritätische|\bMalteser|\bJohanniter|\bASB\b|Arbeiter-Samariter|Lebenshilfe|"
            r"Sozialdienst katholischer"
        ),
    ),
    (
        "business",
        re.compile(
            r"\bIHK\b|Industrie- und Handelskammer|Handwerkskammer|Kreishandwerkerschaft|Handwerkerschaft|"
            r"\bHWK\b|Arbeitgeberverb|\bDEHOGA\b|"
            r"Wirtschaftsförderungsgesellschaft|Einzelhandelsverband|Handelsverband|\bUnternehmen\b|"
            r"Wirtschaftsverb|Gewerbeverein|"
            r"Südwestmetall|Sparkasse|Wirtschaftsjunioren"
        ),
    ),
    (
        "education",
        re.compile(
            r"hochschule\b|\bHochschule|\bUniversität|\bSchulen?\b|(?:Berufs|Grund|Real|Gesamt|Haupt|"
            r"Gemeinschafts|Förder)schulen?\b|\bVolkshochschule|"
            r"\bVHS\b|[Gg]ymnasium|\bAkademie\b|Bildungsträger|Schulleit"
        ),
    ),
    (
        "state",
        re.compile(
            r"^(?:Staatliche[sn]? )?Schulamt\b|\bSchulaufsicht|Regierungspräsidium|Bezirksregierung|Polizei|"
            r"Agentur(?:en)? für Arbeit|"
            r"Bundesagentur|\bBAMF\b|Bundesamt|\bLandesamt|ministerium|Landesbetrieb|Regionalforstamt|"
            r"Finanzamt|Amtsgericht|Landgericht|"
            r"Staatsanwaltschaft|Bundeswehr|Bundespolizei|Hauptzollamt|\bZoll\b|Landesbehörde"
        ),
    ),
    (
        "politics",
        re.compile(
            r"[Ff]raktion|^(?:Stadt|Gemeinde|Ortschafts)rat$|Kreisrät|Gemeinderät|Stadträt|Kreistag|Ratsmitglied|Ratsfrau|Ratsherr|"
            r"Stadtverordnete|Abgeordnete|^(?:CDU|SPD|FDP|AfD|"
            r"Bündnis 90|Die Linke|DIE LINKE|GRÜNE|Grüne|Freie Wähler|FW|Volt|UWG|BSW)\b|^(?:Parteien|"
            r"Politik)\b|politische\w{0,60} (?:Ebene|Vertret)"
        ),
    ),
    (
        "administration",
        re.compile(
            r"^(?:Landk|K)reis\b|des (?:Land)?[Kk]reises\b|Landkreisverwaltung|Kreisverwaltung|Landratsamt|"
            r"Landrat\b|Landrätin|"
            r"Landesbeamt|Kreisdirektor|"
            r"^Verwaltung\b|^(?:Bau|Sozial|Umwelt|Kultur|Ordnungs|Jugend|Schul|Finanz|Kreis)?[Dd]ezern(?:at|"
            r"ent)|Sozialdezern|Umweltdezern|"
            r"\bBeigeordnete"
        ),
    ),
    (
        "municipalities",
        re.compile(
            r"^kommunale[rn]? .{0,400}(?:beauftragte|vertret)|(?:[Kk]reisangehörige|[Kk]reisfreie)|[Kk]reisstädte|"
            r"^(?:Städte|Gemeinden|Kommunen)\b|"
            r"(?:der|einer|aller) (?:[a-zäöü]{1,60} )?(?:Städte|Gemeinden|Kommunen?|Gemeinde)\b|Gemeindetag|"
            r"Städtetag|Ortsvorsteh|"
            r"Städte- und Gemeindebund"
        ),
    ),
    (
        "administration",
        re.compile(
            r"(?:Sozial|Jugend|Schul|Bau|Ordnungs|Gesundheits|Umwelt|Ausländer)\w{0,20}behörde\b|"
            r"(?:^|\s)(?:[A-ZÄÖÜ][a-zäöüß-]{0,60}- und )?(?:[A-ZÄÖÜ]?[a-zäöüß]{0,60})(?:amt|Amt)\b(?! e\. ?V)|^Amt\b|"
            r"(?:^|\s)Referat|\bKreis\w{0,30}(?:referat|archiv)\b|Dezernat|Fachbereich|Fachdienst|Fachstelle|"
            r"Sachgebiet|"
            r"Abteilung|Stabsstelle|Stabstelle|[Jj]obcenter|Sozialplanung|Kämmer(?:ei|er|in)\b|Eigenbetrieb|(?:^|"
            r"\s)\w{0,60}planung$|"
            r"Kommunales (?:Integrationszentrum|Jobcenter)|Fachamt|Ämter\b|Gleichstellungsbeauftragte|"
            r"Chancengleichheits(?:stelle|beauftragte)|"
            r"Wirtschaftsförderung$|Rechnungsprüfung|[Uu]ntere[rn]? [A-ZÄÖÜ]\w{1,60}behörde"
        ),
    ),
    (
        "civil_society",
        re.compile(
            r"\bBUND\b|\bNABU\b|\bADFC\b|\bVCD\b|\be\. ?V\.|\bInitiative\b|[Vv]ereine?\b|Bürgerinitiative|"
            r"Arbeitsgemeinschaft|Interessengemeinschaft|Sportbund|"
            r"Sportkreis|[Jj]ugendring|Feuerwehrverband|Naturschutzb|Umweltverb|Kirche|Dekanat|Moschee|"
            r"Freundeskreis|Helferkreis|Bürgerstiftung|"
            r"Gewerkschaft|\bDGB\b|Landfrauen|Bauernverband|Ehrenamtliche|Bürgerinnen und Bürger|"
            r"Ernährungsrat|Verkehrsclub"
        ),
    ),
)
_NO_OFFICE = re.compile(r"(?:Haupt- und )?Ehrenamt$")
_MAYOR = re.compile(r"[Bb]ürgermeister")
_TOWN_OFFICE = re.compile(
    r"(?:[Bb]eauftragte|[Kk]oordinator|[Mm]anager)\S{0,8} der (?:Stadt|Gemeinde|Samtgemeinde) "
    r"[A-ZÄÖÜ]"
)
_TOWN = re.compile(r"^(?:Große Kreisstadt|Stadt|Gemeinde|Markt|Samtgemeinde|Verbandsgemeinde) [A-ZÄÖÜ]")

_OFFICE = re.compile(
    r"(?:^|[ /])(?:[A-ZÄÖÜ][a-zäöüß]{0,60})?(?:[Ll]andr(?:at|ätin)|[Bb]ürgermeister(?:in)?(?:/-?in)?|"
    r"[Dd]ezernent(?:in)?(?:/-?in)?|[Ll]eiter(?:in)?|"
    r"[Ll]eitung|[Bb]eigeordnete[rn]?|[Bb]eauftragte[rn]?|[Pp]räsident(?:in)?|[Dd]irektor(?:in)?|"
    r"[Dd]ekan(?:in)?|[Ll]andesbeamt\w{1,60}|"
    r"[Gg]eschäftsführer(?:in)?|[Kk]ämmerer|[Kk]ämmerin|[Vv]orsitz(?:ende[rn]?)?|[Ss]precher(?:in)?|"
    r"[Rr]eferent(?:in)?)(?=$|[ ,/(])"
)
_PERSON = re.compile(r"(?:Herrn?|Frau|Dr\.|Prof\.) ")


def sector_of(institution: str, groups: tuple[str, ...], profile: CouncilProfile | None) -> tuple[Sector, str] | None:
    """The sector and the words that decided it; None where neither groups nor name say it.

    `groups` are the headings over the seat, outermost first: the innermost that decides goes before the name, but a
    name that no grouping can change (a Geschäftsstelle, a representation of those concerned in a mixed group) stays.
    """
    for group in (_FROM.sub("", group) for group in reversed(groups)):
        if of_group := _of_group(group):
            return _corrected(of_group[0], institution), of_group[1]
    if profile and (said := profile.sector_of(institution)):
        return said, institution
    if profile and institution in profile.known_offices:
        return "administration", institution
    if _NO_OFFICE.match(institution):
        return None
    own = _of_a_town(institution, profile)
    if own:
        return own, institution
    return _of_name(institution)


@lru_cache(maxsize=1024)
def _of_group(group: str) -> tuple[Sector, str] | None:
    """Remembered like the names: all seats of a group ask."""
    if _OUTSIDE.search(group) and not re.search(r"Städte und Gemeinden|Wirtschaft und Handwerk", group):
        return None
    found = ((sector, pattern.search(group)) for sector, pattern in _GROUPS)
    return next(((sector, match.group()) for sector, match in found if match), None)


@lru_cache(maxsize=4096)
def _of_name(institution: str) -> tuple[Sector, str] | None:
    """Remembered: in a council's papers the same institutions come again and again."""
    found = ((sector, pattern.search(institution)) for sector, pattern in _NAMES)
    return next(((sector, match.group().strip()) for sector, match in found if match and match.group()), None)


def _corrected(sector: Sector, institution: str) -> Sector:
    """A staatliches Schulamt under "Bildung" is the Land's all the same; other names take the group's sector."""
    if sector == "education" and re.search(r"Schulamt|Regierungspräsidium|Bezirksregierung", institution):
        return "state"
    if sector == "civil_society" and re.search(r"Wohlfahrt|\bLIGA\b|\bCaritas|\bDiakoni", institution):
        return "welfare"
    if sector == "municipalities" and re.search(
        r"Seniorenbeauftragte des (?:Land)?kreises", institution, re.IGNORECASE
    ):
        return "administration"
    return sector


def _of_a_town(institution: str, profile: CouncilProfile | None) -> Sector | None:
    """Towns and mayors are the administration's in their own town's papers, municipalities in those of the Kreis."""
    if not any(pattern.search(institution) for pattern in (_MAYOR, _TOWN, _TOWN_OFFICE)):
        return None
    if profile and profile.classification in ("Stadt", "Gemeinde"):
        others = re.search(r"kreisangehörig|Kommune|Nachbar", institution)
        own = _MAYOR.search(institution) or profile.name in institution
        return "administration" if own and not others else "municipalities"
    if profile or re.search(r"Kommune|kreisangehörig|Gemeinden|Städte", institution):
        return "municipalities"
    return None if _MAYOR.search(institution) else "municipalities"


@lru_cache(maxsize=4096)
def kind_of(institution: str, role: str | None) -> tuple[SeatKind, str]:
    """What kind of sender a seat has, and the rule that says so."""
    if _PERSON.match(institution) or is_person(institution):
        return "person", "seat/kind-of-title"
    if role and role not in ("Führungsebene", "Leitungsebene"):
        return "office", "seat/kind-of-role"
    if is_plural(institution):
        return "group", "seat/kind-of-plural"
    if _OFFICE.search(institution):
        return "office", "seat/kind-of-office"
    return "institution", "seat/kind-of-name"
