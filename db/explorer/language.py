"""Serves Datasette's templates as German pages: the language that a screen reader speaks."""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import BaseLoader, Environment, Template


class GermanLoader(BaseLoader):
    """Another loader's templates, with `lang="de"` on the page."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The template's source with its language."""
        source, path, uptodate = self._loader.get_source(environment, template)
        return source.replace("<html>", '<html lang="de">', 1), path, uptodate

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002
    ) -> Template:
        """The compiled template, from the source above."""
        return super().load(environment, name, globals)

    def list_templates(self) -> list[str]:
        """All templates of the other loader."""
        return self._loader.list_templates()
