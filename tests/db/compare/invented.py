"""Councils, seats and rules that the tests of comparisons invent."""

from typing import Any

NORD, SUED = "Landkreis Norden", "Landkreis Süden"


def seat(institution: str, **parts: Any) -> dict[str, Any]:
    return {"institution": institution, "kind": "institution", "sector": "administration", **parts}


def rule(type_: str, modality: str = "must", quote: str = "", **value: Any) -> dict[str, Any]:
    return {"type": type_, "value": value, "modality": modality, "quote": quote or f"{type_} {value}"}
