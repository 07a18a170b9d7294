"""`python -m corpus`: check the records against their sources; exit 1 when something is wrong."""

import sys

from corpus.check import CheckReport, check
from corpus.corpus import Corpus
from corpus.errors import CorpusError

WORST = 12


def render(report: CheckReport) -> str:
    """Write the report for a city officer."""
    lines = [str(problem) for problem in report.problems]
    lines.append(f"\n{len(report.matches)} énoncés comparés à leurs lignes ; les moins sûrs :")
    for match in report.matches[:WORST]:
        missing = ", ".join(match.missing)
        lines.append(f"  {match.share:4.0%}  {match.place}  [{missing}]")
    lines.append("\nCouverture des sources (lignes non vides réclamées) :")
    for found in report.coverage:
        share = 1 - len(found.unclaimed) / found.lines
        lines.append(f"  {share:7.2%}  {found.document} ({found.lines} lignes)")
        for number, left in found.leftovers[:WORST]:
            lines.append(f"           ligne {number} : mots non repris [{', '.join(left)}]")
    verdict = f"{len(report.problems)} problème(s)" if report.problems else "tout est en ordre"
    return "\n".join([*lines, f"\n{verdict}"])


def main() -> int:
    """Load and check; 0 in order, 1 something is wrong."""
    try:
        report = check(Corpus.load())
    except CorpusError as error:
        print(error, file=sys.stderr)
        return 1
    print(render(report))
    return 1 if report.problems else 0


if __name__ == "__main__":
    sys.exit(main())
