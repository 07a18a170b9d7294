"""Passages of the contract: engagements, actions, indicators, themes and their objectives."""

from collections.abc import Iterator

from corpus import Action, Corpus, Engagement, Theme, worst
from index.passages import Kind, Passage, mentioned


def engagement_passages(corpus: Corpus) -> Iterator[Passage]:
    """Yield each engagement, its actions with their pilots, its indicators."""
    for engagement in corpus.engagements.values():
        needs = corpus.lexicon.engagement_needs(engagement)
        yield _engagement(engagement, corpus.themes[engagement.theme], needs.get(0, ()))
        for number, action in enumerate(engagement.actions, start=1):
            yield _action(engagement, number, action, needs.get(number, ()))
        yield from _indicators(engagement)


def _name(engagement: Engagement) -> str:
    return f"{engagement.at.document}#e{engagement.number}"


def _engagement(engagement: Engagement, theme: Theme, needs: tuple[str, ...]) -> Passage:
    own = engagement.pilots
    return Passage(
        id=_name(engagement),
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
        needs=needs,
        reading=engagement.reading,
        doubt=engagement.doubt,
    )


def _action(engagement: Engagement, number: int, action: Action, needs: tuple[str, ...]) -> Passage:
    pilots = action.pilots or engagement.pilots
    under = f" ({action.under.text})" if action.under else ""
    return Passage(
        id=f"{_name(engagement)}-a{number}",
        kind=Kind.ACTION,
        text=action.text,
        title=f"{engagement.title}{under}",
        evidence=(action.at,),
        support=tuple(part.at for part in (pilots, action.under) if part),
        engagement=engagement.number,
        theme=engagement.theme,
        pilots=mentioned(pilots),
        districts=mentioned(action.districts) or mentioned(engagement.districts),
        plain=action.plain,
        needs=needs,
        reading=worst([action.reading, *([pilots.reading] if pilots else [])]),
        doubt=action.doubt or (pilots.doubt if pilots else None),
    )


def _indicators(engagement: Engagement) -> Iterator[Passage]:
    for number, indicator in enumerate(engagement.indicators, start=1):
        yield Passage(
            id=f"{_name(engagement)}-i{number}",
            kind=Kind.INDICATOR,
            text=indicator.text,
            title=f"Indicateur : {engagement.title}",
            evidence=(indicator.at,),
            support=(engagement.at,),
            engagement=engagement.number,
            theme=engagement.theme,
            pilots=mentioned(engagement.pilots),
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
        yield from _objectives(theme)


def _objectives(theme: Theme) -> Iterator[Passage]:
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
