"""Records broken on purpose: ids, lines, counts, coverage, doubts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus
from corpus.check import CheckReport, check

Edit = Callable[[str, str, str], Path]
Change = tuple[str, str, str]

ENGAGEMENTS = "records/contrat/engagements.yaml"
REST = "records/contrat/rest.yaml"
SLIDES = "records/diapo/slides.yaml"
PLAN = "records/plan/plan.yaml"
ACTORS = "records/actors.yaml"
DISTRICTS = "records/districts.yaml"
DISAGREEMENTS = "records/disagreements.yaml"


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
    ("change", "place", "said"),
    [
        (
            (ENGAGEMENTS, "pilots: {names: [nantes]", "pilots: {names: [nante]"),
            "contrat/engagements.yaml:3: engagements[0]",
            "actor inconnu « nante »",
        ),
        (
            (ENGAGEMENTS, "supporters: {names: [caf]", "supporters: {names: [cafe]"),
            "contrat/engagements.yaml:15: engagements[0].actions[1]",
            "actor inconnu « cafe »",
        ),
        (
            (ENGAGEMENTS, "number: 1\n    theme: emploi", "number: 1\n    theme: travail"),
            "contrat/engagements.yaml:3: engagements[0]",
            "theme inconnu « travail »",
        ),
        (
            (ENGAGEMENTS, "districts: {names: [sillon]", "districts: {names: [bottiere]"),
            "contrat/engagements.yaml:9: engagements[0].actions[0]",
            "district inconnu « bottiere »",
        ),
        (
            (DISTRICTS, "communes: [commune-nantes]", "communes: [reze]"),
            "districts.yaml:3: districts[1]",
            "district inconnu « reze »",
        ),
        (
            (ACTORS, "parent: etat", "parent: letat"),
            "actors.yaml:5: actors[3]",
            "actor inconnu « letat »",
        ),
        (
            (REST, "speaker: bailleurs", "speaker: bailleur"),
            "contrat/rest.yaml:25: sections[2]",
            "actor inconnu « bailleur »",
        ),
        (
            (REST, "for: nantes", "for: nante"),
            "contrat/rest.yaml:38: signatories[0]",
            "actor inconnu « nante »",
        ),
        (
            (REST, "enjeu: 1", "enjeu: 7"),
            "contrat/rest.yaml:4: themes[0]",
            "enjeu inconnu « 7 »",
        ),
        (
            (SLIDES, "engagement: 2", "engagement: 51"),
            "diapo/slides.yaml:2: headings[0]",
            "engagement inconnu « 51 »",
        ),
        (
            (PLAN, "orientation: rapprocher", "orientation: eloigner"),
            "plan/plan.yaml:8: objectives[0]",
            "orientation inconnu « eloigner »",
        ),
        (
            (PLAN, "id: forum\n    objective: informer", "id: forum\n    objective: former"),
            "plan/plan.yaml:17: rows[1]",
            "objective inconnu « former »",
        ),
        (
            (DISAGREEMENTS, "document: diapo", "document: diaporama"),
            "disagreements.yaml:7: disagreements[0].sides[1]",
            "document inconnu « diaporama »",
        ),
    ],
)
def test_an_id_that_is_unknown_is_named(edit: Edit, change: Change, place: str, said: str) -> None:
    problems = [row for row in found(edit(*change)) if said in row]
    assert len(problems) == 1
    assert problems[0].startswith(f"{place}: ")
    assert " — remède : " in problems[0]


@pytest.mark.parametrize(
    ("change", "places"),
    [
        ((ENGAGEMENTS, "number: 2", "number: 1"), ("3: engagements[0]", "23: engagements[1]")),
        ((REST, "id: voix-b", "id: voix-habitants #"), ("16: sections[1]", "25: sections[2]")),
        ((ACTORS, "id: ddsp", "id: etat"), ("4: actors[2]", "5: actors[3]")),
        ((PLAN, "id: forum", "id: point-info"), ("10: rows[0]", "17: rows[1]")),
    ],
)
def test_a_repeated_id_is_named_at_one_of_its_places(
    edit: Edit, change: Change, places: tuple[str, str]
) -> None:
    problems = [row for row in found(edit(*change)) if "existe déjà" in row]
    assert len(problems) == 1
    name = change[0].removeprefix("records/")
    assert problems[0].startswith(tuple(f"{name}:{place}: " for place in places))


@pytest.mark.parametrize(
    ("change", "place", "said"),
    [
        ((ENGAGEMENTS, "at: 17\n", "at: 27\n"), "actions[1]", "en a 23"),
        ((ENGAGEMENTS, "at: 17\n", "at: 10\n"), "actions[1]", "non imprimé aux lignes contrat:10"),
        ((ENGAGEMENTS, "[ddsp], at: 17", "[ddsp], at: 18"), "[1].pilots", "« DDSP » n'est pas"),
        ((ENGAGEMENTS, "[sillon], at: 16", "[sillon], at: 15"), "[0].districts", "« Sillon »"),
        ((SLIDES, "{text: Cours du soir au Sillon, at: 2", "{text: Cours, at: 5"), "[0]", "cours"),
    ],
)
def test_wrong_lines_are_named(edit: Edit, change: Change, place: str, said: str) -> None:
    problems = [row for row in found(edit(*change)) if said in row]
    assert problems
    assert f"{place}: " in problems[0]
    assert " — remède : " in problems[0]


def test_a_pilot_that_the_lines_do_not_print_is_named(edit: Edit) -> None:
    problems = found(edit(ENGAGEMENTS, "pilots: {names: [ddsp]", "pilots: {names: [caf]"))
    assert problems[0].startswith("contrat/engagements.yaml:17: engagements[0].actions[1].pilots: ")
    assert "« CAF » n'est pas imprimé aux lignes contrat:17" in problems[0]


def test_a_missing_engagement_is_counted_and_its_line_unclaimed(
    edit: Edit, small_root: Path
) -> None:
    text = (small_root / ENGAGEMENTS).read_text("utf-8")
    problems = found(edit(ENGAGEMENTS, text[text.index("  - number: 2") :], ""))
    assert any("contrat : 1 engagements au lieu de 2" in row for row in problems)
    assert any("contrat/" in row and "rien ne réclame : 19" in row for row in problems)


def test_a_count_is_told_at_the_line_that_expects_it(edit: Edit) -> None:
    problems = found(edit("records/documents.yaml", "enjeux: 1", "enjeux: 5"))
    assert len(problems) == 1
    assert problems[0].startswith("documents.yaml:13: documents[0].expected")
    assert "contrat : 1 enjeux au lieu de 5" in problems[0]


@pytest.mark.parametrize(
    ("change", "document", "lines"),
    [
        ((REST, "{at: 20, reason", "{at: 23, reason"), "contrat", "20"),
        ((PLAN, "{at: 1, reason", "{at: 2, reason"), "plan", "1"),
        ((REST, "at: 21-22}", "at: 22}"), "contrat", "21"),
    ],
)
def test_an_unclaimed_line_is_listed(edit: Edit, change: Change, document: str, lines: str) -> None:
    problems = [row for row in found(edit(*change)) if "réclame" in row]
    assert len(problems) == 1
    assert problems[0].startswith(f"{document}/:1: couverture: ")
    assert f"rien ne réclame : {lines} — remède : " in problems[0]


def test_a_definition_or_a_disagreement_claims_no_line(edit: Edit) -> None:
    edit("records/glossary.yaml", "at: 7", "at: 20")
    edit(DISAGREEMENTS, "{document: contrat, at: 19", "{document: contrat, at: 20")
    assert any("réclame : 20" in row for row in found(edit(REST, "{at: 20,", "{at: 23,")))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ((ENGAGEMENTS, "doubt: La ligne", "# : La ligne"), "engagements[0].actions[1]"),
        ((ENGAGEMENTS, "{names: [etat", "{reading: doubtful, names: [etat"), "[1].pilots"),
        ((SLIDES, "text: Il manque", "reading: likely, text: Il manque"), "remarks[0]"),
    ],
)
def test_a_doubt_without_words_is_named(edit: Edit, change: Change, place: str) -> None:
    problems = found(edit(*change))
    assert len(problems) == 1
    assert f"{place}: lecture « " in problems[0]
    assert "remède : dire le doute" in problems[0]


def test_a_disagreement_of_one_side_is_named(edit: Edit) -> None:
    side = '      - {document: diapo, at: 3, says: "Etat, Villes"}\n'
    problems = found(edit(DISAGREEMENTS, side, ""))
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
    assert said in problems[0]
    assert problems[0].startswith(f"lexicon/needs.yaml:{line}: needs[{line - 2}]: ")
