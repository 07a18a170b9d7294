"""Enumerations as French writes them, read back: « la CPAM, l'État et les Villes »."""

import re
from dataclasses import dataclass
from functools import cached_property

from corpus import Corpus

_JOINTS = re.compile(r"(?:, | et )?")


@dataclass(frozen=True)
class Enumeration:
    """What may be enumerated: ids by how they are written."""

    ids: dict[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self.ids, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest)))

    def read(self, text: str) -> tuple[str, ...]:
        """Return the ids that are enumerated; none when anything else is said."""
        if any(not _JOINTS.fullmatch(between) for between in self._pattern.split(text)):
            return ()
        return self.within(text)

    def within(self, text: str) -> tuple[str, ...]:
        """Return the ids that are written in a text, whatever else it says."""
        return tuple(dict.fromkeys(self.ids[said] for said in self._pattern.findall(text)))


class Enumerations:
    """What the sentences enumerate: actors with their article, districts, titles of themes."""

    def __init__(self, corpus: Corpus) -> None:
        self.actors = Enumeration({a.with_article: a.id for a in corpus.actors.values()})
        self.districts = Enumeration({d.name: d.id for d in corpus.districts.values()})
        titles = {theme.title for theme in corpus.themes.values()}
        self.titles = Enumeration({f"« {title} »": title for title in titles})
