"""A conversation in the terminal, with a scripted answering in place of the pipeline."""

import io
from dataclasses import dataclass, field

import pytest
from rich.console import Console
from support.articles import SON_KHE

from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.terminal.chat import chat
from bot.terminal.screen import Screen, described
from knowledge.passages import split
from knowledge.records import Article, Span


@dataclass
class _Scripted:
    """Answers everything alike and notes what was asked."""

    asked: list[Asked] = field(default_factory=list)

    def answer(self, asked: Asked) -> Answer:
        """A greeting."""
        self.asked.append(asked)
        return Answer(Status.SMALLTALK, "Chào đồng chí!")


def _talk(monkeypatch: pytest.MonkeyPatch, typed: str | bytes) -> list[Asked]:
    raw = typed.encode() if isinstance(typed, str) else typed
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw), encoding="utf-8"))
    scripted = _Scripted()
    chat(scripted)
    return scripted.asked


@pytest.mark.parametrize("goodbye", ["thoát", "THOÁT", "thoat", "exit", "quit", ":q", ""])
def test_it_ends(goodbye: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A goodbye or the end of the input ends the chat with a farewell."""
    asked = _talk(monkeypatch, f"một\n\n  \nhai\n{goodbye}" + ("\nba\n" if goodbye else ""))

    assert [each.text for each in asked] == ["một", "hai"]
    assert capsys.readouterr().out.endswith("Hẹn gặp lại.\n")


def test_earlier_questions_go_along(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each question brings the latest ones before it, oldest first."""
    asked = _talk(monkeypatch, "1a\n2a\n3a\n4a\n5a\n6a\n")

    assert asked[0].turns == ()
    assert asked[2].turns == ("1a", "2a")
    assert asked[5].turns == ("2a", "3a", "4a", "5a")


def test_what_is_no_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that cannot be read does not end the chat in an error."""
    asked = _talk(monkeypatch, b"m\xff\xfet\n")

    assert all(each.text for each in asked)


def _shown(answer: Answer) -> str:
    console = Console(file=io.StringIO(), width=200, color_system=None)
    Screen(console).show(answer)
    file = console.file
    assert isinstance(file, io.StringIO)
    return file.getvalue()


def test_an_answer_on_the_screen() -> None:
    """Statements with their marks, then the sources with their quotes; text from articles is no markup."""
    (passage, *_) = split(SON_KHE)
    quote = passage.sentences[0].of(passage.text)
    shown = _shown(
        Answer(
            Status.ANSWERED,
            "Kết quả:",
            (
                Statement(f"[bold]{quote}", (1,), (Span(0, 3),), item=True),
                Statement(quote, (1,), item=True),
            ),
            (Citation(1, passage, quote),),
        )
    )

    assert f"• [bold]{quote} [1]\n• {quote} [1]\n" in shown
    assert f"“{quote}”" in shown
    assert "[1] Chuyện nêu gương ở Sơn Khê · 03/02/2024 · xã Sơn Khê, huyện Đá Trắng" in shown


def test_a_refusal_on_the_screen() -> None:
    """What is nearest is offered under a refusal."""
    shown = _shown(Answer(Status.NOT_FOUND, "Chưa có.", nearest=(SON_KHE,)))

    assert shown.startswith("Chưa có.\n")
    assert "– Chuyện nêu gương ở Sơn Khê" in shown


@pytest.mark.parametrize(
    ("article", "line"),
    [
        (Article("a", "Nhan đề", "Có."), "Nhan đề"),
        (Article("a", "Nhan đề", "Có.", published="2024", source_kind="digest"), "Nhan đề · 2024 (tóm lược)"),
        (Article("a", "Nhan đề", "Có.", publisher="Báo", author="An", url="https://x.vn/a"), "Nhan đề · Báo\n    https://x.vn/a"),
    ],
)  # fmt: skip
def test_described(article: Article, line: str) -> None:
    """A source's line has what its article states, a digest said to be one, and the address below."""
    assert line == described(article)
