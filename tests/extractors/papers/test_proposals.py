"""What a paper proposes to decide: under its heading, or moved without one; what others moved is not it."""

import pytest

from tests.extractors.papers.letter import HEAD, MakeDocument, paper_of


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
