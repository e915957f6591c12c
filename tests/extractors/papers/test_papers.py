"""Papers as a whole: Anlagen, sections, named Drucksachen and meetings, and what is said about the rest."""

from collections.abc import Callable

import pytest

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
    ("printed", "resolution"),
    [
        ("Der Rat möge beschließen:\n\n1. Ein Damm wird gebaut.\n2. Er wird bepflanzt.\n\nBegründung\n\nEs eilt.\n",
         "1. Ein Damm wird gebaut.\n2. Er wird bepflanzt."),
        ("Die Wasserfraktion beantragt: Der Damm wird gebaut.\n\nBegründung\n\nEs eilt.\n", "Der Damm wird gebaut."),
        ("Beschluss:\n\nAntrag an den Kreistag\n\nDer Kreistag stimmt zu.\n", "Der Kreistag stimmt zu."),
        ("Begründung\n\nDer Kreistag hat 2019 beschlossen, den Damm zu bauen.\n", None),
    ],
)  # fmt: skip
def test_what_is_to_be_decided(document: MakeDocument, printed: str, resolution: str | None) -> None:
    assert paper_of(document(HEAD + printed)).proposed_resolution == resolution


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


def test_a_heading_alone_makes_no_paper(document: MakeDocument) -> None:
    assert record_of(document("Antrag\n\nHiermit beantrage ich Urlaub vom 3. bis 5. Mai.\n")).kind == "other"


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        (
            "hiermit beantragt die SPD-Fraktion, einen Damm zu bauen.",
            "hiermit beantragt die SPD-Fraktion, einen Damm zu bauen.",
        ),
        (
            "namens der SPD-Fraktion beantrage ich:\n\n1. Der Damm kommt.\n2. Er wird grün.",
            "1. Der Damm kommt.\n2. Er wird grün.",
        ),
        ("wir bitten Sie, folgenden Antrag auf die Tagesordnung zu setzen:\n\nDer Damm kommt.", "Der Damm kommt."),
        (
            "bitte folgenden Antrag auf die Tagesordnung zu setzen:\n\nDer Rat möge beschließen:\n\nDer Damm kommt.",
            "Der Damm kommt.",
        ),
        ("die SPD-Fraktion stellt hiermit folgenden Antrag:\n\nDer Damm kommt.", "Der Damm kommt."),
        ("Wir bitten den Kreistag, wie folgt zu beschließen:\n\nDer Damm kommt.", "Der Damm kommt."),
        ("Der Kreistag beschließt:\n\nDer Damm kommt.", "Der Damm kommt."),
        ("Beschlussvorschlag: Der Damm kommt.", "Der Damm kommt."),
        (
            "Die Verwaltung wird beauftragt, einen Damm zu bauen.",
            "Die Verwaltung wird beauftragt, einen Damm zu bauen.",
        ),
        ("Der Kreistag hat im Mai beschlossen, einen Damm zu bauen.", None),
        ("Der Kreistag beschließt über die Dämme im Mai.", None),
        ("Die Verwaltung hat folgenden Antrag erhalten.", None),
        ("Die Verwaltung wird einen Damm bauen.", None),
    ],
)
def test_what_is_moved_without_a_heading(document: MakeDocument, text: str, moved: str | None) -> None:
    motion = HEAD.replace("Mitteilungsvorlage", "Antrag")
    assert paper_of(document(f"{motion}{text}\n\nBegründung\n\nEs eilt.\n")).proposed_resolution == moved


@pytest.mark.parametrize(
    "told",
    [
        "Antrag: Fraktion der SPD vom 3. Mai 2022",
        "Die SPD-Fraktion stellt folgenden Antrag:\n\nDer Damm kommt.",
        "Dort heißt es: deshalb beantragen wir:\n\nDer Damm kommt.",
    ],
)
def test_what_others_moved_is_not_what_a_paper_proposes(document: MakeDocument, told: str) -> None:
    text = f"Sachverhalt\n\n{told}\n\nDie Verwaltung rät davon ab.\n"
    assert paper_of(document(HEAD + text)).proposed_resolution is None
    assert paper_of(document(HEAD.replace("Mitteilungsvorlage", "Antrag") + text)).proposed_resolution is not None


def test_only_a_motion_opens_with_what_is_to_be_done(document: MakeDocument) -> None:
    text = "Die Verwaltung wird gebeten, einen Damm zu bauen.\n\nSachverhalt\n\nSo schrieb der Bürgerverein.\n"
    assert paper_of(document(HEAD + text)).proposed_resolution is None


MAIL = "Von: Bauamt\nGesendet: Dienstag, 4. Mai 2021 08:15\nAn: Ratsbüro\nBetreff: {type} 2021/088 Neue Bänke\n\n"
PRINTED = "{type} 2021/088\n\nBetreff: Neue Bänke am Bach\n\nBegründung:\n\nDie alten sind morsch.\n"


@pytest.mark.parametrize("form", ["Vorlage", "Beschlussvorlage"])
@pytest.mark.parametrize(
    ("over", "kind"),
    [
        (MAIL, "other"),
        (MAIL.replace(": ", ":      "), "other"),
        ("Von: Bauamt\nAn: Ratsbüro\n\n", "paper"),
        ("Gesendet: an alle Mitglieder\n\n", "paper"),
        (MAIL + "Anbei die Vorlage.\n\f", "paper"),
    ],
)
def test_a_mail_that_names_a_paper_is_none(document: MakeDocument, form: str, over: str, kind: str) -> None:
    assert record_of(document((over + PRINTED).format(type=form))).kind == kind


@pytest.mark.parametrize(
    ("heading", "under", "kind"),
    [
        ("Drucksache", "Die Kataloge liegen im Lager bereit.", "other"),
        ("Vorlage", "Die Kataloge liegen im Lager bereit.", "other"),
        ("Vorlage", "Begründung:\n\nDie alten sind morsch.", "paper"),
        ("Drucksache", "Beschlussvorschlag:\n\nNeue Bänke werden aufgestellt.", "paper"),
        ("Drucksache", "Datum: 04.05.2021", "paper"),
        ("Beschlussvorlage", "Die alten Bänke sind morsch.", "paper"),
    ],
)
def test_a_word_for_any_printed_sheet_needs_more_than_title_and_number(
    document: MakeDocument, heading: str, under: str, kind: str
) -> None:
    text = f"{heading}\nNr. 2021/088\n\nBetreff: Bänke aus dem Katalog bestellen\n\n{under}\n"
    assert record_of(document(text)).kind == kind


@pytest.mark.parametrize(
    ("heading", "behind"),
    [
        ("Drucksache", "Leitfaden zum Umgang mit Vorlagen"),
        (
            "Drucksache",
            "Verzeichnis der Drucksachen des Jahres 2021\n\nNr.  Datum  Betreff\n001/2021  12.01.2021  Bänke",
        ),
        ("Vorlage", "Arbeitshilfe für Vorlagen\n\n031/2021\n\nStand: 12.01.2021"),
    ],
)
def test_what_is_about_papers_is_none(document: MakeDocument, heading: str, behind: str) -> None:
    sections = "\n\nBegründung:\nWarum etwas nötig ist.\n\nSachverhalt:\nWas ist.\n"
    assert record_of(document(f"{heading}\n\n{behind}{sections}")).kind == "other"


def test_a_paper_may_be_about_papers(document: MakeDocument) -> None:
    text = "Drucksache\n031/2021\n\nBetreff:\nÜbersicht über die Anträge\n\nBegründung:\nJa.\n\nSachverhalt:\nJa.\n"
    paper = paper_of(document(text))
    assert (paper.reference, paper.name) == ("031/2021", "Übersicht über die Anträge")


@pytest.mark.parametrize(
    "schedule",
    [
        "Beratungsfolge: Hauptausschuss, Stadtrat",
        "Beratungsfolge:\nHauptausschuss    öffentlich\nStadtrat    öffentlich",
        "Beratungsfolge:\nHauptausschuss    12.05.2023    öffentlich\nStadtrat    20.05.2023    öffentlich",
    ],
)
@pytest.mark.parametrize("label", ["Betreff: ", ""])
def test_a_paper_may_be_a_list_of_papers(document: MakeDocument, label: str, schedule: str) -> None:
    title = f"{label}Verzeichnis der Anträge zum Haushalt"
    for number in ("Drucksache Nr. 17/2023", "Nr. 17/2023"):
        paper = paper_of(document(f"Drucksache\n\n{title}\n{number}\nDatum: 12.04.2023\n\n{schedule}\n"))
        assert (paper.reference, paper.name, paper.date) == (
            *("17/2023", "Verzeichnis der Anträge zum Haushalt", "2023-04-12"),
        )
        assert [each.organization for each in paper.consultation] == ["Hauptausschuss", "Stadtrat"]


@pytest.mark.parametrize(
    "listed",
    [
        "Nr. 17/2023  12.04.2023  Neue Bänke   Hauptausschuss 12.05.2023\n"
        "Nr. 18/2023  13.04.2023  Neuer Zaun   Stadtrat 20.05.2023\n",
        "Drucksache     Gremium           Termin\n"
        "17/2023        Hauptausschuss    12.05.2023\n18/2023        Stadtrat          20.05.2023\n",
        "17/2023 Neue Bänke\nBeratungsfolge: Hauptausschuss 12.05.2023\n"
        "18/2023 Neuer Zaun\nBeratungsfolge: Stadtrat 20.05.2023\n",
        "Drucksache Nr. 17/2023\nNeue Bänke\n\nDrucksache Nr. 18/2023\nNeuer Zaun\n",
    ],
)
def test_a_mere_list_of_papers_is_none(document: MakeDocument, listed: str) -> None:
    text = f"Stadt Bachtal\n\nDrucksache\n\nVerzeichnis der Vorlagen im Mai\nStand: 12.05.2023\n\n{listed}"
    assert record_of(document(text)).kind == "other"


@pytest.mark.parametrize(
    ("title", "paper_type", "number"),
    [
        ("Beschlussvorlage - FB 51/0240/WP15", "Beschlussvorlage", "FB 51/0240/WP15"),
        ("Empfehlungsvorlage (inaktiv) - E 26/0060/WP18", "Empfehlungsvorlage", "E 26/0060/WP18"),
        ("Beschlussvorlage - VO/2011/0368-R5", "Beschlussvorlage", "VO/2011/0368-R5"),
        ("Beschlussvorlage der SPD - SPD 17/2023", "Beschlussvorlage", "17/2023"),
    ],
)
def test_the_title_of_a_page_has_the_whole_number(
    document: MakeDocument, title: str, paper_type: str, number: str
) -> None:
    paper = paper_of(document(f"{title}\n\nBeschlussvorschlag:\nNeue Bänke.\n\nBegründung:\nDie alten sind morsch.\n"))
    assert (paper.paper_type, paper.reference) == (paper_type, number)


def test_a_list_of_such_titles_is_no_page(document: MakeDocument) -> None:
    text = "Neue Bänke\nBeschlussvorlage - 38/2014\nNeuer Zaun\nBeschlussvorlage - 39/2014\n\nBegründung:\nJa.\n"
    assert record_of(document(text)).kind == "other"


def test_the_page_of_an_information_system_needs_no_more_than_a_number_and_a_section(document: MakeDocument) -> None:
    behind = "\n\nDie Gemeinde stellt Bänke auf:\nSachverhalt:\nDie alten sind morsch.\n"
    paper = paper_of(document(f"Vorlage - BA-2024-038{behind}"))
    assert (paper.reference, paper.paper_type) == ("BA-2024-038", "Vorlage")
    assert record_of(document(f"Vorlage BA-2024-038{behind}")).kind == "other"
