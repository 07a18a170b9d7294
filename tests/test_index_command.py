"""``python -m index``, which ``passerelle build`` and ``make index`` run."""

from pathlib import Path

import pytest

from index import IndexStore, LoadedIndex
from index.__main__ import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def data(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(data_dir))
    monkeypatch.delenv("PASSERELLE_ENCODER", raising=False)
    return data_dir


def test_a_current_index_is_left_and_named(
    data: Path, loaded: LoadedIndex, capsys: Capture
) -> None:
    assert main([]) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"index {loaded.manifest.build} prêt : {loaded.manifest.passages} ")


def test_there_is_nothing_to_go_back_to(data: Path, capsys: Capture) -> None:
    assert main(["--back"]) == 4
    assert "aucun index précédent à remettre" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["/nulle/part", "./absent"])
def test_an_unknown_encoder_exits_4(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, name: str
) -> None:
    monkeypatch.setenv("PASSERELLE_ENCODER", name)
    assert main([]) == 4
    said = capsys.readouterr().err
    assert said.startswith(f"PASSERELLE_ENCODER={name} : ")
    assert " — remède : " in said


def test_a_wrong_corpus_exits_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path))
    root = tmp_path / "nowhere"
    monkeypatch.setattr("index.__main__.IndexStore", lambda folder: IndexStore(folder, root))
    assert main([]) == 4
    assert "documents.yaml:1: documents: aucun document" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_exits_4(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path / "file"))
    assert main([]) == 4
    assert "PASSERELLE_DATA_DIR" in capsys.readouterr().err


def test_an_unknown_option_exits_2(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["--non"])
    assert caught.value.code == 2
    assert "--non" in capsys.readouterr().err
