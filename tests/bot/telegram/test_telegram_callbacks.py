"""Source buttons: small, self-contained, and never wrong about what was cited."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.constants import InlineKeyboardButtonLimit

from bot.answering.keys import passage_key
from bot.answering.records import Citation
from bot.telegram.callbacks import Buttons, PassageButton
from bot.telegram.keyboards import Keyboards, markup

from .scripted import FIGURE, PASSAGE, passage


def test_there_and_back() -> None:
    """A button read back finds the quote in its passage."""
    made = PassageButton.of(Citation(1, PASSAGE, FIGURE))

    button = PassageButton.read(made.data)

    assert button == made
    assert button is not None
    assert button.key == passage_key("long-binh#1")
    span = button.quote_in(PASSAGE)
    assert span is not None
    assert span.of(PASSAGE.text) == FIGURE


def test_the_key_is_fixed() -> None:
    """Buttons in old chats carry keys, so the key of an id may never change."""
    assert passage_key("long-binh#3") == "5cf0133bf21d"


def test_a_changed_passage_is_not_marked() -> None:
    """When the article was edited, no other words are shown as the cited ones."""
    button = PassageButton.of(Citation(1, PASSAGE, FIGURE))

    assert button.quote_in(replace(PASSAGE, text="Mới. " + PASSAGE.text)) is None
    assert button.quote_in(replace(PASSAGE, text="")) is None


@pytest.mark.parametrize(
    "data",
    [
        "",
        "p:",
        "p:x",
        "x:0123456789ab:0:1:abcdef",
        "p:0123456789ab:0:1",
        "p:0123456789ab:-1:1:abcdef",
        "p:0123456789ab:٣:4:abcdef",
    ],
)
def test_foreign_data_is_no_button(data: str) -> None:
    """Data that this bot never made reads as nothing."""
    assert PassageButton.read(data) is None


@given(st.text())
def test_any_data_is_survived(data: str) -> None:
    """No callback data raises."""
    PassageButton.read(data)


def test_data_is_small() -> None:
    """Even at the end of a very long passage the data fits what Telegram carries."""
    text = "x" * 999_990 + "cuối cùng"

    data = PassageButton.of(Citation(1, passage(text), "cuối cùng")).data

    assert len(data.encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
    assert PassageButton.read(data) is not None


CHAT = -1001234567890
BUTTONS = Buttons(b"k" * 32)


@pytest.mark.parametrize(
    ("count", "rows", "first"),
    [
        (1, [1], "Xem nguồn [1]"),
        (3, [2, 1], "Xem nguồn [1]"),
        (8, [2] * 4, "Xem nguồn [1]"),
        (10, [4, 4, 2], "[1]"),
    ],
)
def test_rows(count: int, rows: list[int], first: str) -> None:
    """One button a citation; beyond eight, four in a row."""
    made = Keyboards(BUTTONS, CHAT).sources([Citation(n, PASSAGE, FIGURE) for n in range(1, count + 1)])

    assert [len(row) for row in made] == rows
    assert made[0][0].text == first


def test_no_citations_no_keyboard() -> None:
    """Without a citation there is nothing to press."""
    assert markup(Keyboards(BUTTONS, CHAT).sources(())) is None


def test_a_button_is_good_for_its_chat_alone() -> None:
    """Signed for one chat, a button is none of ours in another; a chat's former number still counts."""
    data = BUTTONS.sign(CHAT, "v:12:up")

    assert BUTTONS.read([CHAT], data) == "v:12:up"
    assert BUTTONS.read([-5, CHAT], data) == "v:12:up"
    assert BUTTONS.read([-5], data) is None
    assert Buttons(b"other").read([CHAT], data) is None


@given(st.text(max_size=64))
def test_nobody_else_makes_buttons(data: str) -> None:
    """What was not signed is never read."""
    assert BUTTONS.read([CHAT], data) is None


def test_the_longest_button_fits() -> None:
    """With the largest numbers that Telegram has, every kind of button stays within its 64 bytes."""
    article = passage("x" * 9_999_990 + "cuối cùng")
    make = Keyboards(BUTTONS, -1_009_999_999_999)
    rows = [
        *make.sources([Citation(99, article, "cuối cùng")]),
        *make.more(-(2**62), 9),
        *make.related(-(2**62), ["a", "b"]),
        *make.votes(-(2**62)),
        *make.choices([("1", f"o:write:{-1_009_999_999_999}:{-(2**31)}")]),
    ]

    for row in rows:
        for button in row:
            assert len(str(button.callback_data).encode()) <= InlineKeyboardButtonLimit.MAX_CALLBACK_DATA
