"""A message as it was meant: slipped letters, words bare of their marks among others, small names, capitals throughout, a call to the bot, what is only said."""

import re
from collections.abc import Container
from functools import lru_cache

from bot.answering.asking.parts import place_first
from bot.answering.naming.numbered_bodies import NumberedBodies
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.naming.small_names import SmallNames
from bot.answering.records import Asked
from knowledge.vietnamese.english import is_english
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded, is_plain, nfc
from knowledge.vietnamese.orthography import spelled_right
from knowledge.vietnamese.restoring import Restorer
from knowledge.vietnamese.speech import as_written
from knowledge.vietnamese.telex import untelexed
from knowledge.vietnamese.tokens import Token, tokens
from knowledge.vietnamese.transposing import untransposed

# Before a number neighbours tell nothing of the word.
_YEAR = re.compile(r"\bnam(?= (?:19|20)\d\d\b)")
_AND = re.compile(rf"^con(?= [{UPPER}])")
# Whom a message is put to, before it and behind it.
_CALLED = r"(?:bot|ad|admin|bạn bot|ban bot|trợ lý|tro ly|học ?bác|hoc ?bac)"
_ADDRESS = re.compile(
    rf"^\W*(?:(?:dạ|da|ê|alo|chào|chao),? )?(?:(?:{_CALLED}|bạn|ban|em|anh|chị|chi) (?:ơi|oi)\b|{_CALLED}(?= ?[,!:]))[\s,!:.]*",
    re.IGNORECASE,
)
_ADDRESS_BEHIND = re.compile(r"[\s,]+(?:bot|admin)(?: (?:ơi|oi|ạ|a|nhé|nhe|nha))?[\s?.!]*$", re.IGNORECASE)
# Politeness before what is asked and behind it.
_MAY_I = re.compile(
    r"^\W*(?:(?:dạ|da|thưa|thua)\W+)?(?:cho|xin)(?: (?:em|e|tôi|toi|mình|minh|cháu|chau|con|anh|chị|chúng tôi))?(?: xin)? (?:hỏi|hoi)"
    r"(?: (?:là|chút|tí|xíu|thăm)\b)?[\s,:]+(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
_PLEASE = re.compile(
    r"(?<!làm)(?<!như)(?: vậy)?(?: ạ| vậy| nhỉ|(?<!\bbao) v| z|(?<!thieu)(?<!khoa)(?<!vien)(?<!benh)(?<!tuoi)(?<!san) nhi)[\s?.!]*$"
)
# Fewer words in capitals may be short forms.
_LEAST_LOUD = 4
# Messages that are kept in memory as they were meant.
_KEPT = 1024


class _CorpusWords(Container[str]):
    """The folded words of a corpus."""

    def __init__(self, restorer: Restorer) -> None:
        self._restorer = restorer

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._restorer.knows(word)


class Retyping:
    """Puts right what was typed with one marked word and another bare, with its letters changed over, or a person's name small."""

    def __init__(
        self, finder: PlaceFinder, restorer: Restorer, names: SmallNames, numbered: NumberedBodies
    ) -> None:
        self._finder = finder
        self._restorer = restorer
        self._names = names
        self._numbered = numbered
        self._known = _CorpusWords(restorer)
        # Each turn is read again with every one that follows it.
        self._read = lru_cache(maxsize=_KEPT)(self.text)

    def asked(self, asked: Asked) -> Asked:
        """The message and those before it, put right; the very same where nothing is wrong."""
        text, turns = self._read(asked.text), tuple(map(self._read, asked.turns))
        return asked if (text, turns) == (asked.text, asked.turns) else Asked(text, turns)

    def text(self, typed: str) -> str:
        """What was meant; English, and what is typed without any mark, keeps its words as they are."""
        shown = nfc(typed)
        if is_english(shown):
            named = self._numbered.named(shown, english=True)
            return typed if named == shown else named
        quiet = spelled_right(_quiet(place_first(as_written(_unaddressed(shown)))))
        mended = self._numbered.named(untransposed(untelexed(quiet), self._known))
        if not is_plain(mended):
            mended = _AND.sub("còn", _YEAR.sub("năm", mended))
        restored = self._restorer.restore(mended).text
        if restored != mended and not is_plain(mended):
            mended = self._marked(mended, restored)
            restored = self._restorer.restore(mended).text
        mended = self._names.capitalised(mended, restored)
        return typed if mended == shown else mended

    def _marked(self, text: str, restored: str) -> str:
        """`text` with marks on its bare words in small letters, as they are `restored`; names are left to those who know them."""
        places = [place.span for place in self._finder.find(text, plain=False)]
        written, at = [], 0
        for word, read in zip(tokens(text), tokens(restored), strict=True):
            in_place = any(span.start <= word.span.start < span.end for span in places)
            if _is_bare(word) and not in_place:
                written.append(text[at : word.span.start] + read.text)
                at = word.span.end
        return "".join([*written, text[at:]])


def _unaddressed(text: str) -> str:
    """`text` without "bot ơi", "cho em hỏi" and "ạ": nobody reports of these. What is nothing else stays."""
    asked = _MAY_I.sub("", _ADDRESS_BEHIND.sub("", _ADDRESS.sub("", text)))
    return _PLEASE.sub("", asked).strip() or text


def _quiet(text: str) -> str:
    """`text` in small letters where it is all in capitals, which say nothing then."""
    return text.lower() if text.isupper() and len(text.split()) >= _LEAST_LOUD else text


def _is_bare(word: Token) -> bool:
    return word.text.islower() and folded(word.text) == canonical(word.text)
