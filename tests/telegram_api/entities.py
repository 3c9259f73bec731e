"""What Telegram does to a text besides reading its markup: clean, trim, nest entities rightly, find more of them."""

import re
from collections.abc import Iterator

from telegram_api import utf16
from telegram_api.errors import Json

MAX_ENTITIES = 100
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_CODE = ("pre", "code")
_QUOTES = ("blockquote", "expandable_blockquote")
_PRIORITY = ("blockquote", "expandable_blockquote", "pre", "code", "text_link", "text_mention")
_TOP_LEVEL = "com|org|net|vn|io|me|gov|edu|info|dev|app"
_FOUND = (
    ("url", re.compile(r"(?:https?|tg)://[^\s<>\"]*[^\s<>\".,!?;:)\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)),
    (
        "url",
        re.compile(
            rf"(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:{_TOP_LEVEL})(?![\w-])(?:/[^\s<>\"]*[^\s<>\".,!?;:)\]])?",
            re.IGNORECASE,
        ),
    ),
    ("bot_command", re.compile(r"(?<![\w/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?![\w/<>@])")),
    ("mention", re.compile(r"(?<!\w)@[a-zA-Z0-9_]{2,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<!\w)#(?=\w*[^\W\d])\w{1,256}")),
)
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")


def detect(text: str) -> list[Json]:
    """Commands, mentions, hashtags, addresses and e-mail that Telegram marks by itself; earlier patterns win."""
    found: list[Json] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            entity: Json = {
                "type": kind,
                "offset": utf16.length(text[: match.start()]),
                "length": utf16.length(match[0]),
            }
            if not any(_overlap(entity, other) for other in found):
                found.append(entity)
    return found


def settle(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """The text and entities as the message will carry them; an empty text where nothing visible is left."""
    text, entities = _clean(text, entities)
    entities = _nest([entity for entity in entities if entity["length"] > 0], text)
    text, entities = _trim(text, entities)
    fixed = [entity for entity in entities if entity["type"] not in (*_SPLITTABLE, *_QUOTES)]
    entities += [entity for entity in detect(text) if not any(_overlap(entity, other) for other in fixed)]
    return text, sorted(entities, key=_order)[:MAX_ENTITIES]


def _order(entity: Json) -> tuple[int, int, int]:
    kind = entity["type"]
    rank = _PRIORITY.index(kind) if kind in _PRIORITY else len(_PRIORITY) + (kind in _SPLITTABLE)
    return entity["offset"], -entity["length"], rank


def _end(entity: Json) -> int:
    end: int = entity["offset"] + entity["length"]
    return end


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < _end(other) and other["offset"] < _end(one))


def _clean(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Control characters become spaces; carriage returns and line-drawing marks go, with the entities moved."""
    text = _CONTROL.sub(" ", text)
    gone = [utf16.length(text[: match.start()]) for match in _REMOVED.finditer(text)]
    if gone:

        def moved(offset: int) -> int:
            return offset - sum(position < offset for position in gone)

        entities = [
            entity
            | {"offset": moved(entity["offset"]), "length": moved(_end(entity)) - moved(entity["offset"])}
            for entity in entities
        ]
    return _REMOVED.sub("", text), entities


def _trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """White space goes at the end, and at the start as far as no entity covers it."""
    text = text.rstrip()
    units = utf16.length(text)
    kept = [
        entity | {"length": min(_end(entity), units) - entity["offset"]}
        for entity in entities
        if entity["offset"] < units
    ]
    free = min((entity["offset"] for entity in kept), default=len(text))
    start = 0
    while start < min(free, len(text)) and text[start] in " \n":
        start += 1
    return text[start:], [entity | {"offset": entity["offset"] - start} for entity in kept]


def _nest(entities: list[Json], text: str) -> list[Json]:
    """Code holds nothing else, quotes and links do not nest, equal styles are joined."""
    whole: list[Json] = []
    for entity in sorted((e for e in entities if e["type"] not in _SPLITTABLE), key=_order):
        rivals = [other for other in whole if (other["type"] in _QUOTES) == (entity["type"] in _QUOTES)]
        if not any(_overlap(entity, other) for other in rivals):
            whole.append(entity)
    code = [entity for entity in whole if entity["type"] in _CODE]
    styled = [
        {"type": kind, "offset": start, "length": end - start}
        for kind in _SPLITTABLE
        for joined in _joined([(e["offset"], _end(e)) for e in entities if e["type"] == kind])
        for start, end in _without(joined, code)
        if utf16.cut(text, start, end - start).strip()
    ]
    return whole + styled


def _joined(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without(span: tuple[int, int], holes: list[Json]) -> Iterator[tuple[int, int]]:
    start, end = span
    for hole in sorted(holes, key=_order):
        if hole["offset"] >= end or _end(hole) <= start:
            continue
        if hole["offset"] > start:
            yield start, hole["offset"]
        start = _end(hole)
    if start < end:
        yield start, end
