"""Profiles: what a TOML file may say, that its examples are read, and that what fails is said."""

import json
from pathlib import Path

import pytest

from pipeline.councils import own_profiles, packaged_profiles, topic_words
from pipeline.examples import check
from schemas.council import CouncilProfile
from schemas.errors import ProfileError
from tests.pipeline.command import ratslese

PACKAGED = packaged_profiles()
HEAD = 'id = "musterkreis"\nname = "Landkreis Muster"\nclassification = "Landkreis"\n'


@pytest.mark.parametrize("profile", PACKAGED, ids=lambda profile: profile.id)
def test_packaged_profiles_have_examples_and_read_them(profile: CouncilProfile) -> None:
    assert profile.example
    assert [str(failure) for failure in check(profile, PACKAGED)] == []


def write(folder: Path, text: str) -> Path:
    path = folder / "musterkreis.toml"
    path.write_text(text, encoding="utf-8")
    return path


LINES = """
[labels]
reference = ["Kennziffer"]

[[example]]
text = "Kennziffer: 44/2021"
[example.expect]
reference = "44/2021"

[[example]]
text = "Datum: 03.02.2021"
[example.expect]
date = "2021-02-04"
reference = ""
"""


def test_an_example_that_is_not_read_as_it_says_is_named_with_what_was_read(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + LINES)
    done = ratslese(tmp_path, "councils", "check", path)
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "musterkreis: 1 of 2 examples are read as they say",
        "  example 2: date should be '2021-02-04', is '2021-02-03'",
    ]
    done = ratslese(tmp_path, "councils", "check", "--json", tmp_path)
    assert json.loads(done.stdout) == [
        {"council": "musterkreis", "number": 2, "field": "date", "expected": "2021-02-04", "read": "2021-02-03"}
    ]


def test_all_known_profiles_are_checked_where_none_is_named(tmp_path: Path) -> None:
    write(tmp_path, HEAD + LINES.replace("02-04", "02-03"))
    for command in (["councils", "check", "--councils", tmp_path], ["councils", "--councils", tmp_path, "check"]):
        done = ratslese(tmp_path, *command)
        assert done.returncode == 0, done.stdout
        assert {line.split(":")[0] for line in done.stdout.splitlines()} == {
            "musterkreis",
            *(profile.id for profile in PACKAGED),
        }


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[labels]\nnumber = ["Kennziffer"]\n', "labels.number"),
        ('[columns]\ndate = ["Tag"]\n', "columns.date"),
        ('[vocabulary]\nopen = ["offen"]\n', "vocabulary.open"),
        ('[sectors]\nsports = ["TSV"]\n', "sectors.sports"),
        ('[reference]\npattern = "[0-9"\nexample = ["1"]\n', "no regular expression"),
        ('[reference]\npattern = "[0-9]+"\nexample = ["A1"]\n', "does not read its example 'A1'"),
        (
            '[[example]]\ntext = "x"\n[example.expect]\nreferenc = "1"\n',
            "neither a paper nor its record",
        ),
    ],
)
def test_what_a_profile_cannot_say_is_refused_by_name(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match=said):
        own_profiles([write(tmp_path, HEAD + text)])


def test_what_is_no_profile_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere", tmp_path / "paper.txt"):
        if path.suffix:
            path.write_text("x", encoding="utf-8")
        done = ratslese(tmp_path, "councils", "check", path)
        assert done.returncode == 2
        assert "is no profile" in done.stderr


def test_topics_of_all_profiles_are_asked_for_together(tmp_path: Path) -> None:
    (profile,) = own_profiles([write(tmp_path, HEAD + '[topics]\nKlima = ["moor", "torf"]\n')])
    assert topic_words("klima", [*PACKAGED, profile]) == ("moor", "torf")
    assert topic_words("jugend", [*PACKAGED, profile]) == ()
