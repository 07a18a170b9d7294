import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent
PYPROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT, SETUPTOOLS = PYPROJECT["project"], PYPROJECT["tool"]["setuptools"]
TOPS = sorted({name.partition(".")[0] for name in SETUPTOOLS["packages"]})
DEFAULT = [Requirement(line) for line in PROJECT["dependencies"]]
EXTRAS = [
    Requirement(line) for lines in PROJECT["optional-dependencies"].values() for line in lines
]

# Imported through the distribution that brings them.
THROUGH = {"starlette": "fastapi", "transformers": "sentence-transformers", "tqdm": "model2vec"}


def files() -> Iterator[Path]:
    for top in TOPS:
        yield from (p for p in (ROOT / top).rglob("*") if p.is_file() and p.suffix != ".pyc")


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def pins() -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = {}
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), []).append(Version(version))
    return found


def test_every_package_is_listed() -> None:
    folders = {p.parent.relative_to(ROOT) for p in files() if p.name == "__init__.py"}
    assert sorted(SETUPTOOLS["packages"]) == sorted(".".join(f.parts) for f in folders)


def test_every_data_file_is_listed() -> None:
    listed = {
        path
        for package, patterns in SETUPTOOLS["package-data"].items()
        for pattern in patterns
        for path in ROOT.joinpath(*package.split(".")).glob(pattern)
    }
    assert not [p for p in files() if p.suffix != ".py" and p not in listed]


def test_no_pattern_of_data_files_is_empty() -> None:
    for package, patterns in SETUPTOOLS["package-data"].items():
        for pattern in patterns:
            assert any(ROOT.joinpath(*package.split(".")).glob(pattern)), f"{package}: {pattern}"


@pytest.mark.parametrize(
    "wanted", [r for r in [*DEFAULT, *EXTRAS] if r.name != PROJECT["name"]], ids=str
)
def test_every_requirement_is_locked(wanted: Requirement) -> None:
    """When it is not: `make lock`."""
    found = pins().get(canonicalize_name(wanted.name), [])
    assert found
    assert all(wanted.specifier.contains(version) for version in found)


@pytest.mark.parametrize("top", TOPS)
def test_every_import_is_declared(top: str) -> None:
    """The default packages import what a default install brings, the others what an extra does."""
    owners = packages_distributions()
    default = {canonicalize_name(r.name) for r in DEFAULT}
    anything = default | {canonicalize_name(r.name) for r in EXTRAS}
    undeclared = set()
    for path in (p for p in files() if p.suffix == ".py" and p.relative_to(ROOT).parts[0] == top):
        known = anything if _needs_extras(path) else default
        for name in set(imported(path)) - sys.stdlib_module_names - set(TOPS):
            owner = THROUGH.get(name) or canonicalize_name(owners.get(name, [name])[0])
            if owner not in known:
                undeclared.add(f"{path.relative_to(ROOT)}: {name}")
    assert not undeclared


def _needs_extras(path: Path) -> bool:
    inside = path.relative_to(ROOT).as_posix()
    return inside.startswith(("evals/", "index/training/")) or inside == "index/encoder.py"
