"""The index brought up to date, and said so: what every command ends with that changes the articles."""

from rich.console import Console

from bot.cli.context import Context


def refresh(parts: Context) -> None:
    """Refresh the index and say what is in it."""
    with parts.watching() as watcher:
        refreshed = parts.house().library.refresh(watcher)
    manifest = refreshed.snapshot.manifest
    state = "Đã lập chỉ mục" if refreshed.built else "Chỉ mục còn mới"
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"{state}: {manifest.articles} bài viết, {manifest.passages} đoạn, {manifest.sentences} câu."
    )
