"""Passages of the slides: headings and bullets, with the pilots printed under them."""

from collections.abc import Iterator

from corpus import Corpus
from index.passages import Kind, Passage, mentioned


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
