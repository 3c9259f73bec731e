"""What can go wrong in the index.

IndexFault              base; its text is one clear Vietnamese line for the person at the terminal
├── ModelError          the embedding model is missing, damaged or not usable
├── StaleIndexError     the index was built with another model: it must be rebuilt on purpose
└── SnapshotError       a generation on disk is torn, damaged or of another format
"""


class IndexFault(Exception):
    """Base of everything the index raises on purpose; `str()` of it may be shown to a person."""


class ModelError(IndexFault):
    """The embedding model is missing, damaged or not usable."""


class StaleIndexError(IndexFault):
    """The index was built with another model or tokenizer than the one now set."""


class SnapshotError(IndexFault):
    """A generation on disk is torn, damaged or of another format."""
