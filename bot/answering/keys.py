"""Short names for passages, for places where an id of any length does not fit."""

from hashlib import blake2b

_BYTES = 6


def passage_key(passage_id: str) -> str:
    """The 12 hexadecimal digits that stand for a passage id, such as `long-binh#3`.

    They are BLAKE2b of the id's UTF-8 at a digest size of 6 bytes (not a longer digest cut short): the same
    in every process and after every restart, so a button may carry them. At a million passages the chance
    that any two share a key is below one in 500.
    """
    return blake2b(passage_id.encode(), digest_size=_BYTES).hexdigest()
