from dataclasses import fields
from pathlib import Path

import pytest

from index import DATA_DIR
from service.settings import PREFIX, Settings, SettingsError

README = Path(__file__).parent.parent / "README.md"


def test_nothing_set_is_the_model_shipped_here() -> None:
    assert Settings.load({}) == Settings(encoder=None, data_dir=DATA_DIR)


def test_other_programs_settings_are_left_alone() -> None:
    assert Settings.load({"PATH": "/bin", "HOST": "0.0.0.0"}) == Settings()


def test_values_are_read(tmp_path: Path) -> None:
    given = {"PASSERELLE_DATA_DIR": str(tmp_path), "PASSERELLE_ENCODER": "un-modele"}
    assert Settings.load(given) == Settings(encoder="un-modele", data_dir=tmp_path)


def test_an_empty_value_is_no_value() -> None:
    assert Settings.load({"PASSERELLE_DATA_DIR": "", "PASSERELLE_ENCODER": ""}) == Settings()


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PASSERELLE_DATA_DIR", str(tmp_path))
    assert Settings.load().data_dir == tmp_path


@pytest.mark.parametrize("name", ["PASSERELLE_DATADIR", "PASSERELLE_ZZ", "PASSERELLE_"])
def test_an_unknown_name_stops_the_start(name: str) -> None:
    with pytest.raises(SettingsError) as stopped:
        Settings.load({name: "1"})
    assert str(stopped.value).startswith(f"{name} : réglage inconnu — remède : ")
    assert "PASSERELLE_DATA_DIR" in str(stopped.value)


def test_a_file_is_no_data_folder(tmp_path: Path) -> None:
    file = tmp_path / "data"
    file.touch()
    with pytest.raises(SettingsError, match=r"PASSERELLE_DATA_DIR=.* — remède : "):
        Settings.load({"PASSERELLE_DATA_DIR": str(file)})


@pytest.mark.parametrize("field", [field.name for field in fields(Settings)])
def test_every_setting_stands_in_the_table_of_the_readme(field: str) -> None:
    rows = [line for line in README.read_text("utf-8").splitlines() if line.startswith("|")]
    assert any(f"`{PREFIX}{field.upper()}`" in row for row in rows)
