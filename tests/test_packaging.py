"""What pyproject.toml lists is what the code needs: packages, their data, their libraries."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "prompts", "service", "evals")
SERVED = ("corpus", "index", "prompts", "service")
OPTIONAL = {"sentence-transformers"}
CARRIED = {"starlette": "fastapi", "tokenizers": "model2vec", "safetensors": "model2vec"}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def distribution(requirement: str) -> str:
    """Give the name in a requirement, e.g. ``faiss-cpu>=1.12,<2`` -> ``faiss-cpu``."""
    return re.split(r"[^\w.-]", requirement, maxsplit=1)[0].lower()


def libraries(package: str) -> set[str]:
    """List what a package imports that is neither ours nor Python's."""
    found = set()
    for path in (ROOT / package).rglob("*.py"):
        if "training" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                found.add(str(node.module).split(".")[0])
    return found - {*PACKAGES, *sys.stdlib_module_names}


def undeclared(package: str, requirements: list[str]) -> set[str]:
    declared = {distribution(row) for row in requirements} | OPTIONAL
    known = packages_distributions()
    return {
        library
        for library in libraries(package)
        if not {name.lower().replace("_", "-") for name in known.get(library, [])} & declared
        and CARRIED.get(library) not in declared
    }


@pytest.mark.parametrize("package", SERVED)
def test_every_library_of_what_is_served_is_required(project: dict[str, Any], package: str) -> None:
    assert undeclared(package, project["project"]["dependencies"]) == set()


def test_every_library_of_the_evaluation_is_required_for_tests(project: dict[str, Any]) -> None:
    metadata = project["project"]
    extras = metadata["optional-dependencies"]
    declared = [*metadata["dependencies"], *extras["test"], *extras["transformers"]]
    assert undeclared("evals", [*declared, "transformers"]) == set()


def test_every_package_is_listed(project: dict[str, Any]) -> None:
    folders = {path.parent for name in PACKAGES for path in (ROOT / name).rglob("__init__.py")}
    named = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(project["tool"]["setuptools"]["packages"]) == named


def test_every_data_file_is_listed(project: dict[str, Any]) -> None:
    patterns = project["tool"]["setuptools"]["package-data"]
    listed = {
        path
        for package, globs in patterns.items()
        for pattern in globs
        for path in (ROOT / package.replace(".", "/")).glob(pattern)
    }
    data = {
        path
        for name in PACKAGES
        for path in (ROOT / name).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc")
    }
    assert sorted(str(path.relative_to(ROOT)) for path in data - listed) == []


def test_the_two_extras_of_other_people_stay_out(project: dict[str, Any]) -> None:
    rows = project["project"]["dependencies"]
    assert not [row for row in rows if re.match(r"(fastapi|uvicorn)\[", row)]
    assert any(
        row == "torch==2.13.0"
        for row in project["project"]["optional-dependencies"]["transformers"]
    )
