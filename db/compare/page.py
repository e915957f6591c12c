"""A comparison as HTML: a part of the browser's page, or a page of its own."""

from collections.abc import Callable
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from db.compare.cells import Comparison, Difference
from db.compare.description import Description, Source
from db.compare.render import column_context, remarks, step_lines
from db.compare.words import counted, word

DIFFERENCES: dict[Difference, str] = {
    "different": "verschieden",
    "equal": "gleich",
    "equal_where_found": "gleich, soweit gefunden",
    "found_once": "nur einmal gefunden",
    "not_compared": "",
    "not_found": "",
}


def fragment(
    comparison: Comparison,
    link: Callable[[Source], str] | None = None,
    column_link: Callable[[Description], str] | None = None,
) -> Markup:
    """The table, its notes and the changes; `link` and `column_link` give the addresses of their rows."""
    rendered = (
        _templates()
        .get_template("fragment.html")
        .render(
            comparison=comparison,
            link=link,
            column_link=column_link,
            titles=[column_context(column) for column in comparison.columns],
            differences=DIFFERENCES,
            remarks=remarks(comparison, marks=False),
            lines=step_lines,
            word=word,
            counted=counted,
        )
    )
    return Markup(rendered)


def page(comparison: Comparison) -> str:
    """A whole page that needs no server."""
    style = resources.files("db.explorer").joinpath("static/vergleich.css").read_text(encoding="utf-8")
    template = _templates().get_template("page.html")
    return template.render(fragment=fragment(comparison), style=Markup(style)) + "\n"


@cache
def _templates() -> Environment:
    return Environment(loader=PackageLoader("db.compare"), autoescape=True)
