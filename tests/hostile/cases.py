"""The whole set, theme by theme."""

from tests.hostile import archives, bombs, damaged, filesystem, names, offices, pages, structure, texts

CASES = (
    *damaged.CASES,
    *structure.CASES,
    *bombs.CASES,
    *pages.CASES,
    *texts.CASES,
    *names.CASES,
    *filesystem.CASES,
    *archives.CASES,
    *offices.CASES,
)
