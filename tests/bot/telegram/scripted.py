"""An answering that says what the test tells it to, made of the project's own records."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.answering.keys import passage_key
from bot.answering.records import Answer, Asked, Citation, Statement, Status
from bot.errors import ImportRefused
from bot.telegram.ports import Found, Snippet
from knowledge.records import Article, Passage, Span

LONG_BINH = Article(
    id="long-binh",
    title="Long Bình làm theo Bác",
    text="",
    publisher="Báo Ấp Bắc",
    published="2023-05-19",
    url="https://example.org/long-binh?a=1&b=2",
    place="xã Long Bình, huyện Gò Công Tây",
    source_kind="digest",
)
SON_THUY = Article(id="son-thuy", title="Sơn Thủy học Bác", text="", author="Nguyễn Văn A", published="2022")


def passage(text: str, article: Article = LONG_BINH, number: int = 1) -> Passage:
    """A passage of one sentence."""
    return Passage(article, number, text, (Span(0, len(text)),))


FIGURE = "Toàn xã có 1.778 đảng viên, 97,09% đăng ký làm theo Bác."
PASSAGE = passage(f"Năm 2022, phong trào lan rộng. {FIGURE} Các chi bộ sinh hoạt đều đặn.")
LONG_BINH_ANSWER = Answer(
    status=Status.ANSWERED,
    statements=(Statement("97,09% đảng viên đăng ký làm theo Bác.", (1,), (Span(0, 6),)),),
    citations=(Citation(1, PASSAGE, FIGURE),),
)
NOT_FOUND = Answer(
    status=Status.NOT_FOUND, lead="Tư liệu chưa nói về nơi này.", nearest=(LONG_BINH, SON_THUY)
)


@dataclass
class ScriptedAnswering:
    """Answers by the question's text, and remembers what it was asked.

    A script's value may be a function: to fail, or to hold the answer back until the test lets it go.
    """

    script: Mapping[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    otherwise: Answer = LONG_BINH_ANSWER
    passages: tuple[Passage, ...] = (PASSAGE,)
    asked: list[str] = field(default_factory=list)
    turns: list[tuple[str, ...]] = field(default_factory=list)
    entered: threading.Event = field(default_factory=threading.Event)

    def answer(self, asked: Asked) -> Answer:
        """What the script has for this question."""
        self.asked.append(asked.text)
        self.turns.append(asked.turns)
        self.entered.set()
        found = self.script.get(asked.text, self.otherwise)
        return found() if callable(found) else found

    def passage_by_key(self, key: str) -> Passage | None:
        """The scripted passage with this key."""
        return next((each for each in self.passages if passage_key(each.id) == key), None)

    def snippets(self, question: str, count: int) -> Sequence[Snippet]:
        """All scripted passages, with their first words."""
        return (
            [] if question == "không có" else [Snippet(each, Span(0, 20)) for each in self.passages][:count]
        )


class ScriptedRelated:
    """Always offers the same questions."""

    def __init__(self, *offered: str) -> None:
        self._offered = offered

    def related(self, question: str, answer: Answer) -> Sequence[str]:
        """What the test wants offered, except the question itself."""
        return [each for each in self._offered if each != question and answer.statements]


def nothing_related() -> ScriptedRelated:
    """Offers nothing."""
    return ScriptedRelated()


@dataclass
class ScriptedShelf:
    """A shelf that remembers what it was told, and a backup that says it was made."""

    shown: list[Article] = field(default_factory=lambda: [LONG_BINH, SON_THUY])
    looked_at: list[str] = field(default_factory=list)
    taken: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)

    def articles(self) -> Sequence[Article]:
        """The articles in use."""
        return self.shown

    def look_at(self, source: Path | str) -> Found:
        """What a file holds; anything with "xấu" in its name is refused."""
        name = source.name if isinstance(source, Path) else source
        self.looked_at.append(source.read_text() if isinstance(source, Path) else source)
        if "xấu" in name:
            raise ImportRefused(f"{name}: tệp không đọc được.")
        return Found("k1", Article("moi", "Bài mới", "một hai ba"), replaces=False, warnings=("thiếu nơi",))

    def take(self, key: str) -> str:
        """Import it."""
        self.taken.append(key)
        return "Đã nạp “Bài mới”."

    def refuse(self, key: str) -> None:
        """Forget it."""
        self.looked_at.remove(key)

    def remove(self, id_: str) -> str:
        """Take it away."""
        self.removed.append(id_)
        return f"Đã gỡ {id_}."

    def make(self) -> str:
        """A backup."""
        return "Đã sao lưu: state-1.db (1 KB)."
