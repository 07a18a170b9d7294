"""`passerelle check`: the records against their sources, and against each other."""

from dataclasses import dataclass

from corpus.check.coverage import Coverage, coverage_of, uncovered
from corpus.check.denials import wrong_denials
from corpus.check.entries import Problem, entries_of
from corpus.check.references import repeated, undoubted, unexpected_counts, unknown_ids
from corpus.check.statements import Match, bad_lines, matches_of, unnamed, unsupported
from corpus.check.wording import lost_needs, plain_problems
from corpus.corpus import Corpus


@dataclass(frozen=True)
class CheckReport:
    """All that the check found."""

    problems: tuple[Problem, ...]
    matches: tuple[Match, ...]
    coverage: tuple[Coverage, ...]


def check(corpus: Corpus) -> CheckReport:
    """Check everything; nothing is raised, all problems are listed, in the order of the files."""
    entries = [entry for file in corpus.files for entry in entries_of(file)]
    matches = [m for entry in entries for m in matches_of(corpus, entry)]
    problems = [
        *bad_lines(corpus, entries),
        *unknown_ids(corpus, entries),
        *repeated(entries),
        *undoubted(entries),
        *unnamed(corpus, entries),
        *unsupported(matches),
        *wrong_denials(corpus, entries),
        *unexpected_counts(corpus),
        *lost_needs(corpus),
        *plain_problems(corpus, entries),
    ]
    coverage = tuple(coverage_of(source, entries) for source in corpus.sources.values())
    problems += [uncovered(found) for found in coverage if found.unclaimed]
    problems.sort(key=lambda problem: (problem.place.file, problem.place.line))
    return CheckReport(tuple(problems), tuple(sorted(matches, key=lambda m: m.share)), coverage)
