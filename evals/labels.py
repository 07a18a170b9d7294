"""What the report calls things, in French; numbers as French writes them."""

from evals.figures import Figure, Measure, Sum
from evals.run import Result

SPLITS = {"all": "tout", "development": "mise au point", "report": "compte rendu"}
GROUPS = {"public": "public", "kind": "nature de la question", "style": "manière d'écrire"}
NAMES = {
    "resident": "habitants",
    "mediator": "médiateurs",
    "staff": "agents",
    "search": "recherche",
    "engagement": "engagement",
    "pilot_of": "pilotes",
    "engagements_of": "liste",
    "count": "compte",
    "indicator": "indicateurs",
    "place": "lieu",
    "definition": "définition",
    "date": "date",
    "compare": "comparaison",
    "status": "état en 2015",
    "smalltalk": "conversation",
    "plain": "mots des documents",
    "paraphrase": "autres mots",
    "typo": "fautes, SMS",
}


def number(value: float, digits: int) -> str:
    """Write a number with a decimal comma.

    Example: 3.14159, 2 -> "3,14"
    """
    return f"{value:.{digits}f}".replace(".", ",")


def share(value: float) -> str:
    """Write a share in per cent.

    Example: 0.8125 -> "81,2"
    """
    return number(100 * value, 1)


def figure(measure: Measure[Result], found: Figure | None) -> str:
    """Write a figure: a count as such, a share in per cent, « – » when it does not apply."""
    if found is None:
        return "–"
    return number(found.value, 0) if measure.sum == Sum.COUNT else share(found.value)


def figure_with_interval(measure: Measure[Result], found: Figure | None) -> str:
    """Write a figure and its 95 % interval, where it has one."""
    text = figure(measure, found)
    if found is None or found.interval is None:
        return text
    return f"{text} [{share(found.interval.low)} – {share(found.interval.high)}]"
