"""Answers as messages: nothing lost, nothing that Telegram would refuse, marks beside what they mark."""

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram_api.markup import parse_html

from bot.answering.records import Answer, Citation, Statement, Status
from bot.telegram.rendering import Part, render_answer, render_passage, render_text, vietnamese_date
from bot.telegram.splitting import is_visible
from knowledge.records import Article, Span

from .scripted import FIGURE, LONG_BINH, LONG_BINH_ANSWER, NOT_FOUND, PASSAGE, SON_THUY, passage

LIMIT = 4096


def units(text: str) -> int:
    """The length that Telegram counts, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def shown(parts: list[Part]) -> str:
    """Everything the reader sees, without white space: where messages are cut, some is dropped."""
    return re.sub(r"\s", "", "".join(part.text for part in parts))


def squeezed(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s", "", text)


def is_subsequence(short: str, long: str) -> bool:
    """Whether the letters of the one stand in the other in this order."""
    rest = iter(long)
    return all(letter in rest for letter in short)


def test_statement_marks_and_sources() -> None:
    """The figure is bold, the mark follows its statement, the source line says what is known and that it is a digest."""
    [part] = render_answer(LONG_BINH_ANSWER, LIMIT)

    assert part.html == (
        "<b>97,09%</b> đảng viên đăng ký làm theo Bác. [1]\n\n"
        'Nguồn:\n[1] <a href="https://example.org/long-binh?a=1&amp;b=2">Long Bình làm theo Bác</a>'
        " — Báo Ấp Bắc, 19/05/2023, xã Long Bình, huyện Gò Công Tây (tóm lược)"
    )
    assert "Long Bình làm theo Bác (https://example.org/long-binh?a=1&b=2)" in part.plain


def test_list_with_lead() -> None:
    """A lead stands above its list, running text below starts a line of its own."""
    answer = Answer(
        Status.ANSWERED,
        "Các mô hình:",
        (
            Statement("Một", (1,), item=True),
            Statement("Hai", (1, 2), item=True),
            Statement("Ba.", (2,)),
            Statement("Bốn.", (1,)),
        ),
    )

    [part] = render_answer(answer, LIMIT)

    assert part.html == "Các mô hình:\n• Một [1]\n• Hai [1][2]\nBa. [2] Bốn. [1]"


def test_sources_of_one_article_share_a_line() -> None:
    """Citations of the same article are one line with all their marks."""
    other = passage("Hai.", SON_THUY)
    answer = Answer(
        Status.ANSWERED,
        statements=(Statement("A", (1, 2, 3)),),
        citations=(
            Citation(1, PASSAGE, FIGURE),
            Citation(2, other, "Hai."),
            Citation(3, PASSAGE, "Năm 2022"),
        ),
    )

    [part] = render_answer(answer, LIMIT)

    assert part.text.splitlines()[-2].startswith("[1][3] Long Bình")
    assert part.text.splitlines()[-1] == "[2] Sơn Thủy học Bác — Nguyễn Văn A, 2022"


def test_not_found_offers_the_nearest() -> None:
    """What is nearest is listed under an honest "not found"."""
    [part] = render_answer(NOT_FOUND, LIMIT)

    assert part.text.startswith("Tư liệu chưa nói về nơi này.\n\nGần nhất trong kho tư liệu:\n• Long Bình")


@pytest.mark.parametrize("status", list(Status))
def test_an_empty_answer_still_says_something(status: Status) -> None:
    """Telegram refuses empty messages, so an answer without a word becomes a sentence of our own."""
    [part] = render_answer(Answer(status, " \u200b"), LIMIT)

    assert is_visible(part.text)


def test_hostile_text_is_text() -> None:
    """Markup, entities and quotes of the corpus arrive as they stand there."""
    hostile = '<b>&amp;</i> <a href="x">"\' & </blockquote>'
    article = Article("x", hostile, "", publisher=hostile, url='https://x.vn/"><b>')
    answer = Answer(
        Status.ANSWERED,
        hostile,
        (Statement(hostile, (1,), (Span(2, 9),)),),
        (Citation(1, passage(hostile, article), hostile),),
        (article,),
    )

    parts = [*render_answer(answer, LIMIT), *render_passage(passage(hostile, article), Span(3, 9), LIMIT)]

    for part in parts:
        text, _ = parse_html(part.html)
        assert text == part.text
        assert hostile in text


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "tg://user?id=1", "ftp://x.vn", "http://", "https://[", "https://x.vn/a b", None],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    """Anything but http and https stays plain text."""
    [part] = render_answer(Answer(Status.NOT_FOUND, nearest=(Article("x", "Tên", "", url=url),)), LIMIT)

    assert "<a" not in part.html


@pytest.mark.parametrize(
    ("iso", "read"),
    [
        ("2023-05-19", "19/05/2023"),
        ("2023-05", "05/2023"),
        ("2023", "2023"),
        ("khoảng 2023-05", "khoảng 2023-05"),
    ],
)
def test_dates(iso: str, read: str) -> None:
    """Dates are written as in Viet Nam, as exactly as they are known and not more."""
    assert vietnamese_date(iso) == read


def test_split_between_statements() -> None:
    """A long answer breaks between statements: each message ends with a mark, the sources are one piece."""
    statements = tuple(Statement(f"Ý số {n} " + "dài " * 40 + ".", (1,)) for n in range(60))
    answer = Answer(Status.ANSWERED, "Kính gửi:", statements, LONG_BINH_ANSWER.citations)

    parts = render_answer(answer, LIMIT)

    assert len(parts) > 2
    assert all(units(part.text) <= LIMIT for part in parts)
    assert all(part.text.endswith("[1]") for part in parts[:-1])
    assert parts[-1].text.count("Nguồn:") == 1
    assert all(statement.marked.strip() in "".join(part.text for part in parts) for statement in statements)


def test_sources_are_not_torn_apart() -> None:
    """Sources that do not fit under the answer as a whole go into the next message as a whole."""
    answer = replace(
        LONG_BINH_ANSWER,
        statements=(Statement("x" * (LIMIT - 140), (1,)),),
        citations=(Citation(1, PASSAGE, FIGURE), Citation(2, passage("Hai.", SON_THUY), "Hai.")),
    )

    first, second = render_answer(answer, LIMIT)

    assert len(render_answer(replace(answer, citations=answer.citations[:1]), LIMIT)) == 1
    assert first.text.endswith("x [1]")
    assert second.text.startswith("Nguồn:\n[1] Long Bình")
    assert "\n[2] Sơn Thủy" in second.text


def test_one_statement_too_long_for_a_message() -> None:
    """It is cut at sentences, and each piece carries the marks."""
    answer = Answer(Status.ANSWERED, "", (Statement("Một câu dài vừa phải. " * 400, (1, 2), (Span(0, 3),)),))

    parts = render_answer(answer, LIMIT)

    assert len(parts) == 3
    assert all(part.text.endswith("phải. [1][2]") for part in parts)
    assert parts[0].html.startswith("<b>Một</b> câu")


@pytest.mark.parametrize("cluster", ["👨‍👩‍👧‍👦", "👍🏽", "e\u0323\u0302", "❤️"])
def test_a_cut_keeps_letters_whole(cluster: str) -> None:
    """Without a space to cut at, no emoji and no letter with its marks is torn."""
    parts = render_text(cluster * 5000, LIMIT)

    assert len(parts) > 1
    assert all(part.text == cluster * (len(part.text) // len(cluster)) for part in parts)
    assert all(units(part.text) <= LIMIT for part in parts)


def test_passage_with_its_quote() -> None:
    """The passage is an expandable quotation with the cited words in bold, under title, place and date."""
    start = PASSAGE.text.index(FIGURE)

    [part] = render_passage(PASSAGE, Span(start, start + len(FIGURE)), LIMIT)

    text, entities = parse_html(part.html)
    [quotation] = [each for each in entities if each["type"] == "expandable_blockquote"]
    bold = [each for each in entities if each["type"] == "bold"]
    assert text[quotation["offset"] :][: quotation["length"]] == PASSAGE.text
    assert [text[each["offset"] :][: each["length"]] for each in bold] == [LONG_BINH.title, FIGURE]
    assert text.splitlines()[0].endswith("19/05/2023, xã Long Bình, huyện Gò Công Tây (tóm lược)")
    assert text.endswith("Đọc bài gốc")


def test_a_passage_longer_than_a_message() -> None:
    """Each message of a long passage is a quotation of its own."""
    long = passage("Một câu trong bài. " * 500, SON_THUY)

    parts = render_passage(long, Span(0, len(long.text)), LIMIT)

    assert len(parts) > 2
    assert all("<blockquote expandable><b>" in part.html for part in parts[1:])
    assert shown(parts).endswith(squeezed(long.text))


spans = st.lists(st.builds(Span, st.integers(-3, 60), st.integers(-3, 60)), max_size=3).map(tuple)
words = st.one_of(
    st.text(max_size=300),
    st.text("aệ👍 .\n<&>[1]\u200d🏽\u0301", max_size=200),
    st.builds(lambda text, times: text * times, st.text(min_size=1, max_size=7), st.integers(1, 3000)),
).map(lambda text: text[:20_000])
statements = st.builds(
    Statement, words, st.lists(st.integers(1, 99), min_size=1, max_size=4).map(tuple), spans, st.booleans()
)
articles: Any = st.builds(
    Article,
    id=st.sampled_from("abc"),
    title=words,
    text=st.just(""),
    publisher=st.none() | words,
    published=st.none() | words,
    place=st.none() | words,
    url=st.none() | st.text().map(lambda text: f"https://x.vn/{text}"),
    source_kind=st.sampled_from(["article", "digest"]),
)
citations = st.builds(
    lambda n, article, text: Citation(n, passage(text, article), text), st.integers(1, 99), articles, words
)
answers = st.builds(
    Answer,
    st.sampled_from(Status),
    words,
    st.lists(statements, max_size=8).map(tuple),
    st.lists(citations, max_size=3).map(tuple),
    st.lists(articles, max_size=2).map(tuple),
)


@settings(deadline=None, max_examples=200)
@given(answers, st.sampled_from([LIMIT, 300]))
def test_any_answer_is_rendered_whole(answer: Answer, limit: int) -> None:
    """Whatever the letters: each message is valid and within the limit, and together they say all statements in order."""
    parts = render_answer(answer, limit)

    assert parts
    for part in parts:
        assert units(part.text) <= limit
        assert units(part.plain) <= limit
        assert is_visible(part.text)
        assert parse_html(part.html)[0] == part.text
    said = shown(parts)
    assert is_subsequence("".join(squeezed(each.text) for each in answer.statements), said)
    whole = [squeezed(each.marked) for each in answer.statements if units(each.marked) < limit - 2]
    assert all(any(each in squeezed(part.text) for part in parts) for each in whole)


@settings(deadline=None)
@given(
    st.lists(
        st.builds(Statement, words.map(lambda text: text.replace("[", "(").replace("•", "-")), st.just((7,))),
        max_size=6,
    )
)
def test_the_text_comes_back(told: list[Statement]) -> None:
    """With the marks taken out, the messages are the statements letter by letter, and nothing else."""
    parts = render_answer(Answer(Status.ANSWERED, "", tuple(told)), LIMIT)

    expected = squeezed("".join(each.text for each in told))
    assert not told or shown(parts).replace("[7]", "") == expected


@settings(deadline=None)
@given(words, spans)
def test_any_passage_is_rendered_whole(text: str, quotes: tuple[Span, ...]) -> None:
    """Any passage, any stretch marked in it: valid messages that hold all of it that can be seen."""
    parts = render_passage(passage(text), quotes[0] if quotes else None, LIMIT)

    assert all(parse_html(part.html)[0] == part.text for part in parts)
    assert all(units(part.text) <= LIMIT for part in parts)
    visible = "".join(letter for letter in text if is_visible(letter))
    assert is_subsequence(visible, shown(parts))
