"""Bodies that other councils have are none of the council whose paper tells of them."""

import pytest

from extractors.committee_record import sentences_about
from extractors.committees.others import is_of_another
from extractors.text.blocks import blocks
from extractors.text.flow import flow
from extractors.text.sections import sections
from tests.extractors.committees.documents import LANDKREIS, committees, document, seats

_OTHER = "Der Waldrat des Landkreises Nachbarau besteht aus den Forstämtern. Er tagt viermal im Jahr."
_OWN = "Der Waldrat soll aus vier Vertretungen der Jägerschaft bestehen. Er soll zweimal im Jahr tagen."


def test_another_councils_body_is_none_of_ones_own() -> None:
    assert not committees(f"# Beispiel\n\n{_OTHER}")
    (found,) = committees(f"# Beispiel\n\n{_OTHER}\n\n# Vorschlag\n\n{_OWN}").values()
    assert seats(found) == ["4 x Jägerschaft"]
    read = sections(blocks(flow(document(f"# Beispiel\n\n{_OTHER}\n\n# Vorschlag\n\n{_OWN}"))))
    about = [sentence.text.value for sentence in sentences_about(found, read, LANDKREIS)]
    assert about == _OWN.replace(". Er", ".\nEr").split("\n")


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Der Waldrat der Stadt Eichheim tagt.", True),
        ("Im Beirat für Wald und Wege des Landkreises Nachbarau sind Förster vertreten.", True),
        ("Der Waldrat des Landkreises Musterau tagt.", False),
        ("Der Waldrat des Landkreises tagt.", False),
        ("Der Waldrat besteht aus dem Forstamt des Landkreises Nachbarau.", False),
        ("Dem Waldrat gehört der Jugendrat der Stadt Eichheim an.", False),
        ("Das Forstamt des Landkreises Nachbarau tagt.", False),
    ],
)
def test_whose_body_a_sentence_names_first(sentence: str, other: bool) -> None:
    assert is_of_another(sentence, LANDKREIS) is other
    assert not is_of_another(sentence, None)
