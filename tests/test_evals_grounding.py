import pytest

from corpus import Corpus
from evals.metrics import grounding
from evals.metrics.grounding import supporting, take_names
from evals.metrics.printed import Printed, alike
from service.models import Answer, Citation, Intent, Sentence, Status


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.load()


def citation(corpus: Corpus, n: int, first: int, last: int) -> Citation:
    """Cite lines of the amendment; the excerpt is false on purpose: the check reads the source."""
    return Citation(
        n=n,
        label="",
        document_id="avenant-2019",
        document_title="",
        document_date=None,
        engagement=None,
        pilots=(),
        excerpt="tout ce qui manque",
        lines=(first, last),
        url="",
        reading="",
    )


def said(corpus: Corpus, *sentences: Sentence, engagements: tuple[int, ...] = ()) -> Answer:
    first, last = corpus.engagements[38].at.ranges[0]
    return Answer(
        question="?",
        status=Status.ANSWERED,
        intent=Intent.SEARCH,
        sentences=sentences,
        citations=(citation(corpus, 1, first, last),),
        engagements=engagements,
    )


def test_the_title_of_an_engagement_is_grounded_in_its_lines(corpus: Corpus) -> None:
    text = f"Engagement 38 : « {corpus.engagements[38].title} »."
    found = grounding(said(corpus, Sentence(text=text, citations=(1,))), corpus)
    assert (found.total, found.grounded, found.faults) == (1, 1, ())


@pytest.mark.parametrize(
    ("added", "fault"),
    [
        (" Dans 7431 lieux.", "nombre 7431"),
        (" Avec une piscine.", "mot piscine"),
        (" Pilotage : l'ANRU.", "nom ANRU"),
        (" Et tout ce qui manque.", "mot manque"),
    ],
)
def test_what_the_lines_do_not_print_is_a_fault(corpus: Corpus, added: str, fault: str) -> None:
    text = corpus.engagements[38].title + added
    found = grounding(said(corpus, Sentence(text=text, citations=(1,))), corpus)
    assert found.grounded == 0
    assert fault in found.faults


def test_sentences_without_citation_are_not_counted(corpus: Corpus) -> None:
    found = grounding(said(corpus, Sentence(text="Bonjour, une piscine.")), corpus)
    assert (found.total, found.grounded) == (0, 0)


def test_counts_of_engagements_are_made_again(corpus: Corpus) -> None:
    total = len(corpus.engagements)
    right = Sentence(text=f"3 engagements sur {total}.", citations=(1,))
    wrong = Sentence(text=f"9431 engagements sur {total}.", citations=(1,))
    found = grounding(said(corpus, right, wrong, engagements=(1, 2, 3)), corpus)
    assert (found.total, found.grounded, found.faults) == (2, 1, ("nombre 9431",))


def test_the_reviewed_wording_supports_with_its_lines_alone(corpus: Corpus) -> None:
    action = next(a for e in corpus.engagements.values() for a in e.actions if a.plain)
    assert action.plain is not None
    spans = enumerate(action.at.ranges, start=1)
    cited = [citation(corpus, n, first, last) for n, (first, last) in spans]
    assert action.plain in list(supporting(cited, corpus))
    away = [citation(corpus, 1, 1, 1)]
    assert action.plain not in list(supporting(away, corpus))


def test_the_longest_names_are_taken_first(corpus: Corpus) -> None:
    named, left = take_names(["la", "ville", "de", "reze", "et", "la", "cpam", "aident"], corpus)
    assert [one.name for one in named] == ["Ville de Rezé", "CPAM"]
    assert left == ["la", "et", "la", "aident"]


def test_damaged_and_glued_words_are_printed() -> None:
    printed = Printed("Pourfswte de linformation, 2O19, laville")
    assert printed.word("information") and printed.word("poursuite")
    assert printed.number("2019") and not printed.number("2018")
    assert printed.name("la Ville")
    assert not printed.word("emploi")


def test_likeness_as_documented() -> None:
    assert alike("nuit", "nuits") == 8 / 11
    assert alike("nuit", "nuit") == 1
