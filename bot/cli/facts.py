"""`hocbac facts`: the directives, models and results of the corpus, as a table or as JSON."""

import json
import sys
from enum import StrEnum
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.context import Context
from bot.errors import BotError
from bot.store import ArticleStore
from knowledge.facts.book import FactBook
from knowledge.facts.official import OfficialDocument, official_of
from knowledge.facts.records import Directive, Fact, Model, Result, Status

_STATUS = {Status.ACHIEVED: "", Status.REGISTERED: "đăng ký", Status.PLANNED: "chỉ tiêu"}


class Kind(StrEnum):
    """The kinds as they are typed."""

    DIRECTIVE = "directive"
    MODEL = "model"
    RESULT = "result"


_TYPES: dict[Kind, type[Fact]] = {Kind.DIRECTIVE: Directive, Kind.MODEL: Model, Kind.RESULT: Result}
_TITLES = {Kind.DIRECTIVE: "Văn bản", Kind.MODEL: "Mô hình", Kind.RESULT: "Kết quả"}


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command()(facts)


def facts(
    context: typer.Context,
    kind: Annotated[
        Kind | None,
        typer.Option(help="Chỉ một loại: directive (văn bản), model (mô hình), result (kết quả)."),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(help="Chỉ của một nơi, gồm cả các đơn vị trong đó; gõ không dấu cũng được."),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="In JSON để chương trình khác đọc.")] = False,
) -> None:
    """Liệt kê văn bản, mô hình và kết quả mà các bài viết nêu, kèm đoạn làm căn cứ."""
    parts: Context = context.obj
    corpus = ArticleStore(parts.settings.data, parts.settings.articles).corpus()
    for warning in corpus.warnings:
        parts.notice(warning)
    book = FactBook.of(corpus.articles)
    where = book.place(place) if place is not None else None
    if place is not None and where is None:
        raise BotError(f"Không có bài viết nào nói về nơi tên “{place}”; xem các nơi bằng `hocbac list`.")
    found = book.select(_TYPES[kind] if kind else Fact, where)
    if as_json:
        sys.stdout.write(json.dumps([fact_line(fact) for fact in found], ensure_ascii=False, indent=1) + "\n")
        return
    out = Console(highlight=False)
    for each, type_ in _TYPES.items():
        own = [fact for fact in found if isinstance(fact, type_)]
        if own:
            out.print(_table(each, own))
    if not found:
        out.print("Không có mục nào.")


def fact_line(fact: Fact) -> dict[str, Any]:
    """A fact as scripts read it: kind, article, passage, place and quote, then the fields of its kind.

    `span` is the quote's stretch in the passage, `mention` that of the words which name the fact.
    """
    proof = fact.proof
    return {
        "kind": _kind(fact).value,
        "article": proof.passage.article.id,
        "passage": proof.passage.id,
        "place": fact.place,
        "quote": proof.quote,
        "span": [proof.span.start, proof.span.end],
        "mention": [proof.at.start, proof.at.end],
        "by_hand": fact.by_hand,
        **_fields(fact),
    }


def _kind(fact: Fact) -> Kind:
    return next(kind for kind, type_ in _TYPES.items() if isinstance(fact, type_))


def _fields(fact: Fact) -> dict[str, Any]:
    if isinstance(fact, Directive):
        return {
            "document": fact.kind,
            "number": fact.number,
            "sign": fact.sign,
            "term": fact.term,
            "date": fact.date,
            "issuer": fact.issuer,
            "subject": fact.subject,
            "applied_by": fact.applied_by,
            "official": _official(official_of(fact)),
        }
    if isinstance(fact, Model):
        return {
            "name": fact.name,
            "run_by": fact.run_by,
            "since": fact.since,
            "does": fact.does,
            "figures": list(fact.figures),
        }
    if isinstance(fact, Result):
        return {
            "value": fact.value,
            "unit": fact.unit,
            "qualifier": fact.qualifier,
            "counted": fact.counted,
            "whom": fact.whom,
            "period": fact.period,
            "status": fact.status.value,
            "negated": fact.is_negated,
            "award": fact.award
            and {"name": fact.award.name, "given_by": fact.award.given_by, "level": fact.award.level},
        }
    raise TypeError(fact)


def _official(document: OfficialDocument | None) -> dict[str, Any] | None:
    if document is None:
        return None
    return {
        "title": document.title,
        "date": document.date,
        "issuer": document.issuer,
        "subject": document.subject,
    }


def _table(kind: Kind, found: list[Fact]) -> Table:
    heads = {
        Kind.DIRECTIVE: ("Văn bản", "Ngày", "Ban hành", "Nội dung", "Áp dụng"),
        Kind.MODEL: ("Mô hình", "Thực hiện", "Từ", "Việc làm"),
        Kind.RESULT: ("Số liệu", "Về", "Của", "Thời gian", "Ghi chú"),
    }
    rows = [(*_cells(fact), fact.place or "") for fact in found]
    # A column that no row fills would only take room from the others.
    filled = [at for at in range(len(rows[0])) if any(row[at] for row in rows)]
    table = Table(title=f"{_TITLES[kind]}: {len(found)}")
    for at in filled:
        table.add_column((*heads[kind], "Nơi")[at], overflow="fold")
    table.add_column("Đoạn", no_wrap=True)
    for row, fact in zip(rows, found, strict=True):
        # Square brackets in an article are text, not markup.
        table.add_row(*(Text(row[at]) for at in filled), Text(fact.proof.passage.id))
    return table


def _cells(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, Directive):
        date = fact.date or ""
        known = official_of(fact)
        if known and known.date and date and date != known.date:
            date = f"{date} (chính thức: {known.date})"
        return (fact.title, date, fact.issuer or "", fact.subject or "", fact.applied_by or "")
    if isinstance(fact, Model):
        return (fact.name, fact.run_by or "", fact.since or "", fact.does or "")
    if isinstance(fact, Result):
        amount = " ".join(filter(None, (fact.qualifier, fact.amount)))
        return (amount, fact.counted or "", fact.whom or "", fact.period or "", _remark(fact))
    raise TypeError(fact)


def _remark(result: Result) -> str:
    said = [_STATUS[result.status], "chưa/không" if result.is_negated else ""]
    if result.award:
        said += [
            result.award.name,
            result.award.given_by or "",
            f"cấp {result.award.level}" if result.award.level else "",
        ]
    return ", ".join(filter(None, said))
