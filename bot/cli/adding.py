"""The words of `hocbac add`; what it does is in `importing`, which is loaded only when it runs."""

from typing import Annotated

import typer

from bot.cli.context import Context
from knowledge.article_file import iso_date
from knowledge.vietnamese.normalising import nfc


def add(
    context: typer.Context,
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Tệp .md, .txt, .html, .pdf, .docx, thư mục, địa chỉ web, sơ đồ trang (sitemap) hoặc nguồn tin (RSS, Atom).",
            metavar="PATH|URL…",
        ),
    ],
    title: Annotated[str | None, typer.Option(help="Nhan đề, thay cho nhan đề tìm thấy.")] = None,
    author: Annotated[str | None, typer.Option(help="Tác giả.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Nơi đăng.")] = None,
    published: Annotated[str | None, typer.Option(help="Ngày đăng: 2023-11-30 hoặc 30/11/2023.")] = None,
    place: Annotated[str | None, typer.Option(help="Nơi bài nói đến, ví dụ “xã A, huyện B”.")] = None,
    url: Annotated[str | None, typer.Option(help="Địa chỉ bài gốc.")] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ghi luôn, không hỏi.")] = False,
) -> None:
    """Thêm bài viết vào kho rồi cập nhật chỉ mục."""
    from bot.cli.importing import import_all
    from knowledge.sources.records import Stated

    parts: Context = context.obj
    said = [
        " ".join(nfc(value).split()) if value else None for value in (title, author, publisher, url, place)
    ]
    corrections = Stated(said[0], said[1], said[2], _day(published), said[3], said[4])
    import_all(parts, sources, corrections, yes=yes)


def _day(published: str | None) -> str | None:
    if not published:
        return None
    day = iso_date(published.strip())
    if day is None:
        raise typer.BadParameter("--published phải là ngày dạng 2023-11-30, 30/11/2023, 2023-11 hoặc 2023.")
    return day
