import pytest

from extractors.committees.mentions import mentions
from extractors.committees.read import read_committees
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.sections import sections
from tests.extractors.committees.documents import committees, document, passage, seats


def test_a_sentence_in_prose() -> None:
    found = committees(
        "# Radwege\n\nDie im Mai 2017 gegründete Steuerungsgruppe Radwege besteht aus der fachlich "
        "zuständigen Führungsebene der "
        "Kreisverwaltung (Bauamt, Amt für Wald, Jagd und Fischerei, Jobcenter), je einem Mitglied der Fraktionen, drei "
        "Vertretungen der kreisangehörigen Gemeinden sowie der Leitung des Referats Verkehr. Geleitet wird sie vom "
        "Baudezernenten. Sie tagt oft."
    )
    group = found["Steuerungsgruppe Radwege"]
    assert seats(group) == [
        "Bauamt Führungsebene",
        "Amt für Wald, Jagd und Fischerei Führungsebene",
        "Jobcenter Führungsebene",
        "je 1 x Fraktionen",
        "3 x kreisangehörige Gemeinden",
        "Referat Verkehr Leitung",
    ]
    assert group.founding_date is not None and group.founding_date.value == "2017-05"
    assert group.chair is not None and group.chair.value == "Baudezernent"
    assert group.seat_list is not None and group.seat_list.value == "complete"
    assert group.function is not None and (group.function.value, group.function.method) == ("steering", "derived")


@pytest.mark.parametrize("sign", ["*", ":", "_", "/"])
def test_members_in_all_genders_are_read_whatever_the_sign(sign: str) -> None:
    found = committees(
        "# Jugend\n\nDem Beirat Jugend gehören zwei Vertreter*innen der Fraktionen, ein*e Mitarbeiter*in des "
        "Jugendamts, je ein*e Vertreter*in der Caritas und der Diakonie, drei Schüler*innen der Gymnasien sowie "
        "die*der Behindertenbeauftragte des Kreises an. Den Vorsitz hat die*der Sozialdezernent*in.".replace("*", sign)
    )
    assert seats(found["Beirat Jugend"]) == [
        "2 x Fraktionen",
        f"1 x Mitarbeiter{sign}in des Jugendamts",
        "1 x Caritas",
        "1 x Diakonie",
        f"3 x Schüler{sign}innen der Gymnasien",
        "Behindertenbeauftragte/r des Kreises",
    ]
    chair = found["Beirat Jugend"].chair
    assert chair is not None and chair.value == f"Sozialdezernent{sign}in"


def test_a_colon_before_the_members_is_no_other_gender() -> None:
    found = committees(
        "# Wald\n\nDem Beirat Wald gehören an: der Förster, ein Mitglied der Fraktionen, die Jägerschaft."
    )
    assert seats(found["Beirat Wald"])[1:] == ["1 x Fraktionen", "Jägerschaft"]


def test_a_nested_list_with_groups() -> None:
    found = committees(
        "# 1. Steuerungsgruppe Klima\n\nDie Mitglieder dieses Gremiums setzen sich wie folgt zusammen:\n\n"
        "- Politische Ebene\n  - Vertretungen der Kreistagsfraktionen\n- Kommunale Ebene:\n  - 2 "
        "Vertretungen der zwei großen Kreisstädte\n"
        "- Führungsebene folgender Ämter:\n  - Forstamt\n- Weitere Mitglieder:\n  - Leitung des "
        "Referats Wald\n\nDie Geschäfte führt das Amt."
    )
    assert seats(found["Steuerungsgruppe Klima"]) == [
        "Kreistagsfraktionen [Politische Ebene]",
        "2 x große Kreisstädte [Kommunale Ebene]",
        "Forstamt [Führungsebene folgender Ämter] Führungsebene",
        "Referat Wald [Weitere Mitglieder] Leitung",
    ]


def test_a_table_over_two_pages_counts_equal_rows_and_takes_the_vote_from_its_sentence() -> None:
    found = committees(
        "# § 3 Mitglieder\n\nDem Beirat gehören als stimmberechtigte Mitglieder "
        "an:\n\nKreis\tForstamt\t\n\tBauamt\t\nPartner\tPolizei\t",
        "~und Verbände\t\t\n\tBürgermeister/in einer Kommune\t\n\tBürgermeister/in einer "
        "Kommune\t\n\tWohlfahrt\tCaritas\nStadt Musterau\t\t\n\n"
        "Die Geschäftsstelle gehört dem Beirat ohne Stimmrecht an.",
        own="Beirat Wald",
    )
    assert seats(found["Beirat Wald"]) == [
        "1 x Forstamt [Kreis] +",
        "1 x Bauamt [Kreis] +",
        "1 x Polizei [Partner und Verbände] +",
        "2 x Bürgermeister/in einer Kommune [Partner und Verbände] +",
        "1 x Caritas [Partner und Verbände > Wohlfahrt] +",
        "1 x Stadt Musterau [Partner und Verbände] +",
        "Geschäftsstelle -",
    ]
    twice = next(seat for seat in found["Beirat Wald"].seat if seat.institution.value.startswith("Bürgermeister"))
    assert twice.count is not None and twice.count.method == "derived" and len(twice.count.spans) == 2


def test_a_table_with_a_head() -> None:
    found = committees(
        "# Begleitgruppe Wald\n\nDer Begleitgruppe Wald gehören an:\n\nInstitution\tAnzahl\tStimmrecht\n"
        "Kreistag\t5\tja\nNaturfreunde e. V.\t1\tnein"
    )
    assert seats(found["Begleitgruppe Wald"]) == ["5 x Kreistag +", "1 x Naturfreunde e. V. -"]


def test_a_role_in_brackets_is_no_part_of_the_institution() -> None:
    group = committees(
        "# Arbeitsgruppe Hochwasser\n\nDer Arbeitsgruppe Hochwasser gehören an:\n\n"
        "- Oberbürgermeisterin (Vorsitz)\n- Forstamt (Leitung)\n- Wehrführer (stellv. Vorsitz)\n"
        "- Bergwacht (beratend)\n- Deichverband (KI)"
    )["Arbeitsgruppe Hochwasser"]
    assert seats(group) == [
        "Oberbürgermeisterin Vorsitz",
        "Forstamt Leitung",
        "Wehrführer stellvertretender Vorsitz",
        "Bergwacht -",
        "Deichverband (KI)",
    ]
    assert group.chair is not None and group.chair.value == "Oberbürgermeisterin"


def test_other_wordings() -> None:
    found = committees(
        "# Gremien\n\nIm Juni 2019 wurde eine Arbeitsgruppe Wohnen eingerichtet. Ihr gehören das "
        "Bauamt, die Caritas und zwei Mitglieder "
        "des Kreistags an.\n\nZum Beirat für Wald und Jagd gehören der Kreisforstmeister und ein "
        "Vertreter des BUND.\n\n"
        "Der Arbeitskreis Pflege als ein Zusammenschluss der kommunalen Pflegebeauftragten und der "
        "Sozialplanung trifft sich.\n\n"
        "An der Konferenz Kultur nehmen u. a. teil:\n\n- Musikschule\n- Theater"
    )
    assert seats(found["Arbeitsgruppe Wohnen"]) == ["Bauamt", "Caritas", "2 x Kreistag"]
    assert seats(found["Beirat für Wald und Jagd"]) == ["Kreisforstmeister", "1 x BUND"]
    assert seats(found["Arbeitskreis Pflege"]) == ["kommunale Pflegebeauftragte", "Sozialplanung"]
    assert found["Arbeitskreis Pflege"].seat_list is None  # a union of some does not say that nobody else is in it
    partial = found["Konferenz Kultur"].seat_list
    assert partial is not None and partial.value == "partial"


WORDINGS = {
    "Die Waldkonferenz tagt jährlich. In ihr sind das Forstamt, die Jagdverbände und die Gemeinden vertreten.": (
        "Waldkonferenz",
        ["Forstamt", "Jagdverbände", "Gemeinden"],
    ),
    "Am Runden Tisch Wald sind der Forstverein sowie die Städte und Gemeinden vertreten.": (
        "Runder Tisch Wald",
        ["Forstverein", "Städte und Gemeinden"],
    ),
    "In die Projektgruppe Wald entsenden der Landkreis, das Forstamt und die Gemeinden jeweils eine Person.": (
        "Projektgruppe Wald",
        ["1 x Landkreis", "1 x Forstamt", "je 1 x Gemeinden"],
    ),
    "Der Waldrat wurde 2020 gegründet. In ihm wirken das Forstamt und die Polizei mit.": (
        "Waldrat",
        ["Forstamt", "Polizei"],
    ),
    "Die Arbeitsgruppe Wald bilden je zwei Mitglieder der Fraktionen und das Forstamt.": (
        "Arbeitsgruppe Wald",
        ["je 2 x Fraktionen", "Forstamt"],
    ),
    "Der Waldrat hat zehn Mitglieder: vier Vertretungen der Kirchen und sechs Vertretungen der Gemeinden.": (
        "Waldrat",
        ["4 x Kirchen", "6 x Gemeinden"],
    ),
    "Der Begleitausschuss Wald ist mit Vertretungen des Forstamts, der Polizei und der Kirchen besetzt.": (
        "Begleitausschuss Wald",
        ["Forstamt", "Polizei", "Kirchen"],
    ),
    "Die Arbeitsgruppe Wald bilden das Forstamt und der Jagdverband.": (
        "Arbeitsgruppe Wald",
        ["Forstamt", "Jagdverband"],
    ),
    "Den Arbeitskreis Wald bilden das Forstamt und der Jagdverband.": (
        "Arbeitskreis Wald",
        ["Forstamt", "Jagdverband"],
    ),
    "Die AG Junges Wohnen besteht aus dem Bauamt und den Genossenschaften.": (
        "AG Junges Wohnen",
        ["Bauamt", "Genossenschaften"],
    ),
    "Es gibt viel zu tun. Die Projektgruppe Wald besteht aus dem Bauamt und den Kirchen.": (
        "Projektgruppe Wald",
        ["Bauamt", "Kirchen"],
    ),
    "Der Waldrat besteht aus zwölf Mitgliedern: a) acht Vertretungen der Gemeinden, b) drei Vertretungen der Kirchen "
    "und c) der Leitung des Forstamts.": ("Waldrat", ["8 x Gemeinden", "3 x Kirchen", "Forstamt Leitung"]),
    "Der Waldrat besteht aus zwölf Mitgliedern:\n\na) acht Vertretungen der Gemeinden,\n\nb) drei Vertretungen der "
    "Kirchen und\n\nc) einer Vertretung des Forstamts.": ("Waldrat", ["8 x Gemeinden", "3 x Kirchen", "1 x Forstamt"]),
    "Mitglieder des Waldrats sind:\n\n- zwei Vertretungen der Kirchen\n- das Forstamt als Geschäftsstelle ohne "
    "Stimmrecht": ("Waldrat", ["2 x Kirchen", "Forstamt -"]),
    "Der Lenkungsgruppe gehören folgende Stellen als stimmberechtigte Mitglieder an:\n\n- Forstamt\n- Polizei": (
        "Lenkungsgruppe",
        ["Forstamt +", "Polizei +"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), WORDINGS.items())
def test_one_wording(text: str, expected: tuple[str, list[str]]) -> None:
    found = committees(f"# Wald\n\n{text}")
    assert {name: seats(committee) for name, committee in found.items()} == dict([expected])


@pytest.mark.parametrize(
    "text",
    [
        "Der Seniorenbeirat entsendet ein beratendes Mitglied in den Ausschuss für Wald.",
        "In den Ausschuss für Wald entsendet der Beirat ein Mitglied.",
        "In den Beirat Wald entsenden der Landkreis und die Gemeinden drei Mitglieder.",
        "Die Landkreise bilden einen Beirat Wald und einen Ausschuss.",
        "In ihr sind drei Bausteine vertreten.",
        "Am Verfahren sind das Forstamt und der Beirat Wald vertreten.",
    ],
)
def test_what_only_sounds_like_a_composition(text: str) -> None:
    assert not committees(f"# Wald\n\n{text}")


def test_who_leads_something_else_does_not_chair_the_committee() -> None:
    found = committees(
        "# Wald\n\nDer Waldrat besteht aus dem Forstamt und der Polizei.\n\n# Land\n\nDie Behörde ist in die "
        "Initiative unter Federführung des Ministeriums eingebunden.\n\n# Leitung\n\nDie Sitzungen leitet sie nicht."
    )
    assert found["Waldrat"].chair is None


@pytest.mark.parametrize(
    ("sentence", "held_by"),
    [
        ("Geleitet werden die Sitzungen von der Ersten Landesbeamtin.", "Erste Landesbeamtin"),
        ("Den Vorsitz hat die Sozialdezernentin.", "Sozialdezernentin"),
        ("Er tagt unter Leitung des Landrats vierteljährlich.", "Landrat"),
        ("Die Leitung des Waldrats hat der Kreisdirektor inne.", "Kreisdirektor"),
        ("Die Leitung des Projekts hat der Kreisdirektor.", None),
        ("Die Leitung der Schule hat einmal im Jahr eine Versammlung zwecks Wahl eines Waldrates einzuberufen.", None),
        ("Die Leitung der Schule hat die Sitzungen des Waldrats vorzubereiten.", None),
    ],
)
def test_the_chair_in_a_sentence(sentence: str, held_by: str | None) -> None:
    chair = committees(f"# Wald\n\nDer Waldrat besteht aus Forstamt und Polizei. {sentence}")["Waldrat"].chair
    assert (chair.value if chair else None) == held_by


def test_the_office_of_a_committee_is_its_secretariat() -> None:
    found = committees("# Wald\n\nMitglieder des Waldrats sind die Kirchen und das Forstamt als Geschäftsstelle.")
    sectors = [seat.sector.value if seat.sector else None for seat in found["Waldrat"].seat]
    assert sectors[-1] == "secretariat"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lenkungsausschuss", "Lenkungsausschuss"),
        ("Begleitausschuss", "Begleitausschuss"),
        ("Klimabeirat", "Beirat"),
        ("Jugendforum", "Forum"),
        ("AG Junges Wohnen", "AG"),
        ("Lenkungsgruppe der Modellregion", "Lenkungsgruppe"),
    ],
)
def test_the_kind_is_the_noun_without_its_topic(name: str, kind: str) -> None:
    article = {"f": "Die", "m": "Der", "n": "Das"}[next(mentions(passage(name))).head.gender]
    found = committees(f"# {name}\n\n{article} {name} besteht aus dem Forstamt und der Polizei.")
    classification = found[name].classification
    assert classification is not None and classification.value == kind


def test_what_is_no_composition() -> None:
    assert not committees(
        "# Konzept\n\nDas Konzept der Arbeitsgruppe Wohnen besteht aus drei Bausteinen. Die Kosten "
        "der Steuerungsgruppe setzen sich "
        "zusammen aus Miete und Löhnen. Der Beirat setzt sich mit dem Thema auseinander. Die "
        "Mitglieder des Ausschusses sind "
        "ehrenamtlich tätig. Das Netzwerk Lesen ist ein loser Zusammenschluss der Büchereien. Der "
        "Rat der Gemeinde beschließt den "
        "Plan, bestehend aus der Zeichnung und dem Text. Die Geschäftsstelle ist beim Bauamt. Ihr "
        "gehören die Leiterin und zwei Kräfte an."
    )


def test_a_partial_sentence_gives_way_to_the_list() -> None:
    found = committees(
        "# § 2 Aufgaben\n\nDer Lenkungskreis Wald berät. Er besteht maßgeblich aus inneren und äußeren Fachleuten.\n\n"
        "# § 3 Mitglieder\n\nDer Lenkungskreis besteht aus dem Forstamt und der Landrätin als Vorsitzender.",
        own="Lenkungskreis Wald",
    )
    assert seats(found["Lenkungskreis Wald"]) == ["Forstamt", "Landrätin"]
    chair = found["Lenkungskreis Wald"].chair
    assert chair is not None and chair.value == "Landrätin"


def test_every_read_value_has_its_words_and_every_derived_one_its_ground() -> None:
    source = document(
        "# AG\n\nDie Arbeitsgruppe Wohnen besteht aus zwei Vertretungen der großen Kreisstädte und dem Bauamt."
    )
    found, issues = read_committees(sections(blocks(flow(source))), None, as_of=None, own=None, profile=None)
    assert issues == () and len(found) == 1
    towns = found[0].seat[0]
    assert [span.raw for span in towns.institution.spans] == ["der großen Kreisstädte"]
    assert towns.count is not None and towns.count.spans[0].raw.strip() == "zwei"
    assert (
        towns.sector is not None
        and towns.sector.method == "derived"
        and towns.sector.ground == ("der großen Kreisstädte",)
    )
    for value in (found[0].name, towns.institution, towns.count):
        assert all(source.page(span.page).text[span.start : span.end] == span.raw for span in value.spans)


def test_a_list_that_cannot_be_read_is_an_issue() -> None:
    source = document("# AG\n\nDie Arbeitsgruppe Wohnen besteht aus:\n\n- siehe dort\n- wie bisher")
    found, issues = read_committees(sections(blocks(flow(source))), None, as_of=None, own=None, profile=None)
    assert not found
    assert [issue.code for issue in issues] == ["unread_seats"]


def test_sentences_behind_a_description_add_to_it() -> None:
    text = (
        "# AG\n\nIn der Arbeitsgruppe Deich wirken das Bauamt und die Kämmerei mit. Hinzu kommen fünf Vertreterinnen "
        "oder Vertreter der Anrainer und je eine Vertretung der zwei Deichverbände. Die Fraktionen entsenden jeweils "
        "ein Mitglied. Die Stadt Musterau entsendet zwei Personen in die Arbeitsgruppe. Als ständiger Gast nimmt der "
        "Wetterdienst teil. Außerdem gehören dazu viele Gespräche vor Ort."
    )
    assert seats(committees(text)["Arbeitsgruppe Deich"]) == [
        "Bauamt",
        "Kämmerei",
        "5 x Anrainer",
        "je 1 x Deichverbände",
        "je 1 x Fraktionen",
        "2 x Stadt Musterau",
        "Wetterdienst ständiger Gast",
    ]
    assert seats(
        committees(
            "# AG\n\nIn der Arbeitsgruppe Deich wirken das Bauamt und die Kämmerei mit. Die Fraktionen entsenden je "
            "ein Mitglied in den Aufsichtsrat der Hafengesellschaft. Hinzu kommen Kosten für Sand und Pumpen."
        )["Arbeitsgruppe Deich"]
    ) == ["Bauamt", "Kämmerei"]


def test_a_member_is_not_what_a_short_name_means() -> None:
    text = (
        "# 2. Beirat Digitale Stadt\n\nDer Beirat Digitale Stadt begleitet das Vorhaben. Mitglieder sind u. a. der "
        "Seniorenbeirat, der Jugendrat mit zwei Personen und die Handwerkskammer. Der Beirat tagt unter Vorsitz der "
        "Beigeordneten für Bildung."
    )
    found = committees(text)
    assert {name: seats(committee) for name, committee in found.items()} == {
        "Beirat Digitale Stadt": ["Seniorenbeirat", "2 x Jugendrat", "Handwerkskammer"]
    }
    chair = found["Beirat Digitale Stadt"].chair
    assert chair is not None and chair.value == "Beigeordnete für Bildung"


def test_a_place_behind_a_topic_is_no_part_of_a_name() -> None:
    text = (
        "# Arbeitskreis Jugendpflege\n\nDer Arbeitskreis Jugendpflege Stadt Musterau besteht aus dem Jugendamt und dem "
        "Kreisjugendring."
    )
    assert list(committees(text)) == ["Arbeitskreis Jugendpflege"]
