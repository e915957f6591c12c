"""Members as statutes word them in a sentence: who sends, who advises, who is there by office."""

from tests.extractors.committees.documents import committees, seats


def _beirat(text: str, own: str = "Beirat Wald") -> list[str]:
    return seats(committees(text, own=own)[own])


def test_who_takes_part_without_a_vote_is_added() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören vier Vertretungen der Gemeinden an. Ferner nehmen eine Vertretung der "
        "Polizei "
        "und das Forstamt mit beratender Stimme an den Sitzungen teil.\n\nDie Leitung des Bauamts ist beratendes "
        "Mitglied.\n\nStändige Gäste ohne Stimmrecht sind der Baudezernent und je ein Mitglied der im Kreistag "
        "vertretenen Fraktionen."
    )
    assert _beirat(text) == [
        "4 x Gemeinden",
        "1 x Polizei -",
        "Forstamt -",
        "Bauamt Leitung -",
        "Baudezernent ständiger Gast -",
        "je 1 x im Kreistag vertretene Fraktionen ständiger Gast -",
    ]


def test_guests_that_may_come_and_advisers_of_a_council_make_no_committee() -> None:
    assert (
        committees("# § 2\n\nDie Beigeordneten nehmen an den Sitzungen des Stadtrats mit beratender Stimme teil.") == {}
    )
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus dem Forstamt und dem Bauamt. Bei Bedarf nehmen Fachleute beratend an den "
        "Sitzungen teil. Die Mitglieder sind Fachleute aus den Bereichen Jagd und Holz."
    ) == ["Forstamt", "Bauamt"]


def test_who_proposes_is_who_sends() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören an:\n1. fünf Personen, die von den Jagdvereinen vorgeschlagen werden,\n"
        "2. drei Personen auf Vorschlag der Forstkammer,\n3. das Bauamt und das Umweltamt mit je einer Vertretung,\n"
        "4. je eine Vertretung von BUND und NABU,\n5. bis zu zwei Vertreterinnen oder Vertreter der Gemeinden."
    )
    assert _beirat(text) == [
        "5 x Jagdvereine",
        "3 x Forstkammer",
        "1 x Bauamt",
        "1 x Umweltamt",
        "1 x BUND",
        "1 x NABU",
        "Gemeinden",
    ]


def test_a_name_that_the_title_attests_is_read_in_full() -> None:
    found = committees(
        "# Sachstand\n\nDas Projekt steuert die Lenkungsgruppe Smarter Wald. Zur Lenkungsgruppe gehören das Forstamt "
        "und "
        "die Bauverwaltung.",
        title="Smarter Wald: Bericht",
    )
    assert list(found) == ["Lenkungsgruppe Smarter Wald"]


def test_who_may_not_be_a_member_is_none() -> None:
    assert not committees(
        "# § 2\n\nMitglieder des Beirats Wald können nicht sein: Förster und Köhler.\n\nMitglieder des Beirats Wald "
        "dürfen keinesfalls sein: Richter.",
        own="Beirat Wald",
    )


def test_what_is_said_of_a_sender_behind_a_semicolon_is_no_member() -> None:
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören an:\n- je zwei Mitglieder der Fraktionen; die Fraktion, die den Vorsitz hat, "
        "entsendet nur ein weiteres Mitglied\n- ein Vertreter der Imker; der Verein der Jäger"
    ) == ["je 2 x Fraktionen", "1 x Imker", "Verein der Jäger"]


def test_another_body_behind_a_comma_is_no_member() -> None:
    said = "# § 2\n\nDer Beirat Wald besteht aus fünf Mitgliedern, der Beirat Moor aus drei Mitgliedern."
    assert seats(committees(said)["Beirat Wald"]) == ["5 x Mitglieder"]


def test_a_member_by_office_has_the_name_of_who_sends() -> None:
    assert _beirat("# § 2\n\nDem Beirat Wald gehören an: der Leiter des Forstamts kraft Amtes und zwei Jäger.") == [
        "Forstamt Leitung",
        "2 x Jäger",
    ]


def test_offices_of_members_areas_and_leaders_of_several_are_read() -> None:
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören an:\n"
        "- die Forsträtin/der Forstrat als weitere/r stellvertretende/r Vorsitzende/r\n"
        "- der Leiter des Forstamts als Schriftführer/in\n"
        "- die Leiterinnen und Leiter von Forsthaus, Sägewerk, Museum\n"
        "- je ein/e Vertreter/in aus den Bereichen Jagd, Imkerei"
    ) == [
        "Forsträtin/Forstrat",
        "Forstamt Leitung",
        "Forsthaus Leitung",
        "Sägewerk Leitung",
        "Museum Leitung",
        "1 x Jagd",
        "1 x Imkerei",
    ]


def test_places_that_are_named_together_are_one_phrase() -> None:
    said = "# § 2\n\nMitglieder des Beirats Wald sind der Landrat sowie je {}, zwei Jäger und ein Vertreter der Imker."
    named = ["Landrat", "je 1 x Gemeinden Aue, Moor und Torf", "2 x Jäger", "1 x Imker"]
    assert _beirat(said.format("ein Vertreter der Gemeinden Aue, Moor und Torf")) == named
    assert _beirat(said.format("eine von den Gemeinden Aue, Moor und Torf entsandte Person")) == named
    assert _beirat("# § 2\n\nDem Beirat Wald gehören je ein Vertreter der Gemeinden und der Imker an.") == [
        "je 1 x Gemeinden",
        "1 x Imker",
    ]


def test_who_is_there_by_office_chairs_or_stands_before_a_size() -> None:
    assert _beirat(
        "# § 2\n\nMitglieder des Beirats Wald sind kraft Amtes der Landrat und der Leiter des Forstamts."
    ) == [
        "Landrat",
        "Forstamt Leitung",
    ]
    assert _beirat("# § 2\n\nDer Beirat Wald besteht aus dem Landrat, der den Vorsitz führt, und drei Jägern.") == [
        "Landrat",
        "3 x Jäger",
    ]
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören der Landrat als Vorsitzender und 5 weitere Mitglieder an:\n1. 3 Jäger,\n"
        "2. 2 Vertreter der Imker."
    ) == ["Landrat", "3 x Jäger", "2 x Imker"]
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus mindestens 3 Mitgliedern: einem Vertreter der Imker und zwei Jägern."
    ) == ["1 x Imker", "2 x Jäger"]


def test_who_is_chosen_and_for_each_of_whom() -> None:
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören an:\n- sechs gewählte Waldbesitzerinnen und Waldbesitzer,\n"
        "- zwei Jugendvertretungen je Revier,\n- vier Forstbetriebe, vom Waldbauernverband benannt,\n"
        "- Holzkontor Nord: 2 Vertretungen,\n- zwei Vertretungen der Sägewerke, davon eine aus dem Harz."
    ) == [
        "6 x gewählte Waldbesitzerinnen und Waldbesitzer",
        "je 2 x Jugendvertretungen",
        "4 x Forstbetriebe",
        "2 x Holzkontor Nord",
        "2 x Sägewerke",
    ]


def test_what_unites_the_bodies_is_none_of_them() -> None:
    text = (
        "# § 2 Heimbeirat\n\nIn jedem Heim wird ein Heimbeirat gebildet. Er besteht aus drei Vertretungen der Bewohner."
        "\n\n# § 3 Gesamtheimbeirat\n\nDem Gesamtheimbeirat gehören zwei Vertretungen der Heime und eine Vertretung "
        "der Heimaufsicht an."
    )
    found = committees(text, own="Gesamtheimbeirat")
    assert {name: seats(committee) for name, committee in found.items()} == {
        "Heimbeirat": ["3 x Bewohner"],
        "Gesamtheimbeirat": ["2 x Heime", "1 x Heimaufsicht"],
    }


def test_how_many_each_of_the_listed_sends() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus dem Forstamt und den Vertretungen der Forstvereine. Die Forstvereine "
        "benennen je zwei Personen und eine Stellvertretung. Jede Institution benennt eine Ansprechperson."
    ) == ["Forstamt", "je 2 x Forstvereine"]


def test_each_of_several_with_an_adjective() -> None:
    seat = committees("# § 2\n\nDem Beirat Wald gehört je ein Mitglied der Großen Kreisstädte an.", own="Beirat Wald")
    per = seat["Beirat Wald"].seat[0].per
    assert per is not None and (per.value.unit, per.value.number) == ("Kreisstadt", 1)


def test_who_is_chosen_among_members_of_a_council_describes_no_council() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören das Forstamt und das Bauamt an. Die Mitglieder werden vom Kreistag für die "
        "Dauer von zwei Jahren gewählt. Die Vorsitzende des Beirats und deren Stellvertretung werden aus den "
        "Mitgliedern gewählt, die dem Kreistag angehören."
    )
    assert list(committees(text, own="Beirat Wald")) == ["Beirat Wald"]


def test_who_sends_how_many() -> None:
    expected = ["2 x Naturbund", "1 x Jägerschaft", "3 x Gemeinden"]
    assert (
        _beirat(
            "# § 2\n\nIn den Beirat Wald entsenden der Naturbund zwei, die Jägerschaft ein und die Gemeinden drei "
            "Mitglieder."
        )
        == expected
    )
    assert (
        _beirat(
            "# § 2\n\nIn den Beirat Wald entsenden der Naturbund zwei Mitglieder, die Jägerschaft ein Mitglied und die "
            "Gemeinden drei Mitglieder."
        )
        == expected
    )
    assert not committees("# § 2\n\nIn den Beirat Wald entsenden der Naturbund und die Jägerschaft Mitglieder.")


def test_those_who_are_represented_elsewhere_make_no_composition_of_it() -> None:
    (only,) = committees(
        "# § 2\n\nDem Beirat Wald gehören zwei Mitglieder der im Stadtrat vertretenen Fraktionen und die Polizei an.",
        own="Beirat Wald",
    )
    assert only == "Beirat Wald"
    assert not committees(
        "# § 1\n\nDie Abgeordneten nehmen an den Sitzungen des Kreistages, der Ausschüsse und Gremien, denen sie "
        "angehören, teil."
    )


def test_the_parts_that_a_body_falls_into_are_no_members_of_it() -> None:
    parts = "# § 1\n\nDer Beirat Wald besteht aus dem Plenum und dem Vorstand."
    assert committees(parts, own="Beirat Wald") == {}
    assert _beirat(f"{parts}\n\n# § 2\n\nDem Beirat Wald gehören der Naturbund und das Forstamt an.") == [
        "Naturbund",
        "Forstamt",
    ]
    assert _beirat("# § 1\n\nDem Beirat Wald gehören das Forstamt und die Geschäftsstelle an.") == [
        "Forstamt",
        "Geschäftsstelle",
    ]
