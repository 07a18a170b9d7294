import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus, Evidence, SourceError

Edit = Callable[[str, str, str], Path]


def test_a_source_is_the_file_split_at_line_feeds(small: Corpus, small_root: Path) -> None:
    source = small.sources["contrat"]
    assert "\n".join(source.lines).encode() == (small_root / "sources/contrat.txt").read_bytes()
    assert len(source.lines) == 23
    assert source.lines[0] == "CONTRAT DE VILLE D'ESSAI"
    assert source.lines[9] == "Nous réparons les halls sans attendre."
    assert source.lines[-1] == ""


def test_a_quote_is_the_raw_lines_of_a_range(small: Corpus) -> None:
    source = small.sources["contrat"]
    assert source.quote((20, 22)) == "/7\nJeanne MARTIN\nLe Maire, Ville de Nantes"
    assert source.text(Evidence("contrat", ((12, 12), (20, 20)))) == "1 - VIVRE ICI.\n/7"


def test_lines_without_letter_or_digit_are_blank(small: Corpus) -> None:
    assert small.sources["contrat"].blank == {2, 5, 11, 23}


@pytest.mark.parametrize("change", ["virgule", "fin de ligne", "vide"])
def test_an_altered_source_is_refused(small_root: Path, change: str) -> None:
    path = small_root / "sources" / "contrat.txt"
    data = path.read_bytes()
    altered = {"virgule": data + b",", "fin de ligne": data.replace(b"\n", b"\r\n"), "vide": b""}
    path.write_bytes(altered[change])
    with pytest.raises(SourceError, match="sources/contrat.txt : sha256 .* — remède : "):
        Corpus.load(small_root)


def test_a_missing_source_is_refused(small_root: Path) -> None:
    (small_root / "sources" / "plan.txt").unlink()
    with pytest.raises(SourceError, match="sources/plan.txt : introuvable — remède : "):
        Corpus.load(small_root)


def test_a_source_that_is_no_text_is_refused(edit: Edit, small_root: Path) -> None:
    path = small_root / "sources" / "plan.txt"
    old = hashlib.sha256(path.read_bytes()).hexdigest()
    path.write_bytes("Orientation stratégique".encode("latin-1"))
    new = hashlib.sha256(path.read_bytes()).hexdigest()
    root = edit("records/documents.yaml", old, new)
    with pytest.raises(SourceError, match="sources/plan.txt : .*UTF-8.* — remède : "):
        Corpus.load(root)


def test_a_fingerprint_that_is_none_is_refused(edit: Edit, small: Corpus) -> None:
    sha256 = small.sources["plan"].document.sha256
    root = edit("records/documents.yaml", sha256, sha256.upper())
    with pytest.raises(Exception, match=r"documents.yaml:\d+: documents\[2\].sha256: .*remède"):
        Corpus.load(root)
