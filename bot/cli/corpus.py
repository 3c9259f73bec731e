"""`hocbac index`, `list`, `show`, `remove`; `add` has a module of its own."""

import difflib
import json
import sys
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.cli.adding import add
from bot.cli.context import Context
from bot.cli.indexing import refresh
from bot.errors import ImportRefused
from bot.store import ArticleStore
from knowledge.corpus import Corpus
from knowledge.records import AlsoIn, Article
from knowledge.vietnamese.normalising import folded, nfc

_Id = Annotated[str, typer.Argument(help="Mã bài viết, xem bằng `hocbac list`.")]
_NEAR_IDS = 3


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(index)
    app.command()(add)
    app.command("list")(list_)
    app.command()(show)
    app.command()(remove)


def index(context: typer.Context) -> None:
    """Lập chỉ mục, hoặc cập nhật nếu bài viết đã thay đổi."""
    refresh(context.obj)


def list_(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            help="Chỉ các bài có những chữ này trong mã, nhan đề, nơi hoặc nơi đăng.", metavar="[CHỮ…]"
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Danh sách JSON, dùng cho chương trình khác.")
    ] = False,
) -> None:
    """Liệt kê các bài viết đang dùng."""
    parts: Context = context.obj
    corpus = _store(parts).corpus()
    for warning in corpus.warnings:
        parts.notice(warning)
    wanted = folded(" ".join(words or ()))
    articles = [article for article in corpus.articles if wanted in _searched(article)]
    if as_json:
        sys.stdout.write(json.dumps([_line(article) for article in articles], ensure_ascii=False) + "\n")
        return
    shown = (
        f"{len(articles)} bài viết"
        if not wanted
        else f"{len(articles)} trong {len(corpus.articles)} bài viết"
    )
    table = Table("Mã", "Nhan đề", "Nơi", "Ngày", "Loại", title=shown)
    for article in articles:
        kind = "tóm lược" if article.is_digest else "toàn văn"
        cells = (article.id, article.title, article.place or "", article.published or "", kind)
        table.add_row(*map(Text, cells))
    _out().print(table)


def show(context: typer.Context, id_: _Id) -> None:
    """In một bài viết."""
    out = _out()
    article = _find(_store(context.obj).corpus(), id_)
    out.print(Text(article.title, style="bold"))
    stated = (article.publisher, article.author, article.published, article.place, article.url)
    out.print(Text(" · ".join(part for part in stated if part), style="dim"))
    for copy in article.also_in:
        out.print(Text(f"Cũng đăng tại: {_told(copy)}", style="dim"))
    out.print()
    out.print(Text(article.text))


def remove(
    context: typer.Context,
    ids: Annotated[list[str], typer.Argument(help="Mã bài viết, xem bằng `hocbac list`.", metavar="ID…")],
) -> None:
    """Bỏ bài viết khỏi kho rồi cập nhật chỉ mục; bài đi kèm chương trình thì được ẩn."""
    parts: Context = context.obj
    store = _store(parts)
    corpus = store.corpus()
    found = [_find(corpus, id_) for id_ in dict.fromkeys(ids)]
    for article in found:
        store.remove(article.id)
        _out().print(Text(f"Đã bỏ “{article.title}”."))
    refresh(parts)


def _store(parts: Context) -> ArticleStore:
    return ArticleStore(parts.settings.data, parts.settings.articles)


def _find(corpus: Corpus, id_: str) -> Article:
    articles = {article.id: article for article in corpus.articles}
    if id_ in articles:
        return articles[id_]
    near = difflib.get_close_matches(folded(id_), list(articles), _NEAR_IDS)
    hint = f" Có phải: {', '.join(near)}?" if near else ""
    raise ImportRefused(f"Không có bài viết “{nfc(id_)}”; xem danh sách bằng `hocbac list`.{hint}")


def _searched(article: Article) -> str:
    stated = (article.id, article.title, article.place, article.publisher)
    return folded(" ".join(part for part in stated if part))


def _line(article: Article) -> dict[str, object]:
    stated = asdict(article)
    del stated["text"]
    return stated


def _told(copy: AlsoIn) -> str:
    return ", ".join(part for part in (copy.publisher, copy.published, copy.url) if part)


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True)
