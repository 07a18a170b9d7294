"""`passerelle check`: the records against their sources, and against each other."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from corpus.corpus import Corpus
from corpus.documents import Source
from corpus.errors import Place
from corpus.evidence import Evidence, format_ranges, merge_ranges
from corpus.french import words
from corpus.lexicon import action_number
from corpus.models import (
    Disagreement,
    Engagement,
    Enjeu,
    Figure,
    GlossaryEntry,
    Mention,
    Reading,
    Side,
    Statement,
)
from corpus.plain import PlainWords, plain_faults
from corpus.provenance import names, support
from corpus.records import RecordFile
from corpus.yaml_files import EntryPath

LEAST_SUPPORT = 0.75  # share of a statement's words that its lines must print


@dataclass(frozen=True)
class Problem:
    """Something that must be mended before the corpus can be trusted."""

    place: Place
    message: str
    remedy: str

    def __str__(self) -> str:
        """Render on one line."""
        return f"{self.place}: {self.message} — remède : {self.remedy}"


@dataclass(frozen=True)
class Match:
    """How well one statement stands in its lines."""

    place: Place
    share: float
    missing: tuple[str, ...]
    at: Evidence
    sure: bool


@dataclass(frozen=True)
class Coverage:
    """Which lines of a source some record claims.

    Attributes:
        document: its id.
        lines: how many lines hold a word.
        unclaimed: those that nothing claims.
        leftovers: claimed lines with words that no claiming record repeats, worst first.
    """

    document: str
    lines: int
    unclaimed: tuple[int, ...]
    leftovers: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class CheckReport:
    """All that the check found."""

    problems: tuple[Problem, ...]
    matches: tuple[Match, ...]
    coverage: tuple[Coverage, ...]


@dataclass(frozen=True)
class _Entry:
    """A record part with its place."""

    row: Any
    place: Place


def check(corpus: Corpus) -> CheckReport:
    """Check everything; nothing is raised, all problems are listed."""
    entries = [entry for file in corpus.files for entry in _entries(file)]
    matches = [m for entry in entries for m in _matches(corpus, entry)]
    problems = [
        *_bad_lines(corpus, entries),
        *_unknown_ids(corpus, entries),
        *_repeated(entries),
        *_undoubted(entries),
        *_unnamed(corpus, entries),
        *_unsupported(matches),
        *_counts(corpus),
        *_lexicon(corpus),
        *_plain(corpus, entries),
    ]
    coverage = tuple(_coverage(source, entries) for source in corpus.sources.values())
    problems += [_uncovered(found) for found in coverage if found.unclaimed]
    return CheckReport(tuple(problems), tuple(sorted(matches, key=lambda m: m.share)), coverage)


def _entries(file: RecordFile) -> Iterator[_Entry]:
    """Walk every dataclass of a file with its path."""
    stack: list[tuple[Any, EntryPath]] = [(file.records, ())]
    while stack:
        row, path = stack.pop()
        if isinstance(row, tuple):
            stack.extend((child, (*path, number)) for number, child in enumerate(row))
        elif is_dataclass(row) and not isinstance(row, Evidence):
            yield _Entry(row, file.yaml.place(path))
            stack.extend((getattr(row, f.name), (*path, f.name)) for f in fields(row))


def _evidence(row: Any) -> Evidence | None:  # noqa: ANN401 (any record)
    if isinstance(row, Side):
        return row.evidence
    for name in ("at", "source", "valid_until_at"):
        found = getattr(row, name, None)
        if isinstance(found, Evidence):
            return found
    return None


def _said(row: Any) -> list[str]:  # noqa: ANN401 (any record)
    """List what a record says in the words of its lines."""
    if isinstance(row, Figure):
        return [row.text, row.value]
    if isinstance(row, Statement):
        return [row.text, *getattr(row, "figures", ())]
    if hasattr(row, "person"):
        return [f"{row.person} {row.role}"]
    title = getattr(row, "title", None)
    return [title] if isinstance(title, str) and hasattr(row, "at") else []


def _matches(corpus: Corpus, entry: _Entry) -> Iterator[Match]:
    at = _evidence(entry.row)
    source = corpus.sources.get(at.document) if at else None
    if at is None or source is None or not _inside(at, source):
        return
    sure = getattr(entry.row, "reading", Reading.CERTAIN) is Reading.CERTAIN
    for text in _said(entry.row):
        found = support(text, source.text(at))
        yield Match(entry.place, found.share, found.missing, at, sure)


def _inside(at: Evidence, source: Source) -> bool:
    return at.ranges[-1][1] <= len(source.lines)


def _bad_lines(corpus: Corpus, entries: list[_Entry]) -> Iterator[Problem]:
    for entry in entries:
        at = _evidence(entry.row)
        if at is None:
            continue
        source = corpus.sources.get(at.document)
        if source is None:
            yield Problem(entry.place, f"document inconnu « {at.document} »", "corriger l'id")
        elif not _inside(at, source):
            message = f"lignes {format_ranges(at.ranges)} : le document en a {len(source.lines)}"
            yield Problem(entry.place, message, "corriger `at`")


def _unknown_ids(corpus: Corpus, entries: list[_Entry]) -> Iterator[Problem]:
    known: dict[str, set[Any]] = {
        "actor": set(corpus.actors),
        "district": set(corpus.districts),
        "theme": set(corpus.themes),
        "engagement": set(corpus.engagements),
        "enjeu": {enjeu.number for enjeu in corpus.records.enjeux},
        "orientation": {row.id for row in corpus.records.orientations},
        "objective": {row.id for row in corpus.records.objectives},
    }
    for entry in entries:
        for kind, value in _references(entry.row):
            if value not in known[kind]:
                yield Problem(
                    entry.place, f"{kind} inconnu « {value} »", "corriger, ou ajouter l'entrée"
                )


def _references(row: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 (any record)
    for field in ("pilots", "supporters", "actors"):
        mention = getattr(row, field, None)
        if isinstance(mention, Mention):
            yield from (("actor", name) for name in mention.names)
    districts = getattr(row, "districts", None)
    if isinstance(districts, Mention):
        yield from (("district", name) for name in districts.names)
    yield from (("district", name) for name in getattr(row, "communes", ()))
    singles = {"speaker": "actor", "for_": "actor", "parent": "actor"}
    singles |= {name: name for name in ("theme", "engagement", "enjeu", "orientation", "objective")}
    for field, kind in singles.items():
        value = getattr(row, field, None)
        if value is not None and not is_dataclass(value):
            yield kind, value


def _repeated(entries: list[_Entry]) -> Iterator[Problem]:
    seen: set[tuple[str, Any]] = set()
    for entry in entries:
        name = getattr(entry.row, "id", getattr(entry.row, "number", None))
        if name is None:
            continue
        identity = (type(entry.row).__name__, name)
        if identity in seen:
            yield Problem(entry.place, f"« {name} » existe déjà", "donner un autre id")
        seen.add(identity)


def _undoubted(entries: list[_Entry]) -> Iterator[Problem]:
    for entry in entries:
        reading = getattr(entry.row, "reading", None)
        if reading is not None and reading != "certain" and not entry.row.doubt:
            yield Problem(entry.place, f"lecture « {reading} » sans `doubt`", "dire le doute")
        if isinstance(entry.row, Disagreement) and len(entry.row.sides) < 2:
            yield Problem(entry.place, "un désaccord a deux côtés", "ajouter l'autre côté")


def _unnamed(corpus: Corpus, entries: list[_Entry]) -> Iterator[Problem]:
    """Find actors or districts whose name the lines of their mention do not print."""
    for entry in entries:
        row = entry.row
        if not isinstance(row, Mention) or row.at.document not in corpus.sources:
            continue
        source = corpus.sources[row.at.document]
        if not _inside(row.at, source):
            continue
        text = source.text(row.at)
        for name in row.names:
            known = corpus.actors.get(name) or corpus.districts.get(name)
            spellings = _spellings(corpus, name)
            if known and not any(names(alias, text) for alias in spellings):
                message = f"« {known.name} » n'est pas imprimé aux lignes {row.at}"
                yield Problem(entry.place, message, "corriger `names` ou `at`, ou ajouter un alias")


def _spellings(corpus: Corpus, name: str) -> list[str]:
    found = []
    for rows in (corpus.actors, corpus.districts):
        row = rows.get(name)
        if row is not None:
            found += [row.name, *row.aliases]
    return found


def _unsupported(matches: list[Match]) -> Iterator[Problem]:
    """Find texts too far from their lines; a number not printed needs its doubt in words."""
    for match in matches:
        numbers = match.sure and any(c.isdigit() for word in match.missing for c in word)
        if numbers or match.share < LEAST_SUPPORT:
            missing = ", ".join(match.missing[:8])
            message = f"non imprimé aux lignes {match.at} : {missing}"
            yield Problem(match.place, message, "corriger le texte ou `at`")


def _counts(corpus: Corpus) -> Iterator[Problem]:
    place = Place("documents.yaml", 1, "expected")
    for document in corpus.records.documents:
        found = Counter[str]()
        for file in corpus.files:
            if file.document == document.id:
                for field in fields(file.records):
                    value = getattr(file.records, field.name)
                    if isinstance(value, tuple):
                        found[field.name] += len(value)
        for name, number in document.expected.items():
            if found[name] != number:
                message = f"{document.id} : {found[name]} {name} au lieu de {number}"
                yield Problem(place, message, "ajouter ce qui manque ou corriger `expected`")


def _lexicon(corpus: Corpus) -> Iterator[Problem]:
    """Find needs that name no record."""
    rows = {row.id for row in corpus.records.rows}
    done = {row.id for row in corpus.records.achievements}
    for number, need in enumerate(corpus.lexicon.needs):
        place = Place("lexicon/needs.yaml", 1, f"needs[{number}]")
        remedy = "corriger `engagement`, `action`, `row` ou `achievement`"
        engagement = corpus.engagements.get(need.engagement or 0)
        if engagement is not None:
            try:
                action_number(engagement, need.action)
            except ValueError as error:
                yield Problem(place, f"« {need.action} » : {error}", remedy)
        elif need.row not in rows and need.achievement not in done:
            yield Problem(place, "ne nomme aucun enregistrement connu", remedy)


def _plain(corpus: Corpus, entries: list[_Entry]) -> Iterator[Problem]:
    """Find plain wordings that are hard to read, or say something else than their source."""
    known = PlainWords.load(corpus, corpus.root)
    names = [
        name for key in (*corpus.actors, *corpus.districts) for name in _spellings(corpus, key)
    ]
    for entry in entries:
        plain = getattr(entry.row, "plain", None)
        if plain is None or isinstance(entry.row, GlossaryEntry):
            continue
        source = _official(corpus, entry.row)
        faults = plain_faults(plain, source, names)
        hard = known.hard_words(plain)
        if hard:
            faults.append(f"mots à expliquer dans le glossaire ou à remplacer : {', '.join(hard)}")
        for fault in faults:
            yield Problem(entry.place, f"plain : {fault}", "récrire la phrase simple")


def _official(corpus: Corpus, row: Any) -> str:  # noqa: ANN401 (any record)
    """Join all that a record says officially: texts, headings, places, pilots."""
    texts: list[str] = []
    stack = [row]
    while stack:
        part = stack.pop()
        if isinstance(part, str):
            continue
        if isinstance(part, tuple):
            stack.extend(part)
        elif is_dataclass(part) and not isinstance(part, Evidence):
            texts += [part.text] if isinstance(part, Statement) else []
            title = getattr(part, "title", None)
            texts += [title] if isinstance(title, str) else []
            if isinstance(part, Mention):
                texts += [text for name in part.names for text in _spellings(corpus, name)]
            stack.extend(getattr(part, field.name) for field in fields(part))
    return " ".join(texts)


def _coverage(source: Source, entries: list[_Entry]) -> Coverage:
    document = source.document.id
    claimed: dict[int, set[str]] = {}
    furniture: set[int] = set()
    for entry in entries:
        at = _evidence(entry.row)
        if at is None or at.document != document or isinstance(entry.row, GlossaryEntry | Side):
            continue
        if hasattr(entry.row, "reason"):
            furniture.update(at.numbers())
        said = {word for text in _repeats(entry.row) for word in words(text)}
        for number in at.numbers():
            claimed.setdefault(number, set()).update(said)
    blank = source.blank
    full = [n for n in range(1, len(source.lines) + 1) if n not in blank]
    unclaimed = tuple(n for n in full if n not in claimed)
    leftovers = [
        (n, _leftover(source.lines[n - 1], claimed[n]))
        for n in full
        if n in claimed and n not in furniture
    ]
    worst = sorted((x for x in leftovers if x[1]), key=lambda x: -len(x[1]))
    return Coverage(document, len(full), unclaimed, tuple(worst))


def _repeats(row: Any) -> list[str]:  # noqa: ANN401 (any record)
    """List the words with which a record accounts for its lines (names and misprints too)."""
    found = _said(row)
    if isinstance(row, Mention):
        found += [name.replace("-", " ") for name in row.names] + ["pilotes"]
        found += ["tous quartiers"] if row.all else []
    if isinstance(row, Engagement | Enjeu):
        found.append(str(row.number))
    for name in ("doubt", "delegate", "status", "type", "says", "source"):
        value = getattr(row, name, None)
        if isinstance(value, str):
            found.append(value.replace("-", " "))
    return found


def _leftover(line: str, said: set[str]) -> tuple[str, ...]:
    text = " ".join(said)
    return tuple(w for w in support(line, text).missing if len(w) > 3 or w.isdigit())


def _uncovered(found: Coverage) -> Problem:
    ranges = format_ranges(merge_ranges((n, n) for n in found.unclaimed))
    return Problem(
        Place(f"{found.document}/", 1, "couverture"),
        f"lignes que rien ne réclame : {ranges}",
        "les citer dans un enregistrement, ou dans furniture.yaml avec la raison",
    )
