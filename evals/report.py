"""The report on the console: tables of figures, by half, public and kind, then the systems."""

from collections.abc import Mapping

from evals.comparison_tables import Table, ablation_table, gain_line
from evals.labels import GROUPS, NAMES, SPLITS, figure, figure_with_interval, number
from evals.measures import BY_NAME, MEASURES, RETRIEVAL
from evals.scorecard import ALL, Figures, Scorecard
from evals.thresholds import Gate

COLUMNS = {
    "answer_right": "justes",
    "answer_proven": "prouvées",
    "status_right": "statut",
    "pilots_exact": "pilotes",
    "wrong_pilots": "faux noms",
    "lists_exact": "listes",
    "facts": "faits",
    "citations_right": "citations",
    "recall_5": "rappel 5",
    "all_in_5": "tout à 5",
    "recall_20": "rappel 20",
}
SYSTEM_COLUMNS = ("rappel 1", "rappel 5", "tout à 5", "rappel 20", "MRR 10", "nDCG 10")


def render(card: Scorecard, title: str = "Passerelle") -> str:
    """Write the scorecard for a terminal."""
    who = card.identity
    parts = [
        f"{title} : {len(card.results)} questions, jeu {who.gold}",
        f"corpus {who.corpus[:12]}, index {who.index}, encodeur {who.encoder}",
        "",
        align(_main(card.splits)),
    ]
    for name in GROUPS:
        parts += ["", align(_group(name, card.groups[name]))]
    parts += ["", align(_systems(card)), *map(gain_line, card.gains)]
    for part, steps in card.ablation.items():
        parts += ["", align(ablation_table(part, steps))]
    parts += ["", align(_confusion(card)), "", _times(card)]
    return "\n".join(parts)


def render_gate(gate: Gate) -> str:
    """Name the figures below their thresholds."""
    if gate.missing:
        return (
            f"thresholds.yaml : aucun seuil pour le jeu {gate.gold} — remède : relire le rapport, "
            "puis python -m evals --raise"
        )
    if gate.holds:
        return "Seuils : tous tenus."
    return "\n".join(["Seuils non tenus :", *(f"  {gap}" for gap in gate.gaps)])


def align(table: Table) -> str:
    """Lay a table out: the first column to the left, the others to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(*table, strict=True)]
    lines = []
    for row in table:
        first = row[0].ljust(widths[0])
        rest = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join([first, *rest]).rstrip())
    return "\n".join(lines)


def _main(splits: Mapping[str, Figures]) -> Table:
    """Lay out every figure by half, with the 95 % intervals."""
    rows = [["en %, intervalle à 95 %", *(SPLITS[name] for name in splits)]]
    for one in MEASURES:
        cells = [figure_with_interval(one, figures.get(one.name)) for figures in splits.values()]
        rows.append([one.label, *cells])
    return rows


def _group(name: str, groups: Mapping[str, Figures]) -> Table:
    rows = [[f"par {GROUPS[name]}", "n", *COLUMNS.values()]]
    for group, figures in groups.items():
        cells = [figure(BY_NAME[column], figures.get(column)) for column in COLUMNS]
        rows.append([NAMES[group], str(figures["answer_right"].questions), *cells])
    return rows


def _systems(card: Scorecard) -> Table:
    rows = [["recherche, mêmes questions", "n", *SYSTEM_COLUMNS]]
    for system in card.systems:
        found = system.figures
        cells = [figure(BY_NAME[one.name], found.get(one.name)) for one in RETRIEVAL]
        asked = found["recall_5"].questions if found else 0
        rows.append([system.label, str(asked), *cells])
    return rows


def _confusion(card: Scorecard) -> Table:
    read = list(next(iter(card.confusion.values())))
    rows = [["demandé \\ lu", *(NAMES[intent] for intent in read)]]
    for asked, counts in card.confusion.items():
        rows.append([NAMES[asked], *(str(counts[intent] or "·") for intent in read)])
    return rows


def _times(card: Scorecard) -> str:
    took = card.latency
    times = " ; ".join(
        f"{name} {number(value, 1)}"
        for name, value in (("p50", took.p50), ("p95", took.p95), ("au pire", took.worst))
    )
    right = card.splits[ALL]["answer_right"]
    causes = ", ".join(f"{cause} {count}" for cause, count in card.causes.items())
    return (
        f"Temps de réponse (ms, dans ce processus) : {times}\n"
        f"Réponses fausses : {len(card.wrong)} sur {right.questions} (le détail : --html FICHIER)\n"
        f"Causes : {causes or 'aucune'}"
    )
