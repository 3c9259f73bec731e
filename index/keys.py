"""Short numbers that stand for texts in columns, where the texts themselves would cost too much memory."""

from collections.abc import Iterable
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]

_PASSAGE_BYTES = 6


def key_of(text: str) -> int:
    """64 bits of BLAKE2b: among ten million texts the chance that any two share a key is below one in 300,000."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def keys_of(texts: Iterable[str]) -> Keys:
    """`key_of` each text, in order."""
    return np.fromiter(map(key_of, texts), np.uint64)


def passage_key(passage_id: str) -> str:
    """The 12 hexadecimal digits that stand for a passage id, such as `long-binh#3`.

    They are BLAKE2b of the id's UTF-8 at a digest size of 6 bytes (not a longer digest cut short): the same
    in every process and after every restart, so a button may carry them. At a million passages the chance
    that any two share a key is below one in 500.
    """
    return blake2b(passage_id.encode(), digest_size=_PASSAGE_BYTES).hexdigest()
