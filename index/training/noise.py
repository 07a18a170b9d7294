"""Noise that imitates people (typos, SMS, dropped letters) and OCR (glued or misread elisions)."""

from __future__ import annotations

import re

import numpy as np

Random = np.random.Generator

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEIGHBOURS = {
    "a": "zq", "z": "ae", "e": "zr", "r": "et", "t": "ry", "y": "tu", "u": "yi", "i": "uo",
    "o": "ip", "p": "ol", "q": "as", "s": "qd", "d": "sf", "f": "dg", "g": "fh", "h": "gj",
    "j": "hk", "k": "jl", "l": "km", "m": "l", "w": "x", "x": "wc", "c": "xv", "v": "cb",
    "b": "vn", "n": "b",
}  # fmt: skip
SMS = {
    "quelqu'un": "qqn", "quelque": "qq", "quelques": "qqs", "pourquoi": "pk", "comment": "cmt",
    "pour": "pr", "dans": "ds", "avec": "avc", "que": "ke", "qui": "ki", "quand": "kan",
    "vous": "vs", "nous": "ns", "toujours": "tjs", "beaucoup": "bcp", "problème": "pb",
    "rendez-vous": "rdv", "c'est": "c", "j'ai": "g", "suis": "sui", "est-ce": "esk",
    "bonjour": "bjr", "merci": "mrc", "salut": "slt", "sans": "ss", "temps": "tps",
    "quoi": "koi", "faire": "fer", "aussi": "ossi", "travail": "taf", "argent": "thune",
}  # fmt: skip
ELISION = re.compile(r"\b([ldnscmtj]|qu)['’](?=\w)", re.IGNORECASE)
MISREAD = ("U", "I", "l", "1", "L", "")


def mistype(word: str, rng: Random) -> str:
    """Swap, drop, double or replace one letter of a word of at least four."""
    if len(word) < 4:
        return word
    at = int(rng.integers(1, len(word) - 1))
    kind = int(rng.integers(4))
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    near = NEIGHBOURS.get(word[at].lower(), LETTERS)
    return word[:at] + near[int(rng.integers(len(near)))] + word[at + 1 :]


def glue(text: str, rng: Random, share: float) -> str:
    """Glue elisions as OCR does: « l'attractivité » gives « lattractivité », « Uattractivité »."""

    def replace(match: re.Match[str]) -> str:
        if rng.random() >= share:
            return match[0]
        if match[1].lower() == "l" and rng.random() < 0.5:
            return MISREAD[int(rng.integers(len(MISREAD)))]
        return match[1]

    return ELISION.sub(replace, text)


def abbreviate(word: str, rng: Random, share: float) -> str:
    """Write a frequent word as in an SMS, one time in 1 / `share`."""
    short = SMS.get(word.lower())
    return short if short is not None and rng.random() < share else word


def disturb(text: str, rng: Random, typos: float = 0.06, informal: float = 0.3) -> str:
    """Return `text` as a hurried person or a poor scanner would have written it."""
    glued = glue(text, rng, 0.5).split()
    draws = rng.random(len(glued))
    return " ".join(
        mistype(word, rng) if draw < typos else abbreviate(word, rng, informal)
        for word, draw in zip(glued, draws, strict=True)
    )
