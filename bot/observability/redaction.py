"""Secrets taken out of text that is to be logged or shown."""

import re
from collections.abc import Collection

_TOKEN = re.compile(r"\d+:[\w-]{30,}")
_HIDDEN_TOKEN = "[token]"  # noqa: S105 - what stands in a token's place
_HIDDEN_SECRET = "[secret]"  # noqa: S105 - the same
# Shorter ones would take common words out of every line.
_SHORTEST = 6


def redact(text: str) -> str:
    """The text with everything that looks like a bot token replaced."""
    return _TOKEN.sub(_HIDDEN_TOKEN, text)


class Redactor:
    """Takes bot tokens out of text, known or not, and these secrets wherever they stand."""

    def __init__(self, secrets: Collection[str] = ()) -> None:
        # The longest first: a secret may be part of another.
        known = sorted({secret for secret in secrets if len(secret) >= _SHORTEST}, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, text: str) -> str:
        """The text without them."""
        text = redact(text)
        return self._known.sub(_HIDDEN_SECRET, text) if self._known else text
