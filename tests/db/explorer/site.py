"""A running browser, and what it answers."""

import json
import urllib.error
import urllib.parse
import urllib.request
from typing import Any


class Site:
    """A running browser."""

    def __init__(self, root: str) -> None:
        self.root = root

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"{self.root}{path}", timeout=60) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def page(self, path: str) -> str:
        status, text = self.get(path)
        assert status == 200, (path, status, text[:500])
        return text

    def rows(self, path: str) -> list[dict[str, Any]]:
        joint = "&" if "?" in path else "?"
        return list(json.loads(self.page(f"{path}{joint}_shape=array")))
