"""Documents made of lines, for tests of extractors."""

from collections.abc import Callable

import pytest

from extractors.text.passage import Passage
from extractors.text.repair import repaired
from pipeline.reading.read import read
from schemas.document import Document, Range


@pytest.fixture
def document() -> Callable[[str], Document]:
    """A text archive's document of these lines."""
    return lambda text: read("test.txt", text.encode())


@pytest.fixture
def passage() -> Callable[[str], Passage]:
    """One passage of a text, its lines joined."""

    def make(text: str) -> Passage:
        made = read("test.txt", text.encode())
        page = made.pages[0]
        starts = [0]
        for line in page.text.split("\n")[:-1]:
            starts.append(starts[-1] + len(line) + 1)
        ends = [*(start - 1 for start in starts[1:]), len(page.text)]
        return repaired(made, [(1, Range(start, end)) for start, end in zip(starts, ends, strict=True)])

    return make
