"""Short names for passages, for places where an id of any length does not fit."""

from index.keys import passage_key

__all__ = ["passage_key"]
