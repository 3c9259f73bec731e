"""Messages as they were meant: slipped fingers, words without their marks among marked ones, persons in small letters. All is invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMMUNE = """Đảng bộ xã Rạch Lá có 12 chi bộ với 241 đảng viên. Năm 2023, tỷ lệ hộ nghèo của xã giảm còn 3,1%.

Đồng chí Tô Thị Nhạn, Bí thư Đảng ủy xã Rạch Lá, cho biết: “Muốn dân tin thì cán bộ phải làm trước”. Bà Sa Rươn, 74 tuổi, hiến 400 m² đất làm đường.

Xã phát động mô hình “Tiếng kẻng sáng” từ tháng 4/2022. Hội Nông dân xã lập 7 tổ thủy lợi."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("retyping")
    return answerer_over(root, [Article("rach-la", "Rạch Lá học Bác", _COMMUNE, place="xã Rạch Lá")])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Xã Rạch Lá có bao nhiuê đảng viên?", "241 đảng viên"),
        ("Hộ nghoè của xã Rạch Lá còn mấy phần trăm?", "3,1%"),
        ("xã Rạch Lá có bao nhieu đảng viên?", "241 đảng viên"),
        ("Bí thư dang ủy xã Rạch Lá tên gi?", "Tô Thị Nhạn"),
        ("nam 2023 hộ nghèo xã Rạch Lá còn mấy phần trăm?", "3,1%"),
    ],
)
def test_slips_are_read_as_what_was_meant(answerer: Answerer, question: str, told: str) -> None:
    """Letters changed over and marks left out among marked words change nothing of the answer."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("bà sa rươn hiến bao nhiêu đất", "400 m²"),
        ("ba sa ruon hien bao nhieu dat", "400 m²"),
        ("tô thị nhạn là ai", "Bí thư"),
        ("co phai dong chi to thi nhan la chu tich xa rach la khong?", "Bí thư Đảng ủy"),
    ],
)
def test_a_person_typed_small_is_a_person(answerer: Answerer, question: str, told: str) -> None:
    """With marks and without, behind a title or by the whole name."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "con trai bà sa rươn làm nghề gì",
        "ông phạm văn lúa hiến bao nhiêu đất",
        "ong pham van lua hien bao nhieu dat",
        "Ông Phạm Văn Lúa hiến bao nhiuê đất?",
    ],
)
def test_what_nobody_is_told_of_stays_refused(answerer: Answerer, question: str) -> None:
    """Nobody else's figure is given for somebody the corpus does not name, however the name is typed."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    "question",
    ["bà con xã Rạch Lá có bao nhiêu đảng viên?", "anh em trong Đảng bộ xã Rạch Lá có mấy chi bộ?"],
)
def test_a_title_in_another_word_is_nobody(answerer: Answerer, question: str) -> None:
    """Bà con and anh em are no persons."""
    assert answerer.answer(Asked(question)).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "bot ơi, xã Rạch Lá có bao nhiêu đảng viên vậy?",
        "Ad ơi xã Rạch Lá có bao nhiêu đảng viên",
        "cho em hỏi xã Rạch Lá có bao nhiêu đảng viên ạ",
        "Bot, xã Rạch Lá có bao nhiêu đảng viên?",
        "xã Rạch Lá có bao nhiêu đảng viên bot ơi?",
        "XÃ RẠCH LÁ CÓ BAO NHIÊU ĐẢNG VIÊN?",
        "XA RACH LA CO BAO NHIEU DANG VIEN",
    ],
)
def test_calls_politeness_and_capitals_throughout_change_nothing(answerer: Answerer, question: str) -> None:
    """None of it is part of what is asked."""
    assert "241 đảng viên" in answerer.answer(Asked(question)).text


def test_a_mere_call_is_no_question(answerer: Answerer) -> None:
    """What says nothing but whom it is put to is answered as it was before."""
    assert answerer.answer(Asked("bot ơi")).status is not Status.ANSWERED
