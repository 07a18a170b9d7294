"""The register: one `select` behind every list, count, table and export."""

from dataclasses import dataclass
from functools import cached_property

from corpus import Action, Corpus, Engagement, Mention, Range, Reading, merge_ranges, worst
from corpus.french import key


@dataclass(frozen=True, kw_only=True)
class Filter:
    """What engagements are asked for; empty parts do not filter, parts combine with « and ».

    Attributes:
        pilots: actor ids; each must be named (alternatives are several selections).
        excluded: actor ids; none of them is named.
        lone: True: one pilot only.
        districts: district ids; one of them must be named.
        themes: theme ids; one of them.
        enjeux: numbers; one of them.
        numbers: engagement numbers; one of them.
        indicators: True: with indicators; False: without.
        pilotless: True: no pilot printed, for itself or for an action.
        doubtful: True: the reading of some part is not certain; False: all certain.
        text: words that title, actions or indicators must hold, accents and case aside.
    """

    pilots: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    lone: bool = False
    districts: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    enjeux: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    indicators: bool | None = None
    pilotless: bool | None = None
    doubtful: bool | None = None
    text: str = ""


@dataclass(frozen=True)
class EngagementRow:
    """An engagement with what its parts add up to.

    Attributes:
        engagement: the record.
        enjeu: number of its enjeu.
        pilots_own: actor ids printed for the engagement as a whole.
        pilots: the union with those of its actions, in order of print.
        districts: district ids named in it.
        lines: every line of it, blank lines between its own lines bridged.
        reading: as doubtful as its worst part.
    """

    engagement: Engagement
    enjeu: int
    pilots_own: tuple[str, ...]
    pilots: tuple[str, ...]
    districts: tuple[str, ...]
    lines: tuple[Range, ...]
    reading: Reading

    @property
    def number(self) -> int:
        """Return its number."""
        return self.engagement.number


@dataclass(frozen=True)
class Selection:
    """What a filter found.

    Attributes:
        filter: the filter.
        rows: engagements that name what is asked, by number.
        collective: those carried only by the collective of an asked pilot, or by its members.
        total: engagements in the register.
    """

    filter: Filter
    rows: tuple[EngagementRow, ...]
    collective: tuple[EngagementRow, ...]
    total: int


class Register:
    """All engagements, read-only."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    @cached_property
    def rows(self) -> dict[int, EngagementRow]:
        """Return every engagement by number."""
        return {number: self._row(found) for number, found in self.corpus.engagements.items()}

    @cached_property
    def pilots(self) -> dict[str, tuple[int, ...]]:
        """Return, per actor id that pilots something, its engagements; in order of the actors."""
        found = {actor: self.piloted(actor) for actor in self.corpus.actors}
        return {actor: numbers for actor, numbers in found.items() if numbers}

    def piloted(self, actor: str) -> tuple[int, ...]:
        """Return the engagements that name an actor as pilot, themselves or in an action."""
        return tuple(number for number, row in self.rows.items() if actor in row.pilots)

    def select(self, asked: Filter) -> Selection:
        """Select engagements: the complete set, by number."""
        within = [row for row in self.rows.values() if self._matches(row, asked)]
        named = tuple(row for row in within if all(p in row.pilots for p in asked.pilots))
        numbers = {row.number for row in named}
        others = tuple(
            row
            for row in within
            if asked.pilots
            and row.number not in numbers
            and all(p in row.pilots or self._related(p, row) for p in asked.pilots)
        )
        return Selection(asked, named, others, len(self.rows))

    def _related(self, actor: str, row: EngagementRow) -> bool:
        """Tell whether the actor's collective, or a member of it, pilots the engagement."""
        return any(self.corpus.actors[actor].parent == pilot for pilot in row.pilots) or any(
            self.corpus.actors[pilot].parent == actor for pilot in row.pilots
        )

    def _matches(self, row: EngagementRow, asked: Filter) -> bool:
        return (
            not set(asked.excluded) & set(row.pilots)
            and (not asked.lone or len(row.pilots) == 1)
            and (not asked.districts or bool(set(asked.districts) & set(row.districts)))
            and (not asked.themes or row.engagement.theme in asked.themes)
            and (not asked.enjeux or row.enjeu in asked.enjeux)
            and (not asked.numbers or row.number in asked.numbers)
            and (asked.indicators is None or asked.indicators == bool(row.engagement.indicators))
            and (asked.pilotless is None or asked.pilotless != bool(row.pilots))
            and (asked.doubtful is None or asked.doubtful == (row.reading != Reading.CERTAIN))
            and all(word in _searched(row.engagement) for word in key(asked.text).split())
        )

    def _row(self, engagement: Engagement) -> EngagementRow:
        own = engagement.pilots.names if engagement.pilots else ()
        actions = [action.pilots.names for action in engagement.actions if action.pilots]
        pilots = dict.fromkeys([*own, *(name for names in actions for name in names)])
        places = [m.names for m in (engagement.districts, *_places(engagement)) if m]
        source = self.corpus.sources[engagement.at.document]
        return EngagementRow(
            engagement=engagement,
            enjeu=self.corpus.themes[engagement.theme].enjeu,
            pilots_own=own,
            pilots=tuple(pilots),
            districts=tuple(dict.fromkeys(name for names in places for name in names)),
            lines=merge_ranges(_ranges(engagement), bridge=source.blank),
            reading=_reading(engagement),
        )


def _places(engagement: Engagement) -> list[Mention | None]:
    return [action.districts for action in engagement.actions]


def action_lines(action: Action) -> tuple[Range, ...]:
    """Return the lines of an action: its text, its sub-heading, its pilots and supporters."""
    mentions = (action.pilots, action.supporters, action.districts, action.under)
    parts = [action.at, *(mention.at for mention in mentions if mention)]
    return merge_ranges(found for part in parts for found in part.ranges)


def _ranges(engagement: Engagement) -> list[Range]:
    mentions = (engagement.pilots, engagement.districts, engagement.supporters)
    parts = [engagement.at, *(mention.at for mention in mentions if mention)]
    parts += [indicator.at for indicator in engagement.indicators]
    ranges = [found for part in parts for found in part.ranges]
    return ranges + [found for action in engagement.actions for found in action_lines(action)]


def _reading(engagement: Engagement) -> Reading:
    statements = (*engagement.actions, *engagement.indicators)
    mentions = (engagement.pilots, *(action.pilots for action in engagement.actions))
    readings = [engagement.reading, *(statement.reading for statement in statements)]
    return worst([*readings, *(mention.reading for mention in mentions if mention)])


def _searched(engagement: Engagement) -> str:
    parts = [engagement.title, *(action.text for action in engagement.actions)]
    return key(" ".join([*parts, *(indicator.text for indicator in engagement.indicators)]))
