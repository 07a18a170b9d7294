"""Raising the thresholds to what a run reached, and writing them back."""

import math
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from evals.figures import Figure, Measure
from evals.measures import BY_NAME
from evals.run import Result
from evals.thresholds import HEADER, Limits, Thresholds


def raised(limits: Limits, measured: Mapping[str, Mapping[str, Figure]]) -> Limits:
    """Raise each threshold to what is reached, rounded to the hundredth below; lower none."""
    found: Limits = {split: dict(rows) for split, rows in limits.items()}
    for split, figures in measured.items():
        rows = found.setdefault(split, {})
        for name, figure in figures.items():
            reached = _rounded(BY_NAME[name], figure.value)
            rows[name] = _stricter(BY_NAME[name], reached, rows.get(name, reached))
    return found


def updated(
    versions: tuple[Thresholds, ...],
    gold: str,
    measured: Mapping[str, Mapping[str, Figure]],
    today: date,
) -> tuple[Thresholds, ...]:
    """Raise the set of a version, or add one."""
    if gold not in {one.gold for one in versions}:
        versions = (*versions, Thresholds(gold, today, {}))
    return tuple(
        Thresholds(one.gold, one.since, raised(one.limits, measured)) if one.gold == gold else one
        for one in versions
    )


def write_thresholds(path: Path, versions: tuple[Thresholds, ...]) -> None:
    """Write every set, one figure a line."""
    lines = [HEADER + "versions:"]
    for one in versions:
        lines += [f'  - gold: "{one.gold}"', f"    since: {one.since.isoformat()}"]
        lines.append("    limits:" if one.limits else "    limits: {}")
        for split, rows in one.limits.items():
            lines.append(f"      {split}:")
            lines += [f"        {name}: {limit:g}" for name, limit in rows.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _rounded(measure: Measure[Result], value: float) -> float:
    exact = round(100 * value, 9)
    return (math.ceil(exact) if measure.lower else math.floor(exact)) / 100


def _stricter(measure: Measure[Result], one: float, other: float) -> float:
    return min(one, other) if measure.lower else max(one, other)
