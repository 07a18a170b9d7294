"""What can go wrong with the corpus; one root, each error names the place and the remedy."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where a record stands: file, line (1-based) and entry, e.g. ``engagements[3].actions[0]``."""

    file: str
    line: int
    entry: str

    def __str__(self) -> str:
        """Render as ``file:line: entry``."""
        return f"{self.file}:{self.line}: {self.entry}"


class CorpusError(Exception):
    """Root of everything this package raises."""


class SourceError(CorpusError):
    """A source document is missing, altered or not text."""


class RecordError(CorpusError):
    """A record is malformed: unreadable YAML, unknown key, wrong type.

    Args:
        place: where it stands.
        problem: what is wrong, with the offending value.
        remedy: what the officer can do.
    """

    def __init__(self, place: Place, problem: str, remedy: str) -> None:
        super().__init__(f"{place}: {problem} — remède : {remedy}")
        self.place = place
        self.problem = problem
        self.remedy = remedy
