"""What people ask as they speak at home: bodies by their numbers, places named last, what is earned, what is allowed."""

import pytest

from bot.answering.asking.asked_for import asks_money
from bot.answering.asking.parts import parts, place_first
from bot.answering.asking.question import QuestionReader
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.measures.earned import is_earned
from bot.answering.measures.limits import bonus_of_limit
from bot.answering.measures.rates import share_of_rate
from bot.answering.naming.numbered_bodies import NumberedBodies
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.texts.figures import figures
from bot.answering.texts.known import KnownNames
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.restoring import Restorer

_BODIES = (Place(None, "Trung đoàn Pháo binh 741"), Place("xã", "Nà Lấm"), Place(None, "Tiểu đoàn 2"))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Lính 741 trồng được mấy tấn rau?", "Trung đoàn Pháo binh 741 trồng được mấy tấn rau?"),
        ("Ở đơn vị 741 ai nấu ăn?", "Ở Trung đoàn Pháo binh 741 ai nấu ăn?"),
        ("Kỷ luật ở 741 ra sao?", "Kỷ luật ở Trung đoàn Pháo binh 741 ra sao?"),
        ("bo doi 741 lam gi", "trung doan phao binh 741 lam gi"),
    ],
)
def test_a_body_is_called_by_its_number(typed: str, meant: str) -> None:
    """Its people and its number are enough to know it by."""
    assert NumberedBodies(_BODIES).named(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "Tổ chức cho 741 hộ vay vốn à?",
        "Ở Nà Lấm có 741 cây đúng không?",
        "Bộ đội 742 làm gì?",
        "Bộ đội 2 nơi đó làm gì?",
        "Trung đoàn Pháo binh 741 làm gì?",
    ],
)
def test_what_is_counted_is_no_body(typed: str) -> None:
    """Nor is another number, nor that of a part; a name said whole stays."""
    assert NumberedBodies(_BODIES).named(typed) == typed


def test_bodies_of_one_number_are_not_told_apart() -> None:
    """Where two bear it, nobody knows which is meant."""
    both = (*_BODIES, Place(None, "Bệnh viện 741"))
    assert NumberedBodies(both).named("Bên 741 làm gì?") == "Bên 741 làm gì?"


def test_english_knows_a_name_by_its_capitals() -> None:
    """All words of the name bear one in an English question."""
    named = NumberedBodies(_BODIES).named("What did Regiment 741 do?", english=True)
    assert named == "What did Trung Đoàn Pháo Binh 741 do?"


def test_a_place_named_last_is_that_of_all_questions() -> None:
    """Said behind two questions it is said before both."""
    put = place_first("Năm 2022 có mấy hội viên, mấy nữ? xã Nà Lấm ấy")
    assert put == "Ở xã Nà Lấm, Năm 2022 có mấy hội viên, mấy nữ?"
    assert "Nà Lấm" in parts(put)[0]


@pytest.mark.parametrize("typed", ["Ai lập ra tổ đó, xã nào đó?", "Xã Nà Lấm có mấy tổ, ở thôn Bản Lò?"])
def test_what_is_no_afterthought_stays(typed: str) -> None:
    """A second question, and a place that belongs to the last one."""
    assert place_first(typed) == typed


@pytest.mark.parametrize(
    ("plain", "sentence", "expected"),
    [
        (
            "tho lo gach luong thang tam bao nhieu",
            "Thu nhập bình quân của thợ trong lò là 7 triệu đồng/tháng.",
            True,
        ),
        ("ho nuoi oc kiem them duoc bao nhieu", "Mỗi hộ có thêm thu nhập 3 triệu đồng.", True),
        ("hop tac xa ban duoc bao nhieu tien", "Doanh thu năm 2022 đạt 4 tỷ đồng.", True),
        ("hop tac xa ban duoc bao nhieu tien", "Doanh thu tăng, vốn điều lệ 4 tỷ đồng.", False),
        ("hop tac xa ban duoc bao nhieu tien", "Doanh thu tăng 12%.", False),
        ("xa co bao nhieu tien quy", "Thu nhập bình quân 48 triệu đồng.", False),
    ],
)
def test_what_is_earned_is_told_in_written_words(plain: str, sentence: str, *, expected: bool) -> None:
    """Income answers for wages, a turnover for what is sold; nothing else does."""
    figure = list(figures(sentence))[-1]
    assert is_earned(plain, sentence, figure) is expected


@pytest.mark.parametrize(
    ("plain", "said", "expected"),
    [
        ("co dung dam gio duoc bay toi 12 mam khong", "moi dam khong qua 6 mam", True),
        ("co dung dam gio duoc bay toi 12 mam khong", "nha ong a bay 5 mam", False),
        ("dam gio nha ong a bay may mam", "moi dam khong qua 6 mam", False),
    ],
)
def test_a_limit_puts_right_what_is_allowed(plain: str, said: str, *, expected: bool) -> None:
    """Only where it is asked what is allowed, and the sentence says what is."""
    assert (bonus_of_limit(plain, said) > 0) is expected


def test_which_lad_is_a_person() -> None:
    """A young man is asked for as his elders are."""
    assert kind_of("cau nao sua may cay", "cậu nào sửa máy cày", names_document=False) is Kind.PERSON
    assert kind_of("cau nao hay nhat", "câu nào hay nhất", names_document=False) is not Kind.PERSON


def test_what_is_given_by_the_month_is_money() -> None:
    """What is produced by the month need not be."""
    assert asks_money("moi em duoc cac bac cho bao nhieu mot thang")
    assert not asks_money("to may lam ra bao nhieu cai ao mot thang")


def test_what_has_members_is_a_cell() -> None:
    """The short form before a name is the cell's where its party members are asked."""
    assert expanded("cb Nà Lấm có bn đv") == "chi bộ Nà Lấm có bao nhiêu đảng viên"
    assert expanded("cb Nà Lấm tên gì") == "cb Nà Lấm tên gì"


@pytest.mark.parametrize(
    ("asked", "told"),
    [("Quỹ các cụ góp lại được bao nhiêu rồi?", False), ("Quỹ các cụ mỗi người góp bao nhiêu?", True)],
)
def test_what_is_in_a_fund_by_now_is_no_rate(asked: str, *, told: bool) -> None:
    """What each puts in every year is told where that is asked."""
    finder = PlaceFinder(NameBook([]), NameBook([]), common=frozenset(), proper=frozenset())
    question = QuestionReader(finder, Restorer([]), KnownNames(no_names(), TermIndex.of(()), ())).read(asked)
    sentence = "Mỗi cụ góp 20.000 đồng mỗi năm vào quỹ."
    figure = next(iter(figures(sentence)))
    assert (share_of_rate(question, sentence, figure) > 0) is told
