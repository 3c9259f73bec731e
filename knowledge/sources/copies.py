"""One story, one source: which article says the same already.

A copy in this sense says nothing that the kept article does not say: its text is nearly all there, and so are all
its figures and names. Reports of neighbouring communes share the genre's phrases, and some are one form filled in
twice; their figures and names differ, and so they stay apart.
"""

import hashlib
import re
from collections import defaultdict
from typing import Any

from knowledge.entities.places import place_chain, place_mentions
from knowledge.records import Article
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical

_FIGURE = re.compile(r"\d+(?:[.,/]\d+)*")
_NAME_WORD = rf"[{UPPER}][^\W\d_]*"
_NAME = re.compile(rf"(?<=[^.!?:…\s]\s){_NAME_WORD}(?:[ -]{_NAME_WORD})+")
_SHINGLE_WORDS = 4
_PERMUTATIONS = 64
_CANDIDATE = 0.4  # Jaccard similarity at which two articles are compared closely
_COPIED = 0.85  # of a copy's shingles stand in the kept article
_FEWEST_SHINGLES = 20


class KnownTexts:
    """The articles that there are, by what they say."""

    def __init__(self) -> None:
        self._by_hash: dict[str, str] = {}
        self._by_url: dict[str, str] = {}
        self._articles: dict[str, Article] = {}
        from datasketch import MinHashLSH

        self._similar = MinHashLSH(threshold=_CANDIDATE, num_perm=_PERMUTATIONS)
        self._rounds: dict[str, int] = defaultdict(int)

    def add(self, article: Article) -> None:
        """Remember `article`; one of the same id is forgotten."""
        self._articles[article.id] = article
        self._by_hash[content_hash(article.text)] = article.id
        if article.url:
            self._by_url[article.url] = article.id
        shingles = _shingles(article.text)
        if len(shingles) >= _FEWEST_SHINGLES:
            # The index cannot forget; an id's older entries are told apart by their round.
            self._rounds[article.id] += 1
            self._similar.insert(f"{self._rounds[article.id]} {article.id}", _sketch(shingles))

    def get(self, id_: str) -> Article | None:
        """The article under an id."""
        return self._articles.get(id_)

    def at(self, url: str | None) -> Article | None:
        """The article that was taken from `url`."""
        return self._articles.get(self._by_url.get(url or "", ""))

    def same(self, text: str) -> Article | None:
        """An article of the same words, whatever their case, marks of punctuation and line breaks."""
        key = content_hash(text)
        article = self._articles.get(self._by_hash.get(key, ""))
        return article if article is not None and content_hash(article.text) == key else None

    def copied(self, article: Article) -> Article | None:
        """The article that `article` is a lightly edited or shortened copy of."""
        shingles = _shingles(article.text)
        if len(shingles) < _FEWEST_SHINGLES:
            return None
        best: tuple[float, Article] | None = None
        for found in self._similar.query(_sketch(shingles)):
            round_, _, id_ = str(found).partition(" ")
            kept = self._articles[id_]
            if int(round_) != self._rounds[id_] or not _may_be_copy(article, kept):
                continue
            share = len(shingles & _shingles(kept.text)) / len(shingles)
            if share >= _COPIED and (best is None or share > best[0]):
                best = (share, kept)
        return best[1] if best else None


def content_hash(text: str) -> str:
    """Equal for texts of the same words and figures in the same order."""
    return hashlib.blake2b(" ".join(_words(text)).encode(), digest_size=16).hexdigest()


def _may_be_copy(article: Article, kept: Article) -> bool:
    return (
        _figures(article.text) <= _figures(kept.text)
        and _same_place(article, kept)
        and _places(article.text) <= _places(kept.text)
        and all(name in canonical(f"{kept.title}\n{kept.text}") for name in _names(article.text))
    )


def _same_place(article: Article, kept: Article) -> bool:
    if not (article.place and kept.place):
        return True
    return place_chain(article.place)[:1] == place_chain(kept.place)[:1]


def _words(text: str) -> list[str]:
    # A figure with its points and commas is one word: 1.250 is not 1 250.
    return re.findall(r"\d+(?:[.,/]\d+)*%?|[^\W\d_]+", canonical(text))


def _shingles(text: str) -> frozenset[bytes]:
    words = _words(text)
    return frozenset(
        " ".join(words[at : at + _SHINGLE_WORDS]).encode() for at in range(len(words) - _SHINGLE_WORDS + 1)
    )


def _sketch(shingles: frozenset[bytes]) -> Any:
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS)
    sketch.update_batch(list(shingles))
    return sketch


def _figures(text: str) -> frozenset[str]:
    return frozenset(found.lstrip("0") for found in _FIGURE.findall(text))


def _places(text: str) -> frozenset[tuple[str | None, str]]:
    return frozenset((mention.place.level, mention.place.key) for mention in place_mentions(text))


def _names(text: str) -> frozenset[str]:
    return frozenset(canonical(found) for found in _NAME.findall(text))
