"""Members in loose lists of statutes: sizes before lists, who sends in a clause, old spelling, lists that break off."""

import pytest

from tests.extractors.committees.documents import committees, seats


def _beirat(text: str, own: str = "Beirat Wald") -> list[str]:
    return seats(committees(f"# § 2\n\n{text}", own=own)[own])


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Der Beirat Wald besteht aus dem Vorsitzenden und aus 12 stimmberechtigten Mitgliedern davon\n"
            "a) 7 Kreisräte,\nb) 3 Frauen oder Männer als Vertreter der Forstverbände,\n"
            "c) 2 Männer und Frauen auf Vorschlag der Sägewerke.",
            ["Vorsitz +", "7 x Kreisräte +", "3 x Forstverbände +", "2 x Sägewerke +"],
        ),
        (
            "Der Beirat Wald besteht aus 6 vom Landratsamt zu bestellenden Mitgliedern, und zwar aus\n"
            "- 4 Förstern, welche im Dienst sein müssen,\n- 1 Vertreter des Naturschutzes und\n- 1 Vertreter der Jagd.",
            ["4 x Förster", "1 x Naturschutz", "1 x Jagd"],
        ),
        (
            "Der Beirat Wald besteht aus dem Dezernenten als Vorsitzendem und fünf Mitgliedern, nämlich je zwei "
            "Vertretern der Mühlen, der Sägewerke und einem Vertreter des Heimatvereins.",
            ["Dezernent", "2 x Mühlen", "2 x Sägewerke", "1 x Heimatverein"],
        ),
        (
            "Der Beirat Wald besteht aus der Forstmeisterin und drei weiteren Mitgliedern. Die weiteren Mitglieder "
            "werden vom Kreistag gewählt, und zwar je eine Person auf Vorschlag\n1. des Bauernverbandes,\n"
            "2. der Sägewerke und\n3. des Heimatvereins e. V.",
            ["Forstmeisterin", "1 x Bauernverband", "1 x Sägewerke", "1 x Heimatverein e. V."],
        ),
    ],
)
def test_a_list_stands_behind_a_size(text: str, members: list[str]) -> None:
    assert _beirat(text) == members


def test_a_number_with_a_vote_gives_it_to_those_who_make_it_up() -> None:
    assert _beirat(
        "Der Beirat Wald besteht aus 8 stimmberechtigten Mitgliedern. Ihm gehören an:\n- fünf Vertreter der Jagd,\n"
        "- drei Personen, die auf Vorschlag der im Kreis tätigen und anerkannten Sägewerke vom Kreistag gewählt sind; "
        "die Vorschläge der Mühlen sind zu prüfen."
    ) == ["5 x Jagd +", "3 x im Kreis tätige und anerkannte Sägewerke +"]
    assert _beirat(
        "Der Beirat Wald besteht aus 8 stimmberechtigten Mitgliedern. Ihm gehören an:\n- fünf Vertreter der Jagd,\n"
        "- zwei Vertreter der Mühlen."
    ) == ["5 x Jagd", "2 x Mühlen"]


def test_who_sends_is_the_subject_of_a_clause() -> None:
    assert _beirat(
        "Der Beirat Wald besteht aus\n1. zwei Personen, die der Heimatverein benennt,\n2. einer Person, die die "
        "Forstbehörde entsendet,\n3. drei Mitgliedern, die der Kreistag aus seiner Mitte wählt."
    ) == ["2 x Heimatverein", "1 x Forstbehörde", "3 x Kreistag"]


def test_the_chairs_deputy_is_a_member_of_his_own() -> None:
    assert _beirat("Dem Beirat Wald gehören der Vorsitzende, sein Stellvertreter und vier Vertreter der Jagd an.") == [
        "Vorsitz",
        "Stellvertreter",
        "4 x Jagd",
    ]
    assert _beirat("Dem Beirat Wald gehören der Landrat oder sein Stellvertreter und vier Vertreter der Jagd an.") == [
        "Landrat",
        "4 x Jagd",
    ]


def test_places_that_a_number_counts_are_one_phrase() -> None:
    assert _beirat(
        "Dem Beirat Wald gehören die Bürgermeister der drei Gemeinden Auental, Bachheim und Cranz sowie zwei Vertreter "
        "der Jagd an."
    ) == ["Bürgermeister der drei Gemeinden Auental, Bachheim und Cranz", "2 x Jagd"]
    assert _beirat(
        "Dem Beirat Wald gehören die Bürgermeister der zwei Gemeinden Auental und Bachheim, Förster und Müller an."
    ) == ["Bürgermeister der zwei Gemeinden Auental und Bachheim", "Förster", "Müller"]


@pytest.mark.parametrize("end", ["3. ein Vertreter der", "3. ein Vertreter der Mühlen und"])
def test_a_list_that_breaks_off_is_not_complete(end: str) -> None:
    text = "Der Beirat Wald setzt sich zusammen aus:\n1. zwei Vertretern der Jagd,\n2. einem Vertreter der Sägewerke,\n"
    found = committees(f"# § 2\n\n{text}{end}", own="Beirat Wald")["Beirat Wald"]
    assert found.seat_list is None
    whole = committees(f"# § 2\n\n{text}3. einem Vertreter der Mühlen.", own="Beirat Wald")["Beirat Wald"]
    assert whole.seat_list is not None
    assert whole.seat_list.value == "complete"


def test_what_members_are_besides_describes_no_body() -> None:
    found = committees(
        "# § 4\n\nDer Werkausschuss hat 3 Mitglieder. Von den Mitgliedern müssen zwei dem Gemeinderat angehören. "
        "Die Mitglieder müssen dem Gemeinderat angehören."
    )
    assert {name: seats(body) for name, body in found.items()} == {"Werkausschuss": ["3 x Mitglieder"]}


def test_bodies_in_a_list_have_their_size_behind_their_name() -> None:
    found = committees(
        "# § 4\n\nFolgende Ausschüsse werden gebildet:\na) Werkausschuss\n9 Mitglieder der Gemeindevertretung\n"
        "b) Kulturausschuss\n7 Mitglieder, davon 2 sachkundige Personen"
    )
    assert {name: seats(body) for name, body in found.items()} == {
        "Werkausschuss": ["9 x Gemeindevertretung"],
        "Kulturausschuss": ["7 x Mitglieder"],
    }


def test_a_body_in_the_old_spelling() -> None:
    found = committees(
        "# § 4\n\nDem Jugendausschuß gehören 10 stimmberechtigte Mitglieder an (§ 3). Außer den Beisitzern gehört dem "
        "Jugendausschuß mit beratender Stimme ein Vertreter der Schule an. Den Vorsitz des Jugendausschusses führt die "
        "Landrätin."
    )
    assert {name: seats(body) for name, body in found.items()} == {
        "Jugendausschuss": ["10 x Mitglieder +", "1 x Schule -"]
    }


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Der Beirat Wald wird aus der Försterin als Vorsitzender und drei weiteren Mitgliedern gebildet. In den "
            "Beirat entsenden\n1. der Heimatverein zwei Mitglieder und\n2. die Sägewerke ein Mitglied.",
            ["Försterin", "2 x Heimatverein", "1 x Sägewerke"],
        ),
        (
            "Dem Beirat Wald gehören an:\n- je eine vom Jagdverband, von der Stadt und vom Heimatverein benannte "
            "Person,\n- vier vom Kreistag auf Vorschlag der Sägewerke gewählte Mitglieder,\n- zwei auf Vorschlag der "
            "Mühlen,\n"
            "- beratend: ein Vertreter der Polizei, ein Vertreter der Schulen.",
            [
                "1 x Jagdverband",
                "1 x Stadt",
                "1 x Heimatverein",
                "4 x Sägewerke",
                "2 x Mühlen",
                "1 x Polizei -",
                "1 x Schulen -",
            ],
        ),
        (
            "Der Beirat Wald besteht aus bis zu 9 Mitgliedern. Es sind dies:\n1. der Landrat,\n"
            "2. die im Kreistag vertretenen Fraktionen mit je einem Mitglied,\n3. der Jagdverband mit zwei "
            "Mitgliedern.",
            ["Landrat", "je 1 x im Kreistag vertretene Fraktionen", "2 x Jagdverband"],
        ),
        (
            "Der Beirat Wald besteht aus 5 stimmberechtigten und 2 beratenden Mitgliedern. Stimmberechtigt sind:\n"
            "1. drei vom Kreistag gewählte Mitglieder und\n2. zwei Vertreter der Jagd.\nAls beratende Mitglieder "
            "gehören ihm an:\na) die Leiterin des Bauamts,\nb) ein Vertreter der Schulen.",
            ["3 x Kreistag +", "2 x Jagd +", "Bauamt Leitung -", "1 x Schulen -"],
        ),
        (
            "Der Beirat Wald besteht aus zehn Stadtverordneten, dem Bürgermeister, seinen Stellvertretern und den "
            "Förstern.",
            ["10 x Stadtverordnete", "Bürgermeister", "Stellvertreter", "Förster"],
        ),
    ],
)
def test_how_many_each_sends_in_loose_words(text: str, members: list[str]) -> None:
    assert _beirat(text) == members


def test_labels_of_lines_are_no_part_of_a_name() -> None:
    found = _beirat(
        "Der Beirat Wald setzt sich wie folgt zusammen:\nVorsitzender: Landrat\nMitglieder: drei Förster, zwei Müller"
    )
    assert not [member for member in found if ":" in member]


def test_a_list_of_bodies_with_their_composition_and_their_matters() -> None:
    found = committees(
        "# § 4\n\nDie Gemeindevertretung bildet folgende Ausschüsse:\n1. Werkausschuss\nZusammensetzung: 7 Mitglieder\n"
        "Aufgabengebiet: Wasser, Gas\n2. Bauausschuss\nZusammensetzung: 9 Mitglieder\nAufgabengebiet: Bauwesen"
    )
    assert {name: seats(body) for name, body in found.items()} == {
        "Werkausschuss": ["7 x Mitglieder"],
        "Bauausschuss": ["9 x Mitglieder"],
    }


def test_a_body_that_another_forms_is_what_the_next_sentence_is_about() -> None:
    found = committees(
        "# § 4\n\nDer Stadtrat bildet einen Werkausschuss. Er besteht aus dem Bürgermeister und acht Ratsmitgliedern."
    )
    assert {name: seats(body) for name, body in found.items()} == {
        "Werkausschuss": ["Bürgermeister", "8 x Ratsmitglieder"]
    }


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (
            "Der Beirat Wald setzt sich zusammen aus der oder dem Vorsitzenden,\n\ndrei Jägerinnen oder Jägern,\n\n"
            "einer Vertreterin oder einem Vertreter des Naturschutzes.\n\nDie Mitglieder sind ehrenamtlich tätig.",
            ["Vorsitz", "3 x Jägerinnen oder Jäger", "1 x Naturschutz"],
        ),
        (
            "Der Beirat Wald setzt sich wie folgt zusammen:\n2 Förster,\n1 Vertreter der Imkerei\n1 Vertreter der "
            "oberen Forstbehörde,\nund dem Landrat, der die Aufgaben wahrnimmt.",
            ["2 x Förster", "1 x Imkerei", "1 x obere Forstbehörde", "Landrat"],
        ),
        (
            "Der Beirat Wald umfaßt 6 stimmberechtigte Mitglieder und zwar:\na) 4 Kreisverordnete,\n"
            "b) 2 Vertreter der Imkerei.",
            ["4 x Kreisverordnete +", "2 x Imkerei +"],
        ),
        (
            "Der Beirat Wald besteht aus dem Dezernenten oder dem von ihm bestimmten Vertreter, einem Vertreter des "
            "Moorverbandes (§ 4 Abs. 2 des Gesetzes) und drei Förstern.",
            ["Dezernent", "1 x Moorverband", "3 x Förster"],
        ),
        (
            "Dem Beirat Wald gehören an:\n1. die Försterin,\n2. der Forstbeauftragte oder, sofern niemand bestellt "
            "ist, die Forstbehörde,\n3. zwei Imker.",
            ["Försterin", "Forstbeauftragter oder Forstbehörde", "2 x Imker"],
        ),
    ],
)
def test_enumerations_with_broken_lines_and_insertions(text: str, members: list[str]) -> None:
    assert _beirat(text) == members


def test_who_is_a_member_without_a_vote_is_one_of_the_body_before() -> None:
    found = committees(
        "# § 4\n\nFolgende Ausschüsse werden gebildet:\na) Werkausschuss\n7 Mitglieder der Gemeindevertretung. Die "
        "Bürgermeisterin ist Mitglied ohne Stimmrecht.\nb) Kulturausschuss\n5 Mitglieder"
    )
    assert {name: seats(body) for name, body in found.items()} == {
        "Werkausschuss": ["7 x Gemeindevertretung", "Bürgermeisterin -"],
        "Kulturausschuss": ["5 x Mitglieder"],
    }


@pytest.mark.parametrize(
    "clause", ["die der Kreistag in seiner ersten Sitzung bestimmt", "die der Heimatverein nicht benennt"]
)
def test_what_else_is_said_of_sending_is_no_part_of_the_sender(clause: str) -> None:
    found = _beirat(f"Der Beirat Wald besteht aus\n1. zwei Personen, {clause},\n2. dem Forstamt.")
    assert found[-1] == "Forstamt"
    assert not any(word in member for member in found for word in ("Sitzung", "nicht", "Kreistag", "Heimatverein"))


def test_a_share_of_the_members_is_not_all_of_them() -> None:
    found = _beirat("Der Beirat Wald besteht aus dem Landrat und zwölf Mitgliedern, davon mindestens sechs Frauen.")
    assert not any(member.endswith("Frauen") and member.startswith(("6", "Frauen")) for member in found)


def test_a_sentence_under_a_list_is_no_member() -> None:
    found = _beirat("Der Beirat Wald besteht aus dem Landrat, der Forstmeisterin,\n\nDen Vorsitz führt der Landrat.")
    assert not any("führt" in member for member in found)
