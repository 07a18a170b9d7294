import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from service.cli import render
from service.settings import PREFIX, Settings
from tests.assistants import Ask

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
LISEZMOI = (ROOT / "LISEZMOI.md").read_text("utf-8")
PAGES = {"README.md": README, "LISEZMOI.md": LISEZMOI}
TARGETS = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)

_LINK = re.compile(r"\]\(([^)#:]+)\)")
_EXAMPLE = re.compile(
    r"^\$ \.venv/bin/passerelle ask \"(.+)\"\n(.*?)^```", re.MULTILINE | re.DOTALL
)


def declared() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    names = [re.split(r"[\[<>=!~; ]", line)[0] for group in groups for line in group]
    return sorted({name for name in names if name != project["name"]})


def section(title: str) -> str:
    return README.partition(f"\n## {title}")[2].partition("\n## ")[0]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) < 150


@pytest.mark.parametrize("name", declared())
def test_every_dependency_is_justified(name: str) -> None:
    lines = [line for line in section("Dependencies").splitlines() if f"`{name}`" in line]
    assert len(lines) == 1, f"{name}: one line of README.md, « Dependencies », says why"


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_of_the_makefile_is_documented(target: str) -> None:
    assert f"| `make {target}` |" in section("Commands")


@pytest.mark.parametrize("page", PAGES)
def test_every_target_and_setting_that_a_page_names_exists(page: str) -> None:
    known = {PREFIX + field.name.upper() for field in fields(Settings)}
    assert set(re.findall(r"`make ([a-z]+)", PAGES[page])) <= set(TARGETS)
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", PAGES[page])) <= known


@pytest.mark.parametrize("name", ["HOST", "PORT", "WORKERS"])
def test_where_to_serve_is_documented(name: str) -> None:
    assert f"`{name}`" in section("Settings")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_links_to_exists(page: str) -> None:
    missing = [link for link in _LINK.findall(PAGES[page]) if not (ROOT / link).exists()]
    assert not missing


def test_the_answer_of_the_readme_is_the_real_one(ask: Ask) -> None:
    """But for its suggestions. When it is not: paste what the command prints, once it is right."""
    found = _EXAMPLE.search(README)
    assert found is not None
    printed = re.sub(r"^Et aussi : .*$", "Et aussi : …", render(ask(found[1])), flags=re.MULTILINE)
    assert found[2].rstrip("\n") == printed


def test_the_example_entry_for_the_staff_is_in_the_register() -> None:
    block = re.search(r"```yaml\n(- number:.*?)```", LISEZMOI, re.DOTALL)
    assert block is not None
    (example,) = yaml.safe_load(block[1])
    files = (ROOT / "corpus" / "records" / "avenant-2019").glob("engagements-*.yaml")
    entries = [
        entry for file in files for entry in yaml.safe_load(file.read_text("utf-8"))["engagements"]
    ]
    assert example in entries
