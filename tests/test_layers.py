"""Who may import whom: the table of the house, read from the source of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("corpus", "index", "prompts", "service", "evals")

MAY_IMPORT = {
    "corpus": set(),
    "index": {"corpus"},
    "prompts": set(),
    "service": {"corpus", "index", "prompts"},
    "evals": {"corpus", "index", "service"},
}

PUBLIC_MODULES = {
    *("corpus.french", "corpus.phonetic", "corpus.provenance", "corpus.plain"),
    *("service.models", "service.register", "service.settings", "service.assistant"),
}
"""Small modules of pure functions, and the doors of the service, which exports nothing itself."""

ONE_MODULE = {
    "yaml": {"corpus.yaml_files"},
    "faiss": {"index.dense"},
    "bm25s": {"index.lexical"},
    "Stemmer": {"index.lexical"},
    "model2vec": {"index.encoder"},
    "tokenizers": {"index.encoder"},
    "safetensors": {"index.encoder"},
    "sentence_transformers": {"index.encoder"},
    "langchain_text_splitters": {"index.prose"},
    "ir_measures": {"evals.metrics.retrieval"},
    "openpyxl": {"service.web.tables"},
    "jinja2": {"prompts", "service.web.templating", "evals.page"},
    "uvicorn": {"service.__main__"},
}
"""Libraries that few modules know; the baselines of the evaluation are one module of their own."""

ANYWHERE_BELOW = {
    "pydantic": ("corpus", "index", "service", "evals"),
    "rapidfuzz": ("corpus", "service"),
    "numpy": ("index", "service", "evals"),
    "fastapi": ("service.web",),
    "starlette": ("service.web",),
    "prometheus_client": ("service.web",),
    "httpx": ("evals.bench",),
    "psutil": ("evals.bench",),
}

ELSEWHERE = ("evals.baselines", "index.training")
"""Other people's pipelines, and how the encoder was made: their libraries are their own."""


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {
    module_name(path): path for package in PACKAGES for path in (ROOT / package).rglob("*.py")
}


@cache
def imports(path: Path) -> tuple[tuple[str, bool], ...]:
    return tuple(found_imports(path))


def found_imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each module that a file imports, and whether it does so when it is imported itself."""
    tree = ast.parse(path.read_text("utf-8"))
    later = {id(node) for f in ast.walk(tree) if is_function(f) for node in ast.walk(f)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in later) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: relative import"
            yield str(node.module), id(node) not in later


def is_function(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def edges() -> list[tuple[str, str]]:
    return [(name, found) for name, path in MODULES.items() for found, _ in imports(path)]


def foreign() -> list[tuple[str, str]]:
    """List (module, library) for every library that is neither ours nor Python's."""
    rows = [(name, found.split(".")[0]) for name, found in edges()]
    return [row for row in rows if row[1] not in {*PACKAGES, *sys.stdlib_module_names}]


def below(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def test_packages_import_only_those_below_them() -> None:
    wrong = [
        (name, found)
        for name, found in edges()
        if (ours := found.split(".")[0]) in PACKAGES
        and ours != name.split(".")[0]
        and ours not in MAY_IMPORT[name.split(".")[0]]
    ]
    assert wrong == []


def test_across_packages_one_imports_from_the_package() -> None:
    wrong = [
        (name, found)
        for name, found in edges()
        if found in MODULES
        and "." in found
        and found.split(".")[0] != name.split(".")[0]
        and found not in PUBLIC_MODULES
    ]
    assert wrong == []


def test_nobody_imports_the_tests_or_the_training() -> None:
    assert [
        row
        for row in edges()
        if row[1].split(".")[0] in ("tests", "evals") and not row[0].startswith("evals")
    ] == []
    assert [
        row
        for row in edges()
        if below(row[1], ("index.training",)) and not below(row[0], ("index.training",))
    ] == []


def test_each_library_has_its_place() -> None:
    wrong = [
        (name, library)
        for name, library in foreign()
        if not below(name, ELSEWHERE)
        and name not in ONE_MODULE.get(library, set())
        and not below(name, ANYWHERE_BELOW.get(library, ()))
        and library not in ("spellchecker", "py3langid")
    ]
    assert wrong == []


@pytest.mark.parametrize("library", ["spellchecker", "py3langid"])
def test_a_small_library_is_known_to_one_module(library: str) -> None:
    assert len({name for name, found in foreign() if found == library}) <= 1


@pytest.mark.parametrize("library", ["torch", "transformers", "sentence_transformers"])
def test_heavy_libraries_are_imported_when_asked_for(library: str) -> None:
    at_once = [
        name
        for name, path in MODULES.items()
        for found, immediate in imports(path)
        if found.split(".")[0] == library and immediate and not below(name, ("index.training",))
    ]
    assert at_once == []


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        ("corpus", {"numpy", "faiss", "bm25s", "fastapi"}),
        ("prompts", {"numpy", "faiss", "fastapi", "yaml"}),
        ("index", {"torch", "sentence_transformers", "langchain_text_splitters", "fastapi"}),
        (
            "service.assistant",
            {"torch", "sentence_transformers", "transformers", "fastapi", "uvicorn"},
        ),
        ("service.web", {"torch", "sentence_transformers", "transformers", "ir_measures"}),
        ("evals", {"torch", "sentence_transformers", "transformers", "selenium"}),
    ],
)
def test_importing_a_package_brings_nothing_heavy(module: str, heavy: set[str]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    command = [sys.executable, "-W", "error", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert not heavy & set(done.stdout.split())
