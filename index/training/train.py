"""The training loop: Adam on the rows in use, linear decay, a checkpoint to resume from."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor
from tqdm import tqdm  # type: ignore[import-untyped]

from index.training.batches import Batch, Batches
from index.training.losses import contrast, distillation
from index.training.recipe import Recipe
from index.training.student import Student

EVERY = 500


class Checkpoint(NamedTuple):
    """Where a run is saved, and the name of what it was run on."""

    path: Path
    fingerprint: str


def loss_of(student: Student, batch: Batch, teacher: Tensor, recipe: Recipe) -> Tensor:
    """Add the distillation and the contrast of one batch."""
    size = len(batch.same)
    vectors = student.encode(batch.texts)
    french, queries, passages = vectors[: -2 * size], vectors[-2 * size : -size], vectors[-size:]
    taught = distillation(french, teacher[batch.taught], recipe)
    asked = contrast(queries, passages, batch.same, recipe.temperature)
    return taught + recipe.contrast_weight * asked


class Trainer:
    """Takes a student from step 0, or from its checkpoint, to the last step."""

    def __init__(self, student: Student, batches: Batches, teacher: Tensor) -> None:
        self.student, self.batches, self.teacher = student, batches, teacher
        self.recipe = batches.recipe
        self.step = 0

    def run(self, checkpoint: Checkpoint | None = None, until: int | None = None) -> list[float]:
        """Train up to `until` (default: the last step); return the losses of the steps run."""
        if checkpoint is not None:
            self.resume(checkpoint)
        last = self.recipe.steps if until is None else min(until, self.recipe.steps)
        losses: list[float] = []
        with tqdm(total=last, initial=self.step, desc="train", unit="step", mininterval=5) as bar:
            while self.step < last:
                losses.append(self.advance())
                bar.set_postfix(loss=f"{losses[-1]:.2f}", refresh=False)
                bar.update()
                if checkpoint is not None and (self.step % EVERY == 0 or self.step == last):
                    self.save(checkpoint)
        return losses

    def advance(self) -> float:
        """Do one step and return its loss."""
        rate = self.recipe.learning_rate * (1 - self.step / self.recipe.steps)
        loss = loss_of(self.student, self.batches.batch(self.step), self.teacher, self.recipe)
        loss.backward()  # type: ignore[no-untyped-call]
        self.step += 1
        self.student.update(rate, self.step)
        return float(loss.detach())

    def save(self, checkpoint: Checkpoint) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "name": self._name(checkpoint),
            "step": self.step,
            "own": self.student.own.state(),
            "shared": self.student.shared.state(),
        }
        part = checkpoint.path.with_suffix(".part")
        torch.save(state, part)
        part.replace(checkpoint.path)

    def resume(self, checkpoint: Checkpoint) -> None:
        """Take up the checkpoint if it is of this recipe and these data; else start anew."""
        if not checkpoint.path.exists():
            return
        state = torch.load(checkpoint.path, weights_only=True)
        if state["name"] != self._name(checkpoint):
            return
        self.student.own.restore(state["own"])
        self.student.shared.restore(state["shared"])
        self.step = state["step"]

    def _name(self, checkpoint: Checkpoint) -> str:
        return f"{checkpoint.fingerprint} {sorted(asdict(self.recipe).items())}"
