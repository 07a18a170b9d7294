"""The student while it learns: a mean of piece rows, with rows shared by words of one stem."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import Stemmer
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from index.training.recipe import Recipe

FIRST, SECOND = 0.9, 0.999


class Bag(NamedTuple):
    """The piece ids of some texts, end to end, and where each text starts."""

    ids: Tensor
    offsets: Tensor


def stem_ids(tokenizer: Tokenizer) -> NDArray[np.int64]:
    """Give pieces of one French stem one number: « logement », « logements »."""
    stemmer = Stemmer.Stemmer("french")
    pieces = [tokenizer.id_to_token(i) for i in range(tokenizer.get_vocab_size())]
    numbers: dict[str, int] = {}
    return np.array([numbers.setdefault(stemmer.stemWord(p), len(numbers)) for p in pieces])


def rarity(frequency: NDArray[np.float64], sif: float) -> NDArray[np.float64]:
    """Weigh pieces by smooth inverse frequency: near 1 when rare, near 0 when everywhere."""
    return np.asarray(sif / (sif + frequency / max(frequency.sum(), 1.0)))


def starting_rows(frequency: NDArray[np.float64], recipe: Recipe) -> Tensor:
    """Draw random rows, smaller for frequent pieces."""
    rows = np.random.default_rng(recipe.seed).standard_normal((len(frequency), recipe.dimensions))
    small = rarity(frequency, recipe.sif) / recipe.dimensions**0.5
    return torch.tensor(rows * small[:, None], dtype=torch.float32)


def final_rows(rows: Tensor, frequency: NDArray[np.float64], recipe: Recipe) -> Tensor:
    """Shrink frequent pieces a little more than training did, which helps rare names."""
    weight = rarity(frequency, recipe.final_sif) ** recipe.final_power
    return rows * torch.tensor(weight[:, None], dtype=torch.float32)


class Table:
    """Rows learned by Adam, where a step touches only the rows it has used.

    Same rule as `torch.optim.SparseAdam`, over a dense gradient of the few rows in use,
    which takes a third of the time.
    """

    def __init__(self, rows: Tensor) -> None:
        self.rows = rows
        self.first = torch.zeros_like(rows)
        self.second = torch.zeros_like(rows)
        self._used: tuple[Tensor, Tensor] | None = None

    def mean(self, bag: Bag) -> Tensor:
        """Return the mean row of each text, remembering which rows were used."""
        used, local = torch.unique(bag.ids, return_inverse=True)
        leaf = self.rows[used].requires_grad_()
        self._used = (used, leaf)
        return functional.embedding_bag(local, leaf, bag.offsets, mode="mean")

    def update(self, rate: float, step: int) -> None:
        """Take one Adam step on the rows used; `step` counts from 1."""
        if self._used is None or self._used[1].grad is None:
            return
        used, grad = self._used[0], self._used[1].grad
        first = self.first[used].lerp_(grad, 1 - FIRST)
        second = self.second[used].lerp_(grad * grad, 1 - SECOND)
        self.first[used], self.second[used] = first, second
        scale = (1 - SECOND**step) ** 0.5 / (1 - FIRST**step)
        self.rows[used] -= rate * scale * first / (second.sqrt() + 1e-8)
        self._used = None

    def state(self) -> dict[str, Tensor]:
        """Return what a checkpoint must hold."""
        return {"rows": self.rows, "first": self.first, "second": self.second}

    def restore(self, state: dict[str, Tensor]) -> None:
        """Take back what a checkpoint held."""
        self.rows, self.first, self.second = state["rows"], state["first"], state["second"]


class Student:
    """One row per piece: its own part plus, when asked, a part shared by its stem.

    The sum is folded into one row per piece when the model is saved (`folded`), so the
    sharing costs nothing at run time.
    """

    def __init__(self, start: Tensor, stem_of: NDArray[np.int64] | None = None) -> None:
        self.own = Table(start.clone())
        self.stem_of = None if stem_of is None else torch.from_numpy(stem_of)
        size = 0 if stem_of is None else int(stem_of.max()) + 1
        self.shared = Table(torch.zeros(size, start.shape[1]))

    def encode(self, bag: Bag) -> Tensor:
        """Return one unit vector per text."""
        mean = self.own.mean(bag)
        if self.stem_of is not None:
            mean = mean + self.shared.mean(Bag(self.stem_of[bag.ids], bag.offsets))
        return functional.normalize(mean, dim=1)

    def update(self, rate: float, step: int) -> None:
        """Take one step along the gradient of the last `encode`."""
        self.own.update(rate, step)
        self.shared.update(rate, step)

    def folded(self) -> Tensor:
        """Return the row of every piece."""
        if self.stem_of is None:
            return self.own.rows.clone()
        return self.own.rows + self.shared.rows[self.stem_of]
