"""``python -m corpus``, which ``passerelle check`` runs."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.__main__ import main

PACKAGE = Path(__file__).parent.parent / "corpus"

ENGAGEMENTS = "records/contrat/engagements.yaml"
ONE_SIDE = b"disagreements:\n  - {id: x, about: x, sides: [{document: y, at: z, says: w}]}\n"


@pytest.fixture
def command(small_root: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], int]:
    load = Corpus.load
    monkeypatch.setattr(Corpus, "load", lambda: load(small_root))
    return main


def test_it_says_what_it_compared(
    command: Callable[[], int], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command() == 0
    said = capsys.readouterr().out
    assert "100.00%  contrat (19 lignes)" in said
    assert "énoncés comparés à leurs lignes ; les moins sûrs :" in said
    assert said.endswith("tout est en ordre\n")


def test_it_lists_the_problems(
    command: Callable[[], int],
    edit: Callable[[str, str, str], Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    edit(ENGAGEMENTS, "pilots: {names: [ddsp]", "pilots: {names: [caf]")
    assert command() == 1
    said = capsys.readouterr().out
    assert said.startswith("contrat/engagements.yaml:17: engagements[0].actions[1].pilots: ")
    assert said.endswith("1 problème(s)\n")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (("records/actors.yaml", b"actors: [\n"), "actors.yaml:2: YAML: YAML illisible"),
        (("records/actors.yaml", b"actors: [caf\xe9]\n"), "actors.yaml:1: "),
        (("records/actors.yaml", b"acteurs: []\n"), "actors.yaml:1: acteurs: "),
        (("sources/plan.txt", b""), "sources/plan.txt : sha256"),
        (("lexicon/needs.yaml", b"needs: 3\n"), "lexicon/needs.yaml:1: needs: "),
        (("records/disagreements.yaml", ONE_SIDE), "disagreements.yaml:2: "),
    ],
)
def test_it_refuses_what_it_cannot_read(
    command: Callable[[], int],
    small_root: Path,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, bytes],
    said: str,
) -> None:
    (small_root / wrong[0]).write_bytes(wrong[1])
    assert command() == 1
    message = capsys.readouterr().err
    assert message.startswith(said)
    assert "remède : " in message


def test_run_as_a_module_it_exits_0_or_1(tmp_path: Path) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "corpus"]
    sound = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (0, "")
    assert "100.00%  avenant-2019" in sound.stdout
    (copy / "records" / "actors.yaml").write_text("actors: [\n", "utf-8")
    broken = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (broken.returncode, broken.stdout) == (1, "")
    assert broken.stderr.startswith("actors.yaml:2: YAML: ")
