"""Every kind of fault is caught; the share of false sentences that are is measured."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from evals.gold_files import QUESTIONS, load_gold_file
from index import Kind
from service.assistant import Assistant
from service.gazetteer import Gazetteer
from service.library import Library
from service.models import Audience, Citation
from service.verify import Finding, Verifier
from tests.mutations import Mutant, Mutator, Served, served_sentences, word_mutants

Check = Callable[[str], Finding]
LEAST = 0.99
EACH = 400


@pytest.fixture(scope="module")
def verifier(library: Library, gazetteer: Gazetteer) -> Verifier:
    return Verifier(library, gazetteer)


@pytest.fixture(scope="module")
def lines_of(assistant: Assistant, verifier: Verifier) -> Callable[[int], Check]:
    """Verify texts against the action of the amendment printed at a line."""

    def check(line: int) -> Check:
        passage = next(
            p
            for p in assistant.index.passages
            if p.kind is Kind.ACTION
            and p.document == "avenant-2019"
            and line in p.evidence[0].numbers()
        )
        citations: list[Citation] = assistant.citations_of(passage)
        return lambda text: verifier.verify(text, citations)

    return check


TRUE = "L'avenant de 2019 prévoit : « Poursuite de l'information des acteurs-relais »."


@pytest.mark.parametrize(
    "text",
    [
        TRUE,
        "L'avenant de 2019 prévoit ceci : la poursuite de l'information des acteurs relais.",
        "Qui s'en occupe : la CPAM et les Villes.",
    ],
)
def test_what_the_lines_print_is_supported(lines_of: Callable[[int], Check], text: str) -> None:
    found = lines_of(1241)(text)
    assert found.supported, found.faults
    assert found.faults == ()


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (TRUE.replace("2019", "2017"), "2017"),
        (TRUE.replace("acteurs", "7 acteurs"), "7"),
        ("Qui s'en occupe : la CPAM et l'ARS.", "ARS"),
        ("Qui s'en occupe : la CAF et les Villes.", "CAF"),
        ("Qui s'en occupe : la DRAC et les Villes.", "DRAC"),
        (TRUE.replace("acteurs-relais", "acteurs-relais de Malakoff"), "Malakoff"),
        (TRUE.replace("acteurs-relais", "acteurs-relais de Bellevue"), "Bellevue"),
        (TRUE.replace("Poursuite", "Pas de poursuite"), "pas"),
        (TRUE.replace("Poursuite", "Aucune poursuite"), "aucune"),
        (TRUE.replace("information", "information sans délai"), "sans"),
        (TRUE.replace("Poursuite", "Suppression"), "suppression"),
        (TRUE.replace("acteurs-relais", "pharmaciens"), "pharmaciens"),
        (TRUE.replace("information", "rémunération"), "remuneration"),
    ],
)
def test_each_kind_of_fault_is_caught_and_named(
    lines_of: Callable[[int], Check], text: str, fault: str
) -> None:
    found = lines_of(1241)(text)
    assert not found.supported
    assert any(fault.lower() in said.lower() for said in found.faults), found.faults


def test_a_denial_of_the_source_must_be_kept(assistant: Assistant, verifier: Verifier) -> None:
    denying = [
        passage
        for passage in assistant.index.passages
        if " sans " in passage.text and passage.kind in (Kind.PROSE, Kind.VOICE, Kind.REMARK)
    ]
    assert denying
    for passage in denying:
        citations, text = assistant.citations_of(passage), passage.text
        assert verifier.verify(f"« {text} »", citations).supported
        assert not verifier.verify(f"« {text.replace(' sans ', ' avec ')} »", citations).supported
        assert not verifier.verify(f"« {text.replace(' sans ', ' ', 1)} »", citations).supported


def test_a_sentence_is_held_to_its_own_lines_only(lines_of: Callable[[int], Check]) -> None:
    assert lines_of(1241)(TRUE).supported
    assert not lines_of(1220)(TRUE).supported


def test_every_official_wording_is_supported_by_its_lines(
    assistant: Assistant, verifier: Verifier
) -> None:
    refused = [
        passage.id
        for passage in assistant.index.passages
        if passage.kind in (Kind.ACTION, Kind.ENGAGEMENT, Kind.OBJECTIVE)
        and not verifier.verify(f"« {passage.text} »", assistant.citations_of(passage)).supported
    ]
    assert not refused


def test_the_words_of_the_templates_name_and_count_nothing(
    verifier: Verifier, gazetteer: Gazetteer
) -> None:
    assert not [word for word in verifier.frame if any(c.isdigit() for c in word)]
    assert not verifier.frame & {"cpam", "caf", "etat", "villes", "nantes", "reze", "bellevue"}


def questions(corpus: Corpus) -> list[tuple[str, Audience]]:
    """List questions of every kind: of the gold set, and on every number, actor and place."""
    found = [(f"Qui pilote l'engagement {n} ?", Audience.RESIDENT) for n in corpus.engagements]
    found += [(f"Que prévoit l'engagement {n} ?", Audience.STAFF) for n in corpus.engagements]
    actors = [actor.with_article for actor in corpus.actors.values()]
    found += [(f"quels engagements pilote {actor} ?", Audience.STAFF) for actor in actors]
    for district in corpus.districts.values():
        found += [(f"que prévoit le contrat à {district.name} ?", public) for public in Audience]
    for path in sorted(Path(QUESTIONS).glob("*.yaml")):
        found += [(row.question, row.public) for row in load_gold_file(path).questions]
    return found


@pytest.fixture(scope="module")
def served(assistant: Assistant, corpus: Corpus) -> list[Served]:
    return served_sentences(assistant, questions(corpus))


def missed(mutants: list[Mutant]) -> list[Mutant]:
    return [mutant for mutant in mutants if mutant.served.check(mutant.text).supported]


def told(kind: str, mutants: list[Mutant], left: list[Mutant]) -> str:
    share = 1 - len(left) / len(mutants)
    shown = "".join(f"\n    {mutant.change}: {mutant.text[:160]}" for mutant in left[:8])
    return f"{kind}: {share:.2%} of {len(mutants)} false sentences caught{shown}"


def test_served_sentences_are_many_and_supported(served: list[Served]) -> None:
    assert len(served) > 500
    assert all(sentence.check(sentence.text).supported for sentence in served)


def test_ninety_nine_false_sentences_in_a_hundred_are_caught(
    corpus: Corpus, served: list[Served]
) -> None:
    mutator = Mutator(corpus)
    total, escaped, report = 0, 0, []
    for kind in mutator.kinds:
        mutants = mutator.mutants(kind, served, EACH)
        left = missed(mutants)
        total, escaped = total + len(mutants), escaped + len(left)
        report.append(told(kind, mutants, left))
    share = 1 - escaped / total
    report.append(f"all: {share:.2%} of {total} false sentences caught")
    print("\n" + "\n".join(report))  # noqa: T201 (the measure is the point)
    assert total >= 1000
    assert share >= LEAST, "\n" + "\n".join(report)


@pytest.mark.parametrize("kind", ["number", "pilot", "place", "negation inserted"])
def test_each_kind_of_false_sentence_is_caught(
    corpus: Corpus, served: list[Served], kind: str
) -> None:
    mutants = Mutator(corpus, seed=38).mutants(kind, served, EACH // 2)
    left = missed(mutants)
    assert len(left) <= (1 - LEAST) * len(mutants), told(kind, mutants, left)


def test_foreign_words_are_nearly_always_caught(served: list[Served]) -> None:
    mutants = word_mutants(served, EACH)
    left = missed(mutants)
    assert len(left) <= 0.06 * len(mutants), told("word", mutants, left)
