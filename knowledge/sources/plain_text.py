"""Plain text and Markdown without front matter."""

from knowledge.sources.charsets import text_of
from knowledge.sources.legacy import converted
from knowledge.sources.records import Page
from knowledge.sources.unwrapping import unwrapped
from knowledge.vietnamese.normalising import nfc


def read_text(content: bytes, declared: str | None = None) -> Page:
    """The lines of a text, those that a narrow editor broke joined again.

    Raises:
        SourceError: it is no text, or in no code page that can be told.
    """
    text = nfc("\n".join(converted(line) for line in text_of(content, declared).split("\n")))
    return Page(tuple(unwrapped([line.strip() for line in text.split("\n")])))
