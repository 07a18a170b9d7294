from datetime import date
from pathlib import Path

import pytest

from evals.errors import ThresholdError
from evals.figures import Figure
from evals.thresholds import Gap, Thresholds, gaps, hold, load_thresholds
from evals.thresholds_file import raised, updated, write_thresholds

TODAY = date(2026, 11, 21)


def measured(**values: float) -> dict[str, dict[str, Figure]]:
    return {"report": {name: Figure(value, None, 10) for name, value in values.items()}}


def test_a_share_must_reach_its_threshold() -> None:
    limits = {"report": {"answer_right": 0.95}}
    assert gaps(limits, measured(answer_right=0.95)) == []
    assert gaps(limits, measured(answer_right=0.9499)) == [
        Gap("report", "answer_right", 0.9499, 0.95)
    ]


def test_wrong_names_must_not_exceed_theirs() -> None:
    limits = {"report": {"wrong_pilots": 0.0}}
    assert gaps(limits, measured(wrong_pilots=0)) == []
    assert gaps(limits, measured(wrong_pilots=1)) != []


def test_a_figure_that_is_not_measured_does_not_hold() -> None:
    (gap,) = gaps({"report": {"facts": 0.5}}, measured(answer_right=1))
    assert gap.value is None


def test_an_unknown_figure_does_not_hold() -> None:
    (gap,) = gaps({"report": {"fact": 0.5}}, {"report": {}})
    assert "chiffre inconnu" in str(gap)


def test_a_half_that_was_not_asked_is_not_held() -> None:
    assert gaps({"development": {"facts": 1.0}}, measured(facts=0)) == []


def test_thresholds_belong_to_a_version_of_the_questions() -> None:
    versions = (Thresholds("old", TODAY, {"report": {"facts": 0.9}}),)
    assert not hold("old", versions, measured(facts=0.8)).holds
    other = hold("new", versions, measured(facts=0.8))
    assert other.missing and not other.holds


def test_raising_rounds_down_to_the_hundredth_and_never_lowers() -> None:
    limits = {"report": {"answer_right": 0.9, "facts": 0.5, "wrong_pilots": 1.0}}
    reached = measured(answer_right=0.85, facts=0.6789, wrong_pilots=0, mrr_10=1)
    assert raised(limits, reached) == {
        "report": {"answer_right": 0.9, "facts": 0.67, "wrong_pilots": 0.0, "mrr_10": 1.0}
    }
    assert raised({}, measured(wrong_pilots=3)) == {"report": {"wrong_pilots": 3.0}}


def test_a_new_version_keeps_the_old_ones() -> None:
    old = Thresholds("old", date(2026, 1, 1), {"report": {"facts": 0.9}})
    found = updated((old,), "new", measured(facts=0.5), TODAY)
    assert found == (old, Thresholds("new", TODAY, {"report": {"facts": 0.5}}))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    versions = (
        Thresholds("0123e4567890", TODAY, {"all": {"facts": 0.07}, "report": {"mrr_10": 1.0}}),
        Thresholds("123456789012", TODAY, {}),
    )
    path = tmp_path / "thresholds.yaml"
    write_thresholds(path, versions)
    assert load_thresholds(path) == versions
    assert path.read_text("utf-8").startswith("# Seuils")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("versions: [{gold: a, since: 2026-11-21}]", r"thresholds\.yaml:1: versions\[0\]\.limits"),
        ("version: []", r"thresholds\.yaml:1: version: .*remède"),
        (
            "versions:\n - {gold: a, since: 2026-11-21, limits: {all: {facts: haut}}}",
            r"thresholds\.yaml:2: versions\[0\]\.limits\.all\.facts",
        ),
        ("versions: [", "YAML illisible"),
    ],
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "thresholds.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ThresholdError, match=said):
        load_thresholds(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ThresholdError, match="introuvable — remède"):
        load_thresholds(tmp_path / "thresholds.yaml")


def test_the_file_of_this_repository_is_well_formed() -> None:
    load_thresholds()
