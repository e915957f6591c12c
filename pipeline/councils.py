"""Reads the councils' TOML profiles: the packaged ones, then those of --councils, which may replace them."""

import re
import tomllib
from collections.abc import Sequence
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


def check_body(body: str | None, profiles: Sequence[CouncilProfile]) -> None:
    """Raises UsageError unless `body` is a profile's id or name, or reads like a council's official name."""
    if body is None or any(body in (profile.id, profile.name) for profile in profiles):
        return
    if not re.match(r"(?:Landkreis|Kreis|Stadt|Gemeinde|Samtgemeinde|Markt|Verbandsgemeinde) [A-ZÄÖÜ]", body):
        known = ", ".join(profile.id for profile in profiles)
        raise UsageError(
            f"No council is known as {body!r}", f"Say one of {known}, or a full name: 'Stadt Musterstadt'."
        )


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
