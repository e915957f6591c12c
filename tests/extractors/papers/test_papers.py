"""Papers as a whole: Anlagen, sections, costs, named Drucksachen and meetings, and what is missing."""

import pytest

from tests.extractors.papers.letter import HEAD, MakeDocument, paper_of, record_of


@pytest.mark.parametrize(
    ("printed", "listed"),
    [
        ("Anlagen\n\nAnlage 1: Lageplan\n\nAnlage 2 - Kosten\n", [("1", "Lageplan", None), ("2", "Kosten", None)]),
        ("Anlagen\n\nAnlage 1 (nicht öffentlich): Angebote\n", [("1", "Angebote", False)]),
        ("Anlagen:\n\n1. Lageplan\n2. Kosten\n", [("1", "Lageplan", None), ("2", "Kosten", None)]),
        ("Anlagen\n\n- Lageplan\n- Kosten\n", [(None, "Lageplan", None), (None, "Kosten", None)]),
        ("Anlagen:\n\nLageplan\nKosten der Mauer\n", [(None, "Lageplan", None), (None, "Kosten der Mauer", None)]),
        ("Sachverhalt\n\nEs eilt.\n\nAnlagen: Lageplan, Kosten\n", [(None, "Lageplan", None), (None, "Kosten", None)]),
        ("Anlagen\n\nKeine\n", []),
        ("Anlage/n\nLageplan\nKosten der Mauer\n", [(None, "Lageplan", None), (None, "Kosten der Mauer", None)]),
        ("5. Anlagen\n\n1 Lageplan\n2 Kosten\n", [("1", "Lageplan", None), ("2", "Kosten", None)]),
        ("Anlagen\n\n2 Lagepläne\n", [(None, "2 Lagepläne", None)]),
        (
            "Sachverhalt\n\nEs eilt.\n\nAnlagen: Anlage 1 - Lageplan\n         Anlage 2 - Kosten, netto\n",
            [("1", "Lageplan", None), ("2", "Kosten, netto", None)],
        ),
        ("Sachverhalt\n\nDie Bäume kommen nach der\nAnlage 1. Die Mauer folgt.\n", []),
        ("Sachverhalt\n\nDie Karte zeigt es.\n\nAnlage 1 zu 2021/044 - Karte\n", [("1", "Karte", None)]),
        ("Sachverhalt\n\nAnlage 1 zeigt die Karte des Baches.\n", []),
        ("Sachverhalt\n\nDie Kosten sind aus\nAnlage 2 zu dieser Drucksache ersichtlich.\n", []),
        ("Sachverhalt\n\nEs eilt.\n\nAnlage: Lageplan des Baches\n", [(None, "Lageplan des Baches", None)]),
        ("Sachverhalt\n\nEs eilt.\n\nAnlage (nichtöffentlich): Angebote\n", [(None, "Angebote", False)]),
        ("Sachverhalt\n\nEs eilt.\n\nAnlage: keine\n", []),
        (
            "Anlage\n\nAnlage 1\nBerechnung der Kosten\nDamm 500,00\nMauer 300,00\n",
            [("1", "Berechnung der Kosten", None)],
        ),
    ],
)
def test_attachments(document: MakeDocument, printed: str, listed: list[tuple[str | None, str, bool | None]]) -> None:
    files = paper_of(document(HEAD + printed)).auxiliary_file
    assert [(file.number, file.name, file.public) for file in files] == listed


def test_sections_and_their_texts(document: MakeDocument) -> None:
    text = (
        HEAD + "Beschlussvorschlag:\n\nDer Ausschuss stimmt zu.\n\nSachverhalt\n\n1. Anlass\n\nDer Bach tritt über.\n\n"
        "2. Weiteres\n\nEs wird gebaut. Dazu zählen:\n\n1. ein Damm\n2. eine Mauer\n3. ein Becken\n\n"
        "Finanzielle Auswirkungen\n\nRund 20.000 Euro.\n\nAnlage 1: Karte\n"
    )
    paper = paper_of(document(text))
    assert [(section.heading, section.level) for section in paper.section] == [
        ("Beschlussvorschlag", 1),
        ("Sachverhalt", 1),
        ("1. Anlass", 2),
        ("2. Weiteres", 2),
        ("Finanzielle Auswirkungen", 1),
    ]
    assert paper.proposed_resolution == "Der Ausschuss stimmt zu."
    assert paper.financial_impact == "Rund 20.000 Euro."


@pytest.mark.parametrize(
    ("printed", "impact"),
    [
        ("Haushaltsmäßige Auswirkungen\n\nKeine.\n", "Keine."),
        ("Kosten\n\nRund 5 Euro.\n\nFinanzielle Auswirkungen\n\nKeine.\n", "Keine."),
        ("Kosten:\n\nRund 5 Euro.\n", "Rund 5 Euro."),
        ("Personelle Auswirkungen:\n\nEine Stelle.\n", None),
    ],
)
def test_what_it_costs(document: MakeDocument, printed: str, impact: str | None) -> None:
    assert paper_of(document(HEAD + printed)).financial_impact == impact


def test_other_papers_and_meetings_that_the_text_names(document: MakeDocument) -> None:
    text = (
        HEAD + "Sachverhalt\n\nMit Drucksache 2019/017 wurde berichtet. Im Jahr 2019/2020 geschah wenig. "
        "Der Kreistag hat das Konzept in seiner Sitzung am 12.12.2020 beschlossen. Das Wehr stammt vom 3. Mai 1912.\n"
    )
    paper = paper_of(document(text))
    assert paper.related_paper == ["2019/017"]
    assert [(mention.organization, mention.start, mention.kind) for mention in paper.mention] == [
        ("Kreistag", "2020-12-12", "adopted")
    ]


@pytest.mark.parametrize(
    ("printed", "organization"),
    [
        ("In der Sitzung des Ortschaftsrats am 12.12.2020", "Ortschaftsrat"),
        ("In der Jugendhilfeausschusssitzung am 12.12.2020", "Jugendhilfeausschuss"),
        ("In der Arbeitsgruppensitzung am 12.12.2020", None),
        ("Im Runden Tisch mit seiner Sitzung am 12.12.2020", "Runder Tisch"),
        ("In der Sitzung mit dem Landrat am 12.12.2020", None),
    ],
)
def test_whose_meeting_it_was(document: MakeDocument, printed: str, organization: str | None) -> None:
    paper = paper_of(document(f"{HEAD}Sachverhalt\n\n{printed} wurde das Konzept beschlossen.\n"))
    assert [mention.organization for mention in paper.mention] == [organization]


def test_a_known_committee_is_named_in_full(document: MakeDocument) -> None:
    text = (
        HEAD
        + "Sachverhalt\n\nIn der Sitzung des Technischen und Umweltausschusses am 12.12.2020 wurde nichts bekannt. "
    )
    text += "Der Bau- und Planungsausschuss hat am 13.12.2020 in seiner Sitzung zugestimmt. "
    text += "Die Kreistagsfraktionen trafen sich am 14.12.2020.\n"
    paper = paper_of(document(text))
    assert [(mention.organization, mention.start) for mention in paper.mention][1:] == [
        ("Bau- und Planungsausschuss", "2020-12-13")
    ]


def test_what_is_missing_is_said(document: MakeDocument) -> None:
    record = record_of(document(HEAD.replace("Datum 03.02.2021\t", "") + "Sachverhalt\n\nText.\n"))
    assert record.paper is not None and record.paper.date is None
    assert [(issue.code, issue.path) for issue in record.issue] == [("missing_field", "/paper/date")]
