import json
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from corpus import Evidence
from evals import evaluate as evaluation
from evals import thresholds
from evals.__main__ import main
from evals.comparison import SHOWN, Gain, Step
from evals.evaluate import Plan
from evals.export import to_dict, to_json
from evals.figures import Figure
from evals.gold import GoldQuestion, Split, Style
from evals.labels import NAMES
from evals.metrics import Abstention, Citations, Interval, Retrieval
from evals.page import REASONS, STATUSES, render_page
from evals.report import align, render, render_gate
from evals.run import Result
from evals.scorecard import ALL, Identity, Scorecard, score
from evals.systems import SystemScores
from evals.thresholds import Gate
from evals.verdict import Verdict
from index import IndexMissingError
from service.models import Answer, Audience, Intent, Reason, Sentence, Status
from service.settings import Settings

FOUND = Retrieval(recall_1=0, recall_5=0.5, recall_20=1, mrr_10=0.5, ndcg_10=0.6)
IDENTITY = Identity("a1b2c3d4e5f6", 4, "f" * 64, "0123456789abcdef", "model:42")
RIGHT = Verdict(
    status=True,
    reason=None,
    pilots=True,
    wrong_pilots=(),
    lists=None,
    about=True,
    facts=2,
    missing_facts=(),
    citations=Citations(total=2, right=2, faithful=2, evidence=True),
    grounding=1.0,
    abstention=Abstention.TRUE_NEGATIVE,
    intent=True,
    abstained=False,
)
WRONG = replace(RIGHT, pilots=False, wrong_pilots=("ARS", "DRAC"), missing_facts=("bus santé",))
SILENT = replace(RIGHT, status=False, abstention=Abstention.FALSE_POSITIVE, abstained=True)


def result(number: int, verdict: Verdict, split: Split = Split.REPORT) -> Result:
    gold = GoldQuestion(
        id=f"sta-{number}",
        public=Audience.STAFF,
        kind=Intent.PILOT_OF,
        style=Style.PLAIN,
        question=f"Qui pilote <b>{number}</b> ?",
        status=(Status.ANSWERED,),
        engagements=(38,),
        pilots=("CPAM",),
        facts=("bus santé",),
        evidence=(Evidence("avenant-2019", ((1235, 1236),)),),
        split=split,
    )
    answer = Answer(
        question=gold.question,
        status=Status.ANSWERED,
        intent=Intent.SEARCH if verdict is WRONG else Intent.PILOT_OF,
        sentences=(Sentence(text="La CPAM & d'autres."),),
        pilots=("CPAM",),
    )
    return Result(gold, answer, float(number), verdict, FOUND if verdict is RIGHT else None)


@pytest.fixture
def card() -> Scorecard:
    results = [
        result(1, RIGHT),
        result(2, WRONG),
        result(3, SILENT, Split.DEVELOPMENT),
        result(4, RIGHT, Split.DEVELOPMENT),
    ]
    return score(IDENTITY, results, [SystemScores("tutoriel", "Tutoriel", {"sta-1": FOUND})])


def test_figures_are_ratios_of_sums(card: Scorecard) -> None:
    found = {name: figure.value for name, figure in card.splits[ALL].items()}
    assert found["answer_right"] == 0.5
    assert found["pilots_exact"] == 0.75
    assert found["wrong_pilots"] == 2
    assert found["facts"] == 7 / 8
    assert found["citations_right"] == 1
    assert found["abstention_precision"] == 0
    assert found["abstention_f1"] == 0
    assert "abstention_recall" not in found and "lists_exact" not in found
    assert found["recall_5"] == found["mrr_10"] == 0.5
    assert found["all_in_5"] == 0


def test_halves_groups_and_systems_are_apart(card: Scorecard) -> None:
    assert list(card.splits) == [ALL, "development", "report"]
    assert card.splits["report"]["wrong_pilots"].value == 2
    assert card.splits["development"]["wrong_pilots"].value == 0
    assert card.groups["public"]["staff"]["answer_right"].questions == 4
    assert [system.name for system in card.systems] == ["passerelle", "tutoriel"]
    assert card.systems[1].figures["recall_5"].questions == 1
    assert card.confusion[Intent.PILOT_OF] == {Intent.SEARCH: 1, Intent.PILOT_OF: 3}
    assert card.latency.p50 == 2.5


def test_the_wrong_answers_are_listed(card: Scorecard) -> None:
    assert [row.gold.id for row in card.wrong] == ["sta-2", "sta-3"]
    assert card.unproven == ()
    assert card.causes == {"pilotes": 1, "faits": 1, "statut": 1}


def test_the_console_says_every_figure(card: Scorecard) -> None:
    said = render(card)
    assert "4 questions, jeu a1b2c3d4e5f6" in said
    assert re.search(r"Réponses justes +50,0 \[0,0 – 100,0\]", said)
    assert re.search(r"Noms de pilotes faux +2 +0 +2", said)
    assert re.search(r"Listes et comptes exacts +– +– +–", said)
    assert re.search(r"agents +4 +50,0", said)
    assert re.search(r"Tutoriel +1 +0,0 +50,0", said)
    assert "Réponses fausses : 2 sur 4" in said
    assert "Causes : pilotes 1, faits 1, statut 1" in said


def test_tables_are_aligned() -> None:
    assert align([["", "n"], ["un", "10"], ["deux", "2"]]) == "       n\nun    10\ndeux   2"


def test_the_gate_names_what_falls_short() -> None:
    gap = thresholds.Gap("report", "recall_5", 0.9411, 0.95)
    said = render_gate(Gate("a1", (gap, thresholds.Gap("all", "facts", None, 0.5))))
    assert "recall_5 (Rappel à 5), report : 0.9411, seuil 0.95" in said
    assert "facts (Faits présents), all : non mesuré, seuil 0.5" in said
    assert render_gate(Gate("a1", ())) == "Seuils : tous tenus."


def test_json_holds_plain_values(card: Scorecard) -> None:
    read = json.loads(to_json(card))
    assert read == json.loads(json.dumps(to_dict(card)))
    assert read["identity"]["gold"] == "a1b2c3d4e5f6"
    assert read["splits"]["all"]["answer_right"]["value"] == 0.5
    assert read["results"][1]["causes"] == ["pilotes", "faits"]
    assert read["confusion"]["pilot_of"] == {"search": 1, "pilot_of": 3}


def test_the_page_is_whole_alone_and_safe(card: Scorecard) -> None:
    page = render_page(card, Gate("a1", ()), date(2026, 11, 21))
    assert "<script" not in page and "http" not in page
    assert "Qui pilote &lt;b&gt;2&lt;/b&gt; ?" in page and "<b>2</b>" not in page
    assert "2026-11-21" in page and "Seuils : tous tenus." in page
    assert page.count("<details>") == 2
    for text in ("pilotes faux", "ARS, DRAC", "« bus santé »", "avenant-2019:1235-1236"):
        assert text in page


def test_console_and_page_show_the_ablation_and_the_gains(card: Scorecard) -> None:
    figure = Figure(0.125, Interval(-0.01, 0.25), 4)
    steps = (Step("nu", "BM25 <nu>", dict.fromkeys(SHOWN, figure), None, figure),)
    card = replace(
        card, ablation={"report": steps}, gains=(Gain("paraphrase", "fusionné − BM25", figure),)
    )
    for said in (render(card), render_page(card, Gate("a1", ()), date.today())):
        assert "partie paraphrasée : rappel à 5 fusionné − BM25 : +12,5 [−1,0 – +25,0]" in said
        assert "blation, compte rendu (n = 4)" in said
    assert "BM25 &lt;nu&gt;" in said
    assert to_dict(card)["ablation"]["report"][0]["over_previous"]["value"] == 0.125
    assert to_dict(card)["gains"][0]["part"] == "paraphrase"


def test_the_plots_are_well_formed(card: Scorecard) -> None:
    plots = re.findall(r"<svg.*?</svg>", render_page(card, Gate("a1", ()), date.today()), re.S)
    assert len(plots) == 4
    for plot in plots:
        assert ElementTree.fromstring(plot).findall("rect")


def test_every_word_of_the_contract_has_a_label() -> None:
    assert set(NAMES) == {*Audience, *Intent, *Style}
    assert set(STATUSES) == set(Status)
    assert set(REASONS) == set(Reason)


def test_the_interval_is_seeded(card: Scorecard) -> None:
    first, again = (score(IDENTITY, card.results, []).splits[ALL] for _ in range(2))
    assert first == again
    assert first["citations_right"].interval == Interval(1, 1)


Run = Callable[..., int]


@pytest.fixture
def run(card: Scorecard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command on a ready-made scorecard, with thresholds of its own."""
    path = tmp_path / "thresholds.yaml"
    path.write_text("versions: []\n", "utf-8")
    monkeypatch.setattr(thresholds, "THRESHOLDS", path)
    monkeypatch.setattr(thresholds.load_thresholds, "__defaults__", (path,))

    def evaluate(plan: Plan, settings: Settings) -> Scorecard:
        if plan.split == "development":
            raise IndexMissingError("index/current : aucun index — remède : make index")
        return card

    monkeypatch.setattr(evaluation, "evaluate", evaluate)
    return lambda *words: main(list(words))


def test_without_thresholds_the_command_fails_with_the_remedy(
    run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run() == 1
    assert "aucun seuil pour le jeu a1b2c3d4e5f6 — remède" in capsys.readouterr().out
    assert run("--no-gate") == 0


def test_raised_thresholds_hold_until_a_figure_falls(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("--raise") == 0
    assert run() == 0
    path = tmp_path / "thresholds.yaml"
    path.write_text(path.read_text("utf-8").replace("answer_right: 0.5", "answer_right: 0.51"))
    capsys.readouterr()
    assert run() == 1
    assert "answer_right (Réponses justes), all : 0.5, seuil 0.51" in capsys.readouterr().out


def test_files_are_written_even_below_the_thresholds(run: Run, tmp_path: Path) -> None:
    assert run("--json", str(tmp_path / "r.json"), "--html", str(tmp_path / "r.html")) == 1
    assert json.loads((tmp_path / "r.json").read_text("utf-8"))["identity"]["questions"] == 4
    assert "aucun seuil" in (tmp_path / "r.html").read_text("utf-8")


def test_a_missing_index_exits_with_4(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--split", "development") == 4
    assert "remède : make index" in capsys.readouterr().err


def test_wrong_usage_exits_with_2(run: Run) -> None:
    with pytest.raises(SystemExit) as caught:
        run("--split", "tiers")
    assert caught.value.code == 2
