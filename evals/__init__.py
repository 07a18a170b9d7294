"""How good the assistant is: gold questions, metrics, baselines, report, thresholds."""

from evals.gold import GoldQuestion, GoldSet, Split, Style
from evals.gold_files import load_gold

__all__ = ["GoldQuestion", "GoldSet", "Split", "Style", "load_gold"]
