"""What can go wrong with what the evaluation reads; each message names the place and the remedy."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from corpus import Place, YamlFile

_REMEDIES = {
    "unexpected_keyword_argument": "retirer cette clé ou corriger son orthographe",
    "missing": "ajouter cette clé",
    "missing_argument": "ajouter cette clé",
    "string_pattern_mismatch": "écrire en minuscules sans accent, mots séparés par « - »",
    "enum": "choisir une des valeurs admises",
}


class EvalsError(Exception):
    """Root of everything this package raises."""


@dataclass(frozen=True)
class Problem:
    """Something wrong in a file of this package, and what to do about it."""

    place: Place
    problem: str
    remedy: str

    def __str__(self) -> str:
        """Render as ``file:line: entry: problem — remède : …``."""
        return f"{self.place}: {self.problem} — remède : {self.remedy}"


class GoldError(EvalsError):
    """The gold questions are malformed, or contradict the corpus; every problem is listed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class ThresholdError(EvalsError):
    """The file of thresholds is missing or malformed."""


class MissingLibraryError(EvalsError):
    """A library of the ``test`` extra is not installed."""


def shape_problems(yaml: YamlFile, error: ValidationError) -> list[Problem]:
    """Say where a file does not have its shape, and what to do about each place."""
    found = []
    for row in error.errors():
        remedy = _REMEDIES.get(row["type"], "corriger la valeur")
        value = repr(row.get("input"))
        shown = "" if len(value) > 80 else f" (lu : {value})"
        found.append(Problem(yaml.place(tuple(row["loc"])), f"{row['msg']}{shown}", remedy))
    return found
