from dataclasses import replace

import pytest

from corpus import Action, Actor, Corpus, Engagement, Evidence, Mention, Source, Theme
from corpus.models import Records
from evals.gold import GoldQuestion, Split, Style
from evals.metrics import (
    Abstention,
    Citations,
    abstention,
    citations,
    confusion,
    lists_exact,
    missing_facts,
    pilots_exact,
    reason_right,
    wrong_pilots,
)
from evals.verdict import judge
from service.models import Answer, Audience, Citation, Intent, Reason, Sentence, Status
from service.register import Register

LINES = ("Engagement 38 Santé", "CPAM", "Bus santé", "mutuelles | Villes", "Engagement 39", "ARS")


def at(first: int, last: int | None = None) -> Evidence:
    return Evidence("avenant", ((first, last or first),))


def gold(**changes: object) -> GoldQuestion:
    row: dict[str, object] = {
        "id": "res-1",
        "public": Audience.RESIDENT,
        "kind": Intent.SEARCH,
        "style": Style.PLAIN,
        "question": "?",
        "status": (Status.ANSWERED,),
        "split": Split.REPORT,
    }
    return GoldQuestion(**(row | changes))  # type: ignore[arg-type]


def cite(first: int, last: int, engagement: int | None = None, excerpt: str = "") -> Citation:
    return Citation(
        n=1,
        label="",
        document_id="avenant",
        document_title="",
        document_date=None,
        engagement=engagement,
        pilots=(),
        excerpt=excerpt or "\n".join(LINES[first - 1 : last]),
        lines=(first, last),
        url="",
        reading="",
    )


def answer(text: str = "Oui.", **changes: object) -> Answer:
    row: dict[str, object] = {
        "question": "?",
        "status": Status.ANSWERED,
        "intent": Intent.SEARCH,
        "sentences": (Sentence(text=text, citations=(1,)),),
    }
    return Answer(**(row | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def register() -> Register:
    action = Action(text="Bus santé", at=at(3), pilots=Mention(names=("villes",), at=at(4)))
    engagements = (
        Engagement(number=38, theme="sante", title="Santé", at=at(1), actions=(action,)),
        Engagement(number=39, theme="sante", title="Soins", at=at(5)),
    )
    real = Corpus.load()
    records = Records(
        actors=(Actor(id="villes", name="Villes", kind="collectif"),),
        themes=(Theme(id="sante", enjeu=4, title="Santé", at=at(1)),),
        engagements=engagements,
    )
    source = Source(real.records.documents[0], LINES)
    return Register(replace(real, sources={"avenant": source}, records=records))


def test_pilots_are_a_set() -> None:
    assert pilots_exact(["CPAM", "Villes"], ["Villes", "CPAM"]) is True
    assert pilots_exact(["CPAM", "Villes"], ["CPAM"]) is False
    assert pilots_exact(None, ["CPAM"]) is None


def test_a_pilot_left_out_is_not_a_wrong_name() -> None:
    assert wrong_pilots(["CPAM", "Villes"], ["CPAM"]) == ()
    assert wrong_pilots(["CPAM"], ["DRAC", "CPAM", "ARS"]) == ("ARS", "DRAC")
    assert wrong_pilots(None, ["CPAM"]) == ()


def test_lists_are_exact_in_both_parts() -> None:
    asked = gold(engagements=(1, 2), collective=(3,), exact=True)
    assert lists_exact(asked, answer(engagements=(2, 1), engagements_collective=(3,))) is True
    assert lists_exact(asked, answer(engagements=(1, 2))) is False
    assert lists_exact(asked, answer(engagements=(1,), engagements_collective=(3,))) is False
    assert lists_exact(gold(engagements=(1,)), answer()) is None


@pytest.mark.parametrize(
    ("fact", "text", "said"),
    [
        ("31 décembre 2022", "Jusqu'au 31 DECEMBRE 2022.", True),
        ("accès aux droits", "Pour l’Accès aux droits, oui", True),
        ("Œuvre", "l'oeuvre", True),
        ("8", "Il y a 38 quartiers", False),
        ("MSP", "la maison de santé", False),
    ],
)
def test_facts_are_whole_words_accents_and_case_aside(fact: str, text: str, said: bool) -> None:
    assert missing_facts([fact], text) == (() if said else (fact,))


def test_a_reference_mark_is_no_fact(register: Register) -> None:
    verdict = judge(gold(facts=("1",)), answer("Oui."), register)
    assert verdict.missing_facts == ("1",)


def test_citations_are_right_by_lines_or_by_engagement(register: Register) -> None:
    asked = gold(engagements=(38,), evidence=(at(6),))
    given = answer(
        citations=(
            cite(6, 6),  # the gold line
            cite(3, 3),  # of engagement 38, by its lines
            cite(5, 5, engagement=38),  # of engagement 38, by its label
            cite(5, 5, engagement=39),  # neither
        )
    )
    assert citations(asked, given, register) == Citations(
        total=4, right=3, faithful=4, evidence=True
    )


def test_an_excerpt_is_the_source_letter_for_letter(register: Register) -> None:
    given = answer(citations=(cite(2, 3), cite(2, 3, excerpt="CPAM\nBus sante")))
    assert citations(gold(), given, register) == Citations(
        total=2, right=None, faithful=1, evidence=None
    )


def test_a_reason_is_due_when_the_answer_is_not_plain() -> None:
    either = gold(status=(Status.ANSWERED, Status.PARTIAL), reason=(Reason.NOT_IN_CORPUS,))
    part = answer(status=Status.PARTIAL, reason=Reason.NO_LOCAL_INFORMATION)
    assert reason_right(either, answer()) is None
    assert reason_right(either, part) is False
    assert reason_right(gold(status=(Status.PARTIAL,)), part) is None


def test_a_false_premise_must_be_corrected() -> None:
    asked = gold(reason=(Reason.FALSE_PREMISE,))
    assert reason_right(asked, answer()) is False
    assert reason_right(asked, answer(reason=Reason.FALSE_PREMISE)) is True


@pytest.mark.parametrize(
    ("accepted", "given", "cell"),
    [
        ((Status.REFUSED,), Status.REFUSED, Abstention.TRUE_POSITIVE),
        ((Status.REFUSED, Status.UNANSWERED), Status.PARTIAL, Abstention.FALSE_NEGATIVE),
        ((Status.ANSWERED, Status.PARTIAL), Status.UNANSWERED, Abstention.FALSE_POSITIVE),
        ((Status.ANSWERED,), Status.ANSWERED, Abstention.TRUE_NEGATIVE),
        ((Status.PARTIAL, Status.UNANSWERED), Status.UNANSWERED, None),
    ],
)
def test_abstention_has_four_cells(
    accepted: tuple[Status, ...], given: Status, cell: Abstention | None
) -> None:
    assert abstention(gold(status=accepted), answer(status=given)) is cell


def test_confusion_counts_pairs() -> None:
    pairs = [(Intent.PLACE, Intent.SEARCH), (Intent.PLACE, Intent.PLACE)] * 2
    assert confusion(pairs) == {Intent.PLACE: {Intent.SEARCH: 2, Intent.PLACE: 2}}
    assert confusion([]) == {}


ASKED = gold(engagements=(38,), pilots=("Villes",), facts=("bus santé",), evidence=(at(3),))
RIGHT = answer("Le bus santé.", engagements=(38,), pilots=("Villes",), citations=(cite(3, 4),))


@pytest.mark.parametrize(
    ("change", "causes"),
    [
        ({}, ()),
        ({"sentences": (Sentence(text="Le bus."),)}, ("faits",)),
        ({"engagements": (39,)}, ("engagement",)),
        ({"pilots": ("CPAM",)}, ("pilotes",)),
        ({"citations": (cite(5, 6),)}, ("citation",)),
        ({"citations": (cite(3, 3, excerpt="Bus"),)}, ("extrait",)),
        ({"grounding": 0.5}, ("ancrage",)),
        ({"status": Status.UNANSWERED}, ("statut",)),
    ],
)
def test_each_cause_of_a_wrong_answer_is_named(
    register: Register, change: dict[str, object], causes: tuple[str, ...]
) -> None:
    verdict = judge(ASKED, replace(RIGHT, **change), register)  # type: ignore[arg-type]
    assert verdict.causes == causes
    assert verdict.right is (not causes)


def test_the_right_engagement_by_other_lines_is_right_and_not_proven(register: Register) -> None:
    verdict = judge(ASKED, replace(RIGHT, citations=(cite(1, 1),)), register)
    assert verdict.right and not verdict.proven
    assert judge(ASKED, RIGHT, register).proven
    assert not judge(ASKED, answer("Non."), register).proven


def test_the_official_words_beside_a_plain_wording_count_as_said(register: Register) -> None:
    shown = (replace(cite(3, 4), reading="Bus santé"),)
    plain = replace(RIGHT, sentences=(Sentence(text="Un car de soins."),), citations=shown)
    assert judge(ASKED, plain, register).right
    assert judge(replace(ASKED, public=Audience.STAFF), plain, register).causes == ("faits",)


def test_a_list_is_right_when_its_sets_are(register: Register) -> None:
    asked = gold(engagements=(38,), exact=True, evidence=(at(6),))
    listed = judge(asked, answer(engagements=(38,), citations=(cite(3, 3),)), register)
    assert listed.right and listed.proven
    assert judge(asked, answer(engagements=(39,)), register).causes == ("liste", "citation")


def test_an_accepted_abstention_is_asked_for_nothing_more(register: Register) -> None:
    asked = gold(status=(Status.ANSWERED, Status.UNANSWERED), engagements=(38,), facts=("bus",))
    silent = judge(asked, answer("Non.", status=Status.UNANSWERED), register)
    assert silent.right and silent.about is None and silent.facts == 0


def test_an_abstention_that_is_not_accepted_lacks_everything(register: Register) -> None:
    silent = judge(ASKED, answer("Non.", status=Status.REFUSED), register)
    assert silent.about is False and silent.pilots is False
    assert silent.missing_facts == ("bus santé",)
