"""Which committees stand side by side: by topic, kind, council and date, and what is said of the others."""

import pytest

from db.compare.selection import is_date
from db.connection import open_database
from db.search import index_search
from db.store import store
from schemas.errors import UsageError
from tests.db.compare.invented import NORD, SUED


def test_unlike_functions_stand_together_only_with_a_note(council, described, compared):
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01", function="advisory")),
        (SUED, described("Runde Klima", "2030-01-01", function="exchange")),
    )
    notes = " ".join(compared(path, topic="klima").notes)
    assert "verschiedene Funktionen" in notes and "Beratung: Beirat Klima" in notes
    assert "Funktionen" not in " ".join(compared(path, "norden", topic="klima").notes)


def test_as_of_takes_the_last_description_until_then(council, described, compared):
    path = council(*((NORD, described("Beirat Klima", date)) for date in ("2030-01-01", "2031-05-01", "2033-01-01")))
    assert [column.as_of for column in compared(path, as_of="2031").columns] == ["2031-05-01"]
    assert [column.as_of for column in compared(path, as_of="2031-04").columns] == ["2030-01-01"]
    assert [column.as_of for column in compared(path).columns] == ["2030-01-01", "2031-05-01", "2033-01-01"]
    with pytest.raises(UsageError, match="as of 2029"):
        compared(path, as_of="2029")


def test_the_committees_that_belong_together_are_found(council, described, compared):
    path = council(
        (NORD, described("Beirat Klima", "2030-01-01")),
        (NORD, described("Arbeitskreis Integration", "2030-01-01")),
        (NORD, described("Umweltausschuss", "2030-01-01", function="deciding")),
        (SUED, described("Netzwerk Energie", "2030-01-01")),
    )
    found = compared(path)
    assert found.topic == "klima"
    assert [column.name for column in found.columns] == ["Beirat Klima", "Netzwerk Energie"]
    notes = " ".join(found.notes)
    assert "Umweltausschuss" in notes and "integration" in notes
    assert [column.name for column in compared(path, topic="Integration").columns] == ["Arbeitskreis Integration"]
    named = compared(path, committees=("umweltausschuss", "Netzwerk"))
    assert [column.name for column in named.columns] == ["Umweltausschuss", "Netzwerk Energie"]


def test_committees_that_are_only_named(council, described, compared, make, path):
    text = "Landkreis Norden\nBericht 2030/900\nIm Arbeitskreis Klima und Boden (AKB) wurde im Forum geredet (FOR)."
    paper = {"reference": "2030/900", "paperType": "Vorlage", "name": "Bericht", "date": "2030-02-01"}
    council((NORD, described("Beirat Klima", "2030-01-01")), (SUED, described("Runde Klima", "2030-01-01")))
    db = open_database(path)
    told = make.sample("in/b.txt", "text", [text], {}, kind="paper", paper=paper, body={"name": NORD, "ags": None})
    store(db, told.file, told.record)
    index_search(db)
    db.close()
    notes = [note for note in compared(path, topic="klima").notes if "Mitglieder nicht bekannt" in note]
    assert notes == [
        "Zum Thema nur mit Namen genannt, Mitglieder nicht bekannt: "
        "Arbeitskreis Klima und Boden (AKB) (Landkreis Norden, 2030/900)."
    ]
    assert [note for note in compared(path, "süden", topic="klima").notes if "Mitglieder" in note] == []


def test_what_cannot_be_compared_is_said_with_what_can(council, described, compared):
    path = council((NORD, described("Beirat Klima", "2030-01-01")))
    with pytest.raises(UsageError, match=r"no papers of 'westen'.*Landkreis Norden"):
        compared(path, "westen")
    with pytest.raises(UsageError, match=r"'Kreistag'.*Beirat Klima"):
        compared(path, committees=("Kreistag",))
    with pytest.raises(UsageError, match=r"topic 'sport'.*Beirat Klima"):
        compared(path, topic="sport")


def test_names_with_commas_are_listed_apart(council, described, compared):
    path = council(
        (NORD, described("Beirat für Umwelt, Klima und Verkehr", "2030-01-01")),
        (NORD, described("Ausschuss für Klima, Bau und Umwelt", "2030-01-01", function="deciding")),
        (NORD, described("Ausschuss für Klima, Wald und Flur", "2030-01-01", function="deciding")),
    )
    councils = "Ausschuss für Klima, Bau und Umwelt; Ausschuss für Klima, Wald und Flur"
    with pytest.raises(UsageError, match=f"Described are: {councils}; Beirat für Umwelt, Klima und Verkehr"):
        compared(path, committees=("Kreistag",))
    assert f"von anderer Art: {councils} (" in " ".join(compared(path, topic="klima").notes)


def test_words_of_a_profile_belong_to_the_topic_too(council, described, compared):
    path = council((NORD, described("Beirat Klima", "2030-01-01")), (SUED, described("Runde Moorschutz", "2030-01-01")))
    assert [column.name for column in compared(path, topic="klima").columns] == ["Beirat Klima"]
    both = compared(path, topic="klima", topic_words=("Moor",))
    assert [column.name for column in both.columns] == ["Beirat Klima", "Runde Moorschutz"]


def test_a_council_without_such_a_committee_is_named(council, described, compared):
    database = council(
        ("Landkreis Musterland", described("Klimabeirat", "2030-01-01")),
        ("Stadt Beispielburg", described("Jury", "2030-01-01")),
    )
    missing = "Stadt Beispielburg: kein Gremium zu diesem Thema gefunden."
    assert missing in compared(database, "musterland", "beispielburg", topic="klima").notes
    assert missing not in compared(database, "musterland", topic="klima").notes


@pytest.mark.parametrize(("text", "there"), [("2022", 1), ("2022-06", 1), ("2022-13", 0), ("2022-02-30", 0), ("22", 0)])
def test_a_date_is_one_that_there_is(text, there):
    assert is_date(text) == bool(there)
