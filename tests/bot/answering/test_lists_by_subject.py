"""Lists, comparisons and parts of reports of a union, an island, a school; and what is said besides the question."""

from pathlib import Path

import pytest
from support.communes import answerer_over
from support.told_by_unions import ARTICLES

from bot.answering.answerer import Answerer
from bot.answering.asking.occasions import without_occasion
from bot.answering.asking.parts import parts
from bot.answering.records import Asked
from bot.answering.texts.article_unions import names_other, union_asked, union_called
from bot.answering.texts.named_before import name_before
from bot.answering.texts.place_chains import FoundPlace
from knowledge.entities.places import Place, place_chain
from knowledge.passages import split
from knowledge.records import Article, Span


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("told_by_unions")), list(ARTICLES))


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        (
            "Phụ nữ huyện Vĩnh Cồn có những mô hình nào?",
            ("Ống tre nghĩa tình", "Bếp nhà mẹ Tư", "Góc xanh đổi quà", "Giỏ lác đi chợ"), ("Ghe gom rác", "Bàn trà"),
        ),
        ("Nơi nào làm mô hình “Giỏ lác đi chợ”?", ("Vĩnh Cồn",), ("Xã Cồn Lá: Hội còn",)),
        ("Nơi nào ở huyện Vĩnh Cồn có nhiều Góc xanh đổi quà nhất?", ("9 điểm",), ()),
        ("Hòn Bần với Bãi Sậy, nơi nào có nhiều ghe tham gia gom rác hơn?", ("74 ghe", "130 ghe"), ("chỉ có 6 ghe",)),
        ("Mô hình Đảng viên kèm hộ nghèo ở Hòn Bần giúp bao nhiêu hộ?", ("27 hộ",), ("31 hộ",)),
        ("Hòn Bần có khó khăn gì?", ("14 giờ",), ()),
        ("Xã Hòn Bần năm 2024 phải lo những việc gì?", ("3 giếng",), ()),
        ("Công tác Hội ở Vĩnh Cồn gặp khó khăn gì?", ("khó tập hợp",), ()),
        ("Bài học của trường nội trú là gì?", ("hỏi ý kiến học sinh trước",), ()),
        ("Mai chi bộ Hòn Bần họp, còn chuyện gì đang kẹt vậy?", ("14 giờ",), ()),
        ("Đầm Sen với Gò Mít hộ nghèo bên nào còn nhiều hơn?", ("2,4%", "3,9%"), ("52", "11")),
    ],
)  # fmt: skip
def test_what_is_asked_is_told_of_the_right_subject(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """All that is asked for is told, and nothing of another model, place or time."""
    text = answerer.answer(Asked(question)).text

    assert [said for said in must if said not in text] == []
    assert [said for said in must_not if said in text] == []


def test_the_commune_of_a_hamlet_is_told_where_a_district_is_asked(answerer: Answerer) -> None:
    """A line that names only a hamlet says in which commune it lies."""
    text = answerer.answer(Asked("Xã, thị trấn nào ở huyện Vĩnh Cồn có nuôi ống heo tre?")).text

    assert "Bãi Sậy" in text


def _nowhere(_text: str) -> list[FoundPlace]:
    return []


def _an_binh(text: str) -> list[FoundPlace]:
    at = text.find("An Bình")
    return [FoundPlace(Place("xã", "An Bình"), Span(at, at + 7), "An Bình")] if at >= 0 else []


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Tuần tới họp chi bộ, xã Cồn Lá có mô hình gì?", "xã Cồn Lá có mô hình gì?"),
        ("Sắp nói chuyện với lính mới, đồn A làm được gì?", "đồn A làm được gì?"),
        ("Mai chi bộ Gò Mít họp, còn vướng gì?", "chi bộ Gò Mít, còn vướng gì?"),
        ("Chi bộ trạm y tế sắp họp, năm 2024 phải làm gì?", "Chi bộ trạm y tế, năm 2024 phải làm gì?"),
        ("Cho tôi vài kết quả của xã Cồn Lá để báo cáo", "Cho tôi vài kết quả của xã Cồn Lá"),
        ("Mai họp gì, ở đâu?", "Mai họp gì, ở đâu?"),
        ("Tuần tới xã có mô hình gì?", "Tuần tới xã có mô hình gì?"),
        ("Chi bộ lập nhóm Zalo để báo cáo từ khi nào?", "Chi bộ lập nhóm Zalo để báo cáo từ khi nào?"),
    ],
)
def test_the_occasion_is_no_part_of_the_question(said: str, asked: str) -> None:
    """What tells why somebody asks is left out, whom it is about is kept."""
    assert without_occasion(said, _nowhere) == asked


def test_a_place_in_the_occasion_is_kept() -> None:
    """Where the meeting is the place asked about, it stays."""
    asked = without_occasion("Mai họp chi bộ xã An Bình, có mô hình gì?", _an_binh)

    assert asked == "chi bộ xã An Bình, có mô hình gì?"


def test_a_name_that_sounds_like_asking_parts_no_question() -> None:
    """Mây is no mấy: the places stay with what is asked of them."""
    question = "Bãi Sậy với Hòn Mây, nơi nào nhiều ghe hơn?"

    assert parts(question) == (question,)


@pytest.mark.parametrize(
    ("place", "key"),
    [("xã đảo Hòn Bần, huyện Vĩnh Cồn", "hòn bần"), ("thành phố Đảo Xanh", "đảo xanh")],
)
def test_the_sort_of_unit_is_no_part_of_its_name(place: str, key: str) -> None:
    """Xã đảo A is called A; a name with a capital is kept whole."""
    assert place_chain(place)[0].key == key


@pytest.mark.parametrize(
    ("words", "union"),
    [("hoi phu nu tinh", "women"), ("tuoi tre", "youth"), ("mat tran", "front"), ("phu nu ngheo", "")],
)
def test_a_union_is_known_by_all_of_its_names(words: str, union: str) -> None:
    """A union is called by its name and a level; poor women are none."""
    assert union_called(words) == union


def test_of_two_unions_none_is_meant() -> None:
    """A question that names two unions is about no single one."""
    assert (union_asked("hoi nong dan va hoi phu nu xa lam gi"), union_asked("tuoi tre sa cat")) == (
        "",
        "youth",
    )


def test_another_union_in_the_clause_takes_it_over() -> None:
    """What names the farmers' union is not the women's; what names both may be."""
    assert names_other("Hội Nông dân xã lập 4 tổ.", "women")
    assert not names_other("Hội Nông dân cùng Hội Phụ nữ xã lập 4 tổ.", "women")


@pytest.mark.parametrize(("number", "name"), [(1, "ghe gom rác"), (3, "")])
def test_a_sentence_goes_on_about_the_last_name_until_another_subject_comes(number: int, name: str) -> None:
    """By its time a sentence goes on; one that brings in a movement of its own does not."""
    text = (
        "Mô hình “Ghe gom rác” có từ năm 2021. Đến nay có 74 ghe. Xã có mô hình “Hũ muối”."
        " Phong trào nuôi ống heo năm 2023 góp 20 triệu đồng."
    )
    (passage,) = split(Article(id="mot", title="Một xã", text=text))

    assert name_before(passage, number) == name
