"""Reading one YAML file with the line of every entry, so that an error can name it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import Place, RecordError

EntryPath = tuple[str | int, ...]

_BOOL = "tag:yaml.org,2002:bool"


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML in which « on », « oui » and « no » stay words (YAML 1.2 on that point)."""

    yaml_implicit_resolvers = {
        letter: [rule for rule in rules if rule[0] != _BOOL or letter in "tTfF"]
        for letter, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


@dataclass(frozen=True)
class YamlFile:
    """A parsed file: plain values, and the 1-based line of every entry by its path."""

    name: str
    value: Any
    lines: dict[EntryPath, int]

    def place(self, path: EntryPath) -> Place:
        """Locate an entry, or its nearest located ancestor."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Place(self.name, self.lines.get(known, 1), format_path(path))


def format_path(path: EntryPath) -> str:
    """Render ("engagements", 3, "title") as ``engagements[3].title``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text or "fichier"


def read_yaml(path: Path, name: str) -> YamlFile:
    """Parse a file.

    Args:
        path: where it is.
        name: how errors call it.

    Raises:
        RecordError: when it is not UTF-8, not YAML, uses aliases or repeats a key.
    """
    try:
        loader = _Loader(path.read_bytes())
        try:
            node = loader.get_single_node()
            lines: dict[EntryPath, int] = {}
            if node is not None:
                _locate(node, (), _Walk(name, lines, set()))
            value = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(name, mark.line + 1 if mark else 1, "YAML")
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise RecordError(place, f"YAML illisible : {problem}", "corriger la syntaxe") from error
    except UnicodeDecodeError as error:
        raise RecordError(
            Place(name, 1, "fichier"), "texte non UTF-8", "l'enregistrer en UTF-8"
        ) from error
    return YamlFile(name, value, lines)


@dataclass(frozen=True)
class _Walk:
    name: str
    lines: dict[EntryPath, int]
    seen: set[int]


def _locate(node: yaml.Node, path: EntryPath, walk: _Walk) -> None:
    """Note the line of every entry below ``node``; refuse aliases and repeated keys."""
    walk.lines.setdefault(path, node.start_mark.line + 1)
    if id(node) in walk.seen:
        place = Place(walk.name, walk.lines[path], format_path(path))
        raise RecordError(place, "alias YAML (« *nom »)", "écrire l'entrée en toutes lettres")
    walk.seen.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for number, child in enumerate(node.value):
            _locate(child, (*path, number), walk)
    elif isinstance(node, yaml.MappingNode):
        for key_node, child in node.value:
            entry = (*path, str(key_node.value))
            if entry in walk.lines:
                place = Place(walk.name, key_node.start_mark.line + 1, format_path(entry))
                raise RecordError(place, "clé répétée", "n'en garder qu'une")
            walk.lines[entry] = key_node.start_mark.line + 1
            _locate(child, entry, walk)
