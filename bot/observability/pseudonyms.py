"""Names for chats and people that the log may carry: the same person has the same one, and nobody can tell who it is."""

import hashlib
import hmac
import os
import re
import secrets
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Final

_KEY_BYTES: Final = 32
_SHOWN: Final = 10
# Telegram's numbers of people and chats, in lines that were written without a thought of this: whatever has so many
# digits and stands alone, and shorter ones behind a word that says so. Fractions of seconds and hashes are left alone.
_NUMBER: Final = re.compile(
    r"(?<![\w.~])-?\d{8,}(?![\w.])|(?<=\bchat )-?\d+|(?<=\bperson )-?\d+|(?<=\buser )-?\d+"
)


class Pseudonyms:
    """Keyed hashes of Telegram's ids; without the key, which stays in the data folder, they cannot be tried out."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def of(self, id_: object) -> str:
        """The pseudonym of an id, such as `~3fa90c21de`."""
        digest = hmac.new(self._key, str(id_).encode(), hashlib.sha256)
        return f"~{digest.hexdigest()[:_SHOWN]}"

    def in_text(self, text: str) -> str:
        """The text with what looks like an id replaced, for lines that libraries write, and for tracebacks."""
        return _NUMBER.sub(lambda match: self.of(match[0]), text)

    @cached_property
    def _key(self) -> bytes:
        """The stored key, made at first need; one for this run alone where the folder cannot be written."""
        try:
            return _stored(self._file) or _created(self._file)
        except OSError:
            return secrets.token_bytes(_KEY_BYTES)


def _stored(file: Path) -> bytes | None:
    try:
        key = file.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == _KEY_BYTES else None


def _created(file: Path) -> bytes:
    """A new key, written whole or not at all; of two processes the first one's counts."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(secrets.token_bytes(_KEY_BYTES))
        try:
            os.link(aside, file)
        except FileExistsError:
            if _stored(file) is None:  # torn by hand or by a disk
                Path(aside).replace(file)
    finally:
        Path(aside).unlink(missing_ok=True)
    return _stored(file) or secrets.token_bytes(_KEY_BYTES)
