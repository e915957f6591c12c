"""Members that statutes list: enumerations with and without marks, labels, flattened tables, numbered Absätze."""

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


def test_a_list_without_marks_after_a_colon() -> None:
    found = committees(
        "# Arbeitskreis Jagd\n\nAm Arbeitskreis Jagd nahmen im Jahr 2030 Vertretungen folgender Stellen teil:\n"
        "Forstamt\nAmt für Wald, Jagd und\nFischerei\nVerein der Jäger (2 Personen)"
    )
    assert seats(found["Arbeitskreis Jagd"]) == ["Forstamt", "Amt für Wald, Jagd und Fischerei", "2 x Verein der Jäger"]


def test_who_is_sent_stands_over_the_list() -> None:
    text = (
        "# § 2\n\nMitglieder des Beirats Wald sind Vertreterinnen und Vertreter\n- des Forstamts,\n"
        "- der Krankenkassen (bis zu drei),\n- der im Kreistag vertretenen Fraktionen (je eine Person)."
    )
    assert _beirat(text) == ["Forstamt", "Krankenkassen", "je 1 x im Kreistag vertretene Fraktionen"]


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


def test_lines_that_begin_with_numbers_are_members_of_their_own() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus insgesamt 7 Personen:\n4 Ratsmitglieder\n2 Vertreterinnen der Imker\n"
        "1 Förster"
    ) == ["4 x Ratsmitglieder", "2 x Imker", "1 x Förster"]


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


def test_marks_with_two_numbers_and_marks_glued_to_their_members() -> None:
    expected = ["2 x Forstamt", "1 x Jägerschaft", "3 x Gemeinden"]
    for marks in (("1.1 ", "1.2 ", "1.3 "), ("1.1", "1.2", "1.3"), ("a)", "b)", "c)"), ("1.", "2.", "3.")):
        lines = zip(marks, ("zwei Vertretungen des Forstamts", "eine Vertretung der Jägerschaft",
                            "drei Vertretungen der Gemeinden"), strict=True)  # fmt: skip
        listed = "\n".join(mark + line for mark, line in lines)
        assert _beirat(f"# § 2\n\nDer Beirat Wald besteht aus\n{listed}") == expected
        assert _beirat(f"# § 2\n\nDer Beirat Wald besteht aus:\n\n{listed}") == expected


def test_marks_that_stand_alone_on_their_lines() -> None:
    assert _beirat(
        "# § 2\n\n(1) Als beratende Mitglieder gehören dem Beirat Wald an:\n\n1.\n\ndie Leitung des Forstamts,\n\n2.\n"
        "die Polizei.\n\n(2) In den Beirat Wald entsenden je ein weiteres beratendes Mitglied:\n- 1.\ndas Forstgericht"
        ",\n"
        "- 2.\nder Naturbund."
    ) == ["Forstamt Leitung -", "Polizei -", "1 x Forstgericht -", "1 x Naturbund -"]


def test_lines_that_say_whom_they_name() -> None:
    lines = "Vorsitzender: der Landrat\nMitglieder: 5 Vertretungen der Gemeinden\nStellvertreter: 5 der Kirchen"
    assert _beirat(f"# § 2\n\n{lines}") == ["Landrat", "5 x Gemeinden"]
    found = committees(
        f"# § 4 Ausschüsse\n\nWaldausschuss\n{lines}\n\nWegeausschuss\nMitglieder: 4 Kreisräte und der Naturbund"
    )
    assert {name: seats(committee) for name, committee in found.items()} == {
        "Waldausschuss": ["Landrat", "5 x Gemeinden"],
        "Wegeausschuss": ["4 x Kreisräte", "Naturbund"],
    }


def test_a_label_over_the_composition_of_one_body() -> None:
    assert _beirat("# § 2\n\nZusammensetzung: 7 Mitglieder des Rates") == ["7 x Rat"]
    text = (
        "# § 4\n\nEs werden folgende Ausschüsse gebildet:\na) Waldausschuss\nZusammensetzung: 9 Kreisräte\nAufgaben: W"
        "\nb) Wegeausschuss\nZusammensetzung: 5 Kreisräte, 4 Bürger\nAufgabengebiet: Wege"
    )
    assert {name: seats(found) for name, found in committees(text).items()} == {
        "Waldausschuss": ["9 x Kreisräte"],
        "Wegeausschuss": ["5 x Kreisräte", "4 x Bürger"],
    }


def test_who_is_to_be_a_member_stands_in_a_list() -> None:
    listed = "1. eine Vertretung des Forstamts,\n2. zwei Vertretungen der Gemeinden."
    for lead in (
        "Zu Mitgliedern des Beirats Wald werden berufen:",
        "In den Beirat Wald werden gewählt:",
        "Der Kreistag beruft in den Beirat Wald:",
    ):
        assert _beirat(f"# § 2\n\n{lead}\n{listed}") == ["1 x Forstamt", "2 x Gemeinden"]
    assert _beirat("# § 2\n\nIm Beirat Wald sollen vertreten sein:\n- Naturschutz (2 Sitze)\n- Jagd (1 Sitz)") == [
        "2 x Naturschutz",
        "1 x Jagd",
    ]
    assert not committees("# § 2\n\nIm Beirat Wald sollen Frauen und Männer gleichermaßen vertreten sein.")


def test_how_many_each_of_those_who_are_represented_sends() -> None:
    assert _beirat(
        "# § 2\n\nFolgende Vereine sind im Beirat Wald durch je ein Mitglied vertreten:\n- Jagdverein\n- Imkerverein"
    ) == ["1 x Jagdverein", "1 x Imkerverein"]
    assert _beirat(
        "# § 2\n\nIm Beirat Wald sind mit je zwei stimmberechtigten Mitgliedern vertreten:\n- Jagdverein\n- Naturbund"
    ) == ["2 x Jagdverein +", "2 x Naturbund +"]
    assert _beirat("# § 2\n\nIm Beirat Wald sind mit Sitz vertreten:\n- Jagdverein\n- Naturbund") == [
        "Jagdverein",
        "Naturbund",
    ]


def test_what_members_do_in_a_clause_is_no_member() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald setzt sich zusammen aus:\n- Vertretungen der Vereine, die in der Gemeinde Bäume "
        "pflanzen\n- Vertretungen der Betriebe, die mit Holz handeln, und der Schulen"
    ) == ["Vereine", "Betriebe", "Schulen"]
    assert _beirat(
        "# § 2\n\nDem Beirat Wald gehören das Forstamt, die in der Gemeinde tätigen Vereine, die Betriebe, die sich um "
        "Bäume kümmern und die Schulen an."
    ) == ["Forstamt", "in der Gemeinde tätige Vereine", "Betriebe", "Schulen"]


def test_what_stands_before_a_member_and_what_members_know_are_no_part_of_a_name() -> None:
    assert _beirat(
        "# § 2\n\nDer Beirat Wald besteht aus Vereinen sowie aus Mitgliedern des Kreistags. Dem Beirat Wald gehört mit "
        "beratender Stimme zusätzlich noch ein Vertreter der Polizei an."
    ) == ["Vereine", "Kreistag", "1 x Polizei -"]
    assert not committees(
        "# § 2\n\nDie Mitglieder des Beirats Wald decken folgende Gebiete ab:\n- Wege\n- Brücken", own="Beirat Wald"
    )
