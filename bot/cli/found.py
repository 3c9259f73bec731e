"""What `hocbac add` found, shown to the operator; where somebody sits at a terminal, he may put it right."""

from dataclasses import dataclass, replace

from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.intake import Taken, Verdict
from knowledge.article_file import iso_date
from knowledge.sources.fetching import Validators
from knowledge.sources.handing import Origin
from knowledge.sources.records import Draft, Stated
from knowledge.vietnamese.normalising import nfc

_NAMES = {
    "title": "Nhan đề", "author": "Tác giả", "publisher": "Nơi đăng", "published": "Ngày đăng", "place": "Nơi",
    "url": "Địa chỉ",
}  # fmt: skip
_UNKNOWN = "(chưa rõ)"
_SHOWN_DROPPED = 12


@dataclass(frozen=True, slots=True)
class Found:
    """What was read from an origin."""

    origin: Origin
    draft: Draft
    validators: Validators | None = None


def out() -> Console:
    """Standard output, on which nothing of an article is read as markup."""
    return Console(highlight=False, soft_wrap=True)


def show_taken(taken: Taken, found: Found, *, brief: bool) -> None:
    """What became of a draft, and what it states; in many, a line each."""
    article = taken.article
    says = {
        Verdict.ADDED: f"Đã thêm {article.id}: {article.title}",
        Verdict.REPLACED: f"Đã thay {article.id}: {article.title}",
        Verdict.UNCHANGED: f"Đã có {article.id}, không đổi: {article.title}",
        Verdict.SAME: f"{found.origin.shown}: trùng nội dung với {article.id}; không thêm.",
        Verdict.COPY: f"{found.origin.shown}: bản đăng lại của {article.id}; không thêm, đã ghi nơi đăng.",
    }[taken.verdict]
    if taken.verdict is Verdict.REPLACED and taken.is_shipped:
        says += " (bài đi kèm chương trình được thay bằng bài này)"
    console = out()
    if brief and taken.verdict is Verdict.ADDED:
        known = [value for value in (article.place, article.published, article.publisher) if value]
        says += f" ({' · '.join(known)})" if known else ""
    console.print(Text(says))
    if not brief and taken.verdict in {Verdict.ADDED, Verdict.REPLACED}:
        console.print(Text(_facts(found.draft.stated, skip="title"), style="dim"))
        if not article.place:
            console.print(
                Text(
                    "  Chưa rõ nơi: nên bổ sung bằng --place “xã …, huyện …”, để không lẫn số liệu giữa các xã."
                )
            )
    for note in found.draft.notes:
        Console(stderr=True, highlight=False, soft_wrap=True).print(Text(f"{article.id}: {note}"))


def ask_about(found: Found) -> list[Found]:
    """Show one draft and ask until it is agreed to or given up."""
    console = out()
    while True:
        draft = found.draft
        console.print(Text(_facts(draft.stated)))
        paragraphs = draft.text.split("\n\n")
        console.print(Text(f"  Nội dung: {len(paragraphs)} đoạn, {len(draft.text.split())} tiếng"))
        console.print(Text(f"    đầu: {paragraphs[0][:150]}\n    cuối: {paragraphs[-1][-150:]}", style="dim"))
        for line in draft.dropped[:_SHOWN_DROPPED]:
            console.print(Text(f"    bỏ: {line[:120]}", style="dim"))
        if len(draft.dropped) > _SHOWN_DROPPED:
            console.print(Text(f"    … và {len(draft.dropped) - _SHOWN_DROPPED} dòng nữa", style="dim"))
        answer = _asked("Ghi bài này? [c = có, s = sửa, k = không] ")
        if answer in {"c", "co", "có", "y", "yes", ""}:
            return [found]
        if answer in {"k", "khong", "không", "n", "no"}:
            return []
        if answer in {"s", "sua", "sửa"}:
            found = replace(found, draft=draft.corrected(_edited(draft.stated)))


def confirm_many(kept: list[Found]) -> list[Found]:
    """Show what was found in many, and ask once."""
    table = Table(
        "Nguồn", "Nhan đề", "Nơi", "Ngày", "Nơi đăng", "Số tiếng", title=f"Tìm thấy {len(kept)} bài"
    )
    for found in kept:
        stated = found.draft.stated
        cells = (found.origin.shown, stated.title, stated.place, stated.published, stated.publisher)
        table.add_row(*(Text(nfc(cell or "")) for cell in cells), str(len(found.draft.text.split())))
    Console(highlight=False).print(table)
    while True:
        answer = _asked(f"Ghi cả {len(kept)} bài? [c = có, k = không] ")
        if answer in {"c", "co", "có", "y", "yes", ""}:
            return kept
        if answer in {"k", "khong", "không", "n", "no"}:
            return []


def _facts(stated: Stated, skip: str = "") -> str:
    return "\n".join(
        f"  {shown}: {getattr(stated, name) or _UNKNOWN}" for name, shown in _NAMES.items() if name != skip
    )


def _edited(stated: Stated) -> Stated:
    """What the operator types over what was found; an empty line leaves a field as it is."""
    said: dict[str, str | None] = {}
    for name, shown in _NAMES.items():
        typed = " ".join(
            nfc(_asked(f"  {shown} [{getattr(stated, name) or _UNKNOWN}]: ", lower=False)).split()
        )
        if name == "published" and typed:
            day = iso_date(typed)
            if day is None:
                out().print(Text("  Ngày phải viết dạng 2023-11-30 hoặc 30/11/2023; giữ như cũ."))
            typed = day or ""
        said[name] = typed or None
    return Stated(**said)


def _asked(question: str, *, lower: bool = True) -> str:
    """A line typed at the terminal; the end of input is a no."""
    try:
        typed = input(question).strip()
    except EOFError:
        return "k" if lower else ""
    return nfc(typed).lower() if lower else typed
