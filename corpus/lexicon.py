"""French as data: how residents say it, and the institution's words for it."""

import dataclasses
from collections import defaultdict
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import Place
from corpus.french import key
from corpus.models import Engagement, Review, Slug
from corpus.validation import record_error
from corpus.yaml_files import YamlFile, read_yaml

_STRICT = ConfigDict(extra="forbid", str_strip_whitespace=True, str_min_length=1)


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Wording:
    """Everyday turns of phrase, and the words of the documents that they mean."""

    said: tuple[str, ...]
    means: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class Need:
    """What people say when they need what one record offers.

    Exactly one of ``engagement`` (with ``action``: the first words of one of its actions),
    ``row`` (2015 plan) or ``achievement`` names the record.
    """

    said: tuple[str, ...]
    engagement: int | None = None
    action: str | None = None
    row: Slug | None = None
    achievement: Slug | None = None


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class _LexiconFile:
    """What one file holds."""

    reviewed: Review | None = None
    words: tuple[Wording, ...] = ()
    needs: tuple[Need, ...] = ()


_ADAPTER = TypeAdapter(_LexiconFile)


@dataclasses.dataclass(frozen=True)
class Lexicon:
    """All of it; ``places`` say where each need stands, for error messages."""

    words: tuple[Wording, ...] = ()
    needs: tuple[Need, ...] = ()
    places: tuple[Place, ...] = ()

    @classmethod
    def load(cls, root: Path) -> "Lexicon":
        """Read ``words.yaml`` and ``needs.yaml`` of the folder ``root/lexicon``.

        Either may hold words and needs: nothing that stands in them is lost.

        Raises:
            RecordError: naming the file, the entry and the remedy.
        """
        words: list[Wording] = []
        needs: list[Need] = []
        places: list[Place] = []
        for name in ("words", "needs"):
            path = root / "lexicon" / f"{name}.yaml"
            if path.is_file():
                file = read_yaml(path, f"lexicon/{name}.yaml")
                found = _validated(file)
                words += found.words
                needs += found.needs
                places += [file.place(("needs", number)) for number in range(len(found.needs))]
        return cls(tuple(words), tuple(needs), tuple(places))

    def engagement_needs(self, engagement: Engagement) -> dict[int, tuple[str, ...]]:
        """Return what is said for an engagement (key 0) and for its actions (keys from 1)."""
        found: dict[int, tuple[str, ...]] = defaultdict(tuple)
        for need in self.needs:
            if need.engagement == engagement.number:
                found[action_number(engagement, need.action)] += need.said
        return found

    def row_needs(self, row: str) -> tuple[str, ...]:
        """Return what is said for a row of the 2015 plan."""
        return tuple(said for need in self.needs if need.row == row for said in need.said)

    def achievement_needs(self, name: str) -> tuple[str, ...]:
        """Return what is said for an achievement."""
        return tuple(said for need in self.needs if need.achievement == name for said in need.said)


def action_number(engagement: Engagement, start: str | None) -> int:
    """Return which action starts with these words, from 1; 0 when no action is meant.

    Raises:
        ValueError: when none or several do.
    """
    if start is None:
        return 0
    begun = key(start)
    found = [
        number
        for number, action in enumerate(engagement.actions, start=1)
        if key(action.text).startswith(begun)
    ]
    if len(found) != 1:
        raise ValueError(f"{len(found)} actions de l'engagement {engagement.number}")
    return found[0]


def _validated(file: YamlFile) -> _LexiconFile:
    try:
        return _ADAPTER.validate_python({} if file.value is None else file.value)
    except ValidationError as error:
        raise record_error(file, error) from error
