"""Claims put to be confirmed: of whom, when, who holds or issued what, how many of all. All are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.asked_for import checks
from bot.answering.asking.claiming import as_claim, by_whom
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.records import Asked, Status
from bot.answering.texts.quoted_names import says_name
from knowledge.records import Article
from knowledge.vietnamese.normalising import canonical, folded

_COMMUNE = Article(
    "xa",
    "Khe Mận làm theo Bác",
    "Đảng bộ xã có 14 chi bộ trực thuộc, 231 đảng viên. Tỷ lệ đảng viên đăng ký, cam kết làm theo đạt 95,4%.\n\n"
    "Đảng ủy xã ban hành Nghị quyết số 06-NQ/ĐU ngày 12/7/2021 về nêu gương, theo Kế hoạch số 41-KH/HU của Ban Thường vụ Huyện ủy Yên Dốc.\n\n"
    "Chi hội Phụ nữ, do chị Tô Thị Mận làm Chủ tịch, có mô hình “Bếp ấm tình làng”. Hội Cựu chiến binh xã có mô hình “Mỗi tổ tự quản cùng nhau "
    "giữ sạch một đoạn mương”. Mô hình “Cổng nhà nở hoa” ra đời từ tháng 4/2019, đến nay có 57 hộ làm theo.\n\n"
    "Đồng chí Ngô Văn Trụ, Bí thư Đảng ủy xã, chủ trì hội nghị tổng kết. Trong trận lũ, Đại úy Vi Văn Kha, cán bộ Công an xã Sơn Dốc, đã cứu 6 người dân.\n\n"
    "Công ty Chè Khe Mận hướng dẫn bà con đốn chè. Công ty còn mở 2 lớp dạy nghề sao chè cho thanh niên.",
    place="xã Khe Mận, huyện Yên Dốc, tỉnh Lâm Hạc",
)
_OTHER = Article(
    "khac",
    "Sơn Dốc học Bác",
    "Bà Phùng Thị Lan, 66 tuổi, ở thôn Cầu Đá, xã Sơn Dốc, góp 30 ngày công. Đồng chí Đỗ Văn Bền, Bí thư Chi bộ thôn Cầu Đá, là người đi đầu.",
    place="xã Sơn Dốc, huyện Yên Dốc, tỉnh Lâm Hạc",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("claims")
    return answerer_over(root, [_COMMUNE, _OTHER])


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Mô hình Cổng nhà nở hoa ở Khe Mận có từ năm 2021 phải không?", "tháng 4/2019"),
        ("Nghị quyết 06-NQ/ĐU của xã Khe Mận ban hành năm 2023 phải không?", "ngày 12/7/2021"),
        ("Khe Mận thuộc huyện Mường Tè phải không?", "Yên Dốc"),
        ("Có đúng là tất cả đảng viên Khe Mận đều đăng ký làm theo Bác không?", "95,4%"),
        ("Mô hình Bếp ấm tình làng ở Khe Mận là của Hội Nông dân xã à?", "Chi hội Phụ nữ"),
        ("Kế hoạch 41-KH/HU do Đảng ủy xã ban hành phải không?", "Ban Thường vụ Huyện ủy"),
        ("Bà Phùng Thị Lan ở xã Khe Mận phải không?", "xã Sơn Dốc"),
        ("Hội nghị tổng kết ở Khe Mận do Chủ tịch xã chủ trì phải không?", "Ngô Văn Trụ"),
        (
            "Mô hình “Mỗi tổ tự quản giữ sạch một đoạn mương” ở Khe Mận là của Hội Nông dân phải không?",
            "Hội Cựu chiến binh",
        ),
        ("Công ty Chè Khe Mận có mở lớp dạy nghề không?", "2 lớp dạy nghề"),
        ("Đại úy Vi Văn Kha cứu 6 người dân phải không?", "Đúng như kho tư liệu ghi"),
    ],
)
def test_a_claim_is_answered_by_what_is_so(answerer: Answerer, question: str, said: str) -> None:
    """Neither refused nor confirmed: the sentence with the right year, unit, share, body, person is said."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.ANSWERED
    assert said in answer.text


def test_half_a_claim_confirms_nothing(answerer: Answerer) -> None:
    """Of two figures one of which is wrong it is not said that they are right."""
    text = answerer.answer(Asked("Xã Khe Mận có 231 đảng viên và 16 chi bộ đúng không?")).text

    assert "Đúng như" not in text
    assert "14 chi bộ" in text


def test_both_figures_confirm_a_claim(answerer: Answerer) -> None:
    """Where both stand there, that is said."""
    text = answerer.answer(Asked("Xã Khe Mận có 231 đảng viên và 14 chi bộ đúng không?")).text

    assert text.startswith("Đúng như kho tư liệu ghi")


def test_how_long_it_lasted_is_no_claim(answerer: Answerer) -> None:
    """The years of a review are not the figure put to be confirmed."""
    text = answerer.answer(Asked("Hội nghị sơ kết 2 năm ở Khe Mận do ông Tô Văn Lý chủ trì phải không?")).text

    assert "Đúng như" not in text


def test_the_chair_of_a_union_is_not_the_communes(answerer: Answerer) -> None:
    """A person claimed to hold another office is told with his own; a union's chair is not named instead."""
    text = answerer.answer(Asked("Đồng chí Ngô Văn Trụ là Chủ tịch xã Khe Mận phải không?")).text

    assert "Bí thư Đảng ủy xã" in text
    assert "Tô Thị Mận" not in text


def test_without_a_place_the_person_is_told_of(answerer: Answerer) -> None:
    """Somebody else's office of that name says nothing of the person."""
    text = answerer.answer(Asked("Ông Ngô Văn Trụ có phải là bí thư chi bộ không?")).text

    assert "Đỗ Văn Bền" not in text


@pytest.mark.parametrize(
    "typed",
    [
        "Bí thư Đảng ủy xã Khe Mận là ai ạ?",
        "Mô hình Cổng nhà nở hoa có mấy hộ à?",
        "Thế à?",
        "Xã Khe Mận đã có nhà văn hóa chưa nhỉ?",
    ],
)
def test_what_asks_itself_is_no_claim(typed: str) -> None:
    """A word of courtesy or wonder behind a question does not make it a statement."""
    assert as_claim(typed) == typed


def test_who_did_it_is_asked_only_of_an_office() -> None:
    """A body that is claimed to have done it is looked for by its name."""
    typed = "Hội nghị do Hội Nông dân xã chủ trì phải không?"

    assert by_whom(typed) == typed


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("cong nha no hoa", "Mô hình “Cổng trường nhà ai cũng nở hoa” có 3 nơi."),
        (
            "moi to tu quan giu sach mot doan song",
            "Mô hình “Mỗi tổ tự quản cùng nhau giữ sạch một đoạn mương”.",
        ),
    ],
)
def test_another_name_is_not_that_name(name: str, sentence: str) -> None:
    """A short name, or one with an exchanged word, is another."""
    assert not says_name(name, sentence)


def test_a_name_is_no_word_that_confirms() -> None:
    """Hà in a province's name puts nothing to be confirmed; "hả" at the end does."""
    assert not checks(folded("Thu ngân sách tỉnh Hà Mây năm 2024"))
    assert checks(folded("Tỉnh Mây có 5 mô hình hả?"))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("Mô hình Bếp ấm tình làng có ai bỏ cuộc không?", Kind.TEXT),
        ("Xã Khe Mận có khai trừ đảng viên nào không?", Kind.TEXT),
        ("Ở Khe Mận có ai là nghệ nhân?", Kind.PERSON),
        ("Bà Phùng Thị Lan ở xã Khe Mận phải không?", Kind.TEXT),
        ("Bà nào góp 30 ngày công?", Kind.PERSON),
        ("Năm 2023 công ty được tặng cờ phải không?", Kind.TEXT),
        ("Hội nghị sơ kết Kết luận 01 do ai chủ trì?", Kind.PERSON),
        ("Kết luận 01 do ai ban hành?", Kind.ISSUER),
    ],
)
def test_whether_is_not_who(typed: str, kind: Kind) -> None:
    """Asked whether anybody did, nobody is asked for; "bà" and "năm" before a name or a year are no numbers."""
    assert kind_of(folded(typed), canonical(typed), names_document="Kết luận" in typed) is kind


def test_a_womans_name_is_no_town(answerer: Answerer) -> None:
    """In which district the commune lies is not told by "Tô Thị Mận"."""
    text = answerer.answer(Asked("Khe Mận thuộc huyện nào?")).text

    assert "Yên Dốc" in text
