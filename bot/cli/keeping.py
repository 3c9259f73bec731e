"""`hocbac backup` and `hocbac restore`: what cannot be made again, copied and put back while the bot runs."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot.backup.making import Belongings, back_up, belongings, dated, told
from bot.backup.restoring import Restored, restore
from bot.cli.context import Context
from bot.cli.indexing import refresh
from bot.store import ArticleStore


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("backup")(backup)
    app.command("restore")(restore_)


def backup(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(
            help="Tệp sẽ ghi, hoặc thư mục có sẵn; mặc định: thư mục backups trong thư mục dữ liệu.",
            metavar="[FILE]",
        ),
    ] = None,
) -> None:
    """Sao lưu trạng thái, bài viết đã thêm và giải đáp vào một tệp, kể cả khi bot đang chạy."""
    owned = _owned(context.obj)
    folder = owned.backups if file is None else file if file.is_dir() else None
    target = dated(folder) if folder is not None else file or dated(owned.backups)
    written = back_up(owned, target)
    _say(f"Đã sao lưu vào {written.path} ({told(written)}). Tệp có nội dung riêng tư, xin cất nơi an toàn.")


def restore_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Tệp do `hocbac backup` tạo ra.", metavar="FILE")],
    force: Annotated[bool, typer.Option("--force", help="Thay dữ liệu hiện có.")] = False,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Trả lời tiếp những câu còn chờ lúc sao lưu (khi chuyển máy với bot đã dừng)."
        ),
    ] = False,
) -> None:
    """Phục hồi từ bản sao lưu, kể cả khi bot đang chạy; được toàn bộ hoặc giữ nguyên như cũ."""
    parts: Context = context.obj
    for line in _lines(restore(_owned(parts), file, force=force, resumes=resume), resumes=resume):
        _say(line)
    refresh(parts)


def _lines(done: Restored, *, resumes: bool) -> list[str]:
    lines = [
        f"Đã phục hồi {done.state.rows} dòng trạng thái, {done.articles} bài viết, {done.curated} giải đáp."
    ]
    if done.before is not None:
        lines.append(f"Dữ liệu trước khi phục hồi được giữ ở {done.before}.")
    if done.state.under_way and not resumes:
        lines.append(f"{done.state.under_way} tin còn dở lúc sao lưu được coi là đã xong, không gửi lại.")
    if done.state.has_other_key:
        lines.append("Khóa của các nút bấm đã đổi: nếu bot đang chạy, xin khởi động lại bot.")
    return lines


def _owned(parts: Context) -> Belongings:
    settings = parts.settings
    state = settings.state.get_secret_value() if settings.state else None
    return belongings(state, settings.data, ArticleStore(settings.data, settings.articles).folder)


def _say(line: str) -> None:
    Console(highlight=False, soft_wrap=True).print(line, markup=False)
