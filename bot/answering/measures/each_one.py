"""So much each: asked what one house, one pupil or one member gets or gives, no sum of all answers, and the other way round."""

import re
from functools import lru_cache

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from knowledge.vietnamese.normalising import canonical, folded

_ONE = (
    r"(?:can|ngoi|nha|ho|gia dinh|nguoi|dang vien|hoi vien|doan vien|can bo|chien si|cong nhan|nong dan|em|chau|hoc sinh|cu|thanh vien|ban|"
    r"suat|phan|buoi|lan|luot|ky|cay|du an|chi bo|chi hoi|chi doan|to|mo hinh)"
)
_ASKS_EACH = re.compile(
    rf"\b(?:moi|tung) {_ONE}\b.*\b(?:bao nhieu|may)\b|\b(?:bao nhieu|may)(?: \w+){{0,2}} (?:moi|mot|1) {_ONE}\W*$"
)
_TELLS_EACH = re.compile(r"\b(?:mỗi|từng|bình quân|trung bình|đầu người|ít nhất|tối thiểu|mức)\b")
# What all of it came to is what none of them got.
_IS_SUM = re.compile(
    r"\b(?:tổng|vận động|quyên góp|huy động|thu được|khui|số tiền|kinh phí|quỹ (?:\w+ )?(?:có|đạt)|đã (?:xây|làm|tặng|trao)|xây mới)\b"
)
_PART = re.compile(r"[;.]")
_EACH_BEFORE = re.compile(r"\b(?:mỗi|từng)\b")
_INCOME = re.compile(r"\b(?:thu nhập|doanh thu)\b")
_BEHIND = re.compile(r"^ ?(?:/|(?:mỗi|một) )[^\W\d]")
_NO_EACH = 0.3
_MONEY = ("tien",)
_KEPT = 256
_EACH = 0.9


def share_told(question: Question, sentence: str, figure: Figure, own: frozenset[int]) -> float:
    """How surely (0-1) the figure, of the years `own`, is told of each or of all, of the purpose and of whom it is asked."""
    return (
        share_of_each(question, sentence, figure)
        * share_of_purpose(question, figure)
        * share_of_all(question, sentence, figure, own)
        * share_of_many(question, sentence, figure)
        * share_of_part(question, sentence, figure)
    )


def share_of_each(question: Question, sentence: str, figure: Figure) -> float:
    """How surely (0-1) the figure is told of each one, where that is asked; 1 where it is not."""
    if not _asks_each(question) or is_each(sentence, figure):
        return 1.0
    return 0.0 if _IS_SUM.search(_PART.split(canonical(sentence[: figure.span.start]))[-1]) else _NO_EACH


def as_each(question: Question, sentence: str, figure: Figure) -> float:
    """How surely (0-1) a sum of money is what each one gets or gives, where that is asked; 0 where it is not."""
    if not figure.money or not _asks_each(question):
        return 0.0
    before = _PART.split(canonical(sentence[: figure.span.start]))[-1]
    is_told = _EACH_BEFORE.search(before) or _BEHIND.match(canonical(sentence[figure.span.end :]))
    return _EACH if is_told and not (_INCOME.search(before) and "thu nhap" not in question.plain) else 0.0


def is_each(sentence: str, figure: Figure) -> bool:
    """Whether the figure is told of each one: "mỗi căn được hỗ trợ 50 triệu đồng", "500.000 đồng/em"."""
    before = _PART.split(canonical(sentence[: figure.span.start]))[-1]
    return bool(_TELLS_EACH.search(before) or _BEHIND.match(canonical(sentence[figure.span.end :])))


def _asks_each(question: Question) -> bool:
    return len(question.places) <= 1 and _asks_of_each(question.plain)


@lru_cache(maxsize=_KEPT)
def _asks_of_each(plain: str) -> bool:
    return bool(_ASKS_EACH.search(plain))


@lru_cache(maxsize=_KEPT)
def _asks_all(plain: str) -> bool:
    return bool(_ASKS_ALL.search(plain))


# What is paid for is named behind "tiền": tiền điện is no tiền in ấn.
_MONEY_FOR = re.compile(
    r"\btien (?!(?:de|cho|cua|va|de|o|tu|ma|vay|roi|the|trong|mot|moi|duoc|gi|la|vao|voi|hang)\b)(\w+)"
)


def share_of_purpose(question: Question, figure: Figure) -> float:
    """0 where the money is told to be for another thing than asked: "96 triệu đồng tiền in ấn", asked for tiền điện."""
    if not figure.money or figure.after[:1] != _MONEY:
        return 1.0
    asked = _MONEY_FOR.search(question.plain)
    told = _MONEY_FOR.match(" ".join(figure.after))
    is_other = asked and told and folded(asked[1]) != told[1]
    return 0.0 if is_other else 1.0


_ASKS_ALL = re.compile(
    r"\b(?:tong cong|tong so|tat ca|ca thay|xua nay|lau nay)\b|\b(?:may|hai|ba|bon|nam|\d) nam (?:nay|qua|roi)\b"
)
_ALONE = re.compile(r"\briêng\b[^;.]*$")
_OF_YEARS = re.compile(
    r"\b(?:hai|ba|bốn|năm|sáu|bảy|mười|nhiều|những|các|\d+) năm (?:qua|nay|liền|gần đây)\b|\bsau (?:hai|ba|bốn|năm|\d+) năm\b|\b(?:lũy kế|từ trước đến nay|nhiệm kỳ)\b"
)
_YEAR = r"(?:19|20)\d\d"
_FROM_TO = re.compile(rf"\b{_YEAR} ?(?:-|–|đến|tới) ?(?:\w+ ){{0,3}}{_YEAR}\b(?!.*{_YEAR})")
_OF_PART = 0.3


def share_of_all(question: Question, sentence: str, figure: Figure, own: frozenset[int]) -> float:
    """Less than 1 where the figure is of one year alone (`own` are its years) and that of all of them is asked for, or the other way round."""
    asks_all = _asks_all(question.plain) and not any(str(year) in question.plain for year in question.years)
    if question.percent or (not asks_all and len(question.years) != 1):
        return 1.0
    before = canonical(sentence[: figure.span.start])
    if not asks_all:
        if own:
            return 1.0
        # "Ba năm qua đã khui được 187 triệu đồng", "từ 2021 đến 2023": of none of them alone.
        is_of_all = _OF_YEARS.search(_PART.split(before)[-1]) or _FROM_TO.search(before)
        return _OF_PART if is_of_all else 1.0
    return _OF_PART if len(own) == 1 or _ALONE.search(_PART.split(before)[-1]) else 1.0


_GIVES = re.compile(
    r"\b(?<!theo )(?<!các )(?:ông|bà(?! con)|anh(?! em| chị)|chị(?! em| bộ| hội| đoàn)|cụ|người(?= (?:đã|đầu|tự|tiên|xung|hiến|góp))|gia đình(?= (?:ông|bà|anh|chị|cụ|chú|cô)))\b"
    r"(?!.*\b(?:bà con|nhân dân|người dân|các hộ|hộ dân|cùng|tổng cộng|toàn xã|em trai|anh em)\b)[^;.]*\b(?:hiến|góp|ủng hộ)(?: \w+){0,3} ?$"
)
_GIVING = ("hiến", "góp", "ủng hộ")
_OF_ONE_PERSON = 0.8


def share_of_many(question: Question, sentence: str, figure: Figure) -> float:
    """Less than 1 where the figure is what one person gave and nobody in particular is asked about; 0 where all of it is."""
    if not any(verb in sentence for verb in _GIVING) or question.person.span:
        return 1.0
    if _GIVES.search(canonical(question.text)):
        return 1.0
    if not _GIVES.search(_PART.split(canonical(sentence[: figure.span.start]))[-1]):
        return 1.0
    return 0.0 if _asks_all(question.plain) else _OF_ONE_PERSON


_OF_WHICH = re.compile(r"\d[^;.]*\btrong (?:đó|số đó|số này)(?: \w+){0,2} $")
_PART_ONLY = 0.7
_SET_APART = 5  # syllables


def share_of_part(question: Question, sentence: str, figure: Figure) -> float:
    """Less than 1 where the figure is a part of one told before it, set apart by words that are not asked for."""
    if "trong" not in sentence or question.years or question.claimed:
        return 1.0
    if not _OF_WHICH.search(canonical(sentence[: figure.span.start])):
        return 1.0
    asked = set(question.plain.split())
    apart = [word for word in figure.after[:_SET_APART] if word not in asked]
    return _PART_ONLY if len(apart) > 1 else 1.0
