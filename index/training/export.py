"""Write the model: one folder that sentence-transformers and model2vec both load as it is."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save_file
from tokenizers import Tokenizer

Floats = NDArray[np.float32]

MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": "",
        "type": "sentence_transformers.models.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.models.Normalize",
    },
]
ABOUT = {
    "model_type": "SentenceTransformer",
    "prompts": {"query": "", "document": ""},
    "default_prompt_name": None,
    "similarity_fn_name": "cosine",
}


def quantize(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Round each row to int8 with its own scale: row ~ integers x scale."""
    scale = np.maximum(np.abs(rows).max(axis=1), 1e-9) / 127
    return np.round(rows / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def write_json(path: Path, value: object) -> None:
    """Write `value` as readable JSON."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def save_model(folder: Path, rows: Floats, tokenizer: Tokenizer, int8: bool = False) -> None:
    """Write `rows` and `tokenizer` to `folder`, in fp16 or in int8 with a scale per row."""
    folder.mkdir(parents=True, exist_ok=True)
    if int8:
        values, scale = quantize(rows)
        save_file({"embeddings": values, "weights": scale}, folder / "model.safetensors")
    else:
        save_file({"embeddings": rows.astype(np.float16)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_json(folder / "modules.json", MODULES)
    write_json(folder / "config_sentence_transformers.json", ABOUT)
    write_json(
        folder / "config.json",
        {"model_type": "model2vec", "normalize": True, "max_length": None},
    )
