"""Gold questions against the corpus: numbers, names, places and lines must exist."""

from collections.abc import Iterator
from pathlib import Path

from corpus import Corpus, Evidence, Place
from evals.errors import Problem
from evals.gold import GoldFile, GoldQuestion
from service.models import Audience

PREFIXES = {Audience.RESIDENT: "res-", Audience.MEDIATOR: "med-", Audience.STAFF: "sta-"}

Finding = tuple[str, str, str]
"""Key of the entry, problem, remedy."""


def check_gold(files: tuple[GoldFile, ...], corpus: Corpus, folder: Path) -> list[Problem]:
    """List what contradicts the corpus, or another question."""
    problems = []
    seen: dict[str, Place] = {}
    for file in files:
        for number, question in enumerate(file.questions):
            entry = ("questions", number)
            place = file.yaml.place((*entry, "id"))
            if question.id in seen:
                repeated = f"« {question.id} » existe déjà ({seen[question.id]})"
                problems.append(Problem(place, repeated, "donner un autre id"))
            seen[question.id] = place
            for key, problem, remedy in _findings(question, corpus):
                problems.append(Problem(file.yaml.place((*entry, key)), problem, remedy))
    if not seen:
        place = Place(f"{folder.name}/", 1, "questions")
        problems.append(Problem(place, "aucune question", "remettre les questions depuis git"))
    return problems


def _findings(question: GoldQuestion, corpus: Corpus) -> Iterator[Finding]:
    yield from _unknown(question, corpus)
    prefix = PREFIXES[question.public]
    if not question.id.startswith(prefix):
        yield "id", f"« {question.id} » pour le public {question.public}", f"commencer par {prefix}"
    if question.collective and not question.exact:
        yield "collective", "liste de collectif sans liste exacte", "mettre exact: true"
    both = sorted(set(question.engagements) & set(question.collective))
    if both:
        yield "collective", f"{both} déjà dans engagements", "choisir l'un ou l'autre"
    for evidence in question.evidence:
        yield from _lines(evidence, corpus)


def _unknown(question: GoldQuestion, corpus: Corpus) -> Iterator[Finding]:
    for key, numbers in (
        ("engagements", question.engagements),
        ("collective", question.collective),
    ):
        for number in numbers:
            if number not in corpus.engagements:
                yield key, f"engagement {number} inconnu", "corriger le numéro"
    names = {actor.name for actor in corpus.actors.values()}
    for name in question.pilots or ():
        if name not in names:
            yield "pilots", f"acteur inconnu « {name} »", "prendre un nom de records/actors.yaml"
    if question.district is not None and question.district not in corpus.districts:
        yield "district", f"« {question.district} » inconnu", "prendre un id de districts.yaml"


def _lines(evidence: Evidence, corpus: Corpus) -> Iterator[Finding]:
    source = corpus.sources.get(evidence.document)
    if source is None:
        known = ", ".join(corpus.sources)
        yield "evidence", f"document inconnu « {evidence.document} »", f"choisir parmi {known}"
        return
    last = evidence.ranges[-1][1]
    if last > len(source.lines):
        yield "evidence", f"{evidence} : {len(source.lines)} lignes en tout", "corriger les lignes"
    elif set(evidence.numbers()) <= source.blank:
        yield "evidence", f"{evidence} : rien n'y est écrit", "corriger les lignes"
