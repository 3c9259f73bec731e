"""Lists of places over the whole corpus: every place that does it, each with the sentence that says so, and no other."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.answers.doers import is_doer, told_body
from bot.answering.evidence.deeds import Deed
from bot.answering.records import Asked
from bot.answering.texts.themes import theme_of
from knowledge.records import Article


def _article(name: str, place: str, text: str) -> Article:
    return Article(id=name, title=f"Học Bác ở {place}", text=text, place=place)


ARTICLES = (
    _article(
        "suoi-me",
        "xã Suối Mê, huyện Lộc Thành",
        "Cuối năm, Đảng ủy xã Suối Mê khen thưởng 7 tập thể và 12 cá nhân.\n\n"
        "Hội Nông dân xã Suối Mê có mô hình “Bờ ruộng không chai lọ”, gom vỏ thuốc mỗi vụ. Mô hình “Cháo sáng thứ Ba” của xã Suối Mê nấu cho bệnh nhân nghèo.\n\n"
        "Xã Suối Mê gắn học Bác với Quy định 37-QĐ/TW về những điều đảng viên không được làm. Hạn chế của xã Suối Mê là một số chi bộ còn đọc lại tài liệu khi sinh hoạt.",
    ),
    _article(
        "cau-ngang",
        "xã Cầu Ngang, huyện Lộc Thành",
        "Các buổi sinh hoạt ở xã Cầu Ngang chia sẻ kinh nghiệm của cá nhân, tập thể khi làm theo Bác.\n\n"
        "Tổ điều hành mô hình ở xã Cầu Ngang gồm đại diện Hội Người cao tuổi, Hội Nông dân. Xã Cầu Ngang có mô hình “Camera ngõ xóm” giữ bình yên.\n\n"
        "Xã Cầu Ngang quán triệt Quy định 37-QĐ/TW đến từng đảng viên. Qua kiểm tra, xã Cầu Ngang kịp thời uốn nắn hạn chế trong sinh hoạt.",
    ),
    _article(
        "rung-thong",
        "xã Rừng Thông, huyện Lộc Thành",
        "Xã Rừng Thông biểu dương 5 tập thể làm tốt.\n\n"
        "Xã Rừng Thông duy trì mô hình “Xe rác đúng giờ” ở 6 thôn. Các đoàn thể xã Rừng Thông được yêu cầu nhân rộng mô hình bảo vệ môi trường.\n\n"
        "Bài học của xã Rừng Thông là chọn việc ít mà làm đến cùng.",
    ),
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    """An answerer over the reports."""
    return answerer_over(Path(tmp_path_factory.mktemp("places")), list(ARTICLES))


@pytest.mark.parametrize(
    ("question", "must", "must_not"),
    [
        ("Những nơi nào khen thưởng tập thể, cá nhân?", ("7 tập thể",), ("Cầu Ngang",)),
        ("Nơi nào nhắc đến Quy định 37?", ("Suối Mê", "Cầu Ngang"), ("Rừng Thông",)),
        ("Nơi nào có mô hình bảo vệ môi trường?", ("Bờ ruộng", "Xe rác"), ("Cầu Ngang", "được yêu cầu")),
        ("Những nơi nào có mô hình an ninh trật tự?", ("Camera ngõ xóm",), ("Suối Mê", "Rừng Thông")),
        ("Hội Nông dân ở những nơi nào có mô hình?", ("Bờ ruộng",), ("Cầu Ngang",)),
        ("Bài nào nói về hạn chế?", ("đọc lại tài liệu",), ("uốn nắn",)),
        ("Những bài nào nêu bài học kinh nghiệm?", ("chọn việc ít",), ("chia sẻ",)),
        ("Nơi nào có mô hình giúp người nghèo?", ("Cháo sáng",), ("Camera", "Xe rác")),
    ],
)
def test_every_place_that_does_it_and_no_other(
    answerer: Answerer, question: str, must: tuple[str, ...], must_not: tuple[str, ...]
) -> None:
    """A sentence proves a place only by the deed, the document, the field or the part that is asked for."""
    text = answerer.answer(Asked(question)).text

    assert ([name for name in must if name not in text], [name for name in must_not if name in text]) == (
        [],
        [],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hội Nông dân xã lập 4 tổ đổi công.", True),
        ("Năm 2023, Hội Nông dân xã lập 4 tổ đổi công.", True),
        ("Mô hình “Bờ sạch” do Hội Nông dân xã thực hiện.", True),
        ("Tổ gồm đại diện Đoàn Thanh niên, Hội Nông dân.", False),
        ("Lớp tập huấn dành cho Chủ tịch Hội Nông dân xã.", False),
        ("Hội Nông dân ở xã còn được yêu cầu nhân rộng mô hình.", False),
    ],
)
def test_a_body_is_the_doer_only_where_the_sentence_says_so(text: str, expected: bool) -> None:
    """It opens the sentence or is said to have done it; as a member or when told to, it has done nothing yet."""
    assert is_doer("hoi nong dan", text) is expected


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("hoi cuu chien binh o dau co mo hinh?", True),
        ("doan thanh nien noi nao co hoat dong?", True),
        ("hoi phu nu noi nao co mo hinh heo dat?", False),
        ("noi nao co hoi nong dan?", False),
    ],
)
def test_where_a_body_has_models_is_asked_of_the_body_alone(plain: str, expected: bool) -> None:
    """What is asked of one model, or of the body's being there, is another question."""
    assert (told_body(plain) is not None) is expected


def test_a_field_of_models_is_read_from_whom_they_help() -> None:
    """Pupils are another field than poor households, and a bare "mô hình hay" names none."""
    pupils, poor = theme_of("noi nao co mo hinh giup hoc sinh ngheo?"), theme_of("mo hinh giup ho ngheo")

    assert (pupils is not poor, pupils is None, theme_of("noi nao co mo hinh hay?")) == (True, False, None)


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        (
            "Nơi nào gắn học Bác với xây dựng nông thôn mới?",
            "Việc học Bác góp phần xây dựng nông thôn mới.",
            True,
        ),
        (
            "Nơi nào gắn học Bác với xây dựng nông thôn mới?",
            "Xã có mô hình “Chung sức xây dựng nông thôn mới”.",
            False,
        ),
        ("Nơi nào khen thưởng tập thể?", "Xã biểu dương 5 tập thể.", True),
        ("Nơi nào khen thưởng tập thể?", "Kinh nghiệm của các tập thể được trao đổi.", False),
    ],
)
def test_the_deed_itself_is_said(answerer: Answerer, question: str, text: str, expected: bool) -> None:
    """The verb or another for it stands in the sentence, not only what it is done to."""
    read = answerer._read(question, (), False)
    assert Deed(read, read, answerer._terms).is_done(text) is expected
