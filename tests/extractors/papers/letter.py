"""The head of a paper in text, and the paper read from a document, for the tests of papers."""

from collections.abc import Callable

from extractors.extract import extract
from schemas.document import Document
from schemas.record import Paper, Record

MakeDocument = Callable[[str], Document]
HEAD = """Landkreis Konstanz

Mitteilungsvorlage

Organisationseinheit Amt für Wasser\tDatum 03.02.2021\tDrucksachen-Nr. 2021/044

↓ Beratungsfolge\t↓ Sitzungsart\t↓ Sitzungstermin/e
Umweltausschuss\töffentlich\t15.02.2021

**Hochwasserschutz am Mühlbach**

"""


def record_of(document: Document) -> Record:
    return extract(document, ())


def paper_of(document: Document) -> Paper:
    paper = record_of(document).paper
    assert paper is not None
    return paper
