from importlib import metadata

import numpy as np
import pytest
from numpy.typing import NDArray

from evals.bench.__main__ import ASKED, WARM_UP, draw
from evals.bench.commands import time_encoder
from evals.bench.footprint import closure, requirements
from evals.bench.readings import medians, table
from evals.gold import GoldQuestion, Split, Style
from evals.metrics import latency
from service.models import Audience, Intent, Status


def gold(number: int, text: str) -> GoldQuestion:
    return GoldQuestion(
        id=f"res-{number}",
        public=Audience.RESIDENT,
        kind=Intent.SEARCH,
        style=Style.PLAIN,
        question=text,
        status=(Status.ANSWERED,),
        split=Split.REPORT,
    )


def test_quantiles_worked_by_hand() -> None:
    found = latency([float(n) for n in range(101)])
    assert (found.p50, found.p95, found.p99, found.worst) == (50, 95, 99, 100)


def test_medians_are_taken_reading_by_reading() -> None:
    assert medians([{"a": 1, "b": 5}, {"a": 9}, {"a": 2}]) == {"a": 2, "b": 5}


def test_the_table_stands_beside_the_targets() -> None:
    said = table({"ask_p50": 10.04, "start": 3.21, "ask_p99": 50}).splitlines()
    assert len(said) == 4
    assert said[1].split() == "POST /api/ask, médiane 10,0 ms ≤ 10 ms DÉPASSÉE".split()
    assert said[2].split()[-2:] == ["50,0", "ms"]
    assert said[3].split() == "du lancement à /ready 3,21 s ≤ 3 s DÉPASSÉE".split()
    assert table({"memory": 399.6}).endswith("tenue")


def test_questions_are_drawn_once_each_and_the_same_every_time() -> None:
    many = tuple(gold(n, f"question {n % 300}") for n in range(400))
    asked, warm_up = draw(many)
    assert (len(asked), len(warm_up)) == (ASKED, WARM_UP)
    assert len({one.question for one in asked + warm_up}) == ASKED + WARM_UP
    assert draw(many) == (asked, warm_up)


def test_requirements_of_extras_are_left_out() -> None:
    declared = ["numpy>=2", 'torch==2; extra == "x"', 'tomli; python_version < "3.11"']
    assert requirements(declared) == ["numpy", "tomli"]


def test_requirements_are_followed() -> None:
    found = closure("pydantic")
    assert {"pydantic", "pydantic-core", "typing-extensions"} <= found
    assert all(metadata.distribution(name) for name in found)
    assert closure("no-such-distribution-here") == set()


class Counter:
    identity = "counter"

    def __init__(self) -> None:
        self.passages = self.queries = 0

    def encode_passages(self, texts: list[str]) -> NDArray[np.float32]:
        self.passages += len(texts)
        return np.ones((len(texts), 1), dtype=np.float32)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        self.queries += 1
        return np.ones(1, dtype=np.float32)


def test_the_encoder_is_warmed_up_then_timed_on_everything() -> None:
    encoder = Counter()
    found = time_encoder(encoder, ["a", "b", "c"], ["d", "e"])
    assert (encoder.passages, encoder.queries) == (4, 3)
    assert found["encode_rate"] > 0 and found["encode_query"] == pytest.approx(0, abs=100)
