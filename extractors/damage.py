"""Whether a text was damaged when it was scanned and read by somebody else, who left no word on how sure he was.

OCR's mistakes make words that German does not have: digits and capitals within words, accents, "ii" for "ü". A few of
them in a thousand words tell that others, which look like words, are wrong as well.
"""

import re
from collections.abc import Collection

from extractors.text.words import Sieve
from schemas.document import Document

_ODD = re.compile(
    r"[A-Za-zÄÖÜäöüß]{2}\d[a-zäöüß]|(?<![\w.,/-])\d[a-zäöüß]{3}|[a-zäöüß]{2}[A-HJ-ZÄÖÜ][a-zäöüß]{2}"
    r"|[a-zäöüß]{2}I(?!nnen)[a-zäöüß]|[a-zäöüß][§$&—][a-zäöüß]"
)
_ACCENTS = "íáúîïõãñ"
_AROUND = ".,;:()„“\"'"
_SHARE, _SHARE_OF_ONE = 0.002, 0.004
"""The share of odd words from which on a text counts as damaged, and where there is but one, which may be a name."""
_PAGES, _LOOKED_AT = 3, 4000
"""How many pages and characters tell it."""


def is_damaged(document: Document) -> bool:
    """Whether the text layer, or an archive's text, has the marks of bad OCR; False for our own OCR, which says so."""
    text = "\n".join(page.text for page in document.pages[:_PAGES] if page.confidence is None)[:_LOOKED_AT]
    words = text.split()
    odd = _odd_words(set(words)) + sum(text.count(accent) for accent in _ACCENTS if accent in text)
    if "ii" in text:
        odd += text.count("ii") - text.count("nitiier")
    return odd >= (_SHARE if odd > 1 else _SHARE_OF_ONE) * len(words) > 0


def has_odd_words(text: str) -> bool:
    """Whether a value has a word that OCR made."""
    return _odd_words(set(text.split())) > 0 or any(accent in text for accent in _ACCENTS)


def _odd_words(words: Collection[str]) -> int:
    # An abbreviation that comes again, in brackets or not, is one odd word.
    bare = {word.strip(_AROUND) for word in _ODDITIES.caught(words)}
    return sum(len(_ODD.findall(word)) for word in bare)


def _is_odd(word: str) -> bool:
    if (word.islower() or word.istitle() or word.isupper()) and not word[0].isdigit():
        return False
    return _ODD.search(word.strip(_AROUND)) is not None


_ODDITIES = Sieve(_is_odd)
