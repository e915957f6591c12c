"""A part of a passage stands where its words are printed, however often it was cut."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.text.passage import Passage, Piece
from schemas.document import Document, Page

_CUTS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), min_size=1, max_size=4)


def _passage(words: list[str]) -> Passage:
    """Words that are printed a line apart, with a blank between them that no page has."""
    page = Page(1, "\n".join(words))
    document = Document("probe.txt", (page,), "text")
    pieces, at, start = [], 0, 0
    for word in words:
        pieces.append(Piece(at, 1, start, len(word)))
        at, start = at + len(word) + 1, start + len(word) + 1
    return Passage(document, " ".join(words), tuple(pieces))


@given(st.lists(st.text("abcde", min_size=1, max_size=5), min_size=1, max_size=8), _CUTS)
def test_the_pieces_of_a_part_are_the_characters_of_its_text(words: list[str], cuts: list[tuple[int, int]]) -> None:
    part, text = _passage(words), " ".join(words)
    for start, end in cuts:
        part, text = part.part(start, start + end), text[start : start + end].strip()
    assert part.value == text
    printed = part.document.page(1).text
    for at, _, start, length in part.pieces:
        assert part.value[at : at + length] == printed[start : start + length]
    assert sum(piece.length for piece in part.pieces) == len(text.replace(" ", ""))


def test_equal_parts_are_equal_whether_their_pieces_were_asked_for_or_not() -> None:
    whole = _passage(["Beirat", "Kreistag"])
    asked = whole.part(7)
    assert asked.pieces == (Piece(0, 1, 7, 8),)
    assert asked == whole.part(7)
    assert hash(asked) == hash(whole.part(7))
    assert asked != whole
