"""`hocbac index`, `add`, `list`, `show`, `remove`."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.cli.context import Context
from bot.errors import BotError, ImportRefused
from bot.store import Added, ArticleStore
from knowledge.records import Article

_Id = Annotated[str, typer.Argument(help="Mã bài viết, xem bằng `hocbac list`.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command()(index)
    app.command()(add)
    app.command("list")(list_)
    app.command()(show)
    app.command()(remove)


def index(context: typer.Context) -> None:
    """Lập chỉ mục, hoặc cập nhật nếu bài viết đã thay đổi."""
    parts: Context = context.obj
    with parts.watching() as watcher:
        refreshed = parts.house().library.refresh(watcher)
    manifest = refreshed.snapshot.manifest
    state = "Đã lập chỉ mục" if refreshed.built else "Chỉ mục còn mới"
    _out().print(
        f"{state}: {manifest.articles} bài viết, {manifest.passages} đoạn, {manifest.sentences} câu."
    )


def add(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(help="Tệp .md, .txt hoặc thư mục chứa chúng.", metavar="PATH…")
    ],
) -> None:
    """Thêm bài viết vào kho rồi cập nhật chỉ mục."""
    parts: Context = context.obj
    store = _store(parts)
    faults = []
    count = 0
    for source in sources:
        try:
            _refuse_address(source)
            for added in store.add(Path(source)):
                count += 1
                _tell(parts, added)
        except ImportRefused as fault:
            faults.append(str(fault))
    if count:
        index(context)
    if faults:
        raise BotError(" ".join(faults))


def list_(context: typer.Context) -> None:
    """Liệt kê các bài viết đang dùng."""
    parts: Context = context.obj
    corpus = _store(parts).corpus()
    for warning in corpus.warnings:
        parts.notice(warning)
    table = Table("Mã", "Nhan đề", "Nơi", "Ngày", "Loại", title=f"{len(corpus.articles)} bài viết")
    for article in corpus.articles:
        kind = "tóm lược" if article.is_digest else "toàn văn"
        table.add_row(article.id, article.title, article.place or "", article.published or "", kind)
    _out().print(table)


def show(context: typer.Context, id_: _Id) -> None:
    """In một bài viết."""
    out = _out()
    article = _find(_store(context.obj), id_)
    out.print(article.title, style="bold", markup=False)
    stated = (article.publisher, article.author, article.published, article.place, article.url)
    out.print(" · ".join(part for part in stated if part), style="dim", markup=False)
    out.print()
    out.print(article.text, markup=False)


def remove(context: typer.Context, id_: _Id) -> None:
    """Bỏ một bài viết khỏi kho rồi cập nhật chỉ mục; bài đi kèm chương trình thì được ẩn."""
    parts: Context = context.obj
    article = _store(parts).remove(id_)
    _out().print(f"Đã bỏ “{article.title}”.", markup=False)
    index(context)


def _store(parts: Context) -> ArticleStore:
    return ArticleStore(parts.settings.data, parts.settings.articles)


def _find(store: ArticleStore, id_: str) -> Article:
    article = next((article for article in store.corpus().articles if article.id == id_), None)
    if article is None:
        raise ImportRefused(f"Không có bài viết “{id_}”; xem danh sách bằng `hocbac list`.")
    return article


def _refuse_address(source: str) -> None:
    if source.lower().startswith(("http://", "https://")):
        raise ImportRefused(
            f"{source}: bản này chưa nhận địa chỉ web; hãy lưu bài thành tệp .txt hoặc .md rồi thêm."
        )


def _tell(parts: Context, added: Added) -> None:
    verb = "Đã thay" if added.replaced else "Đã thêm"
    _out().print(f"{verb} {added.article.id}: {added.article.title}", markup=False)
    for warning in added.warnings:
        parts.notice(warning)


def _out() -> Console:
    return Console(highlight=False, soft_wrap=True)
