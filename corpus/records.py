"""Loading the records: YAML files in, typed rows out, every mistake named with its remedy."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from corpus.models import Records
from corpus.validation import record_error
from corpus.yaml_files import YamlFile, read_yaml

_ADAPTER = TypeAdapter(Records)


@dataclass(frozen=True)
class RecordFile:
    """One file of records; ``document`` is the id of its folder, None at the root."""

    yaml: YamlFile
    document: str | None
    records: Records


def load_record_file(path: Path, root: Path) -> RecordFile:
    """Load one file.

    Raises:
        RecordError: when it is not valid YAML or does not have the shape of ``Records``.
    """
    parts = path.relative_to(root).parts
    document = parts[0] if len(parts) > 1 else None
    yaml = read_yaml(path, "/".join(parts))
    value = {} if yaml.value is None else yaml.value
    try:
        records = _ADAPTER.validate_python(value, context={"document": document})
    except ValidationError as error:
        raise record_error(yaml, error) from error
    return RecordFile(yaml, document, records)


def load_record_files(root: Path) -> tuple[RecordFile, ...]:
    """Load every ``.yaml`` below ``root``, in the order of their names.

    Raises:
        RecordError: on the first file that is wrong.
    """
    return tuple(load_record_file(path, root) for path in sorted(root.rglob("*.yaml")))


def join_records(parts: Iterable[Records]) -> Records:
    """Concatenate the lists of several files."""
    joined: dict[str, tuple[Any, ...]] = {}
    for part in parts:
        for field in fields(part):
            value = getattr(part, field.name)
            if isinstance(value, tuple):
                joined[field.name] = joined.get(field.name, ()) + value
    return Records(**joined)  # type: ignore[arg-type]
