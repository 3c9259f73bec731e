"""What is asked for by its number: `năm điều gì`, `ba khâu nào`: the clause that says the same number and then lists them."""

import re
from collections.abc import Iterator

from bot.answering.asking.content import Coverage
from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.to_come import is_to_come
from bot.answering.statements.surroundings import around
from bot.answering.statements.told import Search, Told
from bot.answering.texts.outline import offset_of, outline_of
from bot.answering.texts.stated import StatedFacts
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.records import Span
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.sentences import clauses

_READ = 40  # passages
_NUMBERS = "hai ba bốn năm sáu bảy tám chín mười".split()
_ASKS = re.compile(
    r"\b(?P<number>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|[2-9]|10) (?P<thing>điều|việc|khâu|tiêu chí|nội dung|nguyên tắc|bước|chữ|yêu cầu|nhóm)"
    r"(?: \w+){0,8} (?:gì|nào)\b"
)
_LISTS = re.compile(r"^(?: \w+){0,8} ?(?::|\(|gồm|là)")
_ENOUGH = 0.6


class CountedLists:
    """Finds such clauses in the articles of one snapshot that speak of what is asked about."""

    def __init__(self, stated: StatedFacts, terms: TermIndex, search: Search) -> None:
        self._passages = stated.passages
        self._terms = terms
        self._search = search

    def told(self, question: Question, scope: Scope | None) -> Told | None:
        """The clause that lists what is asked for; None if no number of things is, or nothing lists just so many."""
        match = _ASKS.search(canonical(question.text))
        if match is None or question.facet or question.kind not in {Kind.LIST, Kind.TEXT}:
            return None
        number = match["number"]
        digits = {number, *(str(at) for at, word in enumerate(_NUMBERS, start=2) if word == number)}
        said = re.compile(rf"\b(?:{'|'.join([*digits, *_words(number)])}) {match['thing']}\b")
        coverage = Coverage(question.content, question.read, question.focus, self._terms)
        found = [
            (coverage.said(one.text, around(one)).share, one) for one in self._listing(question, scope, said)
        ]
        best = max(found, key=lambda pair: pair[0], default=None)
        return Told((best[1],)) if best and best[0] >= _ENOUGH else None

    def _listing(self, question: Question, scope: Scope | None, said: re.Pattern[str]) -> Iterator[Evidence]:
        inside = scope.sentences.keys() if scope else frozenset[int]()
        articles = {self._passages[row].article.id for row in inside}
        rows = {hit.row for hit in self._search(question, None, _READ)} | set(inside)
        for row in sorted(rows):
            passage = self._passages[row]
            if scope and passage.article.id not in articles:
                continue
            outline, offset = outline_of(passage.article), offset_of(passage)
            for number, sentence in enumerate(passage.sentences):
                text = sentence.of(passage.text)
                if outline.is_heading(offset + sentence.start) or is_to_come(text):
                    continue
                for clause in clauses(text):
                    plain = canonical(clause.of(text))
                    if any(_LISTS.match(plain[match.end() :]) for match in said.finditer(plain)):
                        span = Span(sentence.start + clause.start, sentence.start + clause.end)
                        yield Evidence(passage, row, number, span, 1.0, 1.0, 0.0, 1.0, 1.0)


def _words(number: str) -> list[str]:
    """The number in words, where it is typed in digits."""
    return [_NUMBERS[int(number) - 2]] if number.isdigit() and int(number) - 2 < len(_NUMBERS) else []
