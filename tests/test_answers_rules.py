"""What holds for every answer, over all the gold questions."""

import re

import pytest
from jinja2.nodes import Macro

from corpus import Corpus
from evals.gold_files import QUESTIONS, load_gold_file
from prompts import environment
from service.models import Answer, Reason, Status
from tests.assistants import ENDED, FLAGSHIP, Ask


def fixed_forms() -> list[re.Pattern[str]]:
    """Turn each fixed sentence into a pattern with any text in its slots."""
    found = []
    for topic in ("fixed", "languages"):
        source, _, _ = environment().loader.get_source(environment(), f"{topic}.j2")  # type: ignore[union-attr]
        for macro in environment().parse(source).find_all(Macro):
            body = source.split(f"macro {macro.name}(")[1].split("%}", 1)[1].split("{% endmacro")[0]
            parts = re.split(r"\{\{.*?\}\}", body)
            found.append(re.compile(".*".join(re.escape(part) for part in parts)))
    return found


@pytest.fixture(scope="module")
def answers(ask: Ask) -> list[Answer]:
    rows = [row for p in sorted(QUESTIONS.glob("*.yaml")) for row in load_gold_file(p).questions]
    return [
        ask(row.question, *row.history, district=row.district, audience=row.public) for row in rows
    ]


def test_every_sentence_with_a_fact_has_its_citation(answers: list[Answer]) -> None:
    forms = fixed_forms()
    assert len(forms) > 30
    uncited = {s.text for answer in answers for s in answer.sentences if not s.citations}
    assert not [text for text in uncited if not any(form.fullmatch(text) for form in forms)]


def test_answers_keep_the_contract(answers: list[Answer], corpus: Corpus) -> None:
    known = {actor.name for actor in corpus.actors.values()}
    for answer in answers:
        assert (answer.status is Status.ANSWERED) <= (
            answer.reason in (None, Reason.FALSE_PREMISE)
        ), answer.question
        assert (answer.reason is None) <= (answer.status is Status.ANSWERED), answer.question
        assert set(answer.pilots) <= known
        assert len(set(answer.pilots)) == len(answer.pilots)
        assert set(answer.districts) <= set(corpus.districts)
        assert set(answer.engagements) <= set(range(1, 51))
        assert not set(answer.engagements) & set(answer.engagements_collective)
        assert answer.grounding == 1.0
        assert len(answer.suggestions) <= 3


REASONS = {
    Status.PARTIAL: {"no_local_information", "not_in_corpus", "unsupported_language"},
    Status.UNANSWERED: {"not_in_corpus", "too_vague", "personal_case"},
    Status.REFUSED: {"off_topic", "hostile", "personal_data", "emergency", "unsupported_language"},
}


def test_each_status_has_its_reasons(answers: list[Answer]) -> None:
    for answer in answers:
        if answer.status is not Status.ANSWERED:
            assert answer.reason in REASONS[answer.status], answer.question


def test_citations_are_numbered_and_used(answers: list[Answer]) -> None:
    for answer in answers:
        numbers = [citation.n for citation in answer.citations]
        assert numbers == list(range(1, len(numbers) + 1))
        used = {n for sentence in answer.sentences for n in sentence.citations}
        assert used == set(numbers), answer.question


def test_the_end_of_the_contract_is_said_whenever_it_is_cited(answers: list[Answer]) -> None:
    for answer in answers:
        cited = any(citation.document_id == "avenant-2019" for citation in answer.citations)
        assert (ENDED in answer.warnings) == cited, answer.question


def test_sentences_are_finished_french(answers: list[Answer]) -> None:
    for text in {s.text for answer in answers for s in answer.sentences}:
        assert text[0].isupper() or text[0].isdigit() or text[0] in "«" or not text[0].isascii(), (
            text
        )
        assert text.endswith((".", "!", "?", "»", "…", ":")), text
        assert "  " not in text and " ." not in text and " ," not in text, text
        assert "None" not in text and "{" not in text and '"' not in text, text
        assert not re.search(
            r"\b((?:de|à) les?(?! \w+(?:er|ir|re|oir)\b)|de l' |que il|que elle)\b", text
        ), text
        assert not re.search(r"([^.])\.\.(?!\.)|[.] ?»\.\.|: [^«»]* : [^«»]* : ", text), text


def test_residents_get_at_most_three_short_sentences(ask: Ask) -> None:
    for text in (FLAGSHIP, "où faire du sport ?", "trouver un emploi", "aide pour la santé"):
        answer = ask(text)
        facts = [
            s for s in answer.sentences if s.citations and not s.text.startswith("Qui s'en occupe")
        ]
        assert len(facts) <= 3
