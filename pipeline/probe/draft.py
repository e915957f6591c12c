"""A draft of a profile: settings that are sure, and notes of what only a person can settle."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.probe.numbers import Grammar


@dataclass(slots=True)
class Draft:
    """Words by section of the TOML file ("" for those before the first section) and key, and each section's notes."""

    settings: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    numbers: Grammar | None = None

    def words(self, section: str, key: str) -> list[str]:
        """The words of a setting."""
        return self.settings.get(section, {}).get(key, [])

    def set(self, section: str, key: str, words: Iterable[str]) -> None:
        """Add words to a setting, each once; none adds nothing."""
        if merged := list(dict.fromkeys((*self.words(section, key), *words))):
            self.settings.setdefault(section, {})[key] = merged

    def ask(self, section: str, question: str, **settings: Iterable[str]) -> None:
        """A question, and the settings that yes would make of it."""
        answers = [f"{key} = {words_in_toml(words)}" for key, words in settings.items()]
        asked = self.notes.setdefault(section, [])
        if not answers or not set(answers) <= set(asked):
            asked.extend([question, *answers])


def in_toml(text: str) -> str:
    """A text as TOML's basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in escaped) + '"'


def words_in_toml(words: Iterable[str]) -> str:
    """Words as TOML's list of strings."""
    return f"[{', '.join(map(in_toml, words))}]"
