"""Amounts in a masked sentence: a number with its unit and the words that soften it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.facts.reading import Reading
from knowledge.records import Span

_VALUE = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+[.,]\d{1,2}(?!\d)|\d+"
_MEASURE = r"km2|km²|m2|m²|m3|m³|mét khối|mét vuông|km|kg|ki-lô-gam|ha|hecta|héc-ta|tấn|tạ|yến|lít|mét|cây số|kwh|kw|mw|m(?= |,|;|\.|$)|gam"
_SCALE = r"(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)"
_MONEY = rf"(?:{_SCALE} )?(?:đồng(?! chí| bào| thời| hành| loạt| thuận| ý| tâm| đội| nghiệp| cỏ| ruộng)|usd|vnđ|vnd|đ(?![^\W_]))|{_SCALE} đô la"
_RATE = r"(?:/(?:người|năm|tháng|ha|hộ|ngày|lao động|kg|quý|tuần|m2|công|vụ))*"
_UNIT = rf" ?(?:%|‰)| (?:phần trăm|điểm phần trăm)| ?(?:{_MONEY}){_RATE}| ?(?:{_MEASURE})(?![^\W_]){_RATE}| {_SCALE}(?![^\W_])"
_QUALIFIER = r"trên|hơn|gần|khoảng|ít nhất|tối thiểu|không dưới|dưới|tối đa|xấp xỉ|ước|ước đạt|không quá|bình quân|trung bình|hàng|chỉ"
_AMOUNT = re.compile(
    rf"(?<![\w.,/%-])(?:(?P<qualifier>{_QUALIFIER}) )?(?:từ )?"
    rf"(?P<value>(?:{_VALUE})(?:/(?:{_VALUE})(?![\d/]))?)"
    rf"(?P<first_unit>(?:{_UNIT})?)"
    rf"(?:(?P<to> ?- ?| đến | tới )(?P<last>{_VALUE})(?![\d/.,]\d))?"
    rf"(?P<unit>{_UNIT})?"
    r"(?! ?[-/]\d|[\d]|[^\W\d_])"
)
_WORDS = {
    "một": "1",
    "hai": "2",
    "ba": "3",
    "bốn": "4",
    "sáu": "6",
    "bảy": "7",
    "tám": "8",
    "chín": "9",
    "mười": "10",
}
_IN_WORDS = re.compile(
    rf"(?<![^\W_])(?P<value>{'|'.join(_WORDS)}) (?=(?:lượt )?(?:tập thể|cá nhân|đồng chí (?!bí thư)|gia đình|hộ (?!gia đình nào)))"
)
_ONE_OF = re.compile(r"một (?:cá nhân|tập thể|gia đình|hộ|đồng chí)")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the sentence. `span` holds qualifier, number and unit; `number_at` begins with the digits.

    `value` as written, a range joined by a hyphen; `unit` canonical, None for a plain count.
    """

    span: Span
    number_at: int
    value: str
    unit: str | None
    qualifier: str | None

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage."""
        return self.unit in {"%", "‰", "điểm phần trăm"}

    @property
    def is_measure(self) -> bool:
        """Whether a unit of money, length, weight … follows the number; a bare scale counts things."""
        return self.unit is not None and not self.is_share and not re.fullmatch(_SCALE, self.unit)

    @property
    def is_money(self) -> bool:
        """Whether it is money."""
        return self.unit is not None and bool(re.search(r"đồng|usd|vnđ|đô la", self.unit))


def amounts(reading: Reading) -> Iterator[Amount]:
    """The amounts of a sentence, in order."""
    masked = reading.masked
    found = [amount for match in _AMOUNT.finditer(masked) if (amount := _amount(match))]
    for match in _IN_WORDS.finditer(masked):
        if match["value"] == "một" and not _ONE_OF.match(masked, match.start()):
            continue
        found.append(
            Amount(Span(match.start(), match.end() - 1), match.start(), _WORDS[match["value"]], None, None)
        )
    yield from sorted(found, key=lambda amount: amount.span.start)


def _amount(match: re.Match[str]) -> Amount | None:
    value = match["value"]
    if "/" in value:
        part, whole = (float(number.replace(".", "").replace(",", ".")) for number in value.split("/"))
        if part > whole or not whole or match["to"]:
            return None  # a day of a month
    if match["last"]:
        if match["to"].strip() == "-" and (match["first_unit"] and not match["unit"]):
            return None
        value = f"{value}-{match['last']}"
    unit = (match["unit"] or match["first_unit"] or "").strip() or None
    return Amount(
        Span(match.start(), match.end()),
        match.start("value"),
        value,
        {"phần trăm": "%", "m²": "m2", "m³": "m3", "km²": "km2", "tỉ đồng": "tỷ đồng"}.get(unit or "", unit),
        match["qualifier"],
    )
