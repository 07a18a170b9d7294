"""Passages of prose: paragraphs under their heading, split when long, never across speakers."""

from collections.abc import Callable, Iterator

from corpus import Corpus, Evidence, Section, Statement, join_evidence, support, worst
from index.passages import Kind, Passage, mentioned

SHORTEST = 3  # words: less says nothing alone (« À compléter »)
LONGEST = 420  # characters of a passage of prose: about four lines of a page

Splitter = Callable[[str], list[str]]

_SECTION_KINDS = {"voice": Kind.VOICE}


def sentence_splitter(longest: int = LONGEST) -> Splitter:
    """Make the splitter: at sentence ends first, at commas or spaces when it must."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter  # build time only

    splitter = RecursiveCharacterTextSplitter(
        chunk_size=longest,
        chunk_overlap=0,
        separators=[r"(?<=[.!?]) ", r"(?<=[;:]) ", r"(?<=,) ", " "],
        is_separator_regex=True,
        keep_separator="end",
    )
    return splitter.split_text


def locate(text: str, paragraph: Statement, lines: tuple[str, ...]) -> Evidence:
    """Find which lines of a paragraph hold a piece of it: the shortest run that says it best.

    Args:
        text: a piece of the paragraph.
        paragraph: with all its lines.
        lines: of the whole document.
    """
    numbers = paragraph.at.numbers()
    best = (support(text, _raw(numbers, lines)).share, -len(numbers), 0, len(numbers))
    for start in range(len(numbers)):
        for stop in range(start + 1, len(numbers) + 1):
            share = support(text, _raw(numbers[start:stop], lines)).share
            best = max(best, (share, start - stop, start, stop))
    found = numbers[best[2] : best[3]]
    ranges = [r for r in paragraph.at.ranges if r[1] >= found[0] and r[0] <= found[-1]]
    clipped = tuple((max(a, found[0]), min(b, found[-1])) for a, b in ranges)
    return Evidence(paragraph.at.document, clipped)


def _raw(numbers: list[int], lines: tuple[str, ...]) -> str:
    return "\n".join(lines[number - 1] for number in numbers)


def section_passages(corpus: Corpus, split: Splitter) -> Iterator[Passage]:
    """Yield the prose of preamble, voices, articles and flyer."""
    for section in corpus.records.sections:
        number = 0
        for paragraph in _paragraphs(section):
            for text, evidence in _pieces(corpus, paragraph, split):
                if len(text.split()) < SHORTEST:
                    continue
                number += 1
                yield _prose(section, number, text, (paragraph, evidence))


def _paragraphs(section: Section) -> tuple[Statement, ...]:
    """Return its paragraphs; those of a section of mere words are read as one list."""
    paragraphs = section.paragraphs
    mere_words = all(len(paragraph.text.split()) < SHORTEST for paragraph in paragraphs)
    if len(paragraphs) < 2 or not mere_words:
        return paragraphs
    (at,) = join_evidence(paragraph.at for paragraph in paragraphs)
    reading = worst(paragraph.reading for paragraph in paragraphs)
    doubt = next((paragraph.doubt for paragraph in paragraphs if paragraph.doubt), None)
    text = " ; ".join(paragraph.text for paragraph in paragraphs)
    return (Statement(text=text, at=at, reading=reading, doubt=doubt),)


def _prose(section: Section, number: int, text: str, found: tuple[Statement, Evidence]) -> Passage:
    paragraph, evidence = found
    return Passage(
        id=f"{evidence.document}#{section.id}-{number}",
        kind=_SECTION_KINDS.get(section.kind, Kind.PROSE),
        text=text,
        title=section.title.text if section.title else "",
        evidence=(evidence,),
        support=(section.title.at,) if section.title else (),
        speaker=section.speaker,
        reading=paragraph.reading,
        doubt=paragraph.doubt,
    )


def _pieces(
    corpus: Corpus, paragraph: Statement, split: Splitter
) -> Iterator[tuple[str, Evidence]]:
    pieces = [piece.strip() for piece in split(paragraph.text)]
    if len(pieces) < 2:
        yield paragraph.text, paragraph.at
        return
    lines = corpus.sources[paragraph.at.document].lines
    for piece in pieces:
        yield piece, locate(piece, paragraph, lines)


def achievement_passages(corpus: Corpus, split: Splitter) -> Iterator[Passage]:
    """Yield what the slides report as done."""
    for achievement in corpus.records.achievements:
        number = 0
        for paragraph in achievement.paragraphs:
            for text, evidence in _pieces(corpus, paragraph, split):
                number += 1
                yield Passage(
                    id=f"{evidence.document}#{achievement.id}-{number}",
                    kind=Kind.ACHIEVEMENT,
                    text=text,
                    title=achievement.title.text,
                    evidence=(evidence,),
                    support=(achievement.title.at,),
                    engagement=achievement.engagement,
                    theme=achievement.theme,
                    districts=mentioned(achievement.districts),
                    plain=achievement.plain,
                    needs=corpus.lexicon.achievement_needs(achievement.id),
                    reading=achievement.reading,
                    doubt=achievement.doubt,
                )
