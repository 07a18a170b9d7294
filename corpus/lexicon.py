"""French as data: how residents say it, and the institution's words for it."""

from collections import defaultdict
from dataclasses import field
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass

from corpus.errors import Place, RecordError
from corpus.french import key
from corpus.models import Engagement, Review, Slug
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
class Lexicon:
    """All of it."""

    reviewed: Review | None = None
    words: tuple[Wording, ...] = field(default=())
    needs: tuple[Need, ...] = field(default=())

    @classmethod
    def load(cls, root: Path) -> "Lexicon":
        """Read ``words.yaml`` and ``needs.yaml`` of the folder ``root/lexicon``.

        Raises:
            RecordError: naming the file, the entry and the remedy.
        """
        merged: dict[str, object] = {}
        for name in ("words", "needs"):
            path = root / "lexicon" / f"{name}.yaml"
            if path.is_file():
                file = read_yaml(path, f"lexicon/{name}.yaml")
                merged[name] = getattr(_validated(file), name)
        return cls(**merged)  # type: ignore[arg-type]

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


def _validated(file: YamlFile) -> Lexicon:
    try:
        return TypeAdapter(Lexicon).validate_python(file.value or {})
    except ValidationError as error:
        first = error.errors()[0]
        place: Place = file.place(tuple(first["loc"]))
        raise RecordError(
            place, str(first["msg"]), "corriger l'entrée (voir LISEZMOI.md)"
        ) from error
