"""What is offered beside an answer: of the facts at hand, answerable, and new."""

from collections.abc import Callable

from support.articles import ALL, THANH_LOC

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.catalogue.facts_at_hand import FactsAtHand
from bot.catalogue.related import FactRelated
from knowledge.facts.records import Fact, Model, Result

BOOK = FactsAtHand(lambda: ALL).book()
MODELS, RESULTS = "Xã Thạnh Lộc Đông có những mô hình nào?", "Xã Thạnh Lộc Đông đạt kết quả gì?"


def fact_of(kind: type[Fact]) -> Fact:
    """The first fact of a kind in the commune's article."""
    return next(fact for fact in BOOK.select(kind) if fact.proof.passage.article == THANH_LOC)


def told(fact: Fact, language: str = "vi") -> Answer:
    """An answer that says just this fact."""
    quote = fact.proof.quote
    citation = Citation(1, fact.proof.passage, quote)
    return Answer(Status.ANSWERED, "", (Statement(quote, (1,)),), (citation,), language=language)


def offered(question: str, answer: Answer, ask: Callable[[Asked], Answer]) -> list[str]:
    """What is offered."""
    return list(FactRelated(lambda: BOOK, ask).related(question, answer))


def test_models_and_results_of_the_place() -> None:
    """Beside a figure of a commune: its models and its other results, if they are answered with something new."""

    def ask(asked: Asked) -> Answer:
        return told(fact_of(Model)) if "mô hình" in asked.text.casefold() else told(BOOK.facts[-1])

    assert offered("Bao nhiêu chi bộ?", told(fact_of(Result)), ask) == [MODELS, RESULTS]


def test_never_what_was_just_asked() -> None:
    """However it was typed, the question itself is not offered back."""

    def ask(_asked: Asked) -> Answer:
        return told(BOOK.facts[-1])

    found = offered("xa thanh loc dong co nhung mo hinh nao", told(fact_of(Result)), ask)

    assert MODELS not in found
    assert RESULTS in found


def test_nothing_that_finds_no_answer_or_nothing_new() -> None:
    """What is not answered, or only with what is cited already, is not offered."""
    answer = told(fact_of(Result))

    assert offered("?", answer, lambda _: Answer(Status.NOT_FOUND)) == []
    assert offered("?", answer, lambda _: answer) == []


def test_few_are_tried() -> None:
    """Each candidate costs an answer: only a handful is ever asked."""
    asked: list[str] = []

    def ask(question: Asked) -> Answer:
        asked.append(question.text)
        return Answer(Status.NOT_FOUND)

    quotes = {fact.proof.passage.id: fact for fact in BOOK.facts}
    citations = tuple(Citation(n, f.proof.passage, f.proof.quote) for n, f in enumerate(quotes.values(), 1))
    offered("?", Answer(Status.ANSWERED, "", (), citations), ask)

    assert 0 < len(asked) <= 5


def test_in_the_language_of_the_answer() -> None:
    """Beside an English answer, English questions."""

    def ask(_asked: Asked) -> Answer:
        return told(BOOK.facts[-1])

    found = offered("How many cells?", told(fact_of(Result), "en"), ask)

    assert found[0] == "What models does Xã Thạnh Lộc Đông have?"
