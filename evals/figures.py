"""Figures: what each result adds, how it adds up, and how sure the sum is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from evals.metrics import Interval, Share, interval, ratio

Row = TypeVar("Row")


class Sum(StrEnum):
    """How the shares of the rows become one number."""

    SHARE = "share"  # sum of gains over sum of weights, 0 to 1
    COUNT = "count"  # sum of gains
    LEAST = "least"  # smallest gain


@dataclass(frozen=True)
class Measure(Generic[Row]):
    """A figure of the scorecard, measured on rows: results, or rankings of a search.

    Attributes:
        name: key in JSON and in the thresholds.
        label: in French.
        add: what a row adds; None when the figure does not apply to it.
        sum: how it adds up.
        lower: a smaller figure is a better one.
    """

    name: str
    label: str
    add: Callable[[Row], Share | None]
    sum: Sum = Sum.SHARE
    lower: bool = False


@dataclass(frozen=True)
class Figure:
    """A measured figure.

    Attributes:
        value: the number.
        interval: its 95 % bounds, for shares.
        questions: on how many it rests.
    """

    value: float
    interval: Interval | None
    questions: int


def measure(rows: Sequence[Row], asked: Sequence[Measure[Row]]) -> dict[str, Figure]:
    """Measure figures by name; those that apply to no row are left out."""
    found = {}
    for one in asked:
        shares = [share for row in rows if (share := one.add(row)) is not None]
        figure = _figure(one.sum, shares)
        if figure is not None:
            found[one.name] = figure
    return found


def _figure(how: Sum, shares: list[Share]) -> Figure | None:
    if not shares:
        return None
    if how == Sum.COUNT:
        return Figure(sum(share.gain for share in shares), None, len(shares))
    if how == Sum.LEAST:
        return Figure(min(share.gain for share in shares), None, len(shares))
    value = ratio(shares)
    return None if value is None else Figure(value, interval(shares), len(shares))
