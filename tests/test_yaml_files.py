from pathlib import Path

import pytest

from corpus import Place, RecordError
from corpus.yaml_files import YamlFile, format_path, read_yaml

GOOD = """\
# en-tête
engagements:
  - number: 1
    pilots: {names: [etat], at: 3}

  - number: 2
    title: oui
"""


def read(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "essai.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, "contrat/essai.yaml")


def refused(folder: Path, text: str | bytes) -> RecordError:
    with pytest.raises(RecordError) as caught:
        read(folder, text)
    assert "remède : " in str(caught.value)
    return caught.value


def test_values_come_with_the_line_of_every_entry(tmp_path: Path) -> None:
    file = read(tmp_path, GOOD)
    assert file.value["engagements"][0]["pilots"] == {"names": ["etat"], "at": 3}
    assert file.lines[("engagements", 0)] == 3
    assert file.lines[("engagements", 0, "pilots", "names", 0)] == 4
    assert file.lines[("engagements", 1, "title")] == 7


def test_a_place_is_the_entry_or_its_nearest_ancestor(tmp_path: Path) -> None:
    file = read(tmp_path, GOOD)
    missing = file.place(("engagements", 1, "at"))
    assert missing == Place("contrat/essai.yaml", 6, "engagements[1].at")
    assert str(missing) == "contrat/essai.yaml:6: engagements[1].at"
    assert file.place(()).entry == "fichier"


def test_paths_are_written_as_an_officer_reads_them() -> None:
    assert format_path(("engagements", 3, "actions", 0, "text")) == "engagements[3].actions[0].text"


@pytest.mark.parametrize("word", ["oui", "non", "on", "off", "yes", "no", "y", "n"])
def test_short_words_stay_words(tmp_path: Path, word: str) -> None:
    assert read(tmp_path, f"a: {word}").value == {"a": word}


def test_true_and_false_are_booleans(tmp_path: Path) -> None:
    assert read(tmp_path, "a: [true, False]").value == {"a": [True, False]}


def test_an_empty_file_holds_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, "# rien\n").value is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1, 2\nb: 3\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ('a: "sans fin\n', 2),
        ("a: 1\nb\n", 3),
        ("a: %x\n", 1),
        ("---\na: 1\n---\nb: 2\n", 3),
        ("a: !!python/object:os.system {}\n", 1),
        ("{[1]: 2}\n", 1),
    ],
)
def test_broken_yaml_is_refused_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    error = refused(tmp_path, text)
    assert error.place == Place("contrat/essai.yaml", line, "YAML")
    assert "YAML illisible" in str(error)


@pytest.mark.parametrize("data", [b"a: caf\xe9\n", b"\xff\xfe\x00", b"a: \x00\x01\n", b"\x80"])
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data).place.file == "contrat/essai.yaml"


def test_latin_1_is_told_to_be_saved_in_utf_8(tmp_path: Path) -> None:
    error = refused(tmp_path, "a: 1\nb: café\n".encode("latin-1"))
    assert "UTF-8" in str(error)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: 1\nb: 2\na: 3\n", Place("contrat/essai.yaml", 3, "a")),
        ("a:\n  - b: 1\n    b: 1\n", Place("contrat/essai.yaml", 3, "a[0].b")),
        ("{a: 1, 'a': 2}\n", Place("contrat/essai.yaml", 1, "a")),
    ],
)
def test_a_repeated_key_is_refused(tmp_path: Path, text: str, place: Place) -> None:
    error = refused(tmp_path, text)
    assert error.place == place
    assert "clé répétée" in str(error)


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("a: &x {b: 1}\nc: *x\n", "c"),
        ("a: &x [1]\nc:\n  - *x\n", "c[0]"),
        ("a: &x 12\nc: *x\n", "c"),
        ("a: &x {b: 1}\nc: {<<: *x}\n", "c.<<"),
    ],
)
def test_an_alias_is_refused(tmp_path: Path, text: str, entry: str) -> None:
    error = refused(tmp_path, text)
    assert error.place.entry == entry
    assert "alias YAML" in str(error)
