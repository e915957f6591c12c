"""Members as statutes word them: enumerations on plain lines, sizes with parts, advisers, flattened tables."""

from tests.extractors.committees.documents import committees, seats


def _beirat(text: str, own: str = "Beirat Wald") -> list[str]:
    return seats(committees(text, own=own)[own])


def test_an_enumeration_on_plain_lines_ends_before_the_next_sentence() -> None:
    text = (
        "# § 2 Mitglieder\n\n(1) Stimmberechtigte Mitglieder sind\n1. die Landrätin oder der Landrat,\n"
        "2. elf Mitglieder des Kreistags,\n3. zwei auf Vorschlag der Forstverbände gewählte Frauen und Männer.\n"
        "Für jedes Mitglied ist eine Stellvertretung zu wählen.\n(2) Als beratende Mitglieder gehören dem Beirat an:\n"
        "a) die Leiterin oder der Leiter des Forstamts,\nb) eine Richterin oder ein Richter des Amtsgerichts,\n"
        "c) je eine Vertretung der evangelischen Kirche und der katholischen Kirche."
    )
    assert _beirat(text) == [
        "Landrätin oder Landrat +",
        "11 x Kreistag +",
        "2 x auf Vorschlag der Forstverbände gewählte Frauen und Männer +",
        "Forstamt Leitung -",
        "1 x Richterin oder Richter des Amtsgerichts -",
        "1 x evangelische Kirche -",
        "1 x katholische Kirche -",
    ]


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


def test_a_table_flattened_to_lines() -> None:
    text = (
        "# § 2\n\nDem Beirat Wald gehören folgende Stellen an:\n\nInstitution Anzahl Sitze Stimmrecht\nVereine\n"
        "1. Waldfreunde e. V. 2 ja\n2. Landesverband Holz, Gruppe\nSüd 1 ja\nVerwaltung\n3. Forstamt 1 nein\n"
        "4. Bauamt 1 nein"
    )
    assert _beirat(text) == [
        "2 x Waldfreunde e. V. [Vereine] +",
        "1 x Landesverband Holz, Gruppe Süd [Vereine] +",
        "1 x Forstamt [Verwaltung] -",
        "1 x Bauamt [Verwaltung] -",
    ]


def test_rows_of_a_flattened_table_are_counted_by_what_is_said_of_each() -> None:
    text = (
        "# § 2\n\nDer Beirat Wald besteht neben dem Vorsitzenden aus zwei Mitgliedern pro Sparte. Im Beirat sind "
        "folgende "
        "Sparten vertreten:\n\nSparte Vorschlagsberechtigte Institution\nVorschlag durch Dachverbände\n"
        "1. Holz Waldbauernverband e. V.\n2. Jägerinnen und Jäger Jagdverband Musterau\n"
        "3. Erholung/Menschen mit\nBehinderungen\nBeirat für Inklusion\nVorschlag durch Ämter\n4. Umwelt Umweltamt"
    )
    assert _beirat(text) == [
        "Vorsitz",
        "2 x Holz [Vorschlag durch Dachverbände]",
        "2 x Jägerinnen und Jäger [Vorschlag durch Dachverbände]",
        "2 x Erholung/Menschen mit Behinderungen [Vorschlag durch Dachverbände]",
        "2 x Umwelt [Vorschlag durch Ämter]",
    ]


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


def test_a_list_without_marks_after_a_colon() -> None:
    found = committees(
        "# Arbeitskreis Jagd\n\nAm Arbeitskreis Jagd nahmen im Jahr 2030 Vertretungen folgender Stellen teil:\n"
        "Forstamt\nAmt für Wald, Jagd und\nFischerei\nVerein der Jäger (2 Personen)"
    )
    assert seats(found["Arbeitskreis Jagd"]) == ["Forstamt", "Amt für Wald, Jagd und Fischerei", "2 x Verein der Jäger"]


def test_a_name_that_the_title_attests_is_read_in_full() -> None:
    found = committees(
        "# Sachstand\n\nDas Projekt steuert die Lenkungsgruppe Smarter Wald. Zur Lenkungsgruppe gehören das Forstamt "
        "und "
        "die Bauverwaltung.",
        title="Smarter Wald: Bericht",
    )
    assert list(found) == ["Lenkungsgruppe Smarter Wald"]


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


def test_who_is_sent_stands_over_the_list() -> None:
    text = (
        "# § 2\n\nMitglieder des Beirats Wald sind Vertreterinnen und Vertreter\n- des Forstamts,\n"
        "- der Krankenkassen (bis zu drei),\n- der im Kreistag vertretenen Fraktionen (je eine Person)."
    )
    assert _beirat(text) == ["Forstamt", "Krankenkassen", "je 1 x im Kreistag vertretene Fraktionen"]


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


def test_absaetze_numbered_like_a_list() -> None:
    text = (
        "# § 2\n\n1. Mitglieder des Beirats Wald mit Stimmrecht sind:\n   - der Landrat oder ein von ihm bestellter "
        "Vertreter als Vorsitzender,\n   - zwei Mitglieder des Kreistags.\n2. Mitglieder ohne Stimmrecht sind:\n"
        "   - der Leiter des Forstamts.\n3. Für jedes Mitglied ist ein Stellvertreter zu bestellen."
    )
    assert _beirat(text) == ["Landrat +", "2 x Kreistag +", "Forstamt Leitung -"]


def test_who_votes_and_who_advises_under_numbered_absaetze() -> None:
    text = (
        "# § 2\n\n(1) Der Beirat Wald berät das Forstamt.\n(2) Stimmberechtigt sind:\n1. der Landrat,\n"
        "2. vier Vertreter der Waldbauern.\n(3) Beratend sind:\na) die Leitung des Forstamts,\n"
        "b) ein Vertreter der Polizei."
    )
    assert _beirat(text) == ["Landrat +", "4 x Waldbauern +", "Forstamt Leitung -", "1 x Polizei -"]
    assert _beirat("# § 2\n\n(2) Stimmberechtigt sind:\n1. der Landrat,\n2. vier Vertreter der Waldbauern.") == [
        "Landrat +",
        "4 x Waldbauern +",
    ]
    assert _beirat(
        "# § 2\n\n(1) Der Beirat Wald hat drei Mitglieder.\n\n(2) Es sind dies: der Landrat und zwei Jäger."
    ) == [
        "Landrat",
        "2 x Jäger",
    ]
    assert not committees("# § 2\n\n(2) Stimmberechtigt sind alle, die rechtzeitig gemeldet waren.", own="Beirat Wald")


def test_a_list_ends_where_the_absatz_that_announced_it_is_counted_on() -> None:
    said = "# § 2\n\n1. Dem Beirat Wald gehören an:\n{}\n2. Der Beirat wählt zwei Vorsitzende.\n3. Sie tagen."
    for listed in (
        "a) der Landrat,\nb) zwei Vertreter der Waldbauern.",
        "a) der Landrat\nb) zwei Vertreter der Waldbauern",
        "- der Landrat\n- zwei Vertreter der Waldbauern",
    ):
        assert _beirat(said.format(listed)) == ["Landrat", "2 x Waldbauern"]
    nested = "# § 2\n\n1. Dem Beirat Wald gehören an:\n1. der Landrat,\n2. zwei Vertreter der Waldbauern."
    assert _beirat(nested) == ["Landrat", "2 x Waldbauern"]


def test_two_limits_are_no_number_of_members() -> None:
    for limits in ("fünf und höchstens neun", "fünf, höchstens neun", "fünf, aber maximal neun"):
        assert _beirat(f"# § 2\n\nDer Beirat Wald besteht aus mindestens {limits} Mitgliedern.") == ["Mitglieder"]
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören vier Vertreter der Waldbauern, mindestens ein Vertreter der Jäger und "
        "höchstens zwei Vertreter der Imker an."
    ) == ["4 x Waldbauern", "Jäger", "Imker"]


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


def test_another_body_behind_a_comma_is_no_member() -> None:
    said = "# § 2\n\nDer Beirat Wald besteht aus fünf Mitgliedern, der Beirat Moor aus drei Mitgliedern."
    assert seats(committees(said)["Beirat Wald"]) == ["5 x Mitglieder"]


def test_lines_that_begin_with_numbers_are_members_of_their_own() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus insgesamt 7 Personen:\n4 Ratsmitglieder\n2 Vertreterinnen der Imker\n"
        "1 Förster"
    ) == ["4 x Ratsmitglieder", "2 x Imker", "1 x Förster"]


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


def test_a_cell_may_count_for_each_of_several() -> None:
    head, rows = "Institution", ("Forstamt", "Kreistagsfraktionen")
    ruled = f"# § 2\n\nDem Beirat Wald gehören an:\n\n{head}\tSitze\n{rows[0]}\t2\n{rows[1]}\tje 1"
    flat = f"# § 2\n\nDem Beirat Wald gehören folgende Stellen an:\n\n{head} Sitze\n{rows[0]} 2\n{rows[1]} je 1"
    assert _beirat(ruled) == _beirat(flat) == ["2 x Forstamt", "je 1 x Kreistagsfraktionen"]


def test_a_number_behind_the_number_of_its_item_is_no_date() -> None:
    lines = (
        "1. 5 Mitgliedern, die vom Rat gewählt werden,\n2. 7 Vertreterinnen und Vertretern\nder örtlichen Betriebe,\n"
        "3. 9 sachkundigen Personen, die von den Verbänden vorgeschlagen werden,\n4. 3 auswärtigen Personen."
    )
    assert _beirat(f"# § 3\n\n(1) Der Beirat Wald besteht aus\n{lines}") == [
        "5 x Rat",
        "7 x örtliche Betriebe",
        "9 x sachkundige Personen",
        "3 x auswärtige Personen",
    ]
    assert _beirat(
        "# § 3\n\n(1) Der Beirat Wald besteht aus 1. 5 Mitgliedern des Rates, 2. 7 Vertretungen der örtlichen "
        "Betriebe, 3. 9 Vertretungen der Verbände und Kammern."
    ) == ["5 x Rat", "7 x örtliche Betriebe", "9 x Verbände und Kammern"]
    assert _beirat(
        "# § 3\n\nDer Beirat Wald besteht aus dem Forstamt und dem Bauamt. Er wurde am\n1. 5. 2019 gebildet.\n"
        "2. 6. 2019 tagte er erstmals."
    ) == ["Forstamt", "Bauamt"]


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


def test_members_of_a_size_that_a_list_says() -> None:
    assert _beirat(
        "# § 2\n\n(1) Der Beirat Wald hat 5 stimmberechtigte Mitglieder. Diese sind\na) drei Mitglieder der "
        "Jägerschaft,\nb) zwei Mitglieder des Forstvereins."
    ) == ["3 x Jägerschaft +", "2 x Forstverein +"]


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
