"""The verdict on one answer: every check apart, then whether the answer is right.

An answer is *right* when nothing below fails:
- its status is an accepted one, and its reason an expected one where a reason is due;
- then, unless it abstained (rightly, since the status is accepted):
  the pilots are the exact set, where pilots are asked;
  the engagements, and those of the collective, are the exact sets, for a list or a count;
  it is about one of the engagements expected, elsewhere;
  one citation at least is right, where the gold names lines or engagements;
  it says every fact;
  every excerpt is the source, and grounding is 1.
It is *proven* when it is right and, unless an exact list is asked, a citation holds a line of the
gold evidence: the right engagement alone will not do.
"""

from dataclasses import dataclass, replace

from evals.gold import GoldQuestion
from evals.metrics import (
    Abstention,
    Citations,
    Grounding,
    about,
    abstained,
    abstention,
    citations,
    grounding,
    lists_exact,
    missing_facts,
    pilots_exact,
    reason_right,
    status_right,
    wrong_pilots,
)
from service.models import Answer, Audience
from service.register import Register


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What each check found; None where it does not apply.

    Attributes:
        status, reason, pilots, lists, about: right or not.
        wrong_pilots: names given that should not be.
        facts: how many the gold names; ``missing_facts`` those not said.
        citations: how they hold.
        grounding: as the answer says it.
        checked: the cited sentences held again against their raw lines, apart from the verifier.
        abstention: its cell of the table.
        intent: what is asked was read as the gold says.
        abstained: no answer was given.
    """

    status: bool
    reason: bool | None
    pilots: bool | None
    wrong_pilots: tuple[str, ...]
    lists: bool | None
    about: bool | None
    facts: int
    missing_facts: tuple[str, ...]
    citations: Citations
    grounding: float
    abstention: Abstention | None
    intent: bool
    abstained: bool
    checked: Grounding = Grounding(0, 0)

    @property
    def causes(self) -> tuple[str, ...]:
        """Name what makes the answer wrong, in words for the report."""
        failed = {"statut": not self.status, "raison": self.reason is False}
        if not self.abstained:
            failed |= self._failed_content()
        return tuple(name for name, wrong in failed.items() if wrong)

    @property
    def right(self) -> bool:
        """Tell whether nothing failed."""
        return not self.causes

    @property
    def proven(self) -> bool:
        """Tell whether the answer is right and cites a line that the gold names."""
        return self.right and (self.lists is not None or self.citations.evidence is not False)

    def _failed_content(self) -> dict[str, bool]:
        cited = self.citations
        return {
            "pilotes": self.pilots is False,
            "liste": self.lists is False,
            "engagement": self.about is False,
            "citation": cited.right == 0,
            "faits": bool(self.missing_facts),
            "extrait": cited.faithful < cited.total,
            "ancrage": self.grounding < 1,
        }


def judge(gold: GoldQuestion, answer: Answer, register: Register) -> Verdict:
    """Judge an answer against its gold question.

    Where an abstention is accepted, an answer that abstains is asked for nothing more; where it
    is not, it lacks everything that the question asks for.
    """
    status = status_right(gold, answer)
    if status and abstained(answer):
        gold = replace(
            gold, engagements=(), exact=False, collective=(), pilots=None, facts=(), evidence=()
        )
    return Verdict(
        status=status,
        reason=reason_right(gold, answer),
        pilots=pilots_exact(gold.pilots, answer.pilots),
        wrong_pilots=wrong_pilots(gold.pilots, answer.pilots),
        lists=lists_exact(gold, answer),
        about=about(gold, answer),
        facts=len(gold.facts),
        missing_facts=missing_facts(gold.facts, _said(gold, answer)),
        citations=citations(gold, answer, register),
        grounding=answer.grounding,
        abstention=abstention(gold, answer),
        intent=answer.intent == gold.kind,
        abstained=abstained(answer),
        checked=grounding(answer, register.corpus),
    )


def _said(gold: GoldQuestion, answer: Answer) -> str:
    """Return what the answer says, reference marks aside.

    Residents get plain words; the official ones, which the facts are written in, are shown with
    the citation and count as said.
    """
    sentences = [sentence.text for sentence in answer.sentences]
    readings = [citation.reading for citation in answer.citations]
    return " ".join(sentences + readings if gold.public == Audience.RESIDENT else sentences)
