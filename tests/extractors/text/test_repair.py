"""Repair undoes typesetting, keeps what is written so, and never loses its place in the original."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.text.passage import Passage
from extractors.text.repair import repaired, with_umlauts
from schemas.document import Document, Page, Range

MakePassage = Callable[[str], Passage]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Die Verwal-\ntung berichtet", "Die Verwaltung berichtet"),
        ("des Ein-zelfalls wegen", "des Einzelfalls wegen"),
        ("des Bodensee-Museumsver-bunds", "des Bodensee-Museumsverbunds"),
        ("aller Vertre- tungen", "aller Vertretungen"),
        ("in der vor-liegenden Fassung", "in der vorliegenden Fassung"),
        ("Haupt- und Ehrenamt", "Haupt- und Ehrenamt"),
        ("Haupt-\nund Ehrenamt", "Haupt- und Ehrenamt"),
        ("Rad-, Fuß- und Busverkehr", "Rad-, Fuß- und Busverkehr"),
        ("nordrhein-westfälische Kreise", "nordrhein-westfälische Kreise"),
        ("sozial-ökologische Ziele", "sozial-ökologische Ziele"),
        ("ein EU-weites Verfahren", "ein EU-weites Verfahren"),
        ("Kosten-\nNutzen-Rechnung", "Kosten-Nutzen-Rechnung"),
        ("der **Anlage 1** und <b>2</b>", "der Anlage 1 und 2"),
        ("*Anlage 1* und ***Anlage** 2*", "Anlage 1 und Anlage 2"),
        ("die Schüler*innen und jede*r Dritte", "die Schüler*innen und jede*r Dritte"),
        ("**Lehrer*innen** und *Ärzt*innen*", "Lehrer*innen und Ärzt*innen"),
        ("der Anwohner*innen-\nvertretung", "der Anwohner*innenvertretung"),
        ("* Anwohner*in-\nnen", "Anwohner*innen"),
        ("der Anwohner*\ninnen wegen", "der Anwohner*innen wegen"),
        ("der Anwohner*-\ninnenvertretung", "der Anwohner*innenvertretung"),
        ("**jede*\n   r** Dritte", "jede*r Dritte"),
        ("ein*e Anwohner*\nin, die Vermieter*\nin des Hauses", "ein*e Anwohner*in, die Vermieter*in des Hauses"),
        ("alle Anwohner*\nin der Gasse", "alle Anwohner in der Gasse"),
        ("alle Anwohner*\nund *Vermieter*\nim Haus", "alle Anwohner und Vermieter im Haus"),
        ("der Plan*\ns. Anlage 2", "der Plan s. Anlage 2"),
        ("alle Anwohner *\ninnen wie außen", "alle Anwohner innen wie außen"),
        ("Bürger\u00admeister", "Bürgermeister"),
        (" ein-\ngerückt", "eingerückt"),
        ("viel    Raum\tdazwischen", "viel Raum dazwischen"),
    ],
)
def test_words_are_joined_as_they_were_meant(passage: MakePassage, printed: str, read: str) -> None:
    assert passage(printed).value == read


def test_spans_point_at_the_printed_words(passage: MakePassage) -> None:
    whole = passage("Der Kreis-\ntag hat die **Verwal-tung** beauftragt")
    start = whole.value.index("Kreistag")
    assert [span.raw for span in whole.part(start, start + len("Kreistag")).spans()] == ["Kreis-\ntag"]
    start = whole.value.index("Verwaltung")
    assert [span.raw for span in whole.part(start, start + len("Verwaltung")).spans()] == ["Verwal-tung"]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("P\ufb02ege", "Pflege"),
        ("\ufb02ach", "flach"),
        ("Schi\ufb00", "Schiff"),
        ("\ufb01nanzielle P\ufb02icht", "finanzielle Pflicht"),
    ],
)
def test_ligatures_are_opened_and_the_span_holds_them(printed: str, read: str) -> None:
    document = Document("test.pdf", (Page(1, f"vor {printed} nach"),), "pdf")
    passage = repaired(document, [(1, Range(4, 4 + len(printed)))])
    assert passage.value == read
    assert [span.raw for span in passage.spans()] == [printed]


ALPHABET = st.text(alphabet=st.sampled_from("abcDEFäöÜß -*\n\t.,/()1\u00ad"), min_size=1, max_size=120)


@given(text=ALPHABET)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_piece_is_the_original_text(passage: MakePassage, text: str) -> None:
    if not text.strip(" \n\t\0"):
        return
    whole = passage(text)
    page = whole.document.pages[0].text
    for piece in whole.pieces:
        assert whole.value[piece.at : piece.at + piece.length] == page[piece.start : piece.start + piece.length]
    ends = [piece.at + piece.length for piece in whole.pieces]
    assert all(end <= piece.at for end, piece in zip(ends, whole.pieces[1:], strict=False))
    for start in range(0, len(whole.value), 7):
        part = whole.part(start, start + 9)
        for span in part.spans():
            assert page[span.start : span.end] == span.raw


@pytest.mark.parametrize(
    ("printed", "spelled"),
    [
        ("Amt fuer Mobilitaet und Schuelerbefoerderung", "Amt für Mobilität und Schülerbeförderung"),
        ("Amt fuer neue Steuern und Quellen", "Amt für neue Steuern und Quellen"),
        ("Bauer und Partner", "Bauer und Partner"),
        ("Amt für Israelfragen", "Amt für Israelfragen"),
    ],
)
def test_umlauts_come_back_only_where_the_text_is_ascii(printed: str, spelled: str) -> None:
    assert with_umlauts(printed) == spelled
