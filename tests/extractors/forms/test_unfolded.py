"""A form that was saved as one line: what its labels and types tell is read, nothing else."""

import pytest

from extractors.extract import extract
from extractors.forms.unfolded import unfolded
from extractors.text.flow import flow
from schemas.record import Paper
from tests.extractors.forms.reading import MakeDocument

TEXT = (
    "Begründung: Die alten Bänke am Bach sind morsch und müssen ersetzt werden. Der Bauhof hat Angebote eingeholt, "
    "von denen das günstigste den Vorgaben entspricht. Die Bänke sollen im Herbst aufgestellt werden."
)
FORM = (
    "Stadt Bachtal Der Bürgermeister Amt 66 Tiefbauamt Vorlage Nr.: 178/2013 Datum: 11.04.2013 öffentlich "
    "Beratungsfolge: Gremium Termin Bauausschuss 07.05.2013 Vorberatung Rat 14.05.2013 Entscheidung "
    f"Betreff: Neue Bänke am Bach Beschlussvorschlag: Der Rat beschließt neue Bänke. {TEXT}"
)
HEADS_FIRST = (
    "Stadt Bachtal Vorlage Der Bürgermeister Dienststelle Aktenzeichen Datum Vorlagen-Nr. 66/1 66/1 Be 22.04.2014 "
    "124/2014 Betreff Neue Bänke am Bach Beratungsfolge Bauausschuss Rat Finanzielle Auswirkungen Ja Nein "
    f"Beschlussentwurf: Ja. {TEXT}"
)


def paper_of(document: MakeDocument, text: str) -> Paper:
    paper = extract(document(text), ()).paper
    assert paper is not None
    return paper


def test_labels_stations_and_sections_of_one_line(document: MakeDocument) -> None:
    paper = paper_of(document, FORM)
    assert (paper.reference, paper.paper_type, paper.name) == ("178/2013", "Vorlage", "Neue Bänke am Bach")
    assert paper.date == "2013-04-11"
    assert [(each.organization, each.start, each.role) for each in paper.consultation] == [
        ("Bauausschuss", "2013-05-07", "Vorberatung"),
        ("Rat", "2013-05-14", "Entscheidung"),
    ]
    assert [each.heading for each in paper.section] == ["Beschlussvorschlag", "Begründung"]
    assert paper.proposed_resolution == "Der Rat beschließt neue Bänke."


def test_a_number_and_a_day_behind_a_row_of_labels(document: MakeDocument) -> None:
    paper = paper_of(document, HEADS_FIRST)
    assert (paper.reference, paper.date, paper.name) == ("124/2014", "2014-04-22", "Neue Bänke am Bach")
    assert (paper.file_reference, paper.under_direction_of, paper.consultation) == (None, [], [])


@pytest.mark.parametrize(
    "text",
    [
        FORM.replace("Betreff: ", ""),
        FORM.replace("Vorlage Nr.: 178/2013 ", ""),
        FORM.replace("Begründung:", "Weil").replace("Beschlussvorschlag:", "Deshalb"),
        f"Wir baten um den Betreff: er fehlte. {TEXT}",
        f"Auszug aus der Niederschrift über die Sitzung des Rates {FORM}",
    ],
)
def test_a_line_without_the_labels_of_a_form_stays_whole(document: MakeDocument, text: str) -> None:
    items = flow(document(text))
    assert unfolded(items) == items


def test_what_came_of_a_meeting_stands_behind_its_day(document: MakeDocument) -> None:
    rows = "Bauausschuss 07.05.2013 Vorberatung einstimmig zugestimmt Rat 14.05.2013 Entscheidung vertagt"
    begin, end = FORM.index("Bauausschuss"), FORM.index(" Betreff:")
    assert [
        (each.organization, each.result) for each in paper_of(document, FORM[:begin] + rows + FORM[end:]).consultation
    ] == [
        ("Bauausschuss", "einstimmig zugestimmt"),
        ("Rat", "vertagt"),
    ]


def test_labels_that_all_stand_before_their_values(document: MakeDocument) -> None:
    labels = "Vorlage-Nr: Status: AZ: Datum: Verfasser: FB 66/0178/WP4 öffentlich 11.04.2013 FB 66/2 Neue Bänke am Bach"
    text = f"Die Bürgermeisterin Vorlage Federführende Dienststelle: Tiefbauamt {labels} Beratungsfolge: TOP:__ {TEXT}"
    paper = paper_of(document, text)
    assert (paper.reference, paper.paper_type, paper.date) == ("FB 66/0178/WP4", "Vorlage", "2013-04-11")
    assert (paper.under_direction_of, paper.name, paper.consultation) == (["Tiefbauamt"], None, [])


@pytest.mark.parametrize(
    "labels",
    [
        "Vorlage-Nr: Status: AZ: Datum: Verfasser: öffentlich FB 66/0178/WP4 am 11.04.2013",
        "Datum: Status: AZ: Vorlage-Nr: Verfasser: FB 66/0178/WP4 öffentlich 11.04.2013",
        "Vorlage-Nr: Datum: FB 66/0178/WP4 öffentlich, geändert 11.04.2013",
    ],
)
def test_values_in_another_order_than_their_labels_are_left(document: MakeDocument, labels: str) -> None:
    text = f"Die Bürgermeisterin Vorlage Federführende Dienststelle: Tiefbauamt {labels} Beratungsfolge: TOP:__ {TEXT}"
    assert extract(document(text), ()).paper is None


@pytest.mark.parametrize(
    "rows",
    [
        "07.05.2013 Bauausschuss 14.05.2013 Rat",
        "Bauausschuss 07.05.2013 und danach, wenn es sein muss, der Rat am 14.05.2013",
        "Bauausschuss 07.05.2013 Vorberatung Rat",
    ],
)
def test_stations_that_are_not_all_understood_are_left_out(document: MakeDocument, rows: str) -> None:
    begin, end = FORM.index("Gremium"), FORM.index(" Betreff:")
    assert paper_of(document, FORM[:begin] + rows + FORM[end:]).consultation == []


def test_the_number_right_behind_the_type(document: MakeDocument) -> None:
    text = FORM.replace("Vorlage Nr.: 178/2013", "Beschlussvorlage BV/2013/0178")
    paper = paper_of(document, text)
    assert (paper.reference, paper.paper_type, paper.name) == ("BV/2013/0178", "Beschlussvorlage", "Neue Bänke am Bach")


def test_a_value_ends_at_a_label_that_nobody_knows(document: MakeDocument) -> None:
    paper = paper_of(document, FORM.replace("am Bach Beschluss", "am Bach Haushaltsstelle: 6300.9500 Beschluss"))
    assert paper.name == "Neue Bänke am Bach"


NO_TYPE = (
    "Zu TOP:____ Drucksache: WP7123/2014 2. Ergänzung Fachbereich III - Bauen Sitzungsteil Az.: 66 öffentlich "
    "Beratungsfolge: Sitzungstermin: Abstimmungsergebnis: Bauausschuss 14.05.2014 einstimmig Rat 28.05.2014 "
    f"Betreff: Neue Bänke am Bach Beschlussvorschlag: Ja. {TEXT}"
)


def test_a_form_without_a_type_and_with_a_grammar_of_its_own(document: MakeDocument) -> None:
    paper = paper_of(document, NO_TYPE)
    assert (paper.reference, paper.file_reference) == ("WP7123/2014 2. Ergänzung", "66")
    assert (paper.paper_type, paper.name) == (None, "Neue Bänke am Bach")
    assert [(each.organization, each.start, each.result) for each in paper.consultation] == [
        ("Bauausschuss", "2014-05-14", "einstimmig"),
        ("Rat", "2014-05-28", None),
    ]


@pytest.mark.parametrize("behind", ["2. Sitzung", "Ergänzung", "12"])
def test_what_else_stands_behind_a_number_is_no_version(document: MakeDocument, behind: str) -> None:
    assert paper_of(document, NO_TYPE.replace("2. Ergänzung", behind)).reference == "WP7123/2014"


def test_a_letter_about_a_paper_stays_whole(document: MakeDocument) -> None:
    text = f"Sehr geehrte Damen und Herren, die Vorlage Nr.: 178/2013 war gut. Betreff: Neue Bänke am Bach. {TEXT}"
    items = flow(document(text))
    assert unfolded(items) is items


MINUTES = (
    "Auszug aus der Niederschrift über die Sitzung des Wegeausschusses Bachtal am Montag, 12.05.2021 TOP 4 Neue Bänke "
    f"am Bach Vorlage: 178/2021 Beschluss: Der Ausschuss stimmt zu. Abstimmungsergebnis: einstimmig {TEXT}"
)


def test_minutes_that_begin_a_running_text(document: MakeDocument) -> None:
    record = extract(document(MINUTES), ())
    assert record.kind == "minutes"
    assert record.meeting and record.meeting.start == "2021-05-12"


@pytest.mark.parametrize(
    "text",
    [
        MINUTES.replace("am Montag, 12.05.2021 ", "im Frühjahr "),
        MINUTES.replace("Auszug aus der Niederschrift über die Sitzung", "Wir haben das Protokoll über die Sitzung", 1),
    ],
)
def test_a_text_that_only_tells_of_minutes_stays_whole(document: MakeDocument, text: str) -> None:
    items = flow(document(text))
    assert list(unfolded(items)) == list(items)
