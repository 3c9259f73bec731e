"""How a model works: the sentence that names it often only brings it in, and what it does stands behind it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.fitting import QUOTED
from bot.answering.measures.to_come import is_to_come
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical, folded

_ASKS = re.compile(
    r"\b(?:the nao|ra sao|lam sao|lam gi|de lam gi|la gi|la mo hinh|giup (?:duoc )?(?:gi|ai)|duoc gi|quy dinh|nghia la|cach nao|kieu gi|van hanh|hoat dong|cach lam(?= cua)|(?:tien|kinh phi|nguon|von) (?:o )?(?:tu )?dau|(?:nhung|may|hai|ba|bon|nam|sau|\d) (?:dieu|viec|noi dung|tieu chi|khong|tot|co)(?: \w+)? gi|noi ro|muon biet|noi dung|(?:dem|mang) lai (?:\w+ ){0,2}gi)\b"
)
_ASKS_HOW = re.compile(
    r"\b(?:to chuc|hoat dong|van hanh|trien khai|thuc hien|lam)\b(?: \w+){0,2} (?:nhu the nao|the nao|ra sao|lam sao|kieu gi|sao)\b"
)
# "Mỗi khu lập một tổ …", "Hằng tuần …": how it goes.
_GOES_SO = re.compile(
    r"(?:Mỗi|Các|Hằng|Hàng|Định kỳ|Theo đó|Cụ thể|Khi|Cứ|Hội viên|Thành viên|Đoàn viên|Đảng viên|Cán bộ|Tổ|Hộ)\b"
)
# Who has it, where, since when: what only brings a model in.
_BRINGS_IN = re.compile(
    r"\b(?:(?:được|đã|cũng) )?(?:của|do|tại|ở|từ|trong|vào|trên|bởi|theo|nhờ|nơi|là chuyện|là một|triển khai|phát động|ra mắt|thành lập|ra đời|chủ trì|khởi xướng|thực hiện|"
    r"duy trì|phụ trách|bắt đầu|hình thành|có)\b[^,;.:]*"
)
_FEW_WORDS = 4
# “Nhà ve chai - Tiếp bước đến trường” is called by its first half.
_HALF = re.compile(r"(?<=\w\w) [-–] (?=\w\w)|(?<=\w\w\w): ")
_SPEAKS = re.compile(r"[“\"«][^”\"»]{60,}|\b(?:cho biết|chia sẻ|kể|nói|bộc bạch|tâm sự)\b ?[:,]")
_ASKS_CHANGE = re.compile(
    r"\b(?:dem lai|mang lai|ket qua|hieu qua|tac dong|chuyen bien|thay doi|doi thay|doi moi|khoi sac|phat trien|khac truoc)\b"
)
# "… có bước chuyển rõ nét", "… là thay đổi lớn nhất": that it changed, not how.
_CHANGED = re.compile(
    r"\b(?:bước (?:chuyển|tiến|phát triển)|(?:nhiều )?(?:kết|hiệu|thành) quả|chuyển biến|thay đổi|đổi thay|đổi mới|khởi sắc)"
    r"(?: (?:rất|khá|ngày càng|theo hướng))?(?: (?:rõ (?:nét|rệt|ràng)|rõ|tích cực|thiết thực|quan trọng|lớn(?: nhất)?|mạnh(?: mẽ)?|sâu sắc|vượt bậc|đáng kể|căn bản|toàn diện|nhiều|từng ngày))*\W*$"
)
_ANNOUNCEMENT = 160  # code points
# Code points of the sentences that are told together, and how many are told behind the one that names the model.
_LONGEST, _MOST = 420, 2


def with_working(question: Question, chosen: Sequence[Evidence]) -> list[Evidence]:
    """`chosen`, and what the model asked about does, where the one sentence chosen only brings it in."""
    if not chosen or question.kind is not Kind.TEXT or question.facet or not _ASKS.search(question.plain):
        return list(chosen)
    one = chosen[0]
    end = _end_of_name(question, one.text)
    brings_in = len(chosen) == 1 and end is not None and _only_brings_in(one.text[end:])
    if len(chosen) == 1 and end is not None and _ASKS_HOW.search(question.plain):
        brings_in = brings_in or any(_GOES_SO.match(behind.text) for behind in list(_behind(one))[:1])
    if not brings_in and not _only_announces(question, one.text):
        return list(chosen)
    told = [one]
    for behind in _behind(one):
        if sum(len(part.text) for part in told) + len(behind.text) > _LONGEST and len(told) > 1:
            break
        told.append(behind)
    return told


def _end_of_name(question: Question, text: str) -> int | None:
    """Where in `text` the name in quotes ends that the question asks about."""
    asked = set(re.findall(r"\w+", question.plain))
    return next(
        (
            match.end()
            for match in QUOTED.finditer(text)
            if asked.issuperset(re.findall(r"\w+", _HALF.split(folded(match[0]))[0]))
        ),
        None,
    )


def _only_announces(question: Question, text: str) -> bool:
    """Whether it is asked how something changed, and `text` says no more than that it did."""
    return bool(
        _ASKS_CHANGE.search(question.plain)
        and _CHANGED.search(canonical(text))
        and not re.search(r"\d", text)
        and len(text) <= _ANNOUNCEMENT
    )


def _only_brings_in(rest: str) -> bool:
    return len(re.findall(r"\w+", _BRINGS_IN.sub(" ", canonical(rest)))) < _FEW_WORDS


def _behind(one: Evidence) -> Iterator[Evidence]:
    """The sentences behind `one` in its paragraph that go on about the model: until another is named or somebody speaks."""
    passage = one.passage
    for number in range(one.number + 1, min(one.number + 1 + _MOST, len(passage.sentences))):
        span: Span = passage.sentences[number]
        said = span.of(passage.text)
        between = passage.text[passage.sentences[number - 1].end : span.start]
        if "\n" in between or QUOTED.search(said) or _SPEAKS.search(said) or is_to_come(said):
            return
        yield replace(one, number=number, span=span, figure=None)
