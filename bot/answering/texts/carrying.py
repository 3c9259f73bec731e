"""Which place a sentence that names none is about."""

import re

from knowledge.entities.bodies import opening_body
from knowledge.entities.places import LEVELS, Place, place_chain, place_mentions, topic_of
from knowledge.records import Article, Passage
from knowledge.vietnamese.letters import UPPER

_HAMLET = frozenset({0})
_BODY_ALONE = re.compile(
    rf"(?:[^,.;:“”]{{2,40}}, )?(?:[Cc]ác cấp )?(?P<body>Hội|Đoàn|Mặt trận|Công đoàn|Liên đoàn)(?= (?:còn|cũng|đã|đang|vận động|tổ chức|phát động|duy trì|thành lập|xây dựng|phối hợp|giúp|hỗ trợ|trao|tặng|nhận|lập|mở|triển khai)\b)(?! [{UPPER}])"
)


def place_about(passage: Passage, start: int) -> Place | None:
    """The place that may be put before a quote which begins at `start` (code points) and names none; None if unsure.

    The place that opens the sentence before it in its paragraph, else the article's own. None where the very sentence
    names a place before `start` (in "model A in commune X; model B of the veterans" nobody knows where B is), and where
    the paragraph has last spoken of a place that does not lie in the article's own.
    """
    own = article_subject(passage.article)
    spans = [span for span in passage.sentences if span.start <= start]
    sentence = spans[-1].start if spans else 0
    if any(place_mentions(passage.text[sentence:start])):
        return _called_again(passage.text[sentence:start], passage.text[start : spans[-1].end])
    for span in reversed(spans[:-1]):
        if "\n" in passage.text[span.end : sentence]:
            break
        named = list(place_mentions(span.of(passage.text)))
        if not named:
            continue
        if own and own.name in passage.text[span.start : span.start + named[0].span.start]:
            return own  # "A là xã của huyện B": A, named bare, is the subject
        topic = topic_of(span.of(passage.text))
        if topic and own and topic.key != own.key and lies_in(own, topic):
            # The district of the commune that the article is about: what follows is told of either.
            return None
        if topic:
            # "Còn Đoàn Thanh niên xã có …" tells of the hamlet named before no longer.
            said = spans[-1].of(passage.text)
            is_over = topic.tiers == _HAMLET and _is_of_whole(said, own)
            return own if is_over or _is_of_own_body(said, span.of(passage.text), own, topic) else topic
        return own if own and all(lies_in(mention.place, own) for mention in named) else None
    return own


def _is_of_whole(text: str, own: Place | None) -> bool:
    """Whether the sentence `text` calls `own` by its level alone: `Hội Nông dân xã`, `phường đón 300 khách`."""
    return bool(own and own.level and re.search(rf"\b{own.level}\b(?! [{UPPER}])", text))


def _is_of_own_body(text: str, before: str, own: Place | None, topic: Place) -> bool:
    """Whether the sentence `text` opens with a body called by its kind alone, which `before` does not name of its place.

    "Xã A có nhiều nhất. Hội còn vận động …" goes on about the district's union, whose article it is.
    """
    match = _BODY_ALONE.match(text)
    if match is None or own is None or not lies_in(topic, own):
        return False
    return not re.search(rf"\b{match['body']}\b", before, re.IGNORECASE)


def _called_again(before: str, said: str) -> Place | None:
    """The ward that a sentence opens with and whose later clause calls it "phường" alone; None where others are named."""
    named = [mention.place for mention in place_mentions(before)]
    opening = next(place_mentions(before)).span.start
    first = named[0]
    if opening or not first.level or any(place != first for place in named) or any(place_mentions(said)):
        return None
    return first if re.search(rf"\b(?:của|toàn|cả) {first.level}\b(?! [{UPPER}])", said) else None


def article_subject(article: Article) -> Place | None:
    """What an article is about: the company or the border post that its title opens with, else its place; None if none."""
    chain = place_chain(article.place or "")
    body = opening_body(article.title)
    if body and chain and chain[0].level:
        return Place(None, body, chain)
    return next(iter(chain), None)


def lies_in(place: Place, other: Place) -> bool:
    """Whether by their levels `place` may lie in `other`, or is that very place."""
    if place.key == other.key:
        return True
    if place.level not in LEVELS or other.level not in LEVELS:
        return False
    return LEVELS.index(place.level) < LEVELS.index(other.level)
