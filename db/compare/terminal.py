"""A comparison as a table in a terminal."""

from io import StringIO

from rich.box import SQUARE
from rich.console import Console
from rich.table import Table
from rich.text import Text

from db.compare.cells import MARKS, Comparison
from db.compare.render import cell_text, column_title, remarks, step_lines

_SIDE_BY_SIDE = 4
"""So many committees in one table; more follow in a table of their own."""

_NARROWEST = 20
"""Characters of a column; a terminal too narrow for it gets fewer columns at once."""


def terminal(comparison: Comparison, width: int) -> str:
    """Tables of `width` characters, then notes and changes."""
    stream = StringIO()
    console = Console(file=stream, width=max(width, 2 * _NARROWEST + 4), color_system=None, highlight=False)
    at_once = max(1, min(_SIDE_BY_SIDE, (width - _NARROWEST - 8) // (_NARROWEST + 3)))
    for first in range(0, len(comparison.columns), at_once):
        console.print(_table(comparison, first, first + at_once))
    for line in remarks(comparison):
        console.print(Text(line))
    for step in comparison.steps:
        console.print(Text(f"\n{step.later.name}, {step.later.body_name or 'Kommune nicht genannt'}\n{step.sentence}"))
        for line in step_lines(step):
            console.print(Text(f"  {line}"))
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def _table(comparison: Comparison, first: int, last: int) -> Table:
    table = Table(box=SQUARE, show_lines=True, expand=True)
    table.add_column("Frage", min_width=12, ratio=2)
    for column in comparison.columns[first:last]:
        table.add_column(Text(column_title(column)), min_width=_NARROWEST, ratio=4)
    if comparison.is_of_several:
        table.add_column("", width=3)
    for row in comparison.answered:
        cells = [Text(cell_text(cell)) for cell in row.cells[first:last]]
        table.add_row(Text(row.label), *cells, *([MARKS[row.difference]] if comparison.is_of_several else []))
    return table
