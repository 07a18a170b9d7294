"""The student's own tokenizer: lower-cased, accent-folded WordPiece on runs of [a-z0-9]."""

from __future__ import annotations

from collections.abc import Iterable

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

UNKNOWN = "[UNK]"
PREFIX = "##"
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
LONGEST = 200


def normalizer() -> normalizers.Normalizer:
    """Decompose, strip accents, lower the case, open the ligatures."""
    return normalizers.Sequence(
        [
            normalizers.NFKD(),
            normalizers.StripAccents(),
            normalizers.Lowercase(),
            normalizers.Replace("œ", "oe"),
            normalizers.Replace("æ", "ae"),
        ]
    )


def words(text: str) -> list[str]:
    """Split `text` as the tokenizer does before it looks for pieces."""
    folded = normalizer().normalize_str(text)
    return [word for word, _ in splitter().pre_tokenize_str(folded)]


def splitter() -> pre_tokenizers.PreTokenizer:
    """Keep runs of letters and digits, drop everything else: no unknown piece can occur."""
    return pre_tokenizers.Split(Regex("[a-z0-9]+"), behavior="removed", invert=True)


def around(model: models.Model) -> Tokenizer:
    """Put our folding and splitting around a model."""
    tokenizer = Tokenizer(model)
    tokenizer.normalizer = normalizer()
    tokenizer.pre_tokenizer = splitter()
    return tokenizer


def train_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Learn `size` pieces from `texts`; the same texts always give the same pieces.

    Every letter and digit is a piece, at the start of a word and within it: given first, so
    that no word is unknown and that ties between merges do not depend on the order of words.
    """
    alphabet = [*CHARACTERS, *(PREFIX + character for character in CHARACTERS)]
    learner = around(models.WordPiece(unk_token=UNKNOWN))
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=[UNKNOWN, *alphabet], show_progress=False
    )
    learner.train_from_iterator(texts, trainer)
    vocabulary = learner.get_vocab()
    return around(
        models.WordPiece(vocab=vocabulary, unk_token=UNKNOWN, max_input_chars_per_word=LONGEST)
    )
