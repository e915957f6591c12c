"""A draft as the text of a TOML file that a person can finish: settings, and what is open as comments."""

from pipeline.probe.draft import Draft, in_toml, words_in_toml

_SAYS = {
    "letterhead": "Other wordings by which its papers name it.",
    "types": "Headings that say what kind of paper it is.",
    "committees": "Gremien, by their full names.",
    "offices": "Ämter and other units.",
    "form": "Labels that together are typical of the form.",
}
_SECTIONS = {
    "headings": "Headings of sections: proposal (Beschlussvorschlag), costs (finanzielle Auswirkungen), attachments.",
    "labels": "Labels of the header: what they stand for, and the words that are printed.",
    "columns": "Headings of the Beratungsfolge: what stands under them, and the words that are printed.",
    "vocabulary": "Words in the Beratungsfolge: public, closed, undated (no date yet), roles (what is to be done).",
}


def to_toml(draft: Draft, id_: str, classification: str, samples: int) -> str:
    """The file's text, drafted from so many samples; it is a valid profile as it stands."""
    (name,) = draft.words("", "name")
    lines = [
        f"# {name}: drafted by ratslese probe from {samples} papers. What is not sure stands behind a #, with the",
        "# question: where the answer is yes, take the # away. Then add an [[example]] for `ratslese councils check`.",
        f"id = {in_toml(id_)}",
        f"name = {in_toml(name)}",
        '# ags = "00000"  # the official key: five digits of a Kreis, eight of a Gemeinde',
        f"classification = {in_toml(classification)}",
    ]
    for key, said in _SAYS.items():
        if words := draft.words("", key):
            lines += ["", f"# {said}", f"{key} = {words_in_toml(words)}"]
    lines += [f"# {note}" for note in draft.notes.get("", [])]
    if draft.numbers is not None:
        lines += ["", f"# Its numbers: {draft.numbers.described}.", "[reference]"]
        lines += [f"pattern = '{draft.numbers.pattern}'", f"example = {words_in_toml(draft.numbers.examples)}"]
        lines += [f"# Of another grammar: {number}" for number in draft.numbers.left_out]
    for section, said in _SECTIONS.items():
        settings, notes = draft.settings.get(section, {}), draft.notes.get(section, [])
        if settings or notes:
            lines += ["", f"# {said}", f"[{section}]"]
            lines += [f"{key} = {words_in_toml(words)}" for key, words in settings.items()]
            lines += [f"# {note}" for note in notes]
    return "\n".join(lines) + "\n"
