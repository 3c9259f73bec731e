"""Passages: whole sentences, nothing lost, short paragraphs joined, long ones divided evenly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.passages import LIMIT, SHORT, split
from knowledge.records import Article
from knowledge.vietnamese.sentences import sentences
from knowledge.vietnamese.tokens import count_syllables

_PIECES = st.sampled_from(
    [
        "Chi bộ họp. ",
        "Các hộ góp 1.778 phần quà; ",
        "– Mục một. ",
        "\n\n",
        "\n",
        "“Nói đi đôi với làm.” ",
        "rất " * 30,
    ]
)


def _article(text: str) -> Article:
    return Article("thu", "Thử", text)


def _sentence(size: int) -> str:
    return "Chi" + " bộ" * (size - 1) + "."


def _sizes(text: str, limit: int = LIMIT) -> list[int]:
    return [count_syllables(passage.text) for passage in split(_article(text), limit)]


def test_paragraph_within_limit_is_one_passage() -> None:
    """A paragraph of exactly the limit is one passage; its number and id count from 1."""
    passages = split(_article("\n\n".join([_sentence(90) + " " + _sentence(90), _sentence(40)])))

    assert [p.id for p in passages] == ["thu#1", "thu#2"]
    assert [count_syllables(p.text) for p in passages] == [180, 40]


def test_long_paragraph_is_divided_evenly() -> None:
    """Six sentences of 40 syllables make two passages of three, not four and two."""
    assert _sizes(" ".join([_sentence(40)] * 6)) == [120, 120]


def test_short_paragraph_joins_the_next() -> None:
    """A heading stands in the passage of the paragraph below it, with the blank line kept."""
    body = _sentence(60)
    passages = split(_article(f"Kết quả bước đầu\n\n{body}"))

    assert [p.text for p in passages] == [f"Kết quả bước đầu\n\n{body}"]
    assert [s.of(passages[0].text) for s in passages[0].sentences] == ["Kết quả bước đầu", body]


def test_short_last_paragraph_joins_the_previous() -> None:
    """A closing line under the threshold goes to the paragraph before it."""
    assert _sizes(f"{_sentence(60)}\n\n{_sentence(SHORT)}\n\nLê Minh Tường") == [60, SHORT + 3]


def test_list_items_stay_with_their_introduction() -> None:
    """Items follow the paragraph that announces them as long as the limit allows."""
    items = "\n\n".join("– " + _sentence(30) for _ in range(3))

    assert _sizes(f"{_sentence(40)}\n\n{items}") == [130]
    assert _sizes(f"{_sentence(140)}\n\n{items}") == [170, 60]


def test_overlong_sentence_stays_whole() -> None:
    """A sentence longer than the limit is never cut, and takes a lonely short neighbour with it."""
    assert _sizes(_sentence(400)) == [400]
    assert _sizes(f"{_sentence(5)} {_sentence(400)} {_sentence(6)}") == [411]


def test_empty_text_has_no_passages() -> None:
    """Blank text gives no passage."""
    assert split(_article(" \n\n ")) == ()


def test_senseless_limit_is_refused() -> None:
    """A limit below one syllable is a programming error."""
    with pytest.raises(ValueError, match="limit"):
        split(_article("Chi bộ."), 0)


@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)), st.integers(1, 200))
@settings(deadline=None)  # a busy machine is no finding
def test_nothing_is_lost_or_doubled(text: str, limit: int) -> None:
    """The passages in order hold every non-blank character of the article once, sentence for sentence."""
    passages = split(_article(text), limit)

    assert "".join(text.split()) == "".join("".join(p.text.split()) for p in passages)
    assert [s.of(text) for s in sentences(text)] == [s.of(p.text) for p in passages for s in p.sentences]
    assert all(p.text in text for p in passages)


@given(st.lists(_PIECES).map("".join), st.integers(1, 200))
@settings(deadline=None)  # a busy machine is no finding
def test_only_overlong_sentences_pass_the_limit(text: str, limit: int) -> None:
    """A passage exceeds the limit by two short neighbours at most, or because one sentence does."""
    for passage in split(_article(text), limit):
        longest = max(count_syllables(s.of(passage.text)) for s in passage.sentences)

        assert count_syllables(passage.text) < max(limit, longest) + 2 * SHORT
