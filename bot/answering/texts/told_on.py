"""What a report goes on to tell of a hamlet that the sentence before names: "Bí thư chi bộ A …", "Năm 2019, anh …"."""

import re
from collections.abc import Sequence

from index.scopes import Scope
from knowledge.entities.places import Place, place_mentions
from knowledge.records import Passage

_HAMLET = frozenset({0})
_MOST_ROWS = 200
# So many sentences behind the one that names the hamlet.
_REACH = 2
_OPENS = re.compile(
    r"(?:(?:Năm|Tháng|Đầu năm|Cuối năm) [\d/]+, |Đến nay, |Nhờ (?:đó|vậy), |Hiện nay, )?"
    r"(?:(?i:bí thư chi bộ|trưởng (?:thôn|ấp|bản|buôn|khu phố|ban công tác mặt trận)|chi bộ|thôn|ấp|bản|buôn|khu phố|tổ dân phố|anh|chị|ông|bà|nơi đây|ở đây|tại đây|chi ủy)\b)"
)


def told_on(passages: Sequence[Passage], scope: Scope, place: Place) -> Scope:
    """The sentences behind those of `scope`, which name the hamlet `place` and no other, that go on about it.

    They stand in its paragraph, open with what every hamlet has or with a pronoun, and name no place themselves.
    """
    if place.tiers != _HAMLET or len(scope.sentences) > _MOST_ROWS:
        return Scope({})
    found = {row: _behind(passages[row], numbers, place) for row, numbers in scope.sentences.items()}
    return Scope({row: numbers for row, numbers in found.items() if numbers})


def _behind(passage: Passage, numbers: frozenset[int], place: Place) -> frozenset[int]:
    spans, text = passage.sentences, passage.text
    found: set[int] = set()
    for number in numbers:
        named = {
            mention.place.key
            for mention in place_mentions(spans[number].of(text))
            if mention.place.tiers == _HAMLET
        }
        if named - {place.key} or place.name not in spans[number].of(text):
            continue
        for behind in range(number + 1, min(number + 1 + _REACH, len(spans))):
            said = spans[behind].of(text)
            beside = "\n" not in text[spans[behind - 1].end : spans[behind].start]
            if not beside or not _OPENS.match(said) or any(place_mentions(said)):
                break
            found.add(behind)
    return frozenset(found)
