from pathlib import Path

import pytest

from corpus import Corpus, Evidence
from evals import GoldSet, Split, Style, load_gold
from evals.errors import GoldError
from evals.gold import gold_version
from evals.gold_files import load_gold_file
from service.models import Audience, Intent, Reason, Status

ONE = """\
questions:
  - id: res-sante-01
    public: resident
    kind: search
    style: typo
    question: "mutuel pas chere ya koi"
    district: null
    history: ["bonjour"]
    status: [answered, partial]
    reason: [not_in_corpus]
    engagements: [38]
    facts: [mutuelles]
    evidence:
      - {document: avenant-2019, lines: "1252-1255, 1259"}
    split: development
"""


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return Corpus.load()


def write(folder: Path, text: str, name: str = "residents.yaml") -> Path:
    (folder / name).write_text(text, "utf-8")
    return folder


def load(folder: Path, corpus: Corpus, old: str = "", new: str = "") -> GoldSet:
    return load_gold(corpus, write(folder, ONE.replace(old, new, 1) if old else ONE))


def message(folder: Path, corpus: Corpus, old: str, new: str) -> str:
    with pytest.raises(GoldError) as caught:
        load(folder, corpus, old, new)
    return str(caught.value)


def test_every_field_is_read(tmp_path: Path, corpus: Corpus) -> None:
    (question,) = load(tmp_path, corpus).questions
    assert question.id == "res-sante-01"
    assert question.public == Audience.RESIDENT
    assert question.kind == Intent.SEARCH
    assert question.style == Style.TYPO
    assert question.split == Split.DEVELOPMENT
    assert question.status == (Status.ANSWERED, Status.PARTIAL)
    assert question.reason == (Reason.NOT_IN_CORPUS,)
    assert question.history == ("bonjour",)
    assert question.evidence == (Evidence("avenant-2019", ((1252, 1255), (1259, 1259))),)
    assert question.pilots is None and not question.exact and question.collective == ()


def test_an_unknown_key_is_refused_with_file_line_entry_and_remedy(
    tmp_path: Path, corpus: Corpus
) -> None:
    said = message(tmp_path, corpus, "engagements: [38]", "engagement: [38]")
    assert said.startswith("questions/residents.yaml:11: questions[0].engagement: ")
    assert "remède : retirer cette clé ou corriger son orthographe" in said


@pytest.mark.parametrize(
    ("change", "entry", "problem"),
    [
        (("engagements: [38]", "engagements: [51]"), "engagements", "engagement 51 inconnu"),
        (("facts:", "pilots: [CPAM, Cpam]\n    facts:"), "pilots", "acteur inconnu « Cpam »"),
        (("district: null", "district: nulle-part"), "district", "« nulle-part » inconnu"),
        (("avenant-2019, l", "avenant-2020, l"), "evidence", "document inconnu « avenant-2020 »"),
        (("1252-1255", "1252-99999"), "evidence", "lignes en tout"),
        (("1252-1255", "1255-1252"), "evidence[0]", "une plage va d'une ligne"),
        (("lines:", "line:"), "evidence[0]", "attendu : {document: …, lines: …}"),
        (("[answered, partial]", "[answered, yes]"), "status[1]", "'answered', 'partial'"),
        (("[answered, partial]", "[]"), "status", "at least 1"),
        (("public: resident", "public: staff"), "id", "pour le public staff"),
        (("facts:", "collective: [1]\n    facts:"), "collective", "sans liste exacte"),
        (("facts:", "exact: true\n    collective: [38]\n    facts:"), "collective", "déjà dans"),
        (("    split: development\n", ""), "split", "required"),
        (("mutuel pas chere ya koi", "a" * 501), "question", "500"),
        (("[38]", "[38"), "YAML", "YAML illisible"),
    ],
)
def test_each_mistake_is_named(
    tmp_path: Path, corpus: Corpus, change: tuple[str, str], entry: str, problem: str
) -> None:
    said = message(tmp_path, corpus, *change)
    assert f"{entry}: " in said.split(" — remède")[0]
    assert problem in said
    assert "remède : " in said


def test_every_mistake_against_the_corpus_is_listed(tmp_path: Path, corpus: Corpus) -> None:
    said = message(tmp_path, corpus, "engagements: [38]", "engagements: [51, 52]")
    assert len(said.splitlines()) == 2


def test_an_id_is_used_once(tmp_path: Path, corpus: Corpus) -> None:
    write(tmp_path, ONE, "a.yaml")
    write(tmp_path, ONE, "b.yaml")
    with pytest.raises(GoldError, match=r"b\.yaml:2: .*existe déjà \(questions/a\.yaml:2"):
        load_gold(corpus, tmp_path)


def test_an_empty_folder_is_refused(tmp_path: Path, corpus: Corpus) -> None:
    with pytest.raises(GoldError, match="aucune question"):
        load_gold(corpus, tmp_path)


def test_the_version_follows_what_is_asked_and_expected_only(
    tmp_path: Path, corpus: Corpus
) -> None:
    version = load(tmp_path, corpus).version
    assert len(version) == 12
    noted = load(tmp_path, corpus, "    split:", "    note: à revoir  # ici\n    split:")
    assert noted.version == version
    assert load(tmp_path, corpus, "koi", "quoi").version != version
    assert load(tmp_path, corpus, "1259", "1258").version != version


def test_the_version_does_not_depend_on_the_order(tmp_path: Path) -> None:
    two = ONE + ONE.split("\n", 1)[1].replace("sante-01", "sante-02")
    questions = load_gold_file(write(tmp_path, two) / "residents.yaml").questions
    assert gold_version(questions) == gold_version(questions[::-1])


def test_the_real_questions_hold_against_the_corpus(corpus: Corpus) -> None:
    gold = load_gold(corpus)
    assert len(gold.questions) >= 150
    assert {question.public for question in gold.questions} == set(Audience)
    assert {question.split for question in gold.questions} == set(Split)
