"""Relations of a committee: what its sentences state, and what only looks like one."""

import pytest

from extractors.committee_record import committee_record
from extractors.ledger import Ledger
from extractors.rules.read import read_rules
from extractors.text.names import sentences
from tests.extractors.committees.documents import committees, passage

_MEMBERS = "# § 2\n\nDer Beirat Wald besteht aus dem Forstamt und dem Bauamt.\n\n"


def _stated(text: str) -> list[tuple[str, str]]:
    found = committees(_MEMBERS + text, own="Beirat Wald")["Beirat Wald"]
    for relation in found.relation:
        assert relation.quote.value in text and relation.organization.spans
    return [(relation.kind.value, relation.organization.value) for relation in found.relation]


@pytest.mark.parametrize(
    ("text", "kind", "organization"),
    [
        ("Der Beirat Wald ist ein beratender Ausschuss des Kreistags.", "part_of", "Kreistag"),
        ("Der Beirat ist dem Umweltausschuss zugeordnet.", "part_of", "Umweltausschuss"),
        ("Er nimmt die Anliegen der Netzwerke auf.", "receives_from", "Netzwerke"),
        ("Der Beirat erhält die Vorschläge des Arbeitskreises Holz.", "receives_from", "Arbeitskreis Holz"),
        ("Der Beirat gibt Empfehlungen an den Bauausschuss.", "reports_to", "Bauausschuss"),
        ("Der Beirat gründet den Arbeitskreis Holz.", "composed_of", "Arbeitskreis Holz"),
        ("Der Beirat Wald und der Arbeitskreis Holz stimmen sich ab.", "named_with", "Arbeitskreis Holz"),
    ],
)
def test_a_relation_is_read_with_its_sentence(text: str, kind: str, organization: str) -> None:
    named = "\n\nIm Arbeitskreis Holz arbeiten drei Vereine. Der Arbeitskreis Holz tagt oft."
    assert (kind, organization) in _stated(text + named)


@pytest.mark.parametrize(
    "text",
    [
        "Der Beirat soll künftig ein Ausschuss des Kreistags sein.",
        "Der Umweltausschuss ist ein Ausschuss des Kreistags.",
        "Der Beirat gibt Empfehlungen für die Umsetzung der Maßnahmen.",
        "Der Beirat bildet bei Bedarf Arbeitsgruppen.",
        "Der Beirat berät Vorschläge der Mitglieder.",
    ],
)
def test_what_is_no_relation_of_the_committee(text: str) -> None:
    assert _stated(text) == []


def test_reporting_and_secretariat_follow_from_rules() -> None:
    found = committees(_MEMBERS, own="Beirat Wald")["Beirat Wald"]
    text = passage(
        "Der Beirat Wald berichtet dem Kreistag einmal im Jahr. Die Geschäftsstelle ist beim Forstamt eingerichtet. "
        "Die Stadt berichtet der Öffentlichkeit über die Arbeit."
    )
    rules, _ = read_rules(list(sentences([text])), normative=True)
    ledger = Ledger()
    record = committee_record(found, rules, "/committee/0", ledger)
    ties = [(relation.kind, relation.organization) for relation in record.relation]
    assert ties == [("reports_to", "Kreistag"), ("secretariat_of", "Forstamt")]
    ground = {entry.path: entry for entry in ledger.evidence}
    for index in range(2):
        assert ground[f"/committee/0/relation/{index}/organization"].ground[0].startswith("/committee/0/rule/")
