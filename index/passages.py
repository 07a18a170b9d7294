"""Passages: the citable spans of the corpus, each with the title that gives it meaning."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from corpus import Corpus, Evidence, Mention, Reading, worst


class Kind(StrEnum):
    """What a passage is."""

    ENGAGEMENT = "engagement"
    ACTION = "action"
    INDICATOR = "indicator"
    HEADING = "heading"
    OBJECTIVE = "objective"
    PROSE = "prose"
    VOICE = "voice"
    FIGURE = "figure"
    SIGNATORY = "signatory"
    SLIDE = "slide"
    ACHIEVEMENT = "achievement"
    REMARK = "remark"
    PLAN = "plan"
    DISAGREEMENT = "disagreement"
    DEFINITION = "definition"


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A citable span.

    Attributes:
        id: readable, e.g. ``avenant-2019#e38-a2``.
        kind: what it is.
        text: the repaired reading.
        title: the heading without which the text loses its meaning.
        evidence: the lines of the text, per document; the first document is the passage's own.
        support: further lines that its pilots, district or title stand on.
        engagement: its number, if it belongs to one.
        theme, status, speaker: slugs, where the record gives them.
        pilots: actor ids, of the action, else of the engagement.
        plain: the reviewed plain wording, if any.
        needs: what people say when they need it (lexicon).
        names: of its pilots, places and document, as people write them.
        districts: district ids that the text names.
        everywhere: the source says « tous quartiers ».
        reading: how sure the reading is; ``doubt`` in words.
    """

    id: str
    kind: Kind
    text: str
    title: str
    evidence: tuple[Evidence, ...]
    support: tuple[Evidence, ...] = ()
    engagement: int | None = None
    theme: str | None = None
    status: str | None = None
    speaker: str | None = None
    pilots: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    everywhere: bool = False
    plain: str | None = None
    needs: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    reading: Reading = Reading.CERTAIN
    doubt: str | None = None

    @property
    def document(self) -> str:
        """Return the id of its own document."""
        return self.evidence[0].document

    @property
    def searched(self) -> str:
        """Return the text that is indexed: title, text, plain wording, needs and names."""
        parts = (self.title, self.text, self.plain, *self.needs, *self.names)
        return ". ".join(part for part in parts if part)

    @property
    def meanings(self) -> tuple[str, ...]:
        """Return the texts that are encoded: title with text, plain wording, each need."""
        return (f"{self.title}. {self.text}", *((self.plain,) if self.plain else ()), *self.needs)


def mentioned(mention: Mention | None) -> tuple[str, ...]:
    """Return the ids of a mention, none when it is absent."""
    return mention.names if mention else ()


def engagement_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield each engagement, its actions with their pilots, its indicators."""
    for engagement in corpus.engagements.values():
        name = f"{engagement.at.document}#e{engagement.number}"
        own = engagement.pilots
        theme = corpus.themes[engagement.theme]
        needs = corpus.lexicon.engagement_needs(engagement)
        yield Passage(
            id=name,
            kind=Kind.ENGAGEMENT,
            text=engagement.title,
            title=theme.title,
            evidence=(engagement.at,),
            support=(own.at,) if own else (),
            engagement=engagement.number,
            theme=theme.id,
            pilots=mentioned(own),
            districts=mentioned(engagement.districts),
            plain=engagement.plain,
            needs=needs.get(0, ()),
            reading=engagement.reading,
            doubt=engagement.doubt,
        )
        for number, action in enumerate(engagement.actions, start=1):
            pilots = action.pilots or own
            under = f" ({action.under.text})" if action.under else ""
            yield Passage(
                id=f"{name}-a{number}",
                kind=Kind.ACTION,
                text=action.text,
                title=f"{engagement.title}{under}",
                evidence=(action.at,),
                support=(pilots.at,) if pilots else (),
                engagement=engagement.number,
                theme=theme.id,
                pilots=mentioned(pilots),
                districts=mentioned(action.districts) or mentioned(engagement.districts),
                plain=action.plain,
                needs=needs.get(number, ()),
                reading=worst([action.reading, *([pilots.reading] if pilots else [])]),
                doubt=action.doubt or (pilots.doubt if pilots else None),
            )
        for number, indicator in enumerate(engagement.indicators, start=1):
            yield Passage(
                id=f"{name}-i{number}",
                kind=Kind.INDICATOR,
                text=indicator.text,
                title=f"Indicateur : {engagement.title}",
                evidence=(indicator.at,),
                support=(engagement.at,),
                engagement=engagement.number,
                theme=theme.id,
                pilots=mentioned(own),
                reading=indicator.reading,
                doubt=indicator.doubt,
            )


def theme_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the enjeux, their themes, and the objectives recalled under each theme."""
    for enjeu in corpus.records.enjeux:
        yield Passage(
            id=f"{enjeu.at.document}#enjeu-{enjeu.number}",
            kind=Kind.HEADING,
            text=enjeu.title,
            title=f"Enjeu {enjeu.number}",
            evidence=(enjeu.at,),
            support=(enjeu.subtitle.at,) if enjeu.subtitle else (),
        )
    for theme in corpus.themes.values():
        yield Passage(
            id=f"{theme.at.document}#theme-{theme.id}",
            kind=Kind.HEADING,
            text=theme.title,
            title="Thème",
            evidence=(theme.at,),
            theme=theme.id,
            reading=theme.reading,
            doubt=theme.doubt,
        )
        notes = (theme.note,) if theme.note else ()
        for number, objective in enumerate((*theme.objectives, *notes), start=1):
            yield Passage(
                id=f"{theme.at.document}#{theme.id}-o{number}",
                kind=Kind.OBJECTIVE,
                text=objective.text,
                title=f"Objectifs : {theme.title}",
                evidence=(objective.at,),
                support=(theme.at,),
                theme=theme.id,
                reading=objective.reading,
                doubt=objective.doubt,
            )


def slide_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the headings of the slides and their bullets."""
    for heading in corpus.records.headings:
        name = f"{heading.title.at.document}#{heading.id}"
        engagement = corpus.engagements.get(heading.engagement or 0)
        for number, item in enumerate((heading.title, *heading.items)):
            pilots = getattr(item, "pilots", None) or heading.pilots
            yield Passage(
                id=f"{name}-{number}" if number else name,
                kind=Kind.SLIDE,
                text=item.text,
                title=heading.title.text if number else "Diaporama",
                evidence=(item.at,),
                support=(heading.title.at, *((pilots.at,) if pilots else ())),
                engagement=heading.engagement,
                theme=engagement.theme if engagement else None,
                pilots=mentioned(pilots),
                districts=mentioned(getattr(item, "districts", None)),
                reading=pilots.reading if pilots else heading.reading,
                doubt=(pilots.doubt if pilots else None) or heading.doubt,
            )


def plan_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield the rows of the 2015 plan with the cells that give them meaning."""
    orientations = {orientation.id: orientation for orientation in corpus.records.orientations}
    objectives = {objective.id: objective for objective in corpus.records.objectives}
    for row in corpus.records.rows:
        objective = objectives[row.objective]
        cells = [cell for cell in (row.action, row.detail) if cell]
        if not cells:
            continue
        yield Passage(
            id=f"{row.at.document}#{row.id}",
            kind=Kind.PLAN,
            text=" — ".join(cell.text for cell in cells),
            title=objective.text,
            evidence=(row.at,),
            support=tuple(cell.at for cell in cells if cell.at != row.at),
            theme=row.theme or orientations[objective.orientation].theme,
            status=row.status,
            districts=mentioned(row.districts),
            everywhere=bool(row.districts and row.districts.all),
            plain=row.plain,
            needs=corpus.lexicon.row_needs(row.id),
            reading=row.reading,
            doubt=row.doubt,
        )
