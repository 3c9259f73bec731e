"""Answers and hits on a terminal."""

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.answering.records import Answer, Citation, Statement
from index.records import Hit
from knowledge.records import Article

_SOURCES = {"vi": "Nguồn", "en": "Sources"}
_NEAREST = {"vi": "Gần nhất trong kho tư liệu", "en": "Nearest in our articles"}


class Screen:
    """Writes to one console; text from articles is never read as markup."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(highlight=False, soft_wrap=False)

    def show(self, answer: Answer) -> None:
        """The answer, then its sources with the quoted words, or what is nearest."""
        if answer.lead:
            self._console.print(Text(answer.lead))
        if answer.statements:
            self._console.print(_answer_text(answer.statements))
        if answer.citations:
            self._console.print(Text(f"\n{_SOURCES[answer.language]}", style="bold"))
            for article, citations in _by_article(answer.citations):
                self._source(article, citations)
        if answer.nearest:
            self._console.print(Text(f"\n{_NEAREST[answer.language]}", style="bold"))
            for article in answer.nearest:
                self._console.print(Text(f"– {described(article)}"))

    def hits(self, hits: Iterable[Hit]) -> None:
        """Ranked passages with their scores."""
        none = True
        for rank, hit in enumerate(hits, start=1):
            none = False
            self._console.print(Text(f"{rank}. {hit.passage.id}  ({hit.score:.3f})", style="bold"))
            self._console.print(Padding(Text(hit.passage.text), (0, 0, 1, 3)))
        if none:
            self._console.print(Text("Không tìm thấy đoạn nào."))

    def _source(self, article: Article, citations: list[Citation]) -> None:
        marks = "".join(f"[{citation.n}]" for citation in citations)
        self._console.print(Text(f"{marks} {described(article)}"))
        for citation in citations:
            mark = f"[{citation.n}] " if len(citations) > 1 else ""
            self._console.print(Padding(Text(f"{mark}“{citation.quote}”", style="dim"), (0, 0, 0, 4)))


def _by_article(citations: Iterable[Citation]) -> list[tuple[Article, list[Citation]]]:
    """The citations of each article together, articles in the order of their first marks."""
    groups: dict[str, tuple[Article, list[Citation]]] = {}
    for citation in citations:
        article = citation.passage.article
        groups.setdefault(article.id, (article, []))[1].append(citation)
    return list(groups.values())


def described(article: Article) -> str:
    """One line on an article: title, publisher or author, date, place, whether it is a digest, address."""
    by = article.publisher or article.author
    stated = (article.title, by, _shown_date(article.published), article.place)
    line = " · ".join(part for part in stated if part)
    if article.is_digest:
        line += " (tóm lược)"
    return f"{line}\n    {article.url}" if article.url else line


def _shown_date(published: str | None) -> str | None:
    return "/".join(reversed(published.split("-"))) if published else None


def _answer_text(statements: Iterable[Statement]) -> Text:
    text = Text()
    for place, statement in enumerate(statements):
        if place:
            text.append("\n" if statement.item else " ")
        if statement.item:
            text.append("• ")
        said = Text(statement.text)
        for span in statement.bold:
            said.stylize("bold", span.start, span.end)
        text.append_text(said)
        text.append(f" {statement.marked[len(statement.text) + 1 :]}", style="cyan")
    return text
