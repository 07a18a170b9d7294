import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.__main__ import main
from corpus.check import CheckReport, check
from corpus.corpus import ROOT

Edit = Callable[[str, str, str], Path]

ENGAGEMENTS = "records/contrat/engagements.yaml"
REST = "records/contrat/rest.yaml"
SLIDES = "records/diapo/slides.yaml"
PLAN = "records/plan/plan.yaml"


def found(root: Path) -> list[str]:
    return [str(problem) for problem in check(Corpus.load(root)).problems]


@pytest.fixture
def report(small: Corpus) -> CheckReport:
    return check(small)


def test_a_sound_corpus_has_no_problem(report: CheckReport) -> None:
    assert report.problems == ()
    assert [(row.document, row.lines, row.unclaimed) for row in report.coverage] == [
        ("contrat", 19, ()),
        ("diapo", 6, ()),
        ("plan", 3, ()),
    ]


def test_every_statement_is_compared_with_its_lines_worst_first(report: CheckReport) -> None:
    shares = [match.share for match in report.matches]
    assert shares == sorted(shares)
    entries = {match.place.entry for match in report.matches}
    assert {"engagements[0]", "engagements[0].actions[1]", "sections[1].paragraphs[0]"} <= entries
    assert {"enjeux[0]", "themes[0].objectives[0]", "signatories[0]", "rows[1].action"} <= entries


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        (
            *(ENGAGEMENTS, "pilots: {names: [nantes]", "pilots: {names: [nante]"),
            *("contrat/engagements.yaml:3: engagements[0]", "actor inconnu « nante »"),
        ),
        (
            *(ENGAGEMENTS, "supporters: {names: [caf]", "supporters: {names: [cafe]"),
            *("contrat/engagements.yaml:15: engagements[0].actions[1]", "« cafe »"),
        ),
        (
            *(ENGAGEMENTS, "number: 1\n    theme: emploi", "number: 1\n    theme: travail"),
            *("contrat/engagements.yaml:3: engagements[0]", "theme inconnu « travail »"),
        ),
        (
            *(ENGAGEMENTS, "districts: {names: [sillon]", "districts: {names: [bottiere]"),
            *("contrat/engagements.yaml:9: engagements[0].actions[0]", "« bottiere »"),
        ),
        (
            *("records/districts.yaml", "communes: [commune-nantes]", "communes: [reze]"),
            *("districts.yaml:3: districts[1]", "district inconnu « reze »"),
        ),
        (
            *("records/actors.yaml", "parent: etat", "parent: letat"),
            *("actors.yaml:5: actors[3]", "actor inconnu « letat »"),
        ),
        (
            *(REST, "speaker: bailleurs", "speaker: bailleur"),
            *("contrat/rest.yaml:24: sections[2]", "actor inconnu « bailleur »"),
        ),
        (
            *(REST, "for: nantes", "for: nante"),
            *("contrat/rest.yaml:33: signatories[0]", "actor inconnu « nante »"),
        ),
        (
            *(REST, "enjeu: 1", "enjeu: 7"),
            *("contrat/rest.yaml:4: themes[0]", "enjeu inconnu « 7 »"),
        ),
        (
            *(SLIDES, "engagement: 2", "engagement: 51"),
            *("diapo/slides.yaml:2: headings[0]", "engagement inconnu « 51 »"),
        ),
        (
            *(PLAN, "orientation: rapprocher", "orientation: eloigner"),
            *("plan/plan.yaml:4: objectives[0]", "orientation inconnu « eloigner »"),
        ),
        (
            *(PLAN, "id: forum\n    objective: informer", "id: forum\n    objective: former"),
            *("plan/plan.yaml:13: rows[1]", "objective inconnu « former »"),
        ),
        (
            *("records/disagreements.yaml", "document: diapo", "document: diaporama"),
            *("disagreements.yaml:7: disagreements[0].sides[1]", "inconnu « diaporama »"),
        ),
    ],
)
def test_an_id_that_is_unknown_is_named(
    edit: Edit, file: str, old: str, new: str, place: str, said: str
) -> None:
    problems = [row for row in found(edit(file, old, new)) if said in row]
    assert len(problems) == 1
    assert place in problems[0]
    assert " — remède : " in problems[0]


@pytest.mark.parametrize(
    ("file", "old", "new", "places"),
    [
        (ENGAGEMENTS, "number: 2", "number: 1", ("3: engagements[0]", "23: engagements[1]")),
        (REST, "id: voix-b", "id: voix-habitants #", ("16: sections[1]", "24: sections[2]")),
        ("records/actors.yaml", "id: ddsp", "id: etat", ("4: actors[2]", "5: actors[3]")),
        (PLAN, "id: forum", "id: point-info", ("6: rows[0]", "13: rows[1]")),
    ],
)
def test_a_repeated_id_is_named_at_one_of_its_places(
    edit: Edit, file: str, old: str, new: str, places: tuple[str, str]
) -> None:
    problems = [row for row in found(edit(file, old, new)) if "existe déjà" in row]
    assert len(problems) == 1
    name = file.removeprefix("records/")
    assert problems[0].startswith(tuple(f"{name}:{place}: " for place in places))


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "said"),
    [
        (ENGAGEMENTS, "at: 17\n", "at: 27\n", "engagements[0].actions[1]", "en a 23"),
        (ENGAGEMENTS, "at: 17\n", "at: 10\n", "engagements[0].actions[1]", "lignes contrat:10"),
        (ENGAGEMENTS, "[ddsp], at: 17", "[ddsp], at: 18", "[1].pilots", "« DDSP » n'est pas"),
        (ENGAGEMENTS, "[sillon], at: 16", "[sillon], at: 15", "[0].districts", "« Sillon »"),
        (
            SLIDES,
            "text: Cours du soir au Sillon, at: 2,",
            "text: Cours du soir au Sillon, at: 6,",
            "items[0]",
            "sillon",
        ),
    ],
)
def test_wrong_lines_are_named(
    edit: Edit, file: str, old: str, new: str, place: str, said: str
) -> None:
    problems = [row for row in found(edit(file, old, new)) if said in row]
    assert problems
    assert place in problems[0]
    assert " — remède : " in problems[0]


@pytest.mark.parametrize(
    ("old", "new", "place", "missing"),
    [
        ("text: Ouvrir 3 permanences", "text: Ouvrir 4 permanences", "actions[0]", "4"),
        ("text: Ouvrir 3 permanences", "text: Ouvrir 33 permanences", "actions[0]", "33"),
        ('figures: ["3 permanences"]', 'figures: ["5 permanences"]', "actions[0]", "5"),
        ("text: Former 12 médiateurs", "text: Former 21 médiateurs", "actions[1]", "21"),
    ],
)
def test_an_altered_number_is_named_however_sure_the_reading(
    edit: Edit, old: str, new: str, place: str, missing: str
) -> None:
    problems = found(edit(ENGAGEMENTS, old, new))
    assert any(place in row and row.split(" — ")[0].endswith(f": {missing}") for row in problems)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (ENGAGEMENTS, "title: Soutenir l'apprentissage", "title: Soutenir l'enseignement"),
        (
            ENGAGEMENTS,
            "text: Ouvrir 3 permanences au Sillon",
            "text: Fermer 3 permanences au Sillon",
        ),
        (ENGAGEMENTS, "text: Nombre de jeunes reçus", "text: Nombre de familles reçues"),
        (REST, "car les jeunes n'ont pas de lieu", "car les retraités n'ont pas de lieu"),
        (REST, "text: Le contrat est applicable", "text: Le contrat est résiliable"),
        (SLIDES, "text: Il manque des cours le soir", "text: Il manque des piscines le soir"),
    ],
)
def test_an_altered_word_is_named(edit: Edit, file: str, old: str, new: str) -> None:
    assert any("non imprimé aux lignes" in row for row in found(edit(file, old, new)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REST, "text: Nous réparons les halls", "text: Nous ne réparons pas les halls"),
        (REST, "text: Le contrat est applicable", "text: Le contrat n'est pas applicable"),
        (ENGAGEMENTS, "text: Ouvrir 3 permanences au", "text: Ouvrir 3 permanences sans le"),
    ],
)
def test_an_added_negation_is_named(edit: Edit, file: str, old: str, new: str) -> None:
    assert any("non imprimé aux lignes" in row for row in found(edit(file, old, new)))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (REST, "car les jeunes n'ont pas de lieu", "car les jeunes ont un lieu"),
        (REST, "les halls sans attendre", "les halls attendre"),
        (ENGAGEMENTS, "text: Former 12 médiateurs sans délai", "text: Former 12 médiateurs, délai"),
    ],
)
def test_a_dropped_negation_is_named(edit: Edit, file: str, old: str, new: str) -> None:
    problems = found(edit(file, old, new))
    assert any(word in row for row in problems for word in ("pas", "sans"))


def test_a_pilot_that_the_lines_do_not_print_is_named(edit: Edit) -> None:
    problems = found(edit(ENGAGEMENTS, "pilots: {names: [ddsp]", "pilots: {names: [caf]"))
    assert problems[0].startswith("contrat/engagements.yaml:17: engagements[0].actions[1].pilots: ")
    assert "« CAF » n'est pas imprimé aux lignes contrat:17" in problems[0]


def test_a_missing_engagement_is_counted(edit: Edit, small_root: Path) -> None:
    text = (small_root / ENGAGEMENTS).read_text("utf-8")
    second = text[text.index("  - number: 2") :]
    problems = found(edit(ENGAGEMENTS, second, ""))
    assert any(
        row.startswith("documents.yaml:") and "contrat : 1 engagements au lieu de 2" in row
        for row in problems
    )
    assert any("contrat/" in row and "rien ne réclame : 19" in row for row in problems)


def test_a_count_is_told_at_the_line_that_expects_it(edit: Edit) -> None:
    problems = found(edit("records/documents.yaml", "enjeux: 1", "enjeux: 5"))
    assert problems == [
        "documents.yaml:12: documents[0].expected: contrat : 1 enjeux au lieu de 5"
        " — remède : ajouter ce qui manque ou corriger `expected`"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "document", "lines"),
    [
        (REST, "{at: 20, reason", "{at: 23, reason", "contrat", "20"),
        (PLAN, "{at: 1, reason", "{at: 2, reason", "plan", "1"),
        (REST, "at: 21-22}", "at: 22}", "contrat", "21"),
    ],
)
def test_an_unclaimed_line_is_listed(
    edit: Edit, file: str, old: str, new: str, document: str, lines: str
) -> None:
    problems = [row for row in found(edit(file, old, new)) if "réclame" in row]
    assert len(problems) == 1
    assert problems[0].startswith(f"{document}/:1: couverture: ")
    assert f"rien ne réclame : {lines} — remède : " in problems[0]


def test_a_definition_or_a_disagreement_claims_no_line(edit: Edit) -> None:
    root = edit("records/glossary.yaml", "at: 7", "at: 20")
    text = (root / REST).read_text("utf-8")
    (root / REST).write_text(text[: text.index("furniture")], "utf-8")
    assert any("rien ne réclame : 20" in row for row in found(root))


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        (
            ENGAGEMENTS,
            "        doubt: La ligne",
            "        #: La ligne",
            "engagements[0].actions[1]",
        ),
        (
            ENGAGEMENTS,
            "names: [etat, villes], at",
            "reading: doubtful, names: [etat, villes], at",
            "engagements[1].pilots",
        ),
        (SLIDES, "text: Il manque", "reading: likely, text: Il manque", "remarks[0]"),
    ],
)
def test_a_doubt_without_words_is_named(
    edit: Edit, file: str, old: str, new: str, place: str
) -> None:
    problems = found(edit(file, old, new))
    assert len(problems) == 1
    assert f" {place}: lecture « " in problems[0]
    assert "remède : dire le doute" in problems[0]


def test_a_disagreement_of_one_side_is_named(edit: Edit) -> None:
    side = '      - {document: diapo, at: 3, says: "Etat, Villes"}\n'
    problems = found(edit("records/disagreements.yaml", side, ""))
    assert len(problems) == 1
    assert problems[0].startswith("disagreements.yaml:2: disagreements[0]: ")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("action: Ouvrir", "action: Fermer", 2, "« Fermer » : 0 actions"),
        ("engagement: 2", "engagement: 9", 3, "ne nomme aucun enregistrement"),
        ("row: point-info", "row: point", 4, "ne nomme aucun enregistrement"),
        ("achievement: espace", "achievement: lieu", 5, "ne nomme aucun enregistrement"),
    ],
)
def test_a_need_of_nothing_is_named(edit: Edit, old: str, new: str, line: int, said: str) -> None:
    problems = found(edit("lexicon/needs.yaml", old, new))
    assert len(problems) == 1
    assert problems[0].startswith(f"lexicon/needs.yaml:{line}: needs[{line - 2}]: ")
    assert said in problems[0]


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Ouvrir 4 permanences au Sillon.", "nombre absent de la source : 4"),
        ("Ouvrir 3 permanences au Sillon, CAF.", "nom absent de la source : CAF"),
        ("Ne pas ouvrir 3 permanences au Sillon.", "négation absente"),
        ("Initier 3 permanences au Sillon.", "mots à expliquer dans le glossaire"),
    ],
)
def test_an_unfaithful_plain_wording_is_named(edit: Edit, new: str, said: str) -> None:
    problems = found(edit(ENGAGEMENTS, "plain: Ouvrir 3 permanences au Sillon.", f"plain: {new}"))
    assert any(
        row.startswith("contrat/engagements.yaml:9: engagements[0].actions[0]: plain : ")
        and said in row
        for row in problems
    )


def main_on(root: Path, patch: pytest.MonkeyPatch) -> int:
    load = Corpus.load
    patch.setattr(Corpus, "load", lambda: load(root))
    return main()


def test_the_command_says_what_it_compared(
    small_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main_on(small_root, monkeypatch) == 0
    said = capsys.readouterr().out
    assert "100.00%  contrat (19 lignes)" in said
    assert "énoncés comparés à leurs lignes ; les moins sûrs :" in said
    assert said.endswith("tout est en ordre\n")


def test_the_command_lists_the_problems(
    edit: Edit, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = edit(ENGAGEMENTS, "pilots: {names: [ddsp]", "pilots: {names: [caf]")
    assert main_on(root, monkeypatch) == 1
    said = capsys.readouterr().out
    assert said.startswith("contrat/engagements.yaml:17: engagements[0].actions[1].pilots: ")
    assert said.endswith("1 problème(s)\n")


@pytest.mark.parametrize(
    "wrong",
    [
        ("records/actors.yaml", b"actors: [", "actors.yaml:1: YAML"),
        ("records/actors.yaml", b"actors: [caf\xe9]", "actors.yaml:1: "),
        ("sources/plan.txt", b"", "sources/plan.txt : sha256"),
        ("lexicon/needs.yaml", b"needs: 3", "lexicon/needs.yaml:1: needs"),
        (
            "records/disagreements.yaml",
            b"disagreements:\n  - {id: x, about: x, sides: [{document: y, at: z, says: w}]}\n",
            "disagreements.yaml:2: ",
        ),
    ],
)
def test_the_command_refuses_what_it_cannot_read(
    small_root: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, bytes, str],
) -> None:
    file, data, expected = wrong
    (small_root / file).write_bytes(data)
    assert main_on(small_root, monkeypatch) == 1
    said = capsys.readouterr().err
    assert said.startswith(expected)
    assert "remède : " in said


def test_run_as_a_module_it_exits_0_or_1(tmp_path: Path) -> None:
    copy = tmp_path / "corpus"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "corpus"]
    sound = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (sound.returncode, sound.stderr) == (0, "")
    (copy / "records" / "actors.yaml").write_text("actors: [", "utf-8")
    broken = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (broken.returncode, broken.stdout) == (1, "")
    assert broken.stderr.startswith("actors.yaml:1: YAML: ")
