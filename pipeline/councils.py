"""Reads the councils' TOML profiles: the packaged ones, then those of --councils, which may replace them."""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from schemas.council import CouncilProfile
from schemas.errors import ProfileError, UsageError


def packaged_profiles() -> tuple[CouncilProfile, ...]:
    """The profiles that come with Ratslese, by id."""
    folder = resources.files("extractors.councils")
    texts = {
        entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir() if entry.name.endswith(".toml")
    }
    return tuple(_profile(name, texts[name]) for name in sorted(texts))


def load_profiles(own: Path | None = None) -> tuple[CouncilProfile, ...]:
    """All profiles; those of `own`, a file or a folder, replace packaged ones of their id. Raises ProfileError."""
    return with_packaged(own_profiles([own] if own is not None else []))


def own_profiles(paths: Sequence[Path]) -> tuple[CouncilProfile, ...]:
    """The profiles in TOML files and in folders of them. Raises ProfileError with file and reason."""
    files: list[Path] = []
    for path in paths:
        if not path.exists() or (path.is_file() and path.suffix != ".toml"):
            raise ProfileError(f"{path} is no profile", "Name a council's TOML file, or a folder of them.")
        files += sorted(path.glob("*.toml")) if path.is_dir() else [path]
    return tuple(_profile(str(file), file.read_text(encoding="utf-8")) for file in files)


def with_packaged(own: Sequence[CouncilProfile]) -> tuple[CouncilProfile, ...]:
    """These profiles and the packaged ones that none of them replaces, by id."""
    profiles = {profile.id: profile for profile in (*packaged_profiles(), *own)}
    return tuple(profiles[name] for name in sorted(profiles))


def topic_words(topic: str, profiles: Sequence[CouncilProfile]) -> tuple[str, ...]:
    """The beginnings of words that the profiles say belong to a topic."""
    asked = topic.casefold()
    listed = (words for profile in profiles for name, words in profile.topics.items() if name.casefold() == asked)
    return tuple(dict.fromkeys(word for words in listed for word in words))


def official_name(
    body: str | None, profiles: Sequence[CouncilProfile], stored: Callable[[], Mapping[str, str]] = dict
) -> str | None:
    """The official name of the council that is called `body`; what says of no council (None, "") is given back.

    It is a profile's, one that reads like it, or that of a council in the database (`stored`: id -> name). Raises
    UsageError where there is none.
    """
    profile = next((each for each in profiles if body in (each.id, each.name)), None)
    if profile is not None or not body:
        return profile.name if profile else body
    if not re.match(r"(?:Landkreis|Kreis|Stadt|Gemeinde|Samtgemeinde|Markt|Verbandsgemeinde) [A-ZÄÖÜ]", body):
        if (name := stored().get(body)) is not None:
            return name
        known = ", ".join(profile.id for profile in profiles)
        raise UsageError(
            f"No council is known as {body!r}", f"Say one of {known}, or a full name: 'Stadt Musterstadt'."
        )
    return body


def _profile(name: str, text: str) -> CouncilProfile:
    try:
        profile = CouncilProfile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name} is no TOML file ({error})", "Mend the line that the message names.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        advice = "README.md, section 'Add a Landkreis', lists what a profile may say."
        raise ProfileError(f"{name}: {place}: {first['msg']}", advice) from error
    if Path(name).stem != profile.id:
        raise ProfileError(f"{name} has the id {profile.id!r}", f"Name the file {profile.id}.toml or change its id.")
    return profile
