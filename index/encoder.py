"""Encoders: text in, unit vectors out. The default is the static model of this repository."""

import hashlib
import json
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

MODEL = Path(__file__).parent / "model"


class EncoderError(Exception):
    """The encoder cannot be loaded; the message says which and what to do."""


class Encoder(Protocol):
    """Anything that turns texts into unit vectors of one dimension."""

    @property
    def identity(self) -> str:
        """Name what the vectors depend on: two encoders with one identity agree."""

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Encode passages; shape (texts, dimension), float32, unit rows."""

    def encode_query(self, text: str) -> Vectors:
        """Encode a query; shape (dimension,), float32, unit length (zero when it has no word)."""


class StaticEncoder:
    """A static model (word-piece vectors, averaged), read by model2vec without torch."""

    def __init__(self, model: Any, identity: str) -> None:  # noqa: ANN401 (a model2vec model)
        self._model = model
        self.identity = identity

    @classmethod
    def load(cls, folder: Path = MODEL) -> "StaticEncoder":
        """Load a folder in model2vec's layout.

        Raises:
            EncoderError: when it is missing or unreadable.
        """
        try:
            return cls(_static_model(folder), folder_identity(folder))
        except Exception as error:
            raise EncoderError(
                f"modèle illisible : {folder.name} ({type(error).__name__}) — remède : remettre "
                "index/model depuis git, ou corriger PASSERELLE_ENCODER"
            ) from error

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Encode passages; shape (texts, dimension)."""
        return unit(np.asarray(self._model.encode(texts), dtype=np.float32))

    def encode_query(self, text: str) -> Vectors:
        """Encode a query; shape (dimension,). The mean of its rows, without batch machinery."""
        rows = self._model.embedding[self._model.tokenize([text])[0]]
        return unit(np.asarray(rows.sum(axis=0), dtype=np.float32))


def _static_model(folder: Path) -> Any:  # noqa: ANN401 (a model2vec model)
    """Read a folder as `StaticModel.from_pretrained` does, without its hub client (one second)."""
    from model2vec.model import StaticModel
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    config = json.loads((folder / "config.json").read_text("utf-8"))
    tensors = load_file(folder / "model.safetensors")
    rows = tensors["embeddings"].astype(np.float32)
    rows = rows[tensors["mapping"]] if "mapping" in tensors else rows
    return StaticModel(
        rows * tensors["weights"][:, np.newaxis] if "weights" in tensors else rows,
        Tokenizer.from_file(str(folder / "tokenizer.json")),
        config=config,
        normalize=config.get("normalize", True),
        max_length=config.get("max_length"),
    )


class TransformerEncoder:
    """Any sentence-transformers model, with the prompts of its own configuration."""

    def __init__(self, model: Any, identity: str) -> None:  # noqa: ANN401 (a SentenceTransformer)
        self._model = model
        self.identity = identity

    @classmethod
    def load(cls, name: str) -> "TransformerEncoder":
        """Load a local folder or a hub name.

        Raises:
            EncoderError: when the extra is not installed or the model cannot be loaded.
        """
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise EncoderError(
                f"PASSERELLE_ENCODER={name} demande l'extra « transformers » — remède : "
                "pip install 'passerelle[transformers]'"
            ) from error
        try:
            model = SentenceTransformer(name, device="cpu")
        except Exception as error:
            raise EncoderError(
                f"PASSERELLE_ENCODER={name} : modèle introuvable ou illisible "
                f"({type(error).__name__}) — remède : donner un dossier local ou un nom de modèle"
            ) from error
        folder = Path(name)
        return cls(model, folder_identity(folder) if folder.is_dir() else f"hub:{name}")

    def encode_passages(self, texts: list[str]) -> Vectors:
        """Encode passages; shape (texts, dimension)."""
        return unit(np.asarray(self._model.encode_document(texts), dtype=np.float32))

    def encode_query(self, text: str) -> Vectors:
        """Encode a query; shape (dimension,)."""
        found: Vectors = unit(np.asarray(self._model.encode_query([text]), dtype=np.float32))[0]
        return found


def load_encoder(name: str | None = None) -> Encoder:
    """Load the default static model, or the model that a setting names.

    Raises:
        EncoderError: when it cannot be loaded.
    """
    if name is None:
        return StaticEncoder.load()
    folder = Path(name)
    if folder.is_dir() and _is_static(folder):
        return StaticEncoder.load(folder)
    return TransformerEncoder.load(name)


def _is_static(folder: Path) -> bool:
    """Tell model2vec's layout, the default's; any other is left to sentence-transformers."""
    try:
        first = json.loads((folder / "modules.json").read_text("utf-8"))[0]
        kind, path = str(first["type"]), first["path"]
    except (OSError, ValueError, LookupError, TypeError):
        return False
    has_config = (folder / "config.json").is_file()
    return kind.endswith("StaticEmbedding") and path in ("", ".") and has_config


def folder_identity(folder: Path) -> str:
    """Hash the files of a model folder, prose left out: first 16 hexadecimal digits."""
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".md"):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return f"{folder.name}:{digest.hexdigest()[:16]}"


def unit(vectors: Vectors) -> Vectors:
    """Scale rows to length 1; rows of zeros stay zeros."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    scaled: Vectors = np.divide(vectors, lengths, out=np.zeros_like(vectors), where=lengths > 0)
    return scaled
