"""`python -m evals`: ask the gold questions, print the scorecard, hold the thresholds.

Exit codes: 0 all thresholds hold; 1 one does not, or what the evaluation reads is wrong;
2 wrong usage; 4 the index or the corpus is missing, stale or damaged.
"""

import argparse
import sys
from datetime import date
from pathlib import Path

from corpus import CorpusError
from evals.errors import EvalsError
from index import EncoderError, StoreError
from service.settings import Settings, SettingsError

WRONG, NOT_READY = 1, 4


def arguments(words: list[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals", description="Évalue Passerelle.")
    add, flag = parser.add_argument, argparse.BooleanOptionalAction
    add("--split", choices=("all", "development", "report"), default="all", help="quelle moitié")
    add("--baselines", action=flag, default=False, help="comparer, décomposer (lent)")
    add("--gate", action=flag, default=True, help="sortir avec 1 sous un seuil")
    add("--raise", dest="lift", action="store_true", help="relever les seuils à ce qui est atteint")
    add("--json", type=Path, metavar="FICHIER", help="écrire tous les résultats")
    add("--html", type=Path, metavar="FICHIER", help="écrire le rapport")
    add("--questions", type=Path, metavar="DOSSIER", help="d'autres questions de référence")
    return parser.parse_args(words)


def main(words: list[str] | None = None) -> int:
    """Evaluate; return the exit code."""
    asked = arguments(words)
    try:
        return _run(asked)
    except ModuleNotFoundError as error:
        remedy = "remède : pip install 'passerelle[test]'"
        print(f"{error.name} : bibliothèque absente — {remedy}", file=sys.stderr)
        return WRONG
    except (StoreError, CorpusError, EncoderError) as error:
        print(error, file=sys.stderr)
        return NOT_READY
    except (EvalsError, SettingsError) as error:
        print(error, file=sys.stderr)
        return WRONG


def _run(asked: argparse.Namespace) -> int:
    from evals.evaluate import Plan, evaluate  # the libraries of the extra « test »
    from evals.export import to_json
    from evals.gold_files import QUESTIONS
    from evals.page import render_page
    from evals.report import render, render_gate
    from evals.thresholds import THRESHOLDS, hold, load_thresholds
    from evals.thresholds_file import updated, write_thresholds

    today = date.today()
    versions = load_thresholds()
    plan = Plan(asked.split, asked.baselines, asked.questions or QUESTIONS)
    card = evaluate(plan, Settings.load())
    print(render(card))
    if asked.lift:
        versions = updated(versions, card.identity.gold, card.splits, today)
        write_thresholds(THRESHOLDS, versions)
    gate = hold(card.identity.gold, versions, card.splits)
    print(f"\n{render_gate(gate)}")
    if asked.json:
        asked.json.write_text(to_json(card), "utf-8")
    if asked.html:
        asked.html.write_text(render_page(card, gate, today), "utf-8")
    return WRONG if asked.gate and not gate.holds else 0


if __name__ == "__main__":
    sys.exit(main())
