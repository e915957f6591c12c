"""How many members a statute says a body has, and how it says who they are."""

from tests.extractors.committees.documents import committees, seats


def _beirat(text: str, own: str = "Beirat Wald") -> list[str]:
    return seats(committees(text, own=own)[own])


def test_a_size_goes_where_its_parts_follow() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald setzt sich aus zwölf Mitgliedern zusammen, davon sieben Kreisrätinnen und Kreisräte "
        "sowie fünf sachkundige Bürgerinnen und Bürger."
    ) == ["7 x Kreisrätinnen und Kreisräte", "5 x sachkundige Bürgerinnen und Bürger"]
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus bis zu 9 stimmberechtigten Mitgliedern. Davon werden entsandt:\n"
        "- je ein Mitglied von der Caritas, dem Naturbund und dem Deutschen Roten Kreuz,\n- drei Mitglieder der "
        "Jägerschaft."
    ) == ["1 x Caritas +", "1 x Naturbund +", "1 x Deutsches Rotes Kreuz +", "3 x Jägerschaft +"]


def test_how_many_they_are_is_no_list_of_who_they_are() -> None:
    (alone,) = committees("# § 2\n\nDer Beirat Wald besteht aus zwölf Mitgliedern.", own="Beirat Wald").values()
    assert (seats(alone), alone.seat_list) == (["12 x Mitglieder"], None)
    text = "# § 2\n\nDer Beirat Wald besteht aus zwölf Mitgliedern der Jägerschaft."
    (listed,) = committees(text, own="Beirat Wald").values()
    assert listed.seat_list is not None


def test_shares_of_a_size_with_their_numbers() -> None:
    text = (
        "# § 2\n\nDer Beirat Wald besteht aus 15 stimmberechtigten Mitgliedern. Davon entfallen drei Fünftel (9) auf "
        "Mitglieder des Kreistags oder vom Kreistag gewählte Frauen und Männer, die im Wald erfahren sind, und zwei "
        "Fünftel (6) auf die Forstverbände."
    )
    assert _beirat(text) == [
        "9 x Mitglieder des Kreistags oder vom Kreistag gewählte Frauen und Männer +",
        "6 x Forstverbände +",
    ]


def test_a_size_and_its_members_in_one_sentence_with_an_enumeration() -> None:
    text = (
        "# § 2\n\nDer Beirat Wald hat fünf stimmberechtigte Mitglieder, und zwar\n1. die Leitung des Forstamts oder "
        "deren Vertretung,\n2. vier vom Kreistag gewählte Kreisrätinnen oder Kreisräte.\nDas Bauamt gehört dem Beirat "
        "mit beratender Stimme an."
    )
    assert _beirat(text) == [
        "Forstamt Leitung +",
        "4 x vom Kreistag gewählte Kreisrätinnen oder Kreisräte +",
        "Bauamt -",
    ]


def test_two_limits_are_no_number_of_members() -> None:
    for limits in ("fünf und höchstens neun", "fünf, höchstens neun", "fünf, aber maximal neun"):
        assert _beirat(f"# § 2\n\nDer Beirat Wald besteht aus mindestens {limits} Mitgliedern.") == ["Mitglieder"]
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören vier Vertreter der Waldbauern, mindestens ein Vertreter der Jäger und "
        "höchstens zwei Vertreter der Imker an."
    ) == ["4 x Waldbauern", "Jäger", "Imker"]


def test_shares_that_one_sentence_names_are_all_read() -> None:
    said = "# § 2\n\nDer Beirat Wald hat 11 Mitglieder. Sieben Mitglieder werden vom Rat gewählt{} vier Mitglieder {}."
    for link in (",", " und"):
        assert _beirat(said.format(link, "werden von den Vereinen vorgeschlagen")) == ["7 x Rat", "4 x Vereine"]
    assert _beirat(said.format(",", "stellen einen Antrag")) == ["7 x Rat"]


def test_sizes_of_two_kinds_and_who_votes() -> None:
    assert _beirat("# § 2\n\nDer Beirat Wald hat neun stimmberechtigte und drei beratende Mitglieder.") == [
        "9 x Mitglieder +",
        "3 x Mitglieder -",
    ]
    assert _beirat("# § 2\n\nDem Beirat Wald gehören sechs gewählte und drei vom Rat berufene Mitglieder an.") == [
        "9 x Mitglieder"
    ]
    assert _beirat(
        "# § 2\n\n(1) Der Beirat Wald besteht aus 9 stimmberechtigten und mindestens 2 beratenden Mitgliedern.\n"
        "(2) Die 9 stimmberechtigten Mitglieder setzen sich zusammen aus\na) 6 Mitgliedern des Rates,\n"
        "b) 3 Vertretern der Imker."
    ) == ["Mitglieder -", "6 x Rat +", "3 x Imker +"]


def test_what_a_part_of_the_members_may_be_is_no_list_of_them() -> None:
    said = "# § 2\n\nDer Beirat Wald {} davon {} zwei Förster."
    for limit in ("höchstens", "mindestens", "bis zu"):
        assert _beirat(said.format("hat 7 Mitglieder,", limit)) == ["7 x Mitglieder"]
    assert _beirat(said.format("hat 7 Mitglieder,", "sind")) == ["2 x Förster"]


def test_who_is_named_after_a_size() -> None:
    text = (
        "# § 2\n\nDer Beirat Wald hat fünf Mitglieder. Es werden benannt:\na) drei Mitglieder von den anerkannten "
        "Waldvereinigungen,\nb) zwei Mitglieder vom Kreistag aus seiner Mitte."
    )
    assert _beirat(text) == ["3 x anerkannte Waldvereinigungen", "2 x Kreistag"]
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus vier stimmberechtigten Personen: zwei Vertretern des Forstamts und zwei "
        "Vertretern der Gemeinden."
    ) == ["2 x Forstamt +", "2 x Gemeinden +"]


def test_members_of_a_size_that_a_list_says() -> None:
    assert _beirat(
        "# § 2\n\n(1) Der Beirat Wald hat 5 stimmberechtigte Mitglieder. Diese sind\na) drei Mitglieder der "
        "Jägerschaft,\nb) zwei Mitglieder des Forstvereins."
    ) == ["3 x Jägerschaft +", "2 x Forstverein +"]


def test_a_list_behind_a_size_and_who_proposes() -> None:
    assert _beirat(
        "# § 2\n\n(1) Dem Beirat Wald gehören 9 stimmberechtigte Mitglieder an, und zwar\n- sechs Mitglieder der "
        "Jägerschaft,\n- drei Mitglieder durch den Forstverein.\n\n(2) Ständiger Gast ist die Biologische Station Moor."
    ) == ["6 x Jägerschaft +", "3 x Forstverein +", "Biologische Station Moor ständiger Gast"]
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören an:\n- Grundschule Nord, 2 Personen\n- eine Fachkraft des Bauamts"
    ) == [
        "2 x Grundschule Nord",
        "1 x Bauamt",
    ]
    assert _beirat("# § 2\n\nDem Beirat Wald gehören neun Mitglieder an, davon wohnen drei im Kreis.") == [
        "9 x Mitglieder"
    ]


def test_further_members_beside_those_who_are_named() -> None:
    assert _beirat("# § 2\n\nDer Beirat Wald besteht aus der Landrätin und vier weiteren Mitgliedern.") == [
        "Landrätin",
        "4 x Mitglieder",
    ]
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus neun Mitgliedern:\na) dem Bürgermeister,\nb) acht weiteren Mitgliedern."
    ) == ["Bürgermeister", "8 x Mitglieder"]
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus der Landrätin und vier weiteren Mitgliedern. Dem Beirat Wald gehören "
        "zwei Vertretungen der Kirchen und zwei Vertretungen der Gemeinden an."
    ) == ["Landrätin", "2 x Kirchen", "2 x Gemeinden"]


def test_a_number_of_members_behind_those_who_are_named() -> None:
    assert _beirat("# § 2\n\nDer Beirat Wald besteht aus dem Bürgermeister und sechs Mitgliedern.") == [
        "Bürgermeister",
        "6 x Mitglieder",
    ]
    assert _beirat("# § 2\n\nDer Beirat Wald besteht aus fünf Kreisräten und vier sachkundigen Einwohnern.") == [
        "5 x Kreisräte",
        "4 x sachkundige Einwohner",
    ]
    text = "Der Beirat Wald besteht aus fünf Personen. Drei Personen werden vom Kreistag, zwei vom Naturbund benannt."
    assert _beirat(f"# § 2\n\n{text}") == ["5 x Personen"]
