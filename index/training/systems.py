"""The two encoders under test: ours, without torch, and the English teacher."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from model2vec import StaticModel

from index.training.retrieval import Encode, Floats

MODEL = Path(__file__).resolve().parent.parent / "model"


def static(folder: Path = MODEL) -> Encode:
    """Load a static model as the run time does."""
    model = StaticModel.from_pretrained(folder)

    def encode(texts: list[str]) -> Floats:
        return np.asarray(model.encode(texts), np.float32)

    return encode


def english() -> Encode:
    """Load the teacher, all of its tokens allowed."""
    from index.training.teacher import MiniLM

    return MiniLM(max_tokens=256).encode
