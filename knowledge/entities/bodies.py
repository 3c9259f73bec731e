"""Bodies with names of their own: a company, a hospital, a border post; and how they are called for short."""

import re
from collections.abc import Iterator, Mapping, Sequence

from knowledge.records import Span
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import Token, tokens

_HEADS = tuple(
    tuple(head.split())
    for head in (
        "tổng công ty", "công ty", "tập đoàn", "xí nghiệp", "nhà máy", "ngân hàng", "điện lực", "bệnh viện", "trung tâm", "trạm",
        "trường", "học viện", "viện", "hợp tác xã", "liên hiệp hợp tác xã", "nông trường", "lâm trường", "đồn", "hải đội", "tiểu đoàn",
        "trung đoàn", "lữ đoàn", "sư đoàn", "hội", "ban", "sở", "chi nhánh", "cục", "chi cục", "văn phòng", "kho bạc", "đảng ủy", "đảng bộ",
        "công đoàn", "liên đoàn", "công an", "quỹ", "nhà văn hóa", "vườn quốc gia", "tỉnh đoàn", "huyện đoàn", "thành đoàn", "thị đoàn", "quận đoàn",
    )
)  # fmt: skip
# Of these each is a body for itself, wherever it stands: of the district's company nothing is said about the district.
_APART = frozenset(
    "tổng công ty,công ty,tập đoàn,xí nghiệp,nhà máy,bệnh viện,hợp tác xã,nông trường,lâm trường,đồn".split(
        ","
    )
)
# Every word of every question is tried: by its first word a head is found at once.
_BY_FIRST: Mapping[str, Sequence[tuple[str, ...]]] = {
    first: tuple(head for head in _HEADS if folded(head[0]) == first)
    for first in {folded(head[0]) for head in _HEADS}
}
# Units of the army are called by their numbers.
NUMBERED = tuple(tuple(head.split()) for head in ("tiểu đoàn", "trung đoàn", "lữ đoàn", "sư đoàn", "hải đội"))
_OF_THE_PARTY = frozenset({("đảng", "bộ"), ("đảng", "ủy")})
# An article about one of these may be about its party cell by name.
_PARTY = re.compile(r"(?i:chi bộ|đảng bộ|chi ủy|đảng ủy)\s+(?=[^\W\d_])")
_LEVELS = frozenset(
    "tỉnh huyện xã phường thị trấn thành phố quận tinh huyen xa phuong thi tran thanh pho quan".split()
)
# None of these stands within the name of a body as it is called.
_ENDS = frozenset(
    "của cua ở o tại tai thuộc thuoc trên tren trong có co là la nào nao gì gi đã da được duoc với voi cho về ve từ tu đến den "
    "cùng cung vì vi khi mà ma như nhu thì thi do bao mấy may các cac những nhung mỗi moi này nay đó ấy ay đang dang còn con không khong".split()
)
# Words between the head and the name's own part, and of a whole name.
_BETWEEN, _LONGEST = 8, 14
_LEAST_NAME = 2


def head_at(words: Sequence[str], start: int = 0) -> int:
    """How many of canonical `words` from `start` are the head of a body's name, with marks or without; 0 if none."""
    if start >= len(words):
        return 0
    heads = _BY_FIRST.get(folded(words[start]), ())
    return max((len(head) for head in heads if _stands_at(head, words, start)), default=0)


def is_apart(words: Sequence[str]) -> bool:
    """Whether canonical `words` open with the head of a body that is always one for itself."""
    length = head_at(words)
    return any(_stands_at(tuple(head.split()), words, 0) for head in _APART) and length > 0


def may_go_on(word: str) -> bool:
    """Whether the canonical `word` may stand within a body's name as it is called."""
    return word not in _ENDS


def called(name: str) -> tuple[str, ...]:
    """The canonical words of a body's NFC name, from its head on, abbreviations written out; empty if it names none."""
    words = words_of(_PARTY.sub("", name, count=1)) or words_of(name)
    if not head_at(words):
        words = words_of(name)
    return words if head_at(words) and len(words) > head_at(words) else ()


def words_of(text: str) -> tuple[str, ...]:
    """The canonical words of NFC `text` with its abbreviations written out."""
    return tuple(canonical(token.text) for token in tokens(expanded(text)))


def own_name(name: str) -> tuple[str, ...]:
    """The canonical words of the name that a body shares with nothing else of its kind: the capitals at its end, a unit's number."""
    run: list[str] = []
    for token in reversed(tokens(expanded(name))):
        if not token.text[0].isupper() and not (token.text.isdigit() and not run):
            break
        run.insert(0, canonical(token.text))
    words = words_of(name)
    if run and run[-1].isdigit() and any(_stands_at(head, words, 0) for head in NUMBERED):
        return (run[-1],)
    return tuple(run) if _LEAST_NAME <= len(run) < len(words) else ()


def is_called(typed: Sequence[str], words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether canonical `typed` may call the body of `words` whose own name is `own`.

    What kind of company or hospital it is may be left out, the own name may not, but for its initials.
    """
    head = head_at(typed)
    if not head or not own or not _is_head_of(typed[:head], words):
        return False
    # "Bệnh viện tỉnh A": the level of what it lies in may be said though its name does not say it.
    typed = [*typed[:head], *(one for one in typed[head:] if one not in _LEVELS or one in words)]
    end = tuple(typed[len(typed) - len(own) :])
    if len(typed) >= head + len(own) and _fits_all(end, own):
        rest = typed[head : len(typed) - len(own)]
    elif len(typed) > head and typed[-1] == "".join(folded(word)[0] for word in own):
        rest = typed[head:-1]
    else:
        return False
    return _in_order(rest, words[head : len(words) - len(own)])


def is_kind(typed: Sequence[str], words: Sequence[str], own: Sequence[str]) -> bool:
    """Whether canonical `typed` names the kind of the body and nothing of its own name: `công ty cấp nước`."""
    head = head_at(typed)
    return bool(
        head
        and _is_head_of(typed[:head], words)
        and _in_order(typed[head:], words[head : len(words) - len(own)])
    )


def bodies_in(text: str, own: Sequence[str]) -> Iterator[Span]:
    """Where NFC `text` names bodies whose names end with the canonical words `own`, from head to end."""
    found = tokens(text)
    words = [canonical(token.text) for token in found]
    for end in range(len(own), len(words) + 1):
        start = end - len(own)
        opening = found[start].text[0] if start < end else ""
        if not _fits_all(own, words[start:end]) or not (opening.isupper() or opening.isdigit()):
            continue
        first = _head_before(text, found, words, start)
        if first is not None:
            yield Span(found[first].span.start, found[end - 1].span.end)


def opening_body(title: str) -> str:
    """The body for itself whose name an NFC title opens with, or the name of whose party cell; empty if with none."""
    text = _PARTY.sub("", title, count=1) if _PARTY.match(title) else title
    found = tokens(text)
    words = [canonical(token.text) for token in found]
    if not is_apart(words[:_BETWEEN]):
        return ""
    run = 0
    for at in range(head_at(words), min(len(words), _LONGEST)):
        if text[found[at - 1].span.end : found[at].span.start].strip() or words[at] in _ENDS:
            break
        is_name = found[at].text[0].isupper() and not found[at].text.isupper()
        if run >= _LEAST_NAME and not is_name:
            return text[: found[at - 1].span.end]
        run = run + 1 if is_name else 0
    else:
        at = min(len(words), _LONGEST)
    return text[: found[at - 1].span.end] if run >= _LEAST_NAME else ""


def _head_before(text: str, found: Sequence[Token], words: Sequence[str], start: int) -> int | None:
    """The token at which the head of the body begins whose own name begins at `start`."""
    for first in range(start - 1, max(-1, start - 1 - _BETWEEN), -1):
        if text[found[first].span.end : found[first + 1].span.start].strip() or words[first] in _ENDS:
            return None
        head = head_at(words, first)
        if head and first + head <= start:
            longer = first - 1
            # "Tổng công ty" is one head, "Chi nhánh Công ty A" a body of its own.
            whole = longer >= 0 and head_at(words, longer) > head
            return longer if whole else first
    return None


def _is_head_of(head: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `head` is that of a body; its committee stands for a party organisation."""
    return _fits_all(head, words[: len(head)]) or (
        tuple(words[: len(head)]) in _OF_THE_PARTY and any(_fits_all(head, one) for one in _OF_THE_PARTY)
    )


def _stands_at(head: Sequence[str], words: Sequence[str], start: int) -> bool:
    return _fits_all(words[start : start + len(head)], head)


def _fits_all(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `typed`, with the marks that it has, are `words`."""
    return len(typed) == len(words) and all(map(_fits, typed, words))


def _fits(typed: str, word: str) -> bool:
    return typed in {word, folded(word)}


def _in_order(typed: Sequence[str], words: Sequence[str]) -> bool:
    """Whether `typed` stand among `words` in that order; the level of what the body lies in may be said besides."""
    rest = list(words)
    for one in typed:
        at = next((at for at, word in enumerate(rest) if _fits(one, word)), None)
        if at is None:
            if one in _LEVELS:
                continue
            return False
        rest = rest[at + 1 :]
    return True
