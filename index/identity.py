"""Names the version of the knowledge that read the corpus, so that what another version read is never mixed in."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_ROOT = "knowledge"
# Data of the corpus, with a fingerprint of its own.
_ARTICLES = "articles"
_LEFT_OUT = frozenset({_ARTICLES, "__pycache__", "sources"})


@cache
def knowledge_identity() -> str:
    """A fingerprint (hex) of every rule and table that sentences, terms, places and counts are made with.

    It covers the program text itself: a rule that changed in a way no specimen shows still counts as changed.
    """
    digest = hashlib.blake2b(digest_size=16)
    for name, content in sorted(_contents(files(_ROOT), "")):
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _contents(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            found += [] if entry.name in _LEFT_OUT else _contents(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".py", ".tsv", ".txt", ".bin", ".json")):
            found.append((path + entry.name, entry.read_bytes()))
    return found
