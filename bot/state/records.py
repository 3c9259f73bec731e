"""What goes into the state and comes out of it. Times are seconds since 1970; chats and people are Telegram's numbers."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody may do; `READER` is whoever is let in when the list is closed."""

    ADMIN = "admin"
    EDITOR = "editor"
    READER = "reader"
    BARRED = "barred"


class Action(StrEnum):
    """What a letter does at Telegram."""

    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"


class Step(StrEnum):
    """How far a letter is; `SENDING` that finds itself alone after a crash is in doubt."""

    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    DROPPED = "dropped"
    GONE = "gone"


class Vote(StrEnum):
    """What a reader thinks of an answer."""

    UP = "up"
    DOWN = "down"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update to be kept. `identity` is the same for the same event, whatever number it comes under."""

    update_id: int
    identity: str
    lane: str
    payload: str
    received: float
    chat: int | None = None
    person: int | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update to be handled; `tries` counts the times it was begun before."""

    update_id: int
    payload: str
    received: float
    tries: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be sent, changed or deleted. `message` is the number of the one to change; `keyboard` is JSON.

    `question` is the number of the message that it answers, if it is part `part` of an answer.
    """

    chat: int
    html: str = ""
    plain: str = ""
    topic: int | None = None
    quoting: int | None = None
    action: Action = Action.SEND
    message: int | None = None
    keyboard: str | None = None
    is_quiet: bool = False
    question: int | None = None
    part: int = 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft on its way."""

    id: int
    draft: Draft
    step: Step
    tries: int
    due: float
    created: float


@dataclass(frozen=True, slots=True)
class Question:
    """A question that was asked in a chat under this message number.

    `status` is the answer's; `parent` is the question that it follows up through a reply. `rest` and `related` are
    what the buttons under the answer need, written and read by the Telegram side alone.
    """

    chat: int
    message: int
    topic: int | None
    person: int
    text: str
    status: str
    asked: float
    parent: int | None = None
    rest: str | None = None
    related: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """Where and by whom something is asked under this message number; what was asked there before `since` is over."""

    chat: int
    topic: int | None
    person: int
    message: int
    since: float


@dataclass(frozen=True, slots=True)
class Usage:
    """How many questions a window has seen, this one included, and whether its asker was told of the limit."""

    count: int
    was_told: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that found no answer, or whose answer was voted down."""

    question: Question
    downs: int
