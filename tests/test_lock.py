"""What `make lock` wrote pins all that pyproject.toml asks for, within what it admits."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parent.parent

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;]+)( ; .+)?$")


def asked() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    found = [Requirement(line) for group in groups for line in group]
    return [requirement for requirement in found if requirement.name != project["name"]]


def lines() -> list[str]:
    rows = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    return [row for row in rows if row and not row.lstrip().startswith("#")]


@pytest.mark.parametrize("wanted", asked(), ids=str)
def test_every_requirement_is_pinned_within_its_range(wanted: Requirement) -> None:
    name = canonicalize_name(wanted.name)
    pins = [match for line in lines() if (match := _PIN.match(line)) and match[1] == name]
    assert pins, "remedy: make lock"
    assert all(wanted.specifier.contains(Version(pin[2])) for pin in pins), "remedy: make lock"


def test_every_line_is_one_version() -> None:
    """A constraint of pip: no range, no address, no extra."""
    assert not [line for line in lines() if not _PIN.match(line)]


def test_torch_is_the_version_that_has_a_cpu_build() -> None:
    assert "torch==2.13.0" in lines()
