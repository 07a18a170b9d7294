"""Evidence: a document and the lines of it that hold something. One type everywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

Range = tuple[int, int]

_RANGE = re.compile(r"(\d+)(?:\s*-\s*(\d+))?")


@dataclass(frozen=True)
class Evidence:
    """Lines of one document.

    Attributes:
        document: id of the document.
        ranges: 1-based inclusive line ranges, sorted, disjoint and not touching.
    """

    document: str
    ranges: tuple[Range, ...]

    def numbers(self) -> list[int]:
        """List every line number, ascending."""
        return [number for first, last in self.ranges for number in range(first, last + 1)]

    def overlaps(self, other: "Evidence") -> bool:
        """Tell whether a line belongs to both."""
        return self.document == other.document and any(
            a <= d and c <= b for a, b in self.ranges for c, d in other.ranges
        )

    def covers(self, other: "Evidence") -> bool:
        """Tell whether every line of ``other`` is among these lines."""
        return self.document == other.document and set(other.numbers()) <= set(self.numbers())

    def __str__(self) -> str:
        """Render as ``avenant-2019:656-658, 670``."""
        return f"{self.document}:{format_ranges(self.ranges)}"


def parse_ranges(text: str | int) -> tuple[Range, ...]:
    """Read ``"664-665, 670"`` as ((664, 665), (670, 670)).

    Raises:
        ValueError: when a part is not a line or a range, starts at 0 or runs backwards.
    """
    ranges = []
    for part in str(text).split(","):
        match = _RANGE.fullmatch(part.strip())
        if match is None:
            raise ValueError(f"« {text} » n'est pas une suite de lignes comme « 664-665, 670 »")
        first, last = int(match[1]), int(match[2] or match[1])
        if not 1 <= first <= last:
            raise ValueError(f"« {part.strip()} » : une plage va d'une ligne (≥ 1) à une suivante")
        ranges.append((first, last))
    return merge_ranges(ranges)


def merge_ranges(
    ranges: Iterable[Range], bridge: frozenset[int] = frozenset()
) -> tuple[Range, ...]:
    """Sort and join ranges that overlap, touch, or are parted only by lines of ``bridge``.

    Example: [(5, 6), (1, 2), (4, 4)], bridge={3} -> ((1, 6),)
    """
    merged: list[Range] = []
    for first, last in sorted(ranges):
        if merged and all(line in bridge for line in range(merged[-1][1] + 1, first)):
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def format_ranges(ranges: Iterable[Range]) -> str:
    """Render ((664, 665), (670, 670)) as ``664-665, 670``."""
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)


def join_evidence(parts: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Group evidence by document, in order of first appearance, with its ranges merged."""
    ranges: dict[str, list[Range]] = {}
    for part in parts:
        ranges.setdefault(part.document, []).extend(part.ranges)
    return tuple(Evidence(document, merge_ranges(found)) for document, found in ranges.items())
