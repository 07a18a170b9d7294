"""`passerelle check`: what must be mended before the corpus can be trusted."""

from corpus.check.coverage import Coverage
from corpus.check.entries import Problem
from corpus.check.report import CheckReport, check
from corpus.check.statements import Match

__all__ = ["CheckReport", "Coverage", "Match", "Problem", "check"]
