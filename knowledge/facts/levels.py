"""The level of whoever gives an award: from the State's down to the commune's."""

import re

from knowledge.entities.places import place_chain
from knowledge.facts.reading import Reading
from knowledge.vietnamese.normalising import canonical

# Of the cities, these are governed as provinces are.
_CENTRAL_CITIES = ("hà nội", "hồ chí minh", "hải phòng", "đà nẵng", "cần thơ", "huế")
_LEVELS = (
    ("nhà nước", r"chủ tịch nước|nhà nước tặng|quốc hội"),
    ("chính phủ", r"thủ tướng|chính phủ"),
    (
        "trung ương",
        r"trung ương|tổng liên đoàn|tổng cục|(?<![^\W_])bộ (?!đội|phận|tư lệnh|chỉ huy|tham mưu)|ban bí thư|bộ chính trị|việt nam$|tập đoàn|đài tiếng nói",
    ),
    ("quân khu", r"quân khu|quân đoàn|quân chủng|binh chủng|bộ tư lệnh"),
    ("tỉnh", r"tỉnh|(?<![^\W_])sở (?!t)"),
    ("huyện", r"huyện|quận|thị xã|thị ủy|thị đoàn"),
    ("xã", r"xã|phường|thị trấn"),
    ("cơ sở", r"cơ sở"),
)
_CITY = re.compile(r"thành ủy|thành phố|thành đoàn")
_LOCAL = re.compile(r"^(?:ban thường vụ )?đảng (?:ủy|bộ)$|^chi bộ|^ubnd$|^ủy ban nhân dân$")


def level_of(giver: str | None, reading: Reading, award: str) -> str | None:
    """The level of `giver`; None where neither its name nor the article's place tells. `award` is in canonical form."""
    if award.startswith("huân chương"):
        return "nhà nước"
    if giver is None:
        return None
    name = canonical(giver)
    if _CITY.search(name):
        where = " ".join([name, canonical(reading.passage.article.place or "")])
        return "tỉnh" if any(city in where for city in _CENTRAL_CITIES) else "huyện"
    for level, pattern in _LEVELS:
        if re.search(pattern, name):
            return level
    if _LOCAL.search(name):
        chain = place_chain(reading.passage.article.place or "")
        own = chain[0].level if chain else None
        return {"phường": "xã", "thị trấn": "xã", "quận": "huyện", "thị xã": "huyện"}.get(own or "", own)
    return None
