"""Which articles tell of a document, or have a part that reports have: shortcomings, lessons, next tasks. One line an article."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.answering.asking.content import Coverage
from bot.answering.asking.facets import Facet, heads_results
from bot.answering.asking.question import Question
from bot.answering.asking.several_wording import asks_places
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import is_to_come
from bot.answering.statements.told import Search, Told, within
from bot.answering.texts.outline import offset_of, outline_of
from index.records import Hit
from index.terms import TermIndex
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical

_READ = 60  # passages
_MOST_LINES = 8
_ABOUT = 0.75
_SHORT = 60  # code points
_ENDS = (".", "!", "”")
_ARTICLES = re.compile(r"\b(?:bai|bai viet|bai bao|bao cao|tai lieu) nao\b|\b(?:nhung|cac) bai\b(?! hoc)")
_VERB = r"(?:noi|nhac|de cap|neu|chi|nhin nhan|thua nhan|rut|de|dat|con|gap|co|tu nhan|thay|ghi|trinh bay|phan anh)"
# Words that ask who tells of it and say nothing of what.
_GENERAL = frozenset(
    "nói đến tới về nêu rõ nhắc đề cập chỉ ra rút thẳng thắn thừa nhận nhìn bài viết báo cáo tài liệu đặt trình bày phản ánh những các nào nơi địa "
    "phương đơn vị xã huyện tỉnh có còn ghi văn bản thực hiện triển khai căn cứ theo làm học khó khăn hạn chế tồn tại khuyết điểm yếu kém vướng mắc bất cập nguyên nhân bài kinh nghiệm nhiệm vụ phương "
    "hướng giải pháp thời gian sắp tiếp".split()
)
# What is done about shortcomings, or about what was learnt, is no telling of it.
_DONE_ABOUT = re.compile(
    r"\b(?:khắc phục|uốn nắn|phát hiện|giải quyết|sửa chữa|chấn chỉnh|tháo gỡ|đẩy lùi|xử lý|chia sẻ|trao đổi|học hỏi)\b(?: [^\W\d_]+){0,5} (?:hạn chế|tồn tại|khuyết điểm|yếu kém|khó khăn|vướng mắc|kinh nghiệm|bài học)\b"
)
_ADMITS = re.compile(r"\b(?:thẳng thắn|nhìn nhận|thừa nhận|chỉ (?:rõ|ra))\b")
_NAMED = {
    "shortcoming": re.compile(
        r"\b(?:hạn chế|tồn tại|khuyết điểm|yếu kém|khó khăn|vướng mắc|bất cập|thiếu sót)\b"
    ),
    "lesson": re.compile(r"\b(?:bài học|kinh nghiệm)\b"),
}


class ToldIn:
    """Finds such articles in one snapshot."""

    def __init__(self, terms: TermIndex, search: Search) -> None:
        self._terms = terms
        self._search = search

    def told(self, question: Question) -> Told | None:
        """A line for each article that tells of it; None if the question asks for none, or none does."""
        of_articles = bool(_ARTICLES.search(question.plain))
        if question.places or not (of_articles or asks_places(question.plain) is not None):
            return None
        if question.kind not in {Kind.PLACES, Kind.LIST, Kind.TEXT, Kind.DOCUMENT}:
            return None
        asked = _left(question)
        if question.facet is not None and tells_part(question):
            found = self._of_part(asked, question.facet)
        elif question.documents and not asked.content:
            found = self._of_documents(question)
        else:
            return None
        lines = list(_one_an_article(found))
        kept = within(lines, _MOST_LINES)
        if not kept:
            return None
        noun = "bài" if of_articles else "nơi"
        whole = len(kept) == len(lines) > 1
        return Told(tuple(kept), f"Trong kho tư liệu có {len(kept)} {noun}:" if whole else "", whole)

    def _of_documents(self, question: Question) -> Iterator[Evidence]:
        """The sentences that name the documents asked for."""
        question = replace(question, asks_document=False, kind=Kind.PLACES)
        yield from _sentences(question, self._search(question, None, _READ))

    def _of_part(self, question: Question, facet: Facet) -> Iterator[Evidence]:
        """The sentences that belong to the part asked for and say so."""
        coverage = Coverage(question.content, question.read, frozenset(), self._terms)
        for hit in self._search(question, None, _READ):
            outline, offset = outline_of(hit.passage.article), offset_of(hit.passage)
            for one in _sentences(question, [hit]):
                over = outline.over(offset + one.span.start)
                worth = _worth(facet, one.text, over)
                if worth and (not question.content or coverage.said(one.text).share >= _ABOUT):
                    yield replace(one, score=worth)


def _worth(facet: Facet, text: str, over: str) -> float:
    """How plainly the sentence belongs to the part: it stands under its heading, or says so itself; 0 if it does neither."""
    said = canonical(text)
    if _DONE_ABOUT.search(said):
        return 0.0
    if facet.heads(over) and not heads_results(over):
        return 2.0
    if facet.is_of_what_comes:
        return (1.0 + 0.5 * facet.opens(said)) * (facet.holds(said) and is_to_come(text))
    is_said = _NAMED[facet.name].search(said) or _ADMITS.search(said)
    return 1.0 * bool(facet.holds(said) and is_said)


def tells_part(question: Question) -> bool:
    """Whether the question asks who tells of the part itself: `nơi nào nêu hạn chế`, and not `gắn với nhiệm vụ`."""
    facet = question.facet
    return bool(
        facet
        and (facet.name in _NAMED or facet.is_of_what_comes)
        and re.search(
            rf"\b(?:nao|dau)\b.*\b{_VERB}\b(?: (?:den|toi|ve|ra|ro|len|duoc|nhung|cac|mot|so|nhieu|cu the|khong it))*(?: \w+){{0,2}},?(?: va)? (?:{facet.asks.pattern})",
            question.plain,
        )
    )


def _left(question: Question) -> Question:
    kept = [at for at, word in enumerate(question.read) if canonical(word) not in _GENERAL]
    return replace(
        question,
        content=tuple(question.content[at] for at in kept),
        read=tuple(question.read[at] for at in kept),
    )


def _sentences(question: Question, hits: Iterable[Hit]) -> Iterator[Evidence]:
    for hit in hits:
        outline, offset = outline_of(hit.passage.article), offset_of(hit.passage)
        for number, span in enumerate(hit.passage.sentences):
            text = span.of(hit.passage.text)
            if outline.is_heading(offset + span.start) or _stands_alone(hit.passage.text, span):
                continue
            if admits(question, text, hit.passage):
                yield Evidence(hit.passage, hit.row, number, span, 1.0, 1.0, 0.0, hit.sentences[number], 1.0)


def _stands_alone(text: str, span: Span) -> bool:
    """Whether the sentence is a short paragraph of its own: a heading, or nothing that tells of it."""
    before, behind = text[: span.start].rstrip(" "), text[span.end :].lstrip(" *")
    is_alone = (not before or before.rstrip(" *")[-1:] in {"", "\n"}) and (not behind or behind[0] == "\n")
    return is_alone and span.end - span.start < _SHORT and not text[: span.end].endswith(_ENDS)


def _one_an_article(found: Iterable[Evidence]) -> Iterator[Evidence]:
    """The best of each article: what says most, what stands first."""
    groups: dict[str, list[Evidence]] = {}
    for one in found:
        groups.setdefault(one.passage.article.id, []).append(one)
    for group in groups.values():
        yield min(group, key=lambda one: (-one.score, one.row, one.span.start))
