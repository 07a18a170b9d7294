"""From the register's rows to what goes over the wire."""

from collections.abc import Iterable

from corpus import Action, Corpus, Document, Mention
from index import Hit
from service.models import Answer, Citation
from service.register import EngagementRow, Filter, Register, action_lines
from service.web.register_schemas import (
    ActionOut,
    DistrictOut,
    DocumentSummary,
    EngagementOut,
    PilotOut,
)
from service.web.schemas import AnswerOut, CitationOut, HitOut, SentenceOut


def answer_out(answer: Answer) -> AnswerOut:
    """Present an answer."""
    return AnswerOut(
        question=answer.question,
        status=answer.status,
        reason=answer.reason,
        intent=answer.intent,
        answer=answer.text,
        sentences=[
            SentenceOut(text=said.text, citations=list(said.citations)) for said in answer.sentences
        ],
        citations=[citation_out(citation) for citation in answer.citations],
        engagements=list(answer.engagements),
        engagements_collective=list(answer.engagements_collective),
        pilots=list(answer.pilots),
        districts=list(answer.districts),
        warnings=list(answer.warnings),
        suggestions=list(answer.suggestions),
        grounding=answer.grounding,
        took_ms=answer.took_ms,
    )


def citation_out(citation: Citation) -> CitationOut:
    """Present a citation."""
    return CitationOut.model_validate(citation, from_attributes=True)


def hit_out(hit: Hit, citations: Iterable[Citation], corpus: Corpus) -> HitOut:
    """Present a passage found."""
    passage = hit.passage
    return HitOut(
        rank=hit.rank,
        score=round(hit.score, 6),
        id=passage.id,
        kind=passage.kind,
        title=passage.title,
        text=passage.text,
        doubt=passage.doubt,
        engagement=passage.engagement,
        pilots=actor_names(passage.pilots, corpus),
        districts=list(passage.districts),
        citations=[citation_out(citation) for citation in citations],
    )


def engagement_out(row: EngagementRow, corpus: Corpus) -> EngagementOut:
    """Present an engagement."""
    record = row.engagement
    return EngagementOut(
        number=row.number,
        title=record.title,
        enjeu=row.enjeu,
        theme=record.theme,
        pilots=actor_names(row.pilots, corpus),
        pilots_own=actor_names(row.pilots_own, corpus),
        districts=list(row.districts),
        actions=[_action_out(action, corpus) for action in record.actions],
        indicators=[indicator.text for indicator in record.indicators],
        lines=list(row.lines),
        reading=row.reading,
        doubt=record.doubt,
    )


def _action_out(action: Action, corpus: Corpus) -> ActionOut:
    return ActionOut(
        text=action.text,
        pilots=actor_names(named(action.pilots), corpus),
        supporters=actor_names(named(action.supporters), corpus),
        districts=list(named(action.districts)),
        lines=list(action_lines(action)),
        reading=action.reading,
        doubt=action.doubt,
    )


def pilot_out(slug: str, register: Register) -> PilotOut:
    """Present an institution."""
    actor = register.corpus.actors[slug]
    selection = register.select(Filter(pilots=(slug,)))
    return PilotOut(
        slug=slug,
        name=actor.name,
        long_name=actor.long_name,
        kind=actor.kind,
        parent=actor.parent,
        aliases=list(actor.aliases),
        doubt=actor.doubt,
        count=len(selection.rows),
        engagements=[row.number for row in selection.rows],
        engagements_collective=[row.number for row in selection.collective],
    )


def district_out(name: str, register: Register) -> DistrictOut:
    """Present a place."""
    district = register.corpus.districts[name]
    rows = register.select(Filter(districts=(name,))).rows
    return DistrictOut(
        id=name,
        name=district.name,
        kind=district.kind,
        communes=list(district.communes),
        aliases=list(district.aliases),
        count=len(rows),
        engagements=[row.number for row in rows],
    )


def document_summary(document: Document) -> DocumentSummary:
    """Present a source without its lines."""
    return DocumentSummary.model_validate(document, from_attributes=True)


def actor_names(ids: Iterable[str], corpus: Corpus) -> list[str]:
    """Return canonical names."""
    return [corpus.actors[slug].name for slug in ids]


def named(mention: Mention | None) -> tuple[str, ...]:
    """Return the ids of a mention, none when it is absent."""
    return mention.names if mention else ()
