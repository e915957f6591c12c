"""What a list that came with an export (--manifest) says of one file."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ManifestEntry:
    """A row of the list, its cells as they stand there; None where a cell is empty or its column is not there.

    `manifest` is the list's file name, `row` the line in it (from 1, the header is a line).
    """

    manifest: str
    row: int
    path: str | None = None
    url: str | None = None
    reference: str | None = None
    date: str | None = None
    public: str | None = None
    title: str | None = None

    def cell(self, column: str) -> str:
        """A cell with its place, as evidence shows it: "index.csv, row 3, date: 11.09.2019"."""
        words = " ".join(str(getattr(self, column)).split())
        return f"{self.manifest}, row {self.row}, {column}: {words}"
