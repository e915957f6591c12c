"""Texts that bad OCR has damaged are noticed, clean ones with odd names in them are not."""

from pathlib import Path

import pytest

from extractors.damage import has_odd_words, is_damaged
from pipeline.evaluate.noise import damaged
from schemas.document import Document, Page

SAMPLES = sorted((Path(__file__).parents[1] / "documents").glob("*/*/paper.txt"))


def document(text: str, confidence: float | None = None) -> Document:
    return Document("a", (Page(1, text, confidence=confidence),), "text")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_damaged_text_is_noticed_and_a_clean_one_is_not(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not is_damaged(document(text))
    if len(text.split()) < 150:
        return  # too few words to tell
    assert all(is_damaged(document(damaged(text, 0.03, seed))) for seed in range(5))
    assert not is_damaged(document(damaged(text, 0.03), confidence=0.9)), "our own OCR says of each word how sure it is"


def test_names_and_abbreviations_are_no_damage() -> None:
    clean = "Die BürgerInnen und die StadtWerke gGmbH trafen 2031 den DGB, die KiTas und das 3D-Labor. "
    assert not is_damaged(document(clean + "Der Ausschuss beschließt die Vorlage mit drei Enthaltungen. " * 60))
    law = "Der Beirat nach § 12 BeispIntG (BeispIntG), mit BeispIntG, berät. "
    assert not is_damaged(document(law + "Der Ausschuss beschließt die Vorlage mit drei Enthaltungen. " * 60))
    assert not is_damaged(document(""))


@pytest.mark.parametrize("text", ["Se1bsthilfegruppe", "SteIlen im Amt", "Berícht", "5ozialamt", "Aus§chuss"])
def test_odd_words(text: str) -> None:
    assert has_odd_words(text)


@pytest.mark.parametrize(
    "text", ["Selbsthilfegruppe", "SchülerInnen", "1. BA", "CO2", "§ 4 Abs. 2", "GmbH", "2031/017"]
)
def test_words_that_are_none(text: str) -> None:
    assert not has_odd_words(text)
