"""An encoder that costs nothing: real vectors of a toy model, and a record of what it was given."""

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from index.encoder import Encoder, Progress, Vectors, no_progress

_DIMENSION = 64
_SYLLABLE = re.compile(r"\w+")


class HashedEncoder(Encoder):
    """Each syllable is a fixed direction, a text their sum at unit length: texts that share words are near.

    `encoded` lists every passage text in the order given, `asked` every question.
    """

    def __init__(self, identity: str = "hashed:1") -> None:
        self._identity = identity
        self.encoded: list[str] = []
        self.asked: list[str] = []

    @property
    def identity(self) -> str:
        """As given."""
        return self._identity

    @property
    def dimension(self) -> int:
        """64."""
        return _DIMENSION

    def queries(self, texts: Sequence[str]) -> Vectors:
        """Encode questions, and note them."""
        self.asked.extend(texts)
        return self._encode(texts)

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode passages, and note them."""
        self.encoded.extend(texts)
        for _ in texts:
            progress(1)
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        rows = [_vector(text) for text in texts]
        return np.array(rows, np.float32).reshape(len(texts), _DIMENSION)


def _vector(text: str) -> Vectors:
    # The empty syllable keeps a text without any from being a zero vector.
    total = np.sum([_direction(syllable) for syllable in ["", *_SYLLABLE.findall(text.lower())]], axis=0)
    unit: Vectors = (total / np.linalg.norm(total)).astype(np.float32)
    return unit


def _direction(syllable: str) -> Vectors:
    seed = int.from_bytes(hashlib.blake2b(syllable.encode(), digest_size=8).digest())
    return np.random.default_rng(seed).standard_normal(_DIMENSION).astype(np.float32)
