from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus, Evidence, Mention, Reading, RecordError, worst
from corpus.models import Records
from corpus.records import join_records, load_record_file, load_record_files

Edit = Callable[[str, str, str], Path]

ENGAGEMENTS = "records/contrat/engagements.yaml"


def test_every_file_is_loaded_once_in_the_order_of_names(small_root: Path) -> None:
    files = load_record_files(small_root / "records")
    assert [file.yaml.name for file in files] == [
        "actors.yaml",
        "contrat/engagements.yaml",
        "contrat/rest.yaml",
        "diapo/slides.yaml",
        "disagreements.yaml",
        "districts.yaml",
        "documents.yaml",
        "glossary.yaml",
        "plan/plan.yaml",
    ]
    assert [file.document for file in files[:3]] == [None, "contrat", "contrat"]


def test_lines_belong_to_the_document_of_the_folder(small: Corpus) -> None:
    action = small.engagements[1].actions[1]
    assert action.at == Evidence("contrat", ((17, 17),))
    assert action.supporters == Mention(names=("caf",), at=Evidence("contrat", ((18, 18),)))
    assert action.reading is Reading.LIKELY
    assert small.records.glossary[0].source == Evidence("contrat", ((7, 7),))


def test_files_are_joined_list_by_list(small_root: Path) -> None:
    files = load_record_files(small_root / "records")
    joined = join_records(file.records for file in files)
    assert [row.reason for row in joined.furniture] == ["Numéro de page.", "En-têtes du tableau."]
    assert join_records([]) == Records()


def test_an_empty_file_holds_no_record(tmp_path: Path) -> None:
    (tmp_path / "vide.yaml").write_text("# à remplir\n", "utf-8")
    assert load_record_file(tmp_path / "vide.yaml", tmp_path).records == Records()


@pytest.mark.parametrize(
    ("old", "new", "place", "said"),
    [
        ("indicators:", "indicateurs:", (21, "[0].indicateurs"), "retirer cette clé"),
        ("districts: {names", "quartiers: {names", (13, "[0].actions[0].quartiers"), "retirer"),
        ("title: Soutenir l'ap", "titre: Soutenir l'ap", (23, "[1].title"), "ajouter cette clé"),
        (
            "    theme: emploi\n    title: So",
            "    title: So",
            (23, "[1].theme"),
            "ajouter cette clé",
        ),
        ("number: 2", "number: deux", (23, "[1].number"), "deux"),
        ("at: 15\n    pilots", "at: 16-15\n    pilots", (6, "[0].at"), "« 16-15 »"),
        ("at: 15\n    pilots", "at: quinze\n    pilots", (6, "[0].at"), "« quinze »"),
        ("at: 15\n    pilots", "at: [15]\n    pilots", (6, "[0].at"), "des lignes"),
        ("at: 15\n    pilots", "at: true\n    pilots", (6, "[0].at"), "des lignes"),
        (
            "reading: likely",
            "reading: peut-être",
            (19, "[0].actions[1].reading"),
            "valeurs admises",
        ),
        (
            "names: [caf]",
            "names: [La CAF]",
            (18, "[0].actions[1].supporters.names[0]"),
            "minuscules",
        ),
        ("plain: Ouvrir 3 permanences au Sillon.", 'plain: ""', (10, "[0].actions[0].plain"), "''"),
        (
            "text: Former 12 médiateurs sans délai",
            "text: 12",
            (15, "[0].actions[1].text"),
            "12",
        ),
    ],
)
def test_a_wrong_entry_is_named_with_its_line_and_remedy(
    edit: Edit, old: str, new: str, place: tuple[int, str], said: str
) -> None:
    root = edit(ENGAGEMENTS, old, new)
    with pytest.raises(RecordError) as caught:
        Corpus.load(root)
    line, entry = place
    assert str(caught.value).startswith(f"contrat/engagements.yaml:{line}: engagements{entry}: ")
    assert said in str(caught.value)
    assert " — remède : " in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("indicators:", "indicateurs:"),
        ("    theme: emploi\n    title: So", "    title: So"),
        ("number: 2", "number: deux"),
        ("reading: likely", "reading: peut-être"),
        ("text: Former 12 médiateurs sans délai", "text: 12"),
        ("names: [caf]", "names: [La CAF]"),
    ],
)
def test_an_officer_reads_what_is_wrong_in_french(edit: Edit, old: str, new: str) -> None:
    with pytest.raises(RecordError) as caught:
        Corpus.load(edit(ENGAGEMENTS, old, new))
    english = {"Input", "Value", "Unexpected", "Missing", "Field", "String", "should", "required"}
    assert not english & set(str(caught.value).split())


@pytest.mark.parametrize("text", ["- 1\n", "texte\n", "12\n", "engagements: 3\n", "inconnu: []\n"])
def test_a_file_of_another_shape_is_refused(small_root: Path, text: str) -> None:
    (small_root / "records" / "contrat" / "autre.yaml").write_text(text, "utf-8")
    with pytest.raises(RecordError, match=r"^contrat/autre\.yaml:1: .* — remède : "):
        Corpus.load(small_root)


def test_lines_of_a_file_outside_a_folder_need_their_document(edit: Edit) -> None:
    root = edit("records/glossary.yaml", "{document: contrat, at: 7}", "7")
    with pytest.raises(RecordError, match=r"glossary.yaml:6: glossary\[0\].source: .*document"):
        Corpus.load(root)


def test_lines_said_wrongly_by_one_side_of_a_disagreement_are_refused(edit: Edit) -> None:
    root = edit(
        "records/disagreements.yaml", "document: contrat, at: 19", "document: contrat, at: x"
    )
    with pytest.raises(RecordError, match=r"disagreements.yaml:6: .*sides\[0\]"):
        Corpus.load(root)


def test_a_corpus_without_documents_is_refused(small_root: Path) -> None:
    (small_root / "records" / "documents.yaml").unlink()
    with pytest.raises(RecordError, match="documents.yaml:1: documents: aucun document"):
        Corpus.load(small_root)


def test_the_fingerprint_changes_with_any_file_and_only_then(edit: Edit, small_root: Path) -> None:
    before = Corpus.load(small_root).fingerprint
    assert Corpus.load(small_root).fingerprint == before
    for file, old, new in (
        ("records/actors.yaml", "kind: groupe", "kind: autre"),
        ("lexicon/needs.yaml", "une salle", "une grande salle"),
        ("lexicon/frequent-words.txt", "ouvrir", "fermer"),
    ):
        found = Corpus.load(edit(file, old, new)).fingerprint
        assert found != before
        before = found


def test_the_worst_reading_wins() -> None:
    assert worst([Reading.LIKELY, Reading.DOUBTFUL, Reading.CERTAIN]) is Reading.DOUBTFUL
    assert worst([]) is Reading.CERTAIN


def test_an_actor_is_named_with_its_article(small: Corpus) -> None:
    named = [small.actors[name].with_article for name in ("caf", "etat", "pole-emploi", "villes")]
    assert named == ["la CAF", "l'État", "Pôle emploi", "les Villes"]
