"""Words typed as for a Telex keyboard that was not switched on: `ddarng vieen` for đảng viên."""

import re
import unicodedata

from knowledge.vietnamese.frequency import is_syllable
from knowledge.vietnamese.normalising import canonical

_LETTERS = (
    ("dd", "đ"), ("uow", "ươ"), ("uwow", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"),
)  # fmt: skip
_TONES = {"f": "\u0300", "s": "\u0301", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_WORD = re.compile(r"(?<![^\W_])[A-Za-z]{2,9}(?![^\W_])")
_KEYS = re.compile("[wfjrsx]|dd|aa|ee|oo")
_NEARLY_ALL = 0.75
# Where the tone stands: on a marked vowel, else before a final consonant or a closing vowel.
_MARKED = "âăêôơư"
_VOWELS = "aeiouy" + _MARKED
_GLIDES = ("qu", "gi")


def untelexed(text: str) -> str:
    """NFC `text` with such words written out, where it is sure that they are some.

    That is where what was typed is no syllable and what comes of it is one, and nearly all strange words of the text
    are so: a name or an English sentence holds such words by chance. A word with dd in front is always one.
    """
    strange = [match[0] for match in _WORD.finditer(text) if not is_syllable(match[0].lower())]
    read = [word for word in strange if _decoded(word)]
    sure = len(read) > 1 and len(read) >= _NEARLY_ALL * len(strange)

    def written(match: re.Match[str]) -> str:
        word = match[0]
        return (_decoded(word) if sure or word.lower().startswith("dd") else None) or word

    return _WORD.sub(written, text)


def _decoded(typed: str) -> str | None:
    word = typed.lower()
    if is_syllable(word) or (typed.isupper() and len(typed) > 1) or not _KEYS.search(word):
        return None
    tones = [letter for letter in word[1:] if letter in _TONES]
    bare = word
    if len(tones) == 1:
        at = word.rindex(tones[0])
        bare = word[:at] + word[at + 1 :]
    elif tones:
        return None
    for keys, letter in _LETTERS:
        bare = bare.replace(keys, letter)
    read = _toned(bare, _TONES[tones[0]]) if tones else bare
    if read is None or not read.islower() or canonical(read) == word or not is_syllable(canonical(read)):
        return None
    return read.capitalize() if typed[0].isupper() else read


def _toned(word: str, tone: str) -> str | None:
    start = 2 if word.startswith(_GLIDES) and len(word) > 2 and word[2] in _VOWELS else 0  # noqa: PLR2004 - two letters
    vowels = [at for at, letter in enumerate(word) if letter in _VOWELS and at >= start]
    if not vowels:
        return None
    marked = [at for at in vowels if word[at] in _MARKED]
    closed = vowels[-1] < len(word) - 1
    if marked:
        at = marked[-1]
    elif closed or len(vowels) == 1:
        at = vowels[-1]
    else:
        at = vowels[-2]
    return unicodedata.normalize("NFC", word[: at + 1] + tone + word[at + 1 :])
