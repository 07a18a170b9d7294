from collections.abc import Callable
from pathlib import Path

import pytest

from corpus import Corpus, Lexicon, RecordError, Wording
from corpus.lexicon import action_number

Edit = Callable[[str, str, str], Path]


def test_needs_belong_to_the_action_whose_first_words_they_give(small: Corpus) -> None:
    lexicon, engagements = small.lexicon, small.engagements
    assert lexicon.engagement_needs(engagements[1]) == {1: ("trouver du travail",)}
    assert lexicon.engagement_needs(engagements[2]) == {0: ("apprendre à parler",)}
    assert lexicon.row_needs("point-info") == ("un conseil",)
    assert lexicon.row_needs("forum") == ()
    assert lexicon.achievement_needs("espace") == ("une salle",)


def test_words_say_what_they_mean(small: Corpus) -> None:
    assert small.lexicon.words == (Wording(said=("boulot",), means=("emploi",)),)


@pytest.mark.parametrize(
    ("start", "number"), [(None, 0), ("Ouvrir", 1), ("ouvrir 3 PERMANENCES", 1), ("Former", 2)]
)
def test_an_action_is_named_by_its_first_words(
    small: Corpus, start: str | None, number: int
) -> None:
    assert action_number(small.engagements[1], start) == number


@pytest.mark.parametrize("start", ["Fermer", "permanences"])
def test_first_words_of_no_action_are_refused(small: Corpus, start: str) -> None:
    with pytest.raises(ValueError, match="0 actions de l'engagement 1"):
        action_number(small.engagements[1], start)


def test_first_words_of_several_actions_are_refused(edit: Edit) -> None:
    text = "Former 12 médiateurs sans délai"
    root = edit("records/contrat/engagements.yaml", text, "Ouvrir avec 12 médiateurs")
    with pytest.raises(ValueError, match="2 actions de l'engagement 1"):
        action_number(Corpus.load(root).engagements[1], "Ouvrir")


def test_a_missing_lexicon_is_empty(tmp_path: Path) -> None:
    assert Lexicon.load(tmp_path) == Lexicon()


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("row: point-info", "ligne: point-info", r"needs.yaml:4: needs\[2\].ligne"),
        ("said: [une salle]", "dit: [une salle]", r"needs.yaml:5: needs\[3\].said"),
        ("engagement: 2", "engagement: deux", r"needs.yaml:3: needs\[1\].engagement"),
        ("said: [une salle]", "said: une salle", r"needs.yaml:5: needs\[3\].said"),
        ("said: [une salle]", 'said: [""]', r"needs.yaml:5: needs\[3\].said\[0\]"),
        ("row: point-info", "row: Point info", r"needs.yaml:4: needs\[2\].row"),
        ("needs:", "besoins:", r"needs.yaml:1: besoins"),
        ("needs:", "needs: [", r"needs.yaml:\d: YAML"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(edit: Edit, old: str, new: str, place: str) -> None:
    with pytest.raises(RecordError, match=f"^lexicon/{place}: .* — remède : "):
        Corpus.load(edit("lexicon/needs.yaml", old, new))


def test_needs_in_the_file_of_words_are_not_lost(edit: Edit) -> None:
    root = edit(
        "lexicon/words.yaml", "words:", "needs:\n  - {said: [un lit], engagement: 2}\nwords:"
    )
    try:
        needs = Corpus.load(root).lexicon.needs
    except RecordError:
        return
    assert "un lit" in [said for need in needs for said in need.said]
