"""What one can press and read: the rest of a list, related questions, votes, pages, inline answers."""

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram_api.server import TelegramApi

from bot.answering.records import Answer, Citation, Statement, Status
from bot.telegram import texts
from bot.telegram.presenting import folded
from knowledge.records import Article

from .conversation import conversation, play, polling
from .scripted import (
    FIGURE,
    LONG_BINH,
    LONG_BINH_ANSWER,
    PASSAGE,
    SON_THUY,
    ScriptedAnswering,
    ScriptedRelated,
    ScriptedShelf,
    passage,
)

OTHER = passage("Xã Sơn Thủy có 16 chi bộ.", SON_THUY)


def listing(count: int) -> Answer:
    """A list of so many items, the odd ones from one source, the even ones from another."""
    items = tuple(Statement(f"Mục {n}", (1 + n % 2,), item=True) for n in range(1, count + 1))
    return Answer(
        Status.ANSWERED, "Gồm:", items, (Citation(1, PASSAGE, FIGURE), Citation(2, OTHER, OTHER.text))
    )


@given(st.integers(0, 40), st.sets(st.integers(0, 39)))
def test_folding_loses_nothing(count: int, plain: set[int]) -> None:
    """Beginning and rest are the answer; each has the citations of its own marks and no others."""
    whole = listing(count)
    statements = tuple(
        Statement(each.text, each.marks, item=n not in plain) for n, each in enumerate(whole.statements)
    )
    answer = Answer(Status.ANSWERED, "Gồm:", statements, whole.citations)
    shown, rest = folded(answer)

    parts = [shown] if rest is None else [shown, rest]
    assert tuple(each for part in parts for each in part.statements) == statements
    for part in parts if rest is not None else []:
        assert {mark for each in part.statements for mark in each.marks} == {c.n for c in part.citations}


def test_the_rest_of_a_list_is_one_press_away() -> None:
    """Six items are shown, the others on demand, each part with its own sources; also after a restart."""

    async def scene(folder: Path) -> None:
        answering = ScriptedAnswering(otherwise=listing(11))
        async with TelegramApi.running() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            async with polling(api, answering, folder):
                lan.says(home, "liệt kê")
                [shown] = await api.wait_for_messages(home)
                assert "• Mục 6 [1]" in shown.text
                assert "Mục 7" not in shown.text
            async with polling(api, ScriptedAnswering(), folder):
                await api.wait_for_answer(lan.presses(shown, texts.more(5)))
                _, rest = await api.wait_for_messages(home, 2)
                assert rest.text.startswith("• Mục 7 [2]\n")
                assert "• Mục 11 [2]" in rest.text
                assert rest.labels == ["Xem nguồn [1]", "Xem nguồn [2]"]
                assert rest.reply_to is shown
            assert api.violations == []

    with tempfile.TemporaryDirectory() as folder:
        play(scene(Path(folder)))


def test_a_long_list_comes_page_by_page() -> None:
    """Each press shows ten more and says how many are left; the last page has no such button, a made-up page nothing."""

    async def scene() -> None:
        async with conversation(ScriptedAnswering(otherwise=listing(31))) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "liệt kê")
            [page] = await api.wait_for_messages(home)
            numbers = [f"Mục {n} " for n in range(1, 32)]
            shown = [each for each in numbers if f"{each}[" in page.text]
            for left in (25, 15, 5):
                before = len(home.bot_messages())
                await api.wait_for_answer(lan.presses(page, texts.more(left)))
                page = (await api.wait_for_messages(home, before + 1))[-1]
                shown += [each for each in numbers if f"{each}[" in page.text]
                assert [label for label in page.labels if label.startswith("Xem nguồn")]
            assert shown == numbers
            assert not [label for label in page.labels if label.startswith("Xem thêm")]
            assert len(home.bot_messages()) == 4

    play(scene())


def test_an_english_answer_has_english_headings() -> None:
    """Heading, digest mark, and the buttons are in the answer's language; what the corpus says stays as it is."""
    english = replace(listing(11), language="en")
    refusal = Answer(Status.NOT_FOUND, "", nearest=(LONG_BINH,), language="en")

    async def scene() -> None:
        async with conversation(ScriptedAnswering({"a": english, "b": refusal})) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "a")
            [answer] = await api.wait_for_messages(home)
            assert "\nSources:\n" in answer.text
            assert "(digest)" in answer.text
            assert answer.labels == [
                "Open source [1]",
                "Open source [2]",
                "5 more",
                "👍",
                "👎",
                "Wrong source",
            ]
            await api.wait_for_answer(lan.presses(answer, "5 more"))
            *_, rest = await api.wait_for_messages(home, 2)
            assert rest.labels == ["Open source [1]", "Open source [2]"]
            assert "\nSources:\n" in rest.text
            lan.says(home, "b")
            *_, refused = await api.wait_for_messages(home, 3)
            assert refused.text.startswith("I have not found this")
            assert "Closest in the collection:" in refused.text

    play(scene())


def test_related_questions_are_asked_by_pressing() -> None:
    """Two at most are offered; whoever presses one has asked it, and may go on from its answer."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        offered = ScriptedRelated("Sơn Thủy có gì?", "Long Bình đạt gì?", "Một câu thứ ba?")
        async with conversation(answering, related=offered) as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            cell = api.group("Chi bộ", [lan, minh])
            answer = await api.wait_for_reply(lan.says(cell, "/hoi a"))
            assert [label for label in answer.labels if label.endswith("?")] == [
                "Sơn Thủy có gì?",
                "Long Bình đạt gì?",
            ]
            minh.presses(answer, "Sơn Thủy có gì?")
            _, more = await api.wait_for_messages(cell, 2)
            assert more.reply_to is answer
            await api.wait_for_reply(minh.replies(more, "b"))
            assert answering.asked == ["a", "Sơn Thủy có gì?", "b"]
            assert answering.turns[-1] == ("Sơn Thủy có gì?",)

    play(scene())


def test_one_vote_a_person() -> None:
    """Everybody has one vote, may change it, and sees so; the answer itself stays as it is."""

    async def scene() -> None:
        async with conversation() as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            cell = api.group("Chi bộ", [lan, minh])
            answer = await api.wait_for_reply(lan.says(cell, "/hoi a"))
            toasts = [
                (await api.wait_for_answer(person.presses(answer, label)))["text"]
                for person, label in ((lan, "👍"), (lan, "👍"), (minh, "Sai nguồn"), (lan, "👎"))
            ]
            up, _, source = texts.VOTE_THANKS.values()
            assert toasts == [up, up, source, texts.VOTE_CHANGED]
            assert answer.edits == []

    play(scene())


@pytest.mark.parametrize(
    "data",
    ["", "v:2:up", "v:2:up:AAAAAAAA", "p:0:0:0:0", "m:2", "o:take:k1", "x" * 64, "::::", "n:-1:AAAAAAAA"],
)
def test_forged_presses_are_declined_politely(data: str) -> None:
    """Data that no button of this chat carries does nothing, and says so."""

    async def scene() -> None:
        shelf = ScriptedShelf()
        async with conversation(shelf=shelf) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "a")
            [answer] = await api.wait_for_messages(home)
            toast = await api.wait_for_answer(lan.sends_callback(answer, data))
            assert toast["text"] == texts.BUTTON_STALE
            assert len(home.bot_messages()) == 1
            assert shelf.taken == []

    play(scene())


def test_a_button_of_another_chat_is_no_button() -> None:
    """Data copied from one chat into another does nothing there."""

    async def scene() -> None:
        async with conversation() as api:
            lan, minh = api.user("Lan"), api.user("Minh")
            one, two = api.private(lan), api.private(minh)
            lan.says(one, "a")
            minh.says(two, "a")
            [first] = await api.wait_for_messages(one)
            [second] = await api.wait_for_messages(two)
            stolen = next(button.value for row in first.buttons for button in row if button.label == "👍")
            toast = await api.wait_for_answer(minh.sends_callback(second, stolen))
            assert toast["text"] == texts.BUTTON_STALE

    play(scene())


def test_a_forgotten_question_s_buttons_are_stale() -> None:
    """After /xoa there is nothing left to vote on."""

    async def scene() -> None:
        async with conversation() as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "a")
            [answer] = await api.wait_for_messages(home)
            lan.says(home, "/xoa")
            await api.wait_for_messages(home, 2)
            toast = await api.wait_for_answer(lan.presses(answer, "👍"))
            assert toast["text"] == texts.BUTTON_STALE

    play(scene())


def test_the_corpus_in_pages() -> None:
    """/nguon lists eight articles a page; the buttons turn it in place."""
    shelf = ScriptedShelf([Article(f"bai-{n}", f"Bài {n}", "", place=f"xã {n}") for n in range(1, 20)])

    async def scene() -> None:
        async with conversation(shelf=shelf) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, "/nguon")
            [page] = await api.wait_for_messages(home)
            assert page.text.startswith("Tư liệu đang có: 19 (trang 1/3)\n1. Bài 1 — xã 1\nmã: bai-1")
            assert page.labels == [texts.ON]
            lan.presses(page, texts.ON)
            await api.wait_for_edit(page)
            assert "9. Bài 9" in page.text
            assert page.labels == [texts.BACK, texts.ON]
            lan.presses(page, texts.ON)
            await api.wait_for_edit(page, 2)
            assert "19. Bài 19" in page.text
            assert page.labels == [texts.BACK]
            assert len(home.bot_messages()) == 1

    play(scene())


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("/vanban", texts.ASK_DIRECTIVES),
        ("/mohinh xã Long Bình", "Xã Long Bình có những mô hình nào?"),
        ("/mohinh", "Có những mô hình nào làm theo Bác?"),
        ("/ketqua xã Sơn Thủy", "Xã Sơn Thủy đạt kết quả gì?"),
    ],
)
def test_listings(command: str, asked: str) -> None:
    """The commands for directives, models and results are answered like questions, sources and all."""

    async def scene() -> None:
        answering = ScriptedAnswering()
        async with conversation(answering) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            lan.says(home, command)
            [answer] = await api.wait_for_messages(home)
            assert answering.asked == [asked]
            assert answer.labels[0] == "Xem nguồn [1]"

    play(scene())


def test_inline_offers_cited_passages() -> None:
    """`@bot …` offers at most five passages, each with its words and its source; too little typed, none."""
    many = tuple(passage(f"Câu số {n} nói về học tập và làm theo Bác.", number=n) for n in range(1, 9))

    async def scene() -> None:
        async with conversation(ScriptedAnswering(passages=many)) as api:
            lan = api.user("Lan")
            asked = lan.asks_inline("học Bác")
            await api.until(lambda: asked.answer is not None)
            results: Sequence[dict[str, str]] = (asked.answer or {})["results"]
            assert len(results) == 5
            sent = (asked.answer or {})["results"][0]["input_message_content"]["message_text"]
            assert sent.startswith("“Câu số 1 nói về")
            assert "Báo Ấp Bắc, 19/05/2023" in sent
            few = [lan.asks_inline(text) for text in ("a", "không có")]
            await api.until(lambda: all(each.answer is not None for each in few))
            assert [(each.answer or {})["results"] for each in few] == [[], []]

    play(scene())


def test_previews_are_off() -> None:
    """No answer drags a picture of some web page along."""

    async def scene() -> None:
        async with conversation(ScriptedAnswering(otherwise=LONG_BINH_ANSWER)) as api:
            lan = api.user("Lan")
            home = api.private(lan)
            asked = lan.says(home, "a")
            [answer] = await api.wait_for_messages(home)
            lan.edits(asked, "/nguon")
            lan.edits(asked, "b")
            await api.idle()
            sent = [*api.sent("sendMessage"), *api.sent("editMessageText")]
            assert all(each["link_preview_options"]["is_disabled"] for each in sent)
            assert answer.text

    play(scene())
