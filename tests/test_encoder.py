"""The static default against sentence-transformers; any other model through the same door."""

import json
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Normalize,
    Pooling,
    StaticEmbedding,
    Transformer,
)
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, BertTokenizer

from index import Encoder, EncoderError, load_encoder
from index.encoder import MODEL, StaticEncoder, TransformerEncoder, folder_identity, unit

TEXTS = [
    "où apprendre le français à Nantes Nord ?",
    "Déploiement des permanences d'évaluation et d'orientation linguistiques",
    "L’ŒUVRE d’art, à l'École : 10 % des élèves",
    "mutuel pas chere ya koi",
    "Un très long texte. " * 200,
]
WORDS = (
    "[PAD] [UNK] [CLS] [SEP] [MASK] query passage : le français santé emploi à apprendre".split()
)
PROMPTS = {"query": "query : ", "document": "passage : "}


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A transformer of random weights, with a prompt for queries and one for documents."""
    base = tmp_path_factory.mktemp("bert")
    (base / "vocab.txt").write_text("\n".join(WORDS), "utf-8")
    BertTokenizer(str(base / "vocab.txt"), strip_accents=False).save_pretrained(base)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
    )
    BertModel(config).save_pretrained(base)
    transformer = Transformer(str(base), max_seq_length=32)
    model = SentenceTransformer(
        modules=[transformer, Pooling(transformer.get_embedding_dimension())],
        prompts=PROMPTS,
        device="cpu",
    )
    folder = tmp_path_factory.mktemp("tiny")
    model.save(str(folder))
    return folder


@pytest.fixture(scope="module")
def static(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A static model as sentence-transformers itself writes it."""
    tokenizer = Tokenizer(WordLevel({w: n for n, w in enumerate(WORDS)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    folder = tmp_path_factory.mktemp("static")
    embedding = StaticEmbedding(tokenizer, embedding_dim=16)
    model = SentenceTransformer(modules=[embedding, Normalize()], prompts=PROMPTS, device="cpu")
    model.save(str(folder))
    return folder


def test_the_default_equals_the_same_folder_read_by_sentence_transformers(
    encoder: Encoder,
) -> None:
    reference = SentenceTransformer(str(MODEL), device="cpu")
    expected = unit(np.asarray(reference.encode_document(TEXTS), dtype=np.float32))
    found = encoder.encode_passages(TEXTS)
    assert found.shape == expected.shape
    assert float((found * expected).sum(axis=1).min()) >= 0.999
    queries = unit(np.asarray(reference.encode_query(TEXTS), dtype=np.float32))
    for text, query in zip(TEXTS, queries, strict=True):
        assert float(encoder.encode_query(text) @ query) >= 0.999


def test_vectors_are_unit_and_a_query_is_one_of_them(encoder: Encoder) -> None:
    vectors = encoder.encode_passages(TEXTS)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_query(TEXTS[0]), vectors[0], atol=1e-6)


def test_texts_do_not_disturb_each_other(encoder: Encoder) -> None:
    alone = [encoder.encode_passages([text])[0] for text in TEXTS]
    np.testing.assert_allclose(encoder.encode_passages(TEXTS), alone, atol=1e-5)


@pytest.mark.parametrize("text", ["", "   ", "!?…", "日本語"])
def test_a_query_without_a_word_is_finite(encoder: Encoder, text: str) -> None:
    vector = encoder.encode_query(text)
    assert np.isfinite(vector).all()
    assert float(np.linalg.norm(vector)) == pytest.approx(0, abs=1e-5) or float(
        np.linalg.norm(vector)
    ) == pytest.approx(1, abs=1e-5)


def test_close_in_meaning_is_closer_than_far(encoder: Encoder) -> None:
    query = encoder.encode_query("apprendre le français")
    near, far = encoder.encode_passages(["cours de langue française", "rénovation des halls"])
    assert query @ near > query @ far + 0.1


def test_a_sentence_transformer_is_used_with_its_own_prompts(tiny: Path) -> None:
    found = load_encoder(str(tiny))
    assert isinstance(found, TransformerEncoder)
    plain = SentenceTransformer(str(tiny), device="cpu")
    texts = ["apprendre le français", "santé"]
    for prompt, vectors in (
        ("passage : ", found.encode_passages(texts)),
        ("query : ", np.stack([found.encode_query(text) for text in texts])),
    ):
        prompted = plain.encode([prompt + text for text in texts], prompt="")
        expected = unit(np.asarray(prompted, dtype=np.float32))
        np.testing.assert_allclose(vectors, expected, atol=1e-5)
    assert abs(float(found.encode_query("santé") @ found.encode_passages(["santé"])[0])) < 0.9999


def test_a_static_model_of_sentence_transformers_is_used(static: Path) -> None:
    found = load_encoder(str(static))
    reference = SentenceTransformer(str(static), device="cpu")
    texts = ["apprendre le français", "santé à emploi"]
    expected = unit(np.asarray(reference.encode_document(texts), dtype=np.float32))
    np.testing.assert_allclose(found.encode_passages(texts), expected, atol=1e-5)
    query = unit(np.asarray(reference.encode_query("santé"), dtype=np.float32))
    np.testing.assert_allclose(found.encode_query("santé"), query, atol=1e-5)


def test_a_model_of_model2vec_with_weights_is_used(static: Path, tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    save_file(
        {
            "embeddings": rng.integers(-9, 9, (4, 16)).astype(np.int8),
            "weights": rng.random(len(WORDS)).astype(np.float32),
            "mapping": rng.integers(0, 4, len(WORDS)),
        },
        tmp_path / "model.safetensors",
    )
    for folder, name in (
        (static, "tokenizer.json"),
        (MODEL, "modules.json"),
        (MODEL, "config.json"),
    ):
        (tmp_path / name).write_bytes((folder / name).read_bytes())
    modules = json.loads((tmp_path / "modules.json").read_text("utf-8"))
    (tmp_path / "modules.json").write_text(json.dumps(modules[:1]), "utf-8")
    found = load_encoder(str(tmp_path))
    assert isinstance(found, StaticEncoder)
    reference = SentenceTransformer(str(tmp_path), device="cpu")
    texts = ["apprendre le français", "santé à emploi"]
    expected = unit(np.asarray(reference.encode_document(texts), dtype=np.float32))
    np.testing.assert_allclose(found.encode_passages(texts), expected, atol=1e-4)
    np.testing.assert_allclose(found.encode_query(texts[0]), expected[0], atol=1e-4)


def test_the_default_is_static_and_named_by_its_files(encoder: Encoder, tmp_path: Path) -> None:
    assert isinstance(encoder, StaticEncoder)
    assert encoder.identity == folder_identity(MODEL)
    (tmp_path / "a.bin").write_bytes(b"1")
    first = folder_identity(tmp_path)
    (tmp_path / "README.md").write_text("prose", "utf-8")
    assert folder_identity(tmp_path) == first
    (tmp_path / "a.bin").write_bytes(b"2")
    assert folder_identity(tmp_path) != first
    assert first.startswith(f"{tmp_path.name}:")


@pytest.mark.parametrize("name", ["./absent", "/nulle/part", "un nom impossible !"])
def test_an_unknown_encoder_is_named_with_its_remedy(name: str) -> None:
    with pytest.raises(EncoderError) as caught:
        load_encoder(name)
    assert f"PASSERELLE_ENCODER={name} : modèle introuvable ou illisible" in str(caught.value)
    assert "remède : donner un dossier local ou un nom de modèle" in str(caught.value)


@pytest.mark.parametrize(
    "modules",
    [
        "",
        "[",
        "{}",
        '[{"idx": 0, "name": "0", "path": "", "type": "x.StaticEmbedding"}]',
        '[{"idx": 0}]',
    ],
)
def test_a_broken_model_folder_is_refused(tmp_path: Path, modules: str) -> None:
    (tmp_path / "modules.json").write_text(modules, "utf-8")
    with pytest.raises(EncoderError, match="illisible .* remède : "):
        load_encoder(str(tmp_path))


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_truncated_default_model_is_refused(tmp_path: Path, name: str) -> None:
    for path in MODEL.glob("*"):
        (tmp_path / path.name).symlink_to(path)
    data = (MODEL / name).read_bytes()
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes(data[: len(data) // 2])
    with pytest.raises(EncoderError, match=f"modèle illisible : {tmp_path.name} .* remède : "):
        load_encoder(str(tmp_path))


def test_the_default_folder_says_that_it_is_a_sentence_transformer() -> None:
    modules = json.loads((MODEL / "modules.json").read_text("utf-8"))
    assert [module["type"].rsplit(".", 1)[1] for module in modules] == [
        "StaticEmbedding",
        "Normalize",
    ]


def test_rows_of_zeros_stay_zeros() -> None:
    scaled = unit(np.asarray([[3, 4], [0, 0]], dtype=np.float32))
    assert scaled.tolist() == [pytest.approx([0.6, 0.8]), [0, 0]]
