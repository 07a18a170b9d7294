"""The comparisons as rows of text, for the console and the page."""

from collections.abc import Sequence

from evals.comparison import PARTS, SHOWN, Gain, Step
from evals.figures import Figure
from evals.labels import figure, number
from evals.measures import BY_NAME

Table = Sequence[Sequence[str]]

HEADINGS = ("rappel 1", "rappel 5", "tout à 5", "rappel 20", "MRR 10")
AGAINST = ("rappel 5 : écart à BM25", "écart à la ligne d'avant")


def points(found: Figure | None) -> str:
    """Write a difference in points, and its 95 % interval.

    Example: 0.125 in [-0.01, 0.25] -> "+12,5 [−1,0 – +25,0]"
    """
    if found is None:
        return "–"
    text = _signed(found.value)
    bounds = found.interval
    return f"{text} [{_signed(bounds.low)} – {_signed(bounds.high)}]" if bounds else text


def ablation_table(part: str, steps: Sequence[Step]) -> Table:
    """Lay out the steps on one part of the questions, the heading first."""
    asked = steps[0].figures["recall_5"].questions
    rows = [[f"ablation, {PARTS[part]} (n = {asked})", *HEADINGS, *AGAINST]]
    for step in steps:
        cells = [figure(BY_NAME[name], step.figures[name]) for name in SHOWN]
        rows.append([step.label, *cells, points(step.over_first), points(step.over_previous)])
    return rows


def gain_line(gain: Gain) -> str:
    """Say one gain, e.g. « partie paraphrasée : rappel à 5 fusionné − BM25 … : +4,4 … »."""
    asked = gain.figure.questions
    return f"{PARTS[gain.part]} : rappel à 5 {gain.label} : {points(gain.figure)} (n = {asked})"


def _signed(value: float) -> str:
    digits = number(abs(100 * value), 1)
    return f"−{digits}" if value < 0 and digits != "0,0" else f"+{digits}"
