"""Sentences and tokens are those of spaCy's own pipeline, and wordings are found where its Matcher finds them."""

import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import spacy  # noqa: TID251  (the oracle)
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from spacy.matcher import Matcher  # noqa: TID251

from extractors.rules.finder import Answers
from extractors.rules.read import FAMILIES
from extractors.text import names
from extractors.text.names import sentences
from extractors.text.passage import Passage
from pipeline.reading.read import read

DOCUMENTS = Path(__file__).parents[2] / "documents"
OPENING = ("(", "[", "„", "»", "‚", "§", "§§")
PIECES = (
    "Der", "Die", "Im", "Beirat", "tagt", "e.V.", "e. V.", "i.d.R.", "z.B.", "Abs.", "§", "§§", "1.", "2018.",
    "16.04.2018.", "3,5", "10%", ".", "..", "...", "…", "!", "?!", "?", "(", ")", "„", "“", "»", "[", "]", ":", ";",
    "-", "–", "/", "Amt/Büro", "und/oder", "ende.Der", "Satz.)", "Satz.[1]", "'s", "über'm", "°C.", "5°C.", "XD",
    "www.stadt.example", "a@b.example", "Nr.", "Nr.3", "f.", "ff.", "Mio.", "USA.", "U.S.", "St.", "ä", "\n", "\t",
    "\u2003", "\u00a0", "\u2028", "\x1c", " ", "  ", "Sie", "Mitglieder", "x" * 190,
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).flatmap(
    lambda parts: st.sampled_from((" ", "")).map(lambda glue: glue.join(parts))
)


@lru_cache(maxsize=1)
def oracle() -> Any:
    """spaCy's sentencizer behind the same tokenizer, with sentences begun at openers behind a full stop."""
    nlp = spacy.blank("de")
    nlp.tokenizer = names.tokenizer()
    nlp.add_pipe("sentencizer", config={"punct_chars": [".", "!", "?", "…"]})
    return nlp


def expected(text: str) -> list[tuple[str, list[str]]]:
    """The sentences with their tokens as spaCy has them, an opening bracket given to the sentence it opens."""
    doc = oracle()(text)
    for token in doc[1:]:
        before = token.nbor(-1)
        if (
            token.text in names._OPENERS
            and before.text.endswith(".")
            and not (before.is_sent_start or before.text == "bzw.")
        ):
            token.is_sent_start = True
    found, start = [], 0
    for span in doc.sents:
        end = span.end
        while end > start + 1 and end < len(doc) and doc[end - 1].text in OPENING:
            end -= 1
        part = doc[start:end]
        whole = text[part.start_char : part.end_char].strip()
        if whole:
            found.append((whole, [token.text for token in part]))
        start = end
    return found


def check(passage: Passage) -> None:
    for part in names._bounded(passage):
        wanted = expected(part.value)
        found = [*sentences([part])]
        assert [sentence.text.value for sentence in found] == [whole for whole, _ in wanted]
        for sentence, (_, tokens) in zip(found, wanted, strict=True):
            words, starts = sentence.tokens()
            assert words == tokens
            for word, start in zip(words, starts, strict=True):
                assert word.isspace() or sentence.text.value.startswith(word, start)


@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example(text="Abs . 2 gilt (im Übrigen). (Der Beirat) tagt e. V. Der Vorsitz „liegt“. „Die Wahl …“ folgt.")
def test_sentences_are_those_of_spacy(text: str) -> None:
    # A word glued to "..." or "…": spaCy cuts another sentence there, we do not.
    assume(not re.search(r"(?:\.\.|…)\w", text))
    # "e. V." behind something glued to it: how spaCy splits its "e." depends on what follows, ours does not.
    assume(not re.search(r"\Se\. V\.", text))
    # "Vorsitzende/n.": an abbreviation to spaCy, the end of a sentence to us.
    assume(not names._ENDS_GENDERED.search(text) and not re.search(r"[a-zß][/:][nrms]\.", text))
    document = read("test.txt", b"x")
    check(Passage(document, text.strip(), ()))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Die Leitung obliegt der/dem Vorsitzende/n. Jedes Mitglied hat eine Stimme.", 2),
        ("Es wählt eine Vertreter:in und eine Vorsitzende:n. Alle dürfen wählen.", 2),
        ("Das Nähere s. Anlage. Alle dürfen wählen.", 2),
        ("Die Punkte werden n. ö. behandelt.", 1),
    ],
)
def test_the_ending_of_another_gender_ends_a_sentence(passage: Callable[[str], Passage], text: str, count: int) -> None:
    assert len([*sentences([passage(text)])]) == count


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*/*/paper.pdf")), ids=lambda path: path.parent.name)
def test_sentences_of_the_samples_are_those_of_spacy(path: Path) -> None:
    document = read(str(path), path.read_bytes())
    for page in document.pages:
        check(Passage(document, " ".join(page.text.split()), ()))


def test_a_word_fulfils_what_a_matcher_says(passage: Callable[[str], Passage]) -> None:
    written = sorted({word for family in FAMILIES for finder in family for pattern in finder.patterns
                      for word in pattern.replace("...", " ").split()})  # fmt: skip
    tokenizer = names.tokenizer()
    matcher = Matcher(tokenizer.vocab)
    for word in written:
        options = word.split("|")
        expression = "|".join(re.escape(option).replace(r"\*", ".{0,60}") for option in options)
        matcher.add(word, [[{"LOWER": {"REGEX": f"^(?:{expression})$"} if "*" in word else {"IN": options}}]])
    answers = Answers(written)
    words = {option.replace("*", filling) for word in written for option in word.split("|") for filling in ("", "en")}
    for word in sorted(words):
        doc = tokenizer(word)
        if len(doc) == 1:
            found = {tokenizer.vocab.strings[key] for key, _, _ in matcher(doc)}
            assert answers(word.lower()) == found, word


def test_the_caches_are_bounded() -> None:
    for cached in (names._places, names._tokens, names._split):
        assert cached.cache_info().maxsize is not None
