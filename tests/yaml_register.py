"""An independent reading of the amendment's YAML: plain dicts and loops, nothing of the loaders."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

RECORDS = Path(__file__).parent.parent / "corpus" / "records"


@cache
def _rows(name: str, key: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in sorted(RECORDS.glob(name)):
        loaded = yaml.safe_load(path.read_text("utf-8")) or {}
        found += loaded.get(key) or []
    return found


def _names(row: dict[str, Any], key: str) -> set[str]:
    return set((row.get(key) or {}).get("names") or [])


def actors() -> list[str]:
    return [row["id"] for row in _rows("actors.yaml", "actors")]


def names(ids: set[str]) -> set[str]:
    """Return the canonical names of actors."""
    return {row["name"] for row in _rows("actors.yaml", "actors") if row["id"] in ids}


def parents() -> dict[str, str | None]:
    return {row["id"]: row.get("parent") for row in _rows("actors.yaml", "actors")}


def districts() -> list[str]:
    return [row["id"] for row in _rows("districts.yaml", "districts")]


def themes() -> dict[str, int]:
    return {row["id"]: row["enjeu"] for row in _rows("avenant-2019/*.yaml", "themes")}


def engagements() -> dict[int, dict[str, Any]]:
    return {row["number"]: row for row in _rows("avenant-2019/*.yaml", "engagements")}


def pilots(row: dict[str, Any]) -> set[str]:
    return _names(row, "pilots").union(*(_names(a, "pilots") for a in row.get("actions") or []))


def named_districts(row: dict[str, Any]) -> set[str]:
    actions = row.get("actions") or []
    return _names(row, "districts").union(*(_names(action, "districts") for action in actions))


def is_doubtful(row: dict[str, Any]) -> bool:
    """Tell whether any part of an engagement is read otherwise than for certain."""
    readings = [row.get("reading"), (row.get("pilots") or {}).get("reading")]
    for part in (*(row.get("actions") or []), *(row.get("indicators") or [])):
        readings += [part.get("reading"), (part.get("pilots") or {}).get("reading")]
    return any(reading not in (None, "certain") for reading in readings)


def piloted(actor: str) -> set[int]:
    return {number for number, row in engagements().items() if actor in pilots(row)}


def collective(actor: str) -> set[int]:
    """List what the actor's collective, or a member of it, pilots and the actor does not."""
    parent = parents()
    near = {other for other in parent if parent[other] == actor} | {parent[actor] or ""}
    return {n for n, row in engagements().items() if near & pilots(row)} - piloted(actor)
