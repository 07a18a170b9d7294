"""From the data to the model: tokenizer, teacher rows, training, export."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from index.training.batches import Batches
from index.training.data import TrainingSet
from index.training.export import save_model
from index.training.recipe import Recipe
from index.training.student import Student, final_rows, starting_rows, stem_ids
from index.training.teacher import Teacher, fingerprint, reduce, teach
from index.training.tokenizer import train_tokenizer
from index.training.train import Checkpoint, Trainer


def french(data: TrainingSet) -> list[str]:
    """List every French text once per row: what pieces are learned and counted from."""
    texts = [row.french for row in data.parallel]
    texts += [text for pair in data.pairs for text in (pair.query, pair.passage)]
    return texts + [paragraph.text for paragraph in data.paragraphs]


def taught(data: TrainingSet, teacher: Teacher, cache: Path, dimensions: int) -> Tensor:
    """Return the teacher's row for each parallel sentence, in `dimensions`."""
    english = sorted({row.english for row in data.parallel})
    at = {text: i for i, text in enumerate(english)}
    vectors = reduce(teach(english, teacher, cache), dimensions)
    return torch.from_numpy(vectors[[at[row.english] for row in data.parallel]])


def frequencies(tokenizer: Tokenizer, texts: list[str]) -> NDArray[np.float64]:
    """Count each piece in `texts`."""
    counts = np.zeros(tokenizer.get_vocab_size())
    for start in range(0, len(texts), 10_000):
        encodings = tokenizer.encode_batch_fast(
            texts[start : start + 10_000], add_special_tokens=False
        )
        np.add.at(counts, np.concatenate([np.array(e.ids, np.int64) for e in encodings]), 1)
    return counts


def make(data: TrainingSet, teacher: Teacher, recipe: Recipe, cache: Path) -> Trainer:
    """Prepare a run: everything but the steps themselves."""
    texts = french(data)
    tokenizer = train_tokenizer(texts, recipe.vocabulary)
    rows = taught(data, teacher, cache, recipe.dimensions)
    start = starting_rows(frequencies(tokenizer, texts), recipe)
    student = Student(start, stem_ids(tokenizer) if recipe.stems else None)
    return Trainer(student, Batches(data, tokenizer, recipe), rows)


def build(
    data: TrainingSet, teacher: Teacher, recipe: Recipe, cache: Path, out: Path
) -> list[float]:
    """Train and save the model to `out`; a run cut short resumes from `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    trainer = make(data, teacher, recipe, cache)
    texts = french(data)
    losses = trainer.run(Checkpoint(cache / "checkpoint.pt", fingerprint(texts)))
    tokenizer = trainer.batches.tokenizer
    rows = final_rows(trainer.student.folded(), frequencies(tokenizer, texts), recipe)
    save_model(out, rows.numpy(), tokenizer)
    return losses
