"""ratslese probe on text files: forms set with blanks, whose labels nobody knows, are read in full with the draft."""

import tomllib
from pathlib import Path

import pytest

from extractors.extract import extract
from pipeline.probe.run import probe
from pipeline.reading.read import read
from schemas.council import CouncilProfile
from schemas.record import Paper

NAME = "Stadt Lindenau"
PAPERS = (
    ("SB-7/2022", "01.03.2022", "Referat Hochbau", "Sanierung der Turnhalle an der Linde", "Senatsblatt"),
    ("SB-19/2022", "10.06.2022", "Referat Grünflächen", "Patenschaften für Beete und Bäume", "Auskunftsblatt"),
    ("SB-24/2022", "04.07.2022", "Stabsstelle Digitales", "Freies Netz auf dem Marktplatz und im Bad", "Senatsblatt"),
)
STATIONS = (
    (("Ausschuss für Schule und Sport", "15.03.2022", "Vorrat"), ("Stadtrat", "29.03.2022", "Schlussrat")),
    (("Umweltausschuss", "21.06.2022", "Vorrat"),),
    (("Hauptausschuss", "12.07.2022", "Vorrat"), ("Stadtrat", "26.07.2022", "Schlussrat")),
)
DECISION = "Der Stadtrat stimmt der Sache zu."
BODY = (
    f"\n\nVotum des Senats\n\n{DECISION}\n\nGründe\n\nEs wurde lange darüber gesprochen. Die Kosten trägt die Stadt.\n"
)
TABLE = "{0:<40}{1:<14}{2}"
LINE = "- {0}, {1}: {2}"
LAYOUTS = {
    "labels with colons in a column": (
        "Stadt Lindenau\n\n{4}\n\nLaufzeichen:  {0}\nVerfasst am:  {1}\nVerfasst von: {2}\nWorum es geht:   {3}\n\n"
        "Lauf durch die Häuser\nVersammlung                             Wann          Wozu\n{stations}",
        TABLE,
    ),
    "labels without colons, the first station behind one": (
        "Stadt Lindenau · Der Senat\n\n            {4}\n\nLaufzeichen      {0}\nverfasst am      {1}\n"
        "verfasst von     {2}\nworum es geht    {3}\nLauf             {stations}",
        "{0}, {1}, {2}",
    ),
    "labels over their values, two in a row": (
        "Stadt Lindenau\n\n{4}\n\nLaufzeichen                   Verfasst am\n{0:<30}{1}\n\n"
        "Verfasst von                  Rückfragen an\n{2:<30}Frau Muster, Tel. 123\n\nInhalt\n{3}\n\n"
        "Lauf durch die Häuser\nVersammlung                             Wann          Wozu\n{stations}",
        TABLE,
    ),
    "the number in the column beside the type": (
        "Stadt Lindenau\n\n{4}                                 Laufzeichen: {0}\n\n"
        "Verfasst am:   {1}\nVerfasst von:  {2}\n\n{3}\n\n"
        "Versammlung                             Wann          Wozu\n{stations}",
        TABLE,
    ),
    "stations in lines": (
        "Stadt Lindenau\n\n{4}\n\nLaufzeichen: {0}\nVerfasst am: {1}        Verfasst von: {2}\n\n"
        "Gegenstand der Sache: {3}\n\nLauf durch die Häuser\n{stations}",
        LINE,
    ),
    "the day before the body": (
        "Stadt Lindenau\nStadtverwaltung\n\n{4}\n\nLaufzeichen    {0}\nVerfasst am    {1}\nVerfasst von   {2}\n"
        "Sache          {3}\nRunden         {stations}",
        "{1} {0} ({2})",
    ),
    "a row whose cells do not stand under their headings": (
        "Stadt Lindenau\n\n{4}\n\nLaufzeichen: {0}\nVerfasst am: {1}\nVerfasst von: {2}\nInhalt: {3}\n\n"
        "Versammlung                             Wann          Wozu\n{stations}",
        "{0}      {1}       {2}",
    ),
    "a heading that stands for something else with others": (
        "Stadt Lindenau\n\n{4}\n\nLaufzeichen: {0}\nVerfasst am: {1}\nVerfasst von: {2}\nInhalt: {3}\n\n"
        "Gremium                                 Wann          Ergebnis\n{stations}",
        TABLE,
    ),
}


def written(folder: Path, form: str, station: str) -> list[Path]:
    paths: list[Path] = []
    indent = "\n" if station in (TABLE, LINE) or "   " in station else f"\n{' ' * 17}"
    for number, (values, way) in enumerate(zip(PAPERS, STATIONS, strict=True)):
        text = form.format(*values, stations=indent.join(station.format(*row) for row in way))
        path = folder / f"{number}.txt"
        path.write_text(text + BODY, encoding="utf-8")
        paths.append(path)
    return paths


def paper_of(path: Path, profile: CouncilProfile) -> Paper:
    with read(str(path), path.read_bytes()) as document:
        paper = extract(document, [profile], NAME).paper
    assert paper is not None
    return paper


def iso(day: str) -> str:
    return "-".join(reversed(day.split(".")))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_unknown_form_is_read_in_full_with_the_draft_as_it_stands(tmp_path: Path, layout: str) -> None:
    paths = written(tmp_path, *LAYOUTS[layout])
    profile = CouncilProfile.model_validate(tomllib.loads(probe(paths, [], NAME, None, "never").profile))
    for path, (number, day, office, title, kind), way in zip(paths, PAPERS, STATIONS, strict=True):
        paper = paper_of(path, profile)
        assert (paper.reference, paper.date, paper.name, paper.paper_type) == (number, iso(day), title, kind)
        assert paper.under_direction_of == [office]
        found = [(each.organization, each.start, each.role) for each in paper.consultation]
        assert found == [(body, iso(on), role) for body, on, role in way]
        assert paper.proposed_resolution == DECISION


def test_a_type_alone_on_its_line_is_no_label_of_what_stands_under_it(tmp_path: Path) -> None:
    found = probe(written(tmp_path, *LAYOUTS["labels with colons in a column"]), [], NAME, None, "never").profile
    assert 'types = ["Senatsblatt", "Auskunftsblatt"]' in found
    assert "ignored" not in found
    assert "'Senatsblatt' stand for" not in found


def test_words_that_no_other_paper_prints_are_asked(tmp_path: Path) -> None:
    paths = written(tmp_path, *LAYOUTS["stations in lines"])
    text = paths[1].read_text(encoding="utf-8")
    paths[1].write_text(text.replace("Vorrat", "Sonderweg"), encoding="utf-8")
    found = probe(paths, [], NAME, None, "never").profile
    assert '# roles = ["Sonderweg"]' in found
    assert '\nroles = ["Vorrat", "Schlussrat"]' in found


def test_two_headings_that_may_be_the_proposal_are_asked(tmp_path: Path) -> None:
    paths = written(tmp_path, *LAYOUTS["stations in lines"])
    for path in paths:
        text = path.read_text(encoding="utf-8").replace("Gründe", "Empfehlung der Kammer")
        path.write_text(text, encoding="utf-8")
    assert '# proposal = ["Empfehlung der Kammer", "Votum des Senats"]' in probe(paths, [], NAME, None, "never").profile


@pytest.mark.parametrize(
    "words", [("Großer Saal", "Kleiner Saal"), ("einstimmig", "vertagt"), ("Rathaus", "Stadthalle")]
)
def test_where_a_body_meets_and_what_came_of_it_are_not_what_it_is_to_do(
    tmp_path: Path, words: tuple[str, str]
) -> None:
    paths = written(tmp_path, *LAYOUTS["labels over their values, two in a row"])
    for path in paths:
        text = path.read_text(encoding="utf-8")
        for role, word in zip(("Vorrat", "Schlussrat"), words, strict=True):
            text = text.replace(role, word)
        path.write_text(text, encoding="utf-8")
    profile = CouncilProfile.model_validate(tomllib.loads(probe(paths, [], NAME, None, "never").profile))
    assert "role" not in profile.columns
    assert not set(profile.vocabulary.roles) & set(words)
