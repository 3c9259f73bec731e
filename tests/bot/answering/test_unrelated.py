"""What is told of a place is no answer to whatever is asked of it: days, persons, themes and cells must be those asked about. All invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.question import Question, QuestionReader
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.evidence.dating import fit_time
from bot.answering.evidence.evidence import Evidence
from bot.answering.evidence.numbered_units import is_of_unit
from bot.answering.measures.to_come import share_of_plan
from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.records import Asked, Status
from bot.answering.statements.decide import is_enough
from bot.answering.statements.related import is_unrelated
from bot.answering.texts.known import KnownNames
from index.name_postings import no_names
from index.terms import TermIndex
from knowledge.entities.names import NameBook
from knowledge.records import Article
from knowledge.vietnamese.restoring import Restorer

from .true_statements import passage_of

_COMMUNE = """Năm 2022, Đảng ủy xã Bãi Nồm được Ban Thường vụ Huyện ủy tặng Giấy khen. Sáng 14/3/2023, xã khai trương bến đò mới. Chợ phiên họp thứ Bảy hằng tuần.

Ông Tạ Quang Nhĩ, Bí thư Đảng ủy xã, trao 30 suất quà cho hộ nghèo. Chi bộ thôn Cồn Vẹt dẫn đầu phong trào trồng dừa. Đảng bộ xã Bãi Nồm làm tốt việc học và làm theo Bác.

Mô hình “Hàng rào dâm bụt” của xã Bãi Nồm giữ sạch đường làng và môi trường. Mô hình “Bếp lửa tình quê” của xã Bãi Nồm nấu cơm cho người già.

Xã Bãi Nồm triển khai Kết luận 01 đến 9 chi bộ. Các buổi sinh hoạt ở xã Bãi Nồm cũng chia sẻ kinh nghiệm của từng người."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("unrelated")
    commune = Article("bai-nom", "Bãi Nồm học Bác", _COMMUNE, place="xã Bãi Nồm, huyện Lạch Trào")
    return answerer_over(root, [commune])


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bãi Nồm khai trương bến đò ngày nào?", "14/3/2023"),
        ("Ai trao quà cho hộ nghèo ở Bãi Nồm?", "Tạ Quang Nhĩ"),
        ("Ở Bãi Nồm chi bộ nào dẫn đầu trồng dừa?", "Cồn Vẹt"),
        ("Mô hình nào ở Bãi Nồm liên quan đến môi trường?", "Hàng rào dâm bụt"),
        ("Chợ phiên Bãi Nồm họp ngày nào trong tuần?", "thứ Bảy"),
    ],
)
def test_the_thing_itself_is_answered(answerer: Answerer, question: str, told: str) -> None:
    """Where the day, the person, the cell, the theme of the very deed is told, it is given."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "Ai chủ trì lễ ra quân dọn kênh mương ở Bãi Nồm?",
        "Bao giờ trạm bơm điện ở Bãi Nồm chạy thử?",
        "Mô hình nào ở Bãi Nồm liên quan đến chăn nuôi?",
        "Kết luận 01 khác gì Chỉ thị 05?",
        "Kết luận 01 có gì mới?",
        "Bãi Nồm rút ra bài học gì?",
    ],
)
def test_something_else_of_the_place_is_no_answer(answerer: Answerer, question: str) -> None:
    """A name without the deed, a model of another theme, a document and not what is new in it: nothing is said."""
    assert answerer.answer(Asked(question)).status is not Status.ANSWERED


def _question(text: str) -> Question:
    finder = PlaceFinder(NameBook([]), NameBook([]), common=frozenset(), proper=frozenset())
    return QuestionReader(finder, Restorer([]), KnownNames(no_names(), TermIndex.of(()), ())).read(text)


def _evidence(text: str, coverage: float = 1.0, *, similarity: float = 0.85, focus: float = 1.0) -> Evidence:
    passage = passage_of(text)
    lacking = 0.0 if coverage == 1.0 else 0.5
    return Evidence(
        passage, 0, 0, passage.sentences[0], 1.0, coverage, lacking, similarity, fit=1.0, focus=focus
    )


@pytest.mark.parametrize(
    ("sentence", "share"),
    [
        ("Xã họp sơ kết ngày 6/7/2023.", 1.0),
        ("Tháng 7/2023, xã họp sơ kết.", 1.0),
        ("Năm 2023, xã họp sơ kết 2 lần.", 0.5),
    ],
)
def test_asked_for_a_day_a_year_is_little(sentence: str, share: float) -> None:
    """A day, or at least its month, is what "ngày nào" asks for."""
    assert fit_time(_question("Xã họp sơ kết ngày nào?"), sentence) == share


@pytest.mark.parametrize(
    ("coverage", "similarity", "is_other"), [(0.2, 0.85, True), (0.4, 0.85, False), (0.3, 0.88, False)]
)
def test_a_name_needs_the_deed(coverage: float, similarity: float, *, is_other: bool) -> None:
    """A sentence with a person holds something of the deed, the less the nearer it is in meaning."""
    one = _evidence("Bà Lục Thị Mận trao quà.", coverage, similarity=similarity)
    assert is_unrelated(_question("Ai đào con mương ấy?"), one) is is_other


@pytest.mark.parametrize(
    ("sentence", "is_other"),
    [
        ("Chi bộ thôn Cồn Vẹt làm tốt nhất.", False),
        ("Chi bộ 4 làm tốt nhất.", False),
        ("Có 3 chi bộ làm tốt (thôn Cồn Vẹt, Rạch Sậy và Trường Tiểu học).", False),
        ("Đảng bộ có 9 chi bộ làm tốt.", True),
        ("Cấp ủy, chi bộ cùng các đoàn thể xã Bãi Nồm chọn việc khó.", True),
    ],
)
def test_asked_which_cell_one_is_named(sentence: str, *, is_other: bool) -> None:
    """What all cells together do names none of them."""
    assert is_unrelated(_question("Chi bộ nào làm tốt?"), _evidence(sentence)) is is_other


def test_what_is_planned_tells_no_place_that_does_it() -> None:
    """Asked where something is done, a plan counts as little as asked how many there are."""
    question = _question("Nơi nào làm tốt?")
    plan = "Thời gian tới, xã sẽ làm tốt hơn."
    assert share_of_plan(question, plan, "") < share_of_plan(_question("Làm tốt ra sao?"), plan, "")


@pytest.mark.parametrize(("focus", "is_given"), [(1.0, True), (0.85, False)])
def test_without_what_is_asked_more_of_the_rest_is_needed(focus: float, *, is_given: bool) -> None:
    """Of two sentences equally probable the one that lacks what stands before the asking word is not given."""
    one = _evidence("Xã trồng 300 cây dừa.", coverage=0.7, focus=focus)
    assert is_enough(_question("Xã trồng cây bằng giống nào?"), one) is is_given


def test_contents_are_no_places() -> None:
    """How many contents there are asks for a figure, though "nội" folded is "nơi"."""
    plain = "moi nguoi dang ky bao nhieu noi dung"
    assert kind_of(plain, "mỗi người đăng ký bao nhiêu nội dung", names_document=False) is Kind.FIGURE


def test_a_point_of_time_is_a_time() -> None:
    """Vietnamese asks when with "thời điểm nào" as well."""
    plain = "len nong thon moi thoi diem nao"
    assert kind_of(plain, "lên nông thôn mới thời điểm nào", names_document=False) is Kind.TIME


@pytest.mark.parametrize(
    ("sentence", "is_other"),
    [("Hội giữ đội “Gác sông”.", True), ("Hội có “Heo đất nghĩa tình” góp 3 triệu đồng.", False)],
)
def test_a_fund_is_paid_into(sentence: str, *, is_other: bool) -> None:
    """Asked which funds there are, nobody wants to hear of a squad."""
    assert is_unrelated(_question("Hội có quỹ gì?"), _evidence(sentence)) is is_other


def test_how_many_times_is_a_figure() -> None:
    """The bare number of meetings, asked without any asking word, is a figure."""
    plain = "so luot nguoi du sinh hoat"
    assert kind_of(plain, "số lượt người dự sinh hoạt", names_document=False) is Kind.FIGURE


def test_where_it_lies_is_asked_of_the_thing() -> None:
    """Neither that something is put somewhere nor its purpose is what to look for."""
    assert _question("Phòng đọc đặt ở đâu?").content == ("phòng", "đọc")
    assert _question("Lập phòng đọc nhằm mục đích gì?").content == ("lập", "phòng", "đọc")


@pytest.mark.parametrize(
    ("question", "is_own"),
    [
        ("Trung đoàn 42 có bao nhiêu đảng viên?", False),
        ("Lính 518 được khen gì?", True),
        ("Tiểu đoàn 8 và Trung đoàn 518 kết nghĩa với ai?", False),
        ("Đơn vị 300 người ấy làm gì?", True),
    ],
)
def test_a_unit_called_by_its_number(question: str, *, is_own: bool) -> None:
    """A number that names a unit is said in the passage or its article's title; how many there are need not be."""
    passage = passage_of("Trung đoàn có 1.042 chiến sĩ.", "Trung đoàn Bộ binh 518, tỉnh Vàm Lở")
    assert is_of_unit(_question(question), passage) is is_own
