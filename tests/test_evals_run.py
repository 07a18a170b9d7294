from dataclasses import replace

import pytest

from corpus import Corpus, Evidence
from evals.evaluate import asked
from evals.gold import GoldQuestion, GoldSet, Split, Style
from evals.metrics import Interval, Share, interval, ratio
from evals.run import ask
from evals.systems import DEPTH, hit_lines
from index import Hit, Kind, Passage
from service.models import Answer, Audience, Intent, Question, Sentence, Status
from service.register import Register

GOLD = GoldQuestion(
    id="med-1",
    public=Audience.MEDIATOR,
    kind=Intent.PLACE,
    style=Style.PLAIN,
    question="Et à Rezé ?",
    district="reze",
    history=("Où apprendre ?",),
    status=(Status.ANSWERED,),
    evidence=(Evidence("avenant-2019", ((10, 10),)),),
    split=Split.DEVELOPMENT,
)
PASSAGE = Passage(
    id="p",
    kind=Kind.PROSE,
    text="t",
    title="t",
    evidence=(Evidence("avenant-2019", ((9, 9),)),),
    support=(Evidence("avenant-2019", ((10, 11),)),),
)


class Recorder:
    """An assistant that notes what it is asked."""

    def __init__(self) -> None:
        self.register = Register(Corpus.load())
        self.questions: list[Question] = []
        self.searches: list[tuple[str, int, str | None]] = []

    def answer(self, question: Question) -> Answer:
        self.questions.append(question)
        return Answer(
            question=question.text,
            status=Status.ANSWERED,
            intent=Intent.PLACE,
            sentences=(Sentence(text="Oui."),),
        )

    def search(self, text: str, k: int = 10, district: str | None = None) -> list[Hit]:
        self.searches.append((text, k, district))
        return [Hit(PASSAGE, 1.0, 1)]


@pytest.fixture(scope="module")
def recorder() -> Recorder:
    return Recorder()


def test_a_question_is_put_as_its_public_would(recorder: Recorder) -> None:
    alone = replace(GOLD, id="med-2", history=(), question="Où apprendre à Rezé ?")
    follow_up, first = ask(recorder, [GOLD, alone])
    assert recorder.questions[0] == Question(
        text="Et à Rezé ?",
        district="reze",
        audience=Audience.MEDIATOR,
        history=("Où apprendre ?",),
    )
    assert follow_up.retrieval is None
    assert recorder.searches == [("Où apprendre à Rezé ?", DEPTH, "reze")]
    assert first.retrieval is not None and first.retrieval.recall_1 == 1
    assert first.verdict.status and first.verdict.intent
    assert first.elapsed_ms >= 0


def test_a_passage_holds_the_lines_of_its_text_pilots_and_title() -> None:
    assert hit_lines(PASSAGE) == (*PASSAGE.evidence, *PASSAGE.support)


def test_a_split_keeps_its_half() -> None:
    other = replace(GOLD, id="med-3", split=Split.REPORT)
    gold = GoldSet("v", (GOLD, other))
    assert asked(gold, "all") == [GOLD, other]
    assert asked(gold, "report") == [other]


def test_shares_are_ratios_of_sums() -> None:
    assert ratio([Share(1, 1), Share(0, 1), Share(3, 4)]) == 4 / 6
    assert ratio([Share(0, 0)]) is None
    assert ratio([]) is None


def test_f1_is_a_ratio_of_sums() -> None:
    # TP 2, FP 1, FN 1: precision 2/3, recall 2/3, F1 2/3.
    assert ratio([Share(2, 2), Share(2, 2), Share(0, 1), Share(0, 1)]) == pytest.approx(2 / 3)


def test_the_interval_holds_the_share_and_narrows_with_more_questions() -> None:
    few = interval([Share(1, 1), Share(0, 1)] * 10)
    many = interval([Share(1, 1), Share(0, 1)] * 500)
    assert few is not None and many is not None
    assert few.low < many.low < 0.5 < many.high < few.high
    # The normal approximation: 0.5 ± 1.96 * sqrt(0.25 / 1000)
    assert many.low == pytest.approx(0.469, abs=0.006)
    assert many.high == pytest.approx(0.531, abs=0.006)


def test_an_interval_without_weight_or_without_doubt() -> None:
    assert interval([Share(0, 0)]) is None
    assert interval([Share(1, 1)] * 5) == Interval(1, 1)
