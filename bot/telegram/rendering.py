"""An Answer, or a cited Passage, as Telegram messages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.answering.records import Answer, Citation, Statement, Status
from bot.telegram import texts
from bot.telegram.framing import VIETNAMESE, Frame, frame_of
from bot.telegram.richtext import Run, Tag, html_of, link, plain_of, text_of, utf16_length
from bot.telegram.splitting import Block, is_visible, split
from knowledge.records import Article, Passage, Span

_BULLET = "• "


@dataclass(frozen=True, slots=True)
class Part:
    """One message: as HTML, as Telegram will show it, and as plain text for when the HTML is refused."""

    html: str
    text: str
    plain: str


def render_text(text: str, limit: int) -> list[Part]:
    """A text of our own, unformatted."""
    return _parts([[Block((Run(text),))]], limit)


def render_answer(answer: Answer, limit: int) -> list[Part]:
    """The answer, then its sources or the nearest articles; `limit` in UTF-16 units a message. Never empty."""
    groups = [*_statements(answer)]
    frame = frame_of(answer.language)
    if answer.citations:
        groups.append(_listed(frame.sources, _sources(answer.citations, frame), bullet=""))
    if answer.nearest:
        nearest = (source_runs(article, frame=frame) for article in answer.nearest)
        groups.append(_listed(frame.nearest, nearest, _BULLET))
    return _parts(groups, limit) or render_text(texts.NOTHING_TO_SAY, limit)


def render_passage(passage: Passage, quote: Span | None, limit: int) -> list[Part]:
    """The whole passage as an expandable quotation, `quote` in bold, under the article it comes from."""
    heading = Block(source_runs(passage.article, Tag.BOLD))
    runs = _with_bold(passage.text, (quote,) if quote else ())
    quoted = Block(tuple(Run(run.text, run.tag, quoted=True) for run in runs))
    groups = [[heading, quoted]]
    original = link(texts.ORIGINAL, passage.article.url)
    if original.href:
        groups.append([Block((original,))])
    return _parts(groups, limit)


def render_snippet(passage: Passage, quote: Span, limit: int) -> Part:
    """The quoted words and where they stand, in one message."""
    words = Block((Run(f"“{quote.of(passage.text)}”"),))
    return _parts([[words, Block(source_runs(passage.article))]], limit)[0]


def source_line(article: Article) -> str:
    """One line on an article, unformatted."""
    return text_of(source_runs(article))


def render_articles(articles: Sequence[Article], heading: str, before: int, limit: int) -> Part:
    """A numbered list of articles under a heading, as much of it as one message holds; `before` come before it."""
    lines = [
        Block((Run(f"{before + number}. "), *source_runs(article), Run(f"\nmã: {article.id}")))
        for number, article in enumerate(articles, start=1)
    ]
    return _parts([[Block((Run(heading, Tag.BOLD),))], *([line] for line in lines)], limit)[0]


def source_runs(article: Article, title: Tag = Tag.PLAIN, frame: Frame = VIETNAMESE) -> tuple[Run, ...]:
    """One line on an article: `Title — publisher, dd/mm/yyyy, place (tóm lược)`, as far as known."""
    named = Run(article.title, title) if title is not Tag.PLAIN else link(article.title, article.url)
    known = [
        article.publisher or article.author,
        article.published and vietnamese_date(article.published),
        article.place,
    ]
    details = ", ".join(each for each in known if each)
    digest = f" ({frame.digest})" if article.is_digest else ""
    return (named, Run((f" — {details}" if details else "") + digest))


def vietnamese_date(iso: str) -> str:
    """`2023-05-19` as `19/05/2023`; a month or a year alone likewise; anything else as it is."""
    fields = iso.split("-")
    return "/".join(reversed(fields)) if all(field.isdigit() for field in fields) else iso


def _parts(groups: Iterable[Sequence[Block]], limit: int) -> list[Part]:
    parts = []
    for runs in split(groups, limit):
        text, plain = text_of(runs), plain_of(runs)
        # The addresses of links may be what makes the plain text too long.
        parts.append(Part(html_of(runs), text, plain if utf16_length(plain) <= limit else text))
    return parts


def _statements(answer: Answer) -> Iterator[list[Block]]:
    """The lead with the first statement, so that no heading stands alone; then a group a statement."""
    lead = answer.lead or (frame_of(answer.language).not_found if answer.status is Status.NOT_FOUND else "")
    first = [Block((Run(lead),))] if is_visible(lead) else []
    blocks = [
        _statement(statement, "\n" if before is None or before.item or statement.item else " ")
        for before, statement in zip((None, *answer.statements), answer.statements, strict=False)
    ]
    yield first + blocks[:1]
    for block in blocks[1:]:
        yield [block]


def _statement(statement: Statement, before: str) -> Block:
    bullet = (Run(_BULLET),) if statement.item else ()
    marks = "".join(f"[{mark}]" for mark in statement.marks)
    tail = (Run(f" {marks}"),) if marks else ()
    return Block(bullet + _with_bold(statement.text, statement.bold), tail, before)


def _with_bold(text: str, bold: Iterable[Span]) -> tuple[Run, ...]:
    """The text as runs; spans may overlap or reach beyond the text."""
    runs: list[Run] = []
    done = 0
    for span in sorted(bold, key=lambda each: each.start):
        start, end = max(span.start, done), min(span.end, len(text))
        if start < end:
            runs += [Run(text[done:start]), Run(text[start:end], Tag.BOLD)]
            done = end
    return tuple(run for run in [*runs, Run(text[done:])] if run.text)


def _sources(citations: Iterable[Citation], frame: Frame) -> Iterator[tuple[Run, ...]]:
    """A line an article, with all marks that point into it, in the order in which the articles are first cited."""
    ordered = sorted(citations, key=lambda citation: citation.n)
    rank: dict[str, int] = {}
    for citation in ordered:
        rank.setdefault(citation.passage.article.id, citation.n)
    ordered.sort(key=lambda citation: rank[citation.passage.article.id])
    for _, same in groupby(ordered, key=lambda citation: citation.passage.article.id):
        cited = list(same)
        marks = "".join(f"[{citation.n}]" for citation in cited)
        yield (Run(f"{marks} "), *source_runs(cited[0].passage.article, frame=frame))


def _listed(heading: str, lines: Iterable[tuple[Run, ...]], bullet: str) -> list[Block]:
    rows = [(Run(bullet), *line) for line in lines]
    return [Block((Run(f"{heading}\n"), *rows[0]), before="\n\n"), *(Block(row) for row in rows[1:])]
