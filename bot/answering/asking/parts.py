"""A message that asks several things, taken apart: "ai lập ra, tiền dùng vào việc gì?"."""

import re
from collections.abc import Iterator

from knowledge.vietnamese.normalising import folded, is_plain

# What asks, in folded text; on the phone bn is bao nhiêu and j is gì.
_ASKS = re.compile(
    r"\b(?:bao nhieu|bn|bnh|may|j|ai|gi|nao|(?<!dung )(?<!ban )(?<!buoc )(?<!dan )(?<!lan )(?<!bat )(?<!hang )dau(?! sach\b)|sao|the nao|bao gio|bao lau|vi sao|tai sao|ke (?:ra|ten|het|du)|liet ke"
    r"|what|which|who|when|where|how|why)\b|\bco\b.{2,60}\bkhong\b"
)
# Asks for no more than a yes, or for all of it, to what was said before, or says how that is to be counted.
_TAG = re.compile(
    r"^\W*(?:do |cu the )?(?:la|gom) (?:nhung )?(?:cai |viec |dieu )?gi\W*$|^\W*(?:tinh (?:theo|ca|rieng)|khong tinh|ke ca)\b.{0,30}$|^\W*(?:ke|liet ke|noi)\b.{0,20}$|^\W*(?:thi )?(?:may|bao nhieu)(?: \w+){0,3} moi (?:xa|phuong|huyen|noi|ben|don vi|dia phuong)\W*$|^\W*(?:o|tai) (?:cho|khau|diem|mat) nao\W*$|^\W*(?:so (?:nay|do) |con so nay |nhu (?:vay|the) |vay |the )?(?:co )?(?:dung|phai|chuan|that|sai|chinh xac)\b.{0,25}$"
)
# Read with their marks these ask nothing, though without them they look like words that do: Hòn Mây, khởi đầu.
_NO_ASKING = re.compile(
    r"\b(?!(?:may|mấy|sao|ai|gi|gì|nao|nào|dau|đau|đâu)\b)(?:m[aáàảãạâấầẩẫậăắằẳẵặ]y|s[aáàảãạ]o|[aáàảãạ]i|g[iíìỉĩị]|n[aáàảãạ]o|[dđ][aáàảãạâấầẩẫậ]u)\b",
    re.IGNORECASE,
)
# Where one question may end and the next begin; "và" and "còn" only where both sides ask.
_SEAM = re.compile(r"[?.;!]+\s+|,\s+|\s+(?=(?:va|con|roi|voi lai|dong thoi)\s)", re.IGNORECASE)
_JOINT = re.compile(r"^(?:va|con|roi|voi lai|dong thoi)\s+")
_LEAST_WORDS = 2
_MOST_PARTS = 4
# "… mấy đảng viên, mấy nữ? xã A ấy": where, said when all is asked already.
_AFTERTHOUGHT = re.compile(
    r"^(?P<asked>.{12,}?)\s*[?,.!]+\s*(?:(?:ở|tại|bên|chỗ|o|tai|ben|cho) )?(?P<place>(?:xã|phường|thị trấn|huyện|tỉnh|thôn|ấp|bản|xóm|khóm|buôn|khu phố|xa|phuong"
    r"|thi tran|huyen|tinh|thon|ap|ban|xom|khom|buon|khu pho)(?: [^\W_]+){1,4}) (?:ấy|đó|á|í|ý|nha|nhé|nhe|do|ay)\W*$",
    re.IGNORECASE,
)


def place_first(text: str) -> str:
    """NFC `text` with the place before all that it asks, where it is named behind: each of its questions is asked there."""
    match = _AFTERTHOUGHT.match(text)
    if match is None or not _ASKS.search(folded(match["asked"])) or _ASKS.search(folded(match["place"])):
        return text
    at = "O" if is_plain(text) else "Ở"
    return f"{at} {match['place']}, {match['asked']}?"


def parts(text: str) -> tuple[str, ...]:
    """The questions in NFC `text`, in order; one that asks a single thing comes back whole."""
    plain = folded(_NO_ASKING.sub(lambda match: "x" * len(match[0]), text))
    pieces: list[str] = []
    start = 0
    for end, following in [*_seams(plain), (len(text), len(text))]:
        if _is_question(plain[start:end]) and (
            end == len(text) or _is_question(_unjoined(plain[following:]))
        ):
            pieces.append(text[start:end].strip(" ,;"))
            start = following
    if len(pieces) < _LEAST_WORDS or len(pieces) > _MOST_PARTS:
        return (text,)
    return tuple(piece for piece in map(_without_joint, pieces) if piece)


def _seams(plain: str) -> Iterator[tuple[int, int]]:
    """Where a piece ends and where the next begins, of every place that may be a seam; none within quotes."""
    for match in _SEAM.finditer(plain):
        opened = plain.count("“", 0, match.start()) - plain.count("”", 0, match.start())
        if opened <= 0 and plain.count('"', 0, match.start()) % 2 == 0:
            yield match.start(), match.end()


def _is_question(plain: str) -> bool:
    return bool(_ASKS.search(plain)) and len(plain.split()) >= _LEAST_WORDS and not _TAG.match(plain)


def _unjoined(plain: str) -> str:
    return _JOINT.sub("", plain)


def _without_joint(piece: str) -> str:
    return piece[len(piece) - len(_unjoined(folded(piece))) :]
