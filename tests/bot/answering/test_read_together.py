"""The decision with a reading of question and sentence together: it may speak for a sentence or against it."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pytest
from support.communes import COUNTRY
from support.encoders import HashedEncoder
from support.shelves import Shelf

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from index.search import Searcher
from index.snapshot.records import Snapshot


class _Reader:
    """Gives every sentence the same odds, and notes what it was shown."""

    def __init__(self, odds: float) -> None:
        self.odds = odds
        self.shown: list[tuple[str, str]] = []

    def scores(self, question: str, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        self.shown.extend((question, text) for text in texts)
        return np.full(len(texts), self.odds, np.float32)


@pytest.fixture(name="snapshot", scope="module")
def _snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return Shelf.of(tmp_path_factory.mktemp("read-together")).built()


def _answerer(snapshot: Snapshot, reader: _Reader | None) -> Answerer:
    return Answerer(Searcher(snapshot, HashedEncoder()), COUNTRY, cross_encoder=reader)


def _answered(snapshot: Snapshot, reader: _Reader | None, question: str) -> bool:
    return _answerer(snapshot, reader).answer(Asked(question)).status is Status.ANSWERED


def test_a_sentence_of_few_common_words_is_given_where_the_reading_is_sure(snapshot: Snapshot) -> None:
    """What the words alone leave open is told by reading: given with high odds, refused without and with low ones."""
    question = "Sơn Khê làm đường ra sao?"

    assert _answered(snapshot, _Reader(4), question)
    assert not _answered(snapshot, None, question)
    assert not _answered(snapshot, _Reader(-4), question)


def test_a_sentence_of_many_common_words_is_refused_where_the_reading_is_against_it(
    snapshot: Snapshot,
) -> None:
    """Words in common with the question do not save a sentence that surely does not answer it."""
    question = "Sơn Khê chọn gì làm khâu đột phá?"

    assert _answered(snapshot, None, question)
    assert not _answered(snapshot, _Reader(-4), question)


def test_only_what_may_be_said_is_read(snapshot: Snapshot) -> None:
    """A figure that answers at once is the only sentence read, under the question as it was understood."""
    reader = _Reader(4)
    assert _answered(snapshot, reader, "Xa Thanh Loc Dong co bao nhieu dang vien?")

    assert {question for question, _ in reader.shown} == {"xã Thạnh Lộc Đông có bao nhiêu đảng viên?"}
    assert len(reader.shown) == 1


def test_what_was_read_is_not_read_again(snapshot: Snapshot) -> None:
    """The same question in the next turn costs no reading."""
    reader = _Reader(4)
    answerer = _answerer(snapshot, reader)
    first = answerer.answer(Asked("Sơn Khê làm đường ra sao?"))
    shown = len(reader.shown)

    assert answerer.answer(Asked("Sơn Khê làm đường ra sao?", ("Xin chào",))).text == first.text
    assert len(reader.shown) == shown


_OTHER_WORDS = "Thạnh Lộc Đông dành dụm ra sao cho nhà túng thiếu?"
_IN_KILOMETRES = "Sơn Khê được bao nhiêu cây số bóng mát?"


@pytest.mark.parametrize("question", [_OTHER_WORDS, _IN_KILOMETRES])
def test_what_is_said_in_other_words_is_found_by_reading(snapshot: Snapshot, question: str) -> None:
    """Where no word of the question stands in the articles the sentence that is read as an answer is given."""
    assert _answered(snapshot, _Reader(4), question)
    assert not _answered(snapshot, None, question)
    assert not _answered(snapshot, _Reader(0), question)


def test_the_only_figure_of_what_was_read_is_bold(snapshot: Snapshot) -> None:
    """A figure that is found by reading stands out like any other."""
    answer = _answerer(snapshot, _Reader(4)).answer(Asked(_IN_KILOMETRES))
    (first,) = answer.statements
    assert [span.of(first.text) for span in first.bold] == ["1,8"]


def test_a_neighbours_sentence_is_not_read_for_the_place_asked_about(snapshot: Snapshot) -> None:
    """However sure the reading is: only what is told of the place may answer for it."""
    reader = _Reader(4)

    assert not _answered(snapshot, reader, "Sơn Khê có mấy giáo viên dạy đờn ca?")
    assert not any("đờn ca" in text for _, text in reader.shown)


def test_a_sentence_without_a_number_answers_no_question_for_a_figure(snapshot: Snapshot) -> None:
    """Of what is read for a figure each sentence holds one."""
    reader = _Reader(-4)
    _answered(snapshot, reader, _IN_KILOMETRES)

    assert reader.shown
    assert all(any(map(str.isdigit, text)) for _, text in reader.shown)
