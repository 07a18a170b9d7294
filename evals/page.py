"""The report as one HTML page that needs nothing else: tables, small plots, every wrong answer."""

from datetime import date

from jinja2 import Environment, PackageLoader, StrictUndefined

from evals import labels
from evals.comparison_tables import ablation_table, gain_line
from evals.figures import Sum
from evals.measures import BY_NAME, MEASURES, RETRIEVAL
from evals.report import COLUMNS, render_gate
from evals.run import Result
from evals.scorecard import Scorecard
from evals.thresholds import Gate
from service.models import Reason, Status

STATUSES = {
    Status.ANSWERED: "réponse",
    Status.PARTIAL: "réponse partielle",
    Status.UNANSWERED: "pas de réponse",
    Status.REFUSED: "refus",
}
REASONS = {
    Reason.NO_LOCAL_INFORMATION: "rien sur ce lieu",
    Reason.NOT_IN_CORPUS: "absent des documents",
    Reason.UNSUPPORTED_LANGUAGE: "autre langue",
    Reason.FALSE_PREMISE: "prémisse fausse",
    Reason.TOO_VAGUE: "trop vague",
    Reason.PERSONAL_CASE: "cas personnel",
    Reason.OFF_TOPIC: "hors sujet",
    Reason.HOSTILE: "hostile",
    Reason.PERSONAL_DATA: "données personnelles",
    Reason.EMERGENCY: "urgence",
}
PLOTTED = tuple(one for one in MEASURES if one.sum == Sum.SHARE)
COMPARED = ("recall_5", "all_in_5", "ndcg_10")


def render_page(card: Scorecard, gate: Gate, today: date) -> str:
    """Write the page.

    Args:
        card: what was measured.
        gate: the thresholds, held or not.
        today: the date that the page bears.
    """
    environment = Environment(
        loader=PackageLoader("evals", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.j2").render(
        card=card,
        gate=render_gate(gate).splitlines(),
        held=gate.holds,
        today=today,
        labels=labels,
        measures=MEASURES,
        retrieval=RETRIEVAL,
        by_name=BY_NAME,
        columns=COLUMNS,
        plotted=PLOTTED,
        compared=[BY_NAME[name] for name in COMPARED],
        said=said,
        ablation=[ablation_table(part, steps) for part, steps in card.ablation.items()],
        gains=[gain_line(gain) for gain in card.gains],
        expected=expected,
    )


def expected(result: Result) -> dict[str, str]:
    """Say what a right answer holds, by heading; headings without content are left out."""
    gold = result.gold
    rows = {
        "statut": " ou ".join(STATUSES[status] for status in gold.status),
        "raison": " ou ".join(REASONS[reason] for reason in gold.reason),
        "engagements": _numbers(gold.engagements, "exactement " if gold.exact else "l'un de "),
        "du collectif": _numbers(gold.collective, "exactement "),
        "pilotes": ", ".join(gold.pilots or ()),
        "faits": ", ".join(f"« {fact} »" for fact in gold.facts),
        "lignes": " ; ".join(str(unit) for unit in gold.evidence),
    }
    return {heading: text for heading, text in rows.items() if text}


def said(result: Result) -> dict[str, str]:
    """Say what the assistant answered, by heading; headings without content are left out."""
    answer = result.answer
    cited = [f"{c.document_id}:{c.lines[0]}-{c.lines[1]}" for c in answer.citations]
    rows = {
        "statut": STATUSES[answer.status],
        "raison": REASONS[answer.reason] if answer.reason else "",
        "texte": answer.text,
        "engagements": _numbers(answer.engagements),
        "du collectif": _numbers(answer.engagements_collective),
        "pilotes": ", ".join(answer.pilots),
        "pilotes faux": ", ".join(result.verdict.wrong_pilots),
        "faits absents": ", ".join(result.verdict.missing_facts),
        "sans appui": ", ".join(result.verdict.checked.faults),
        "lignes": " ; ".join(cited),
    }
    return {heading: text for heading, text in rows.items() if text}


def _numbers(numbers: tuple[int, ...], before: str = "") -> str:
    return before + ", ".join(str(number) for number in numbers) if numbers else ""
