"""Thresholds: one set per version of the gold questions, held at every run, never lowered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as row

from corpus import RecordError, read_yaml
from evals.errors import ThresholdError, shape_problems
from evals.figures import Figure, Measure
from evals.measures import BY_NAME
from evals.run import Result

THRESHOLDS = Path(__file__).parent / "thresholds.yaml"

HEADER = """\
# Seuils de l'évaluation : un jeu par version des questions de référence (`gold`), par moitié.
# `python -m evals` échoue (code 1) quand un chiffre passe sous son seuil ; on ne les baisse pas.
# `python -m evals --raise` les relève à ce qui est atteint ; pour une nouvelle version des
# questions, il ajoute un jeu et garde les anciens.
"""

_STRICT = ConfigDict(extra="forbid")

Limits = dict[str, dict[str, float]]
"""Thresholds by split, then by figure."""


@row(frozen=True, config=_STRICT)
class Thresholds:
    """The thresholds of one version of the gold questions."""

    gold: str
    since: date
    limits: Limits


@row(frozen=True, config=_STRICT)
class _File:
    versions: tuple[Thresholds, ...]


_ADAPTER = TypeAdapter(_File)


@dataclass(frozen=True)
class Gap:
    """A figure that does not hold its threshold; ``value`` is None when it was not measured."""

    split: str
    name: str
    value: float | None
    limit: float

    def __str__(self) -> str:
        """Render for the console."""
        label = BY_NAME[self.name].label if self.name in BY_NAME else "chiffre inconnu"
        found = "non mesuré" if self.value is None else f"{self.value:.4g}"
        return f"{self.name} ({label}), {self.split} : {found}, seuil {self.limit:.4g}"


@dataclass(frozen=True)
class Gate:
    """How a run stands to the thresholds of its gold questions.

    Attributes:
        gold: version of the questions.
        gaps: the thresholds not held.
        missing: that version has no thresholds: nothing can be held.
    """

    gold: str
    gaps: tuple[Gap, ...]
    missing: bool = False

    @property
    def holds(self) -> bool:
        """Tell whether there are thresholds, and all are held."""
        return not self.missing and not self.gaps


def load_thresholds(path: Path = THRESHOLDS) -> tuple[Thresholds, ...]:
    """Load the sets of every version.

    Raises:
        ThresholdError: when the file is missing or malformed.
    """
    try:
        yaml = read_yaml(path, path.name)
        return _ADAPTER.validate_python(yaml.value or {"versions": ()}).versions
    except FileNotFoundError as error:
        raise ThresholdError(f"{path.name} : introuvable — remède : le remettre de git") from error
    except RecordError as error:
        raise ThresholdError(str(error)) from error
    except ValidationError as error:
        raise ThresholdError("\n".join(map(str, shape_problems(yaml, error)))) from error


def hold(
    gold: str, versions: tuple[Thresholds, ...], measured: Mapping[str, Mapping[str, Figure]]
) -> Gate:
    """Hold the thresholds of a version of the questions against what was measured."""
    for one in versions:
        if one.gold == gold:
            return Gate(gold, tuple(gaps(one.limits, measured)))
    return Gate(gold, (), missing=True)


def gaps(limits: Limits, measured: Mapping[str, Mapping[str, Figure]]) -> list[Gap]:
    """List the thresholds not held, among the splits that were measured."""
    found = []
    for split in [name for name in limits if name in measured]:
        for name, limit in limits[split].items():
            figure = measured[split].get(name)
            value = None if figure is None else figure.value
            if value is None or not _holds(BY_NAME.get(name), value, limit):
                found.append(Gap(split, name, value, limit))
    return found


def _holds(measure: Measure[Result] | None, value: float, limit: float) -> bool:
    if measure is None:
        return False
    return value <= limit if measure.lower else value >= limit - 1e-9
