"""The size of what `pip install` brings by default: our requirements and theirs, extras aside."""

import re
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def default_environment_mb(root: str = "passerelle") -> float:
    """Add up the installed files of every distribution that the default install needs."""
    return sum(_size(name) for name in closure(root) if name != root) / 1e6


def closure(root: str) -> set[str]:
    """List a distribution and all that it requires, directly or not, among those installed."""
    found: set[str] = set()
    waiting = [root]
    while waiting:
        name = normalize(waiting.pop())
        if name not in found and _installed(name):
            found.add(name)
            waiting += requirements(metadata.requires(name) or [])
    return found


def requirements(declared: list[str]) -> list[str]:
    """Keep the names of requirements that no extra brings.

    Example: ["numpy>=2", "torch==2; extra == 'x'"] -> ["numpy"]
    """
    plain = [line for line in declared if "extra ==" not in line.partition(";")[2]]
    return [match[0] for line in plain if (match := _NAME.match(line))]


def normalize(name: str) -> str:
    """Write a name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _size(name: str) -> int:
    paths = [Path(str(file.locate())) for file in metadata.files(name) or []]
    return sum(path.stat().st_size for path in paths if path.is_file())
