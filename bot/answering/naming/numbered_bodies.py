"""Bodies that bear a number for a name, called by it: "lính 987", "đơn vị 987" are the regiment of that number."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from knowledge.entities.bodies import called
from knowledge.entities.places import Place
from knowledge.vietnamese.normalising import canonical, folded, is_plain, nfc
from knowledge.vietnamese.tokens import tokens

# A number of fewer digits is a count, or which of a few it is: Tiểu đoàn 2.
_NUMBER = re.compile(r"[a-zđ]{0,2}\d{2,4}")
# Whoever is in such a body, and what stands for it; behind "ở" and "bên" a number that counts is followed by what it counts.
_CALLED = (
    r"(?:các |cac |mấy |may )?(?:bộ đội|bo doi|chiến sĩ|chien si|anh em|lính|linh|đơn vị|don vi|sư đoàn|su doan|lữ đoàn|lu doan|trung đoàn|trung doan"
    r"|tiểu đoàn|tieu doan|đoàn|doan|bệnh viện|benh vien|nhà máy|nha may|xí nghiệp|xi nghiep|công ty|cong ty|kho|regiment|battalion|brigade)"
)
_AT = r"(?P<at>(?:ở|tại|tai|bên|ben|chỗ|cho|của|cua) )"
_COUNTS = r"(?! ?(?:%|hộ|ho|người|nguoi|triệu|trieu|tỷ|ty|đồng|dong|đảng|dang|cán bộ|can bo|lượt|luot|căn|can|em|cháu|chau|kg|tấn|tan|ha|m2|m3|km|m|xã|xa|ấp|ap|thôn|thon|[/.,-]?\d)\b)"


class NumberedBodies:
    """The bodies with a number for a name that articles of one corpus are about."""

    def __init__(self, names: Iterable[Place]) -> None:
        found: dict[str, set[str]] = defaultdict(set)
        for place in names:
            name = nfc(place.name)
            words = tokens(name)
            if not place.level and called(name) and _NUMBER.fullmatch(canonical(words[-1].text)):
                found[canonical(words[-1].text)].add(name)
        self._patterns: Mapping[re.Pattern[str], str] = {
            _pattern(number): next(iter(names)) for number, names in found.items() if len(names) == 1
        }

    def named(self, text: str, *, english: bool = False) -> str:
        """NFC `text` with the whole name of each such body that it calls by its number; `english` knows names by their capitals."""
        for pattern, name in self._patterns.items():
            shown = folded(name) if is_plain(text) and not english else name
            shown = shown.title() if english else shown
            if folded(name) not in folded(text):
                text = pattern.sub(rf"\g<at>{shown}", text)
        return text


def _pattern(number: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_CALLED} |{_AT}){number}\b{_COUNTS}", re.IGNORECASE)
