"""One phrase that names a member, however it is put together: number, who is sent and by whom, role, parentheses."""

import pytest

from tests.extractors.committees.documents import committees, seats


def _of(*items: str, opens: str = "Dem Beirat Wald gehören an:") -> list[str]:
    """The seats of a list with these items."""
    text = f"# § 2\n\n{opens}\n" + "\n".join(f"{at}. {item}" for at, item in enumerate(items, 1))
    return seats(committees(text, own="Beirat Wald")["Beirat Wald"])


ONE_ITEM = {
    # both genders of those who are sent
    "einem/einer Vertreter/in des Jagdverbands": ["1 x Jagdverband"],
    "1 VertreterIn der Sägewerke": ["1 x Sägewerke"],
    "zwei Vertreter(innen) der Forstkammer": ["2 x Forstkammer"],
    "eine Vertreterin beziehungsweise ein Vertreter der Forstkammer": ["1 x Forstkammer"],
    # who leads, in both genders, and whom several lead
    "die Leiterin beziehungsweise der Leiter des Forstamts oder die Stellvertretung": ["Forstamt Leitung"],
    "die/der Leiterin/Leiter des Forstamts oder deren/dessen Vertretung": ["Forstamt Leitung"],
    "die Fachdienstleitung des Fachdienstes Jagd": ["Fachdienst Jagd Fachdienstleitung"],
    # who chose those who are sent
    "zwei vom Forstverein bestimmte Mitglieder": ["2 x Forstverein"],
    "drei durch die Jägerschaft benannte Vertretungen": ["3 x Jägerschaft"],
    "zwei vom Forstverein bestimmte Vertretungen der Sägewerke": ["2 x Sägewerke"],
    "2 Personen, die auf Vorschlag der Forstverbände vom Kreistag gewählt werden": ["2 x Forstverbände"],
    "zwei Frauen und Männer, die auf Vorschlag der Forstverbände gewählt werden": ["2 x Forstverbände"],
    "5 Mitglieder des Rates bzw. von ihm gewählte, im Wald erfahrene Frauen und Männer": [
        "5 x Mitglieder des Rates bzw. von ihm gewählte, im Wald erfahrene Frauen und Männer"
    ],
    "je ein von den Forstverbänden benanntes Mitglied": ["je 1 x Forstverbände"],
    # what is said of a member besides
    "das Forstamt, soweit es besteht, der Landrat": ["Forstamt", "Landrat"],
    "das Amt für Wald, später Amt für Moore": ["Amt für Wald"],
    "ein Jagdpächter, der/die vom Vorstand bestimmt wird": ["1 x Jagdpächter"],
    "die/der Beauftragte für Moore, wenn eine solche oder ein solcher bestellt ist": ["Beauftragte/r für Moore"],
    "das Forstamt, im Falle der Verhinderung das Bauamt": ["Forstamt"],
    "der Landrat oder an seiner Stelle eine von ihm beauftragte Person": ["Landrat"],
    "zwei Mitglieder der nach § 7 des Jagdgesetzes anerkannten Vereinigung der Jäger": [
        "2 x nach § 7 des Jagdgesetzes anerkannte Vereinigung der Jäger"
    ],
    "das Amt für Wald nach § 3 der Hauptsatzung": ["Amt für Wald"],
    "ein Sägewerk, das eine Prüfung abgelegt hat und den Betrieb leitet": ["1 x Sägewerk"],
    # parentheses
    "eine Vertretung des Forsthauses Nord (Jagd und Holz)": ["1 x Forsthaus Nord (Jagd und Holz)"],
    "ein Vertreter (Schulleitung oder Elternbeirat) der Waldschule": ["1 x Waldschule"],
    "3 beratende Mitglieder (Jagdverband, Forstkammer, Moorbund e. V.)": [
        "1 x Jagdverband -",
        "1 x Forstkammer -",
        "1 x Moorbund e. V. -",
    ],
    "5 beratende Mitglieder (Jagdverband, Forstkammer)": ["Jagdverband -", "Forstkammer -"],
    # one number for several, one by one
    "je ein Mitglied durch den Fischereiverband und den Imkerverband": ["1 x Fischereiverband", "1 x Imkerverband"],
    "je ein Mitglied von der Caritas, dem Naturbund und von BUND": ["1 x Caritas", "1 x Naturbund", "1 x BUND"],
    "jeweils 1 Vertreter von HFO, OGW und Jagdverband": ["1 x HFO", "1 x OGW", "1 x Jagdverband"],
    "je ein Mitglied der Städte, Gemeinden und Verbände": ["je 1 x Städte", "je 1 x Gemeinden", "je 1 x Verbände"],
    "die obere und die untere Jagdbehörde": ["obere Jagdbehörde", "untere Jagdbehörde"],
    # the chair and limits
    "1 Vorsitzenden": ["1 x Vorsitz"],
    "10 stimmberechtigte und bis zu 15 beratende Mitglieder": ["10 x Mitglieder +", "Mitglieder -"],
    "15 Mitglieder einschließlich der Vorsitzenden": ["15 x Mitglieder"],
}


@pytest.mark.parametrize(("item", "expected"), ONE_ITEM.items())
def test_a_member_in_a_list(item: str, expected: list[str]) -> None:
    assert _of(item) == expected


def test_weak_forms_tell_a_nominative_in_a_list_of_datives() -> None:
    listed = ("einem Mitglied des Jagdverbands,", "der Moorbeauftragte und der Beauftragte für Holz und Torf.")
    assert _of(*listed, opens="Der Beirat Wald setzt sich zusammen aus:") == [
        "1 x Jagdverband",
        "Moorbeauftragter",
        "Beauftragter für Holz und Torf",
    ]


def test_whoever_is_named_after_several_who_are_led_is_led_too() -> None:
    found = committees(
        "# Waldrunde\n\nDer Waldrat ist das oberste Gremium des Waldpakts. In dieser Runde treffen sich die "
        "Leitungen der "
        "Forst- und Jagdbehörde, des Bauamts und der Kämmerei sowie eine Vertretung der Sägewerke in "
        "dreimonatigem Abstand."
    )
    assert {name: seats(committee) for name, committee in found.items()} == {
        "Waldrat": ["Forst- und Jagdbehörde Leitung", "Bauamt Leitung", "Kämmerei Leitung", "1 x Sägewerke"]
    }


def test_topics_behind_who_leads_them_are_no_members() -> None:
    text = (
        "# Kreis\n\nMitglieder des Lenkungskreises Wald sind der Landrat, der Fachbereichsleiter Jagd, Holz, "
        "Torf, zwei "
        "Vertretungen der Sägewerke sowie die Kämmerei."
    )
    assert seats(committees(text)["Lenkungskreis Wald"]) == [
        "Landrat",
        "Fachbereichsleiter Jagd, Holz, Torf",
        "2 x Sägewerke",
        "Kämmerei",
    ]
    assert seats(committees(text.replace("Holz, Torf", "Bauamt, Polizei"))["Lenkungskreis Wald"])[1:4] == [
        "Fachbereichsleiter Jagd",
        "Bauamt",
        "Polizei",
    ]


def test_who_sends_a_member_and_whom_it_takes_for_it() -> None:
    senders = (
        "das Schulamt aus der Lehrerschaft,",
        "das Amtsgericht, in dessen Bezirk der Wald liegt, aus der Richterschaft,",
        "der Träger des Waldheims eine Fachkraft,",
        "die evangelische und die katholische Kirche, die Forstkammer und die Gesamtheit der Jagdverbände, wenn "
        "diese im "
        "Kreis bestehen. Zudem kann der Beirat zwei Vertretungen der Sägewerke als Mitglieder bestimmen,",
        "die Leitung des Forstamts",
    )
    found = _of(*senders, opens="(2) In den Beirat Wald entsenden je ein weiteres beratendes Mitglied:")
    assert found == [
        "1 x Schulamt -",
        "1 x Amtsgericht -",
        "1 x Träger des Waldheims -",
        "1 x evangelische Kirche -",
        "1 x katholische Kirche -",
        "1 x Forstkammer -",
        "1 x Gesamtheit der Jagdverbände -",
        "1 x Forstamt Leitung -",
    ]


def test_letters_under_a_number_are_its_parts() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören an:\n1. zwei Mitglieder des Kreistags,\n2. aus dem Forst\na) eine "
        "Vertretung der "
        "Jagdpächter,\nb) eine Vertretung der Sägewerke,\n3. die Forstkammer."
    )
    assert seats(committees(text, own="Beirat Wald")["Beirat Wald"]) == [
        "2 x Kreistag",
        "1 x Jagdpächter [aus dem Forst]",
        "1 x Sägewerke [aus dem Forst]",
        "Forstkammer",
    ]


def test_a_sentence_with_its_own_list_is_no_label_in_the_list_before() -> None:
    text = (
        "# § 2\n\n(1) Als beratende Mitglieder gehören dem Beirat Wald an:\n1. die Leitung des Forstamts.\n\n(2) "
        "In den "
        "Beirat Wald entsenden je ein Mitglied:\n1. die Jägerschaft,\n2. die Forstkammer."
    )
    assert seats(committees(text, own="Beirat Wald")["Beirat Wald"]) == [
        "Forstamt Leitung -",
        "1 x Jägerschaft",
        "1 x Forstkammer",
    ]


def test_a_list_inside_a_sentence_whose_verb_closes_behind_it() -> None:
    text = (
        "# § 2\n\nDarüber hinaus gehört dem Beirat Wald jeweils ein Mitglied von:\n- dem Forstministerium\n"
        "- der Stadt Musterau\n- Holzkontor Nord\nan.\n\nEbenfalls Mitglied ist die oder der Beauftragte für Moore."
    )
    assert seats(committees(text, own="Beirat Wald")["Beirat Wald"]) == [
        "1 x Forstministerium",
        "1 x Stadt Musterau",
        "1 x Holzkontor Nord",
        "Beauftragte/r für Moore",
    ]
    tasks = "# § 1\n\nZu den Aufgaben des Beirats Wald gehört für jedes Mitglied:\n- die Pflege der Wege\n- die Jagd"
    assert committees(tasks, own="Beirat Wald") == {}


def test_an_abbreviation_in_a_long_item_ends_no_sentence() -> None:
    long = (
        "der Fachrat für Holz, Wege und Jagd und für alle Fragen des Torfs im ganzen Kreis und weit darüber hinaus "
        "(nach Prof. Muster genannt)"
    )
    assert _of("die Forstkammer,", long) == ["Forstkammer"]


def test_a_sentence_that_forms_other_bodies_is_no_label_of_the_list_before_it() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören an:\n1. der Landrat\n2. zwei Vertreter der Forstkammer\n\n"
        "Der Beirat hat zwei Ausschüsse mit jeweils fünf Mitgliedern gebildet:\n\n- Wege\n- Wild\n"
    )
    assert seats(committees(text, own="Beirat Wald")["Beirat Wald"]) == ["Landrat", "2 x Forstkammer"]


@pytest.mark.parametrize(
    "text",
    [
        "Dem Beirat Wald gehören nicht an: Pächter und Händler.",
        "Dem Beirat Wald gehören weder Pächter noch Händler an.",
        "Der Beirat Wald besteht nicht aus Pächtern, sondern aus Vertretern der Vereine.",
        "Im Beirat Wald sind nicht vertreten: Pächter und Händler.",
        "In dem Beirat Wald treffen sich Erfahrung und Neugier.",
    ],
)
def test_who_is_said_not_to_belong_has_no_seat(text: str) -> None:
    assert committees(f"# § 2\n\n{text}", own="Beirat Wald") == {}


def test_not_only_is_no_denial() -> None:
    text = "# § 2\n\nDem Beirat Wald gehören nicht nur der Landrat, sondern auch der Forstamtsleiter an."
    assert seats(committees(text, own="Beirat Wald")["Beirat Wald"]) != []


def test_whom_a_number_has_among_it_are_a_part_of_the_members() -> None:
    found = committees("# § 2\n\nDer Beirat Wald hat 15 Mitglieder, darunter fünf Kreisräte.", own="Beirat Wald")
    seat_list = found["Beirat Wald"].seat_list
    assert seats(found["Beirat Wald"]) == ["5 x Kreisräte"]
    assert seat_list is not None and seat_list.value == "partial"


@pytest.mark.parametrize(
    "item", ["ein Mitglied, das der Kreistag aus den Bewerbern wählt", "zwei Personen, die er benennt"]
)
def test_who_chooses_a_member_in_a_clause_is_no_member(item: str) -> None:
    assert _of(item, "das Forstamt") == ["Forstamt"]
