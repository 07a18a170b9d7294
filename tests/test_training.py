"""The encoder's training, end to end on a few made-up rows with a teacher made of hashes."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import Stemmer
import torch
from model2vec import StaticModel
from numpy.typing import NDArray

from index.training.data import Pair, Paragraph, Parallel, TrainingSet, load_training_set, rows
from index.training.evaluate import middle_ranks
from index.training.export import quantize
from index.training.fusion_study import mixture
from index.training.losses import contrast
from index.training.noise import disturb, glue, mistype
from index.training.pipeline import build, make
from index.training.recipe import Recipe
from index.training.retrieval import reciprocal_ranks, tasks
from index.training.teacher import reduce, teach
from index.training.thesaurus import extract
from index.training.tokenizer import train_tokenizer
from index.training.train import Checkpoint, Trainer

SUBJECTS = [
    ("le logement", "housing"),
    ("la santé", "health"),
    ("l'école", "school"),
    ("l'emploi", "work"),
    ("le quartier", "the district"),
    ("la médiation", "mediation"),
]
VERBS = [("aide", "helps"), ("change", "changes"), ("compte", "matters"), ("avance", "moves on")]
SMALL = Recipe(
    vocabulary=160, dimensions=16, steps=60, parallel_batch=16, pair_batch=8, learning_rate=1e-2
)


class HashTeacher:
    """Adds one random vector per word: enough meaning for a test."""

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, sentences: list[str]) -> NDArray[np.float32]:
        self.calls += 1
        return np.stack([self._sentence(text) for text in sentences]).astype(np.float32)

    def _sentence(self, text: str) -> NDArray[np.float64]:
        seeds = [int(hashlib.md5(w.encode()).hexdigest()[:8], 16) for w in text.split()]
        rows = [np.random.default_rng(s).standard_normal(24) for s in seeds]
        return np.asarray(np.sum(rows, axis=0))


@pytest.fixture
def data() -> TrainingSet:
    parallel = [
        Parallel("fake", f"{french} {verb}", f"{english} {does}")
        for french, english in SUBJECTS
        for verb, does in VERBS
    ]
    pairs = [
        Pair("fake", french, f"Un mot sur {french}. Chacun le sait.") for french, _ in SUBJECTS
    ]
    text = "Les habitants du quartier se retrouvent. La santé de tous compte. L'école avance."
    return TrainingSet(parallel, pairs, [Paragraph("fake", text + " " + text)])


def prepared(data: TrainingSet, cache: Path, recipe: Recipe = SMALL) -> Trainer:
    return make(data, HashTeacher(), recipe, cache)


def test_one_folder_loads_both_ways_with_the_same_vectors(
    data: TrainingSet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    from sentence_transformers import SentenceTransformer

    losses = build(data, HashTeacher(), SMALL, tmp_path / "cache", tmp_path / "model")
    assert np.mean(losses[-10:]) < 0.8 * np.mean(losses[:10])
    texts = ["L'école avance", "lecole AVANCE", "la sante de tous " * 400, "xyz 2019"]
    light = StaticModel.from_pretrained(tmp_path / "model").encode(texts)
    full = SentenceTransformer(str(tmp_path / "model"), device="cpu").encode(texts)
    assert ((light * full).sum(1) >= 0.999).all()
    assert np.linalg.norm(light, axis=1) == pytest.approx(1.0, abs=1e-3)


def test_a_run_cut_short_resumes_to_the_same_rows(data: TrainingSet, tmp_path: Path) -> None:
    whole = prepared(data, tmp_path)
    whole.run()
    checkpoint = Checkpoint(tmp_path / "checkpoint.pt", "these data")
    prepared(data, tmp_path).run(checkpoint, until=25)
    resumed = prepared(data, tmp_path)
    assert len(resumed.run(checkpoint)) == SMALL.steps - 25
    assert torch.equal(resumed.student.folded(), whole.student.folded())


def test_a_checkpoint_of_another_recipe_is_not_taken_up(data: TrainingSet, tmp_path: Path) -> None:
    checkpoint = Checkpoint(tmp_path / "checkpoint.pt", "these data")
    prepared(data, tmp_path).run(checkpoint, until=5)
    other = prepared(data, tmp_path, replace(SMALL, seed=8))
    assert len(other.run(checkpoint, until=10)) == 10


def test_rows_of_one_stem_are_shared(data: TrainingSet, tmp_path: Path) -> None:
    trainer = prepared(data, tmp_path, replace(SMALL, stems=True, steps=20))
    losses = trainer.run()
    assert losses[-1] < losses[0]
    assert trainer.student.shared.rows.abs().sum() > 0


def test_teacher_vectors_are_read_from_the_cache(tmp_path: Path) -> None:
    first, second = HashTeacher(), HashTeacher()
    made = teach(["a b", "c", "a"], first, tmp_path)
    assert np.array_equal(made, teach(["a b", "c", "a"], second, tmp_path))
    assert (first.calls, second.calls) == (1, 0)


def test_reduction_keeps_cosines_when_nothing_is_lost() -> None:
    flat = np.random.default_rng(0).standard_normal((50, 3)) @ np.eye(3, 8)
    vectors = flat.astype(np.float32)
    reduced = reduce(vectors, 3)
    full = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    assert reduced @ reduced.T == pytest.approx(full @ full.T, abs=1e-4)


def test_the_tokenizer_folds_case_accents_and_ligatures() -> None:
    tokenizer = train_tokenizer(["l'école des sœurs"] * 20, 80)
    plain = tokenizer.encode("L ECOLE des soeurs").ids
    assert tokenizer.encode("l’École, des SŒURS !").ids == plain
    assert tokenizer.token_to_id("[UNK]") not in tokenizer.encode("日本 €uro naïveté 42").ids


def test_noise_imitates_people_and_scanners() -> None:
    rng = np.random.default_rng(3)
    assert mistype("les", rng) == "les"
    typed = [mistype("logement", rng) for _ in range(50)]
    assert all(word != "" and word[0] == "l" and abs(len(word) - 8) <= 1 for word in typed)
    glued = {glue("l'attractivité", rng, 1.0) for _ in range(80)}
    assert {"lattractivité", "Uattractivité", "Iattractivité"} <= glued
    assert glue("l'attractivité", rng, 0.0) == "l'attractivité"
    assert disturb("pourquoi vous", rng, typos=0, informal=1) == "pk vs"
    assert disturb("aujourd'hui", rng, typos=0) == "aujourd'hui"


def test_other_rows_with_an_equal_text_are_no_negatives() -> None:
    same = torch.tensor([[False, True], [True, False]])
    vectors = torch.eye(2)
    assert float(contrast(vectors, vectors.flip(0), same, 0.05)) == pytest.approx(0.0, abs=1e-6)
    assert float(contrast(vectors, vectors.flip(0), same & False, 0.05)) > 10


def test_int8_rows_stay_close() -> None:
    wide = np.random.default_rng(1).standard_normal((20, 32)).astype(np.float32)
    values, scale = quantize(wide)
    assert values * scale[:, None] == pytest.approx(wide, abs=float(scale.max()))


def test_reciprocal_ranks_by_hand() -> None:
    scores = np.array([[3, 2, 1], [3, 2, 1], [1, 1, 0], [2, 1, 0]], np.float32)
    found = reciprocal_ranks(scores, np.array([0, 1, 0, 2]), cut=2)
    assert found.tolist() == [1.0, 0.5, pytest.approx(1 / 1.5), 0.0]


def test_tasks_hold_each_passage_once() -> None:
    pairs = [Pair("a", "q1", "p"), Pair("a", "q2", "p"), Pair("b", "q3", "p"), Pair("a", "q4", "r")]
    first, second = tasks(pairs)
    assert (first.passages, first.gold.tolist()) == (["p", "r"], [0, 0, 1])
    assert second.source == "b"


def test_equal_values_share_their_middle_rank() -> None:
    assert middle_ranks(np.array([3.0, 1.0, 3.0])).tolist() == [1.5, 0.0, 1.5]


def test_the_surer_opinion_wins_the_mixture() -> None:
    sure, unsure = np.array([20.0, 1.0], np.float32), np.array([5.0, 4.9], np.float32)
    cosine = np.array([0.3, 0.5], np.float32)
    assert mixture(sure, cosine).argmax() == 0
    assert mixture(unsure, cosine).argmax() == 1
    assert mixture(np.zeros(2, np.float32), cosine).argmax() == 1


def test_a_row_of_another_width_is_refused_by_name(tmp_path: Path) -> None:
    import gzip

    for name in ("parallel", "pairs", "text"):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt") as file:
            file.write(json.dumps(["fake", "un", "one"]) + "\n")
    with pytest.raises(ValueError, match=r"text.jsonl.gz:1: expected 2 fields, got 3"):
        load_training_set(tmp_path)
    assert next(rows(tmp_path / "pairs.jsonl.gz", 3)) == ["fake", "un", "one"]


def test_the_thesaurus_keeps_known_words_only() -> None:
    rows_ = [
        Pair("mythes", "logement", "habitation, gîte, logements, chez-soi"),
        Pair("mythes", "casuel", "flexionnel"),
    ]
    met = {"log", "habit", "git"}

    def known(words: tuple[str, ...], least: int) -> bool:
        return 0 < len(words) and set(words) <= met

    found = extract(rows_, known, Stemmer.Stemmer("french"))
    assert found == {"logement": ["habitation", "gîte"]}
