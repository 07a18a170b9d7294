"""Train the embedded encoder: `python -m index.training --data DIR --out DIR`."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

import torch

from index.training.data import load_training_set
from index.training.pipeline import build
from index.training.recipe import Recipe
from index.training.teacher import MiniLM


def main() -> None:
    """Read the command line, train, say where the model is."""
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the training files")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--cache", type=Path, default=Path("build/training"))
    parser.add_argument("--steps", type=int, default=Recipe.steps)
    parser.add_argument("--seed", type=int, default=Recipe.seed)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    recipe = replace(Recipe(), steps=options.steps, seed=options.seed)
    data = load_training_set(options.data)
    losses = build(data, MiniLM(), recipe, options.cache, options.out)
    last = f", last loss {losses[-1]:.2f}" if losses else ""
    print(f"{options.out}: {len(losses)} steps{last}")


if __name__ == "__main__":
    main()
