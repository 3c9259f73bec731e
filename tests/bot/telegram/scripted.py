"""An answering that says what the test tells it to, made of the project's own records."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.answering.keys import passage_key
from bot.answering.records import Answer, Asked, Citation, Statement, Status
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
    entered: threading.Event = field(default_factory=threading.Event)

    def answer(self, asked: Asked) -> Answer:
        """What the script has for this question."""
        self.asked.append(asked.text)
        self.entered.set()
        found = self.script.get(asked.text, self.otherwise)
        return found() if callable(found) else found

    def passage_by_key(self, key: str) -> Passage | None:
        """The scripted passage with this key."""
        return next((each for each in self.passages if passage_key(each.id) == key), None)
