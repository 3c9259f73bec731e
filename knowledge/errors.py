"""What can go wrong with the knowledge. `str(error)` is in Vietnamese and meant for the operator's eyes.

KnowledgeError
├── ArticleError   one article file cannot be read; the others can
├── CorpusError    there is no corpus to work with
└── SourceError    something handed over to be imported cannot be read
"""

from pathlib import Path


class KnowledgeError(Exception):
    """Anything below; its message says what is wrong and what to do."""


class ArticleError(KnowledgeError):
    """The article file at `path` cannot be read; `reason` says why, in Vietnamese."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path.name}: {reason}")
        self.path = path
        self.reason = reason


class CorpusError(KnowledgeError):
    """No folder, or no article in it."""


class SourceError(KnowledgeError):
    """A file or address cannot be imported; the message says why, without naming it."""
