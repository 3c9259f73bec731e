"""Measures, bodies, hamlets and years set side by side, and what only says that something changed."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.evidence.measures_beside import measures_beside
from bot.answering.records import Asked, Status
from knowledge.records import Article

_COMMUNE = """Đảng bộ xã Rạch Mây có 17 chi bộ với 331 đảng viên. Các đoàn thể xã Rạch Mây tổ chức 48 buổi tuyên truyền, có 1.905 lượt người dự. Xã Rạch Mây tổ chức 39 buổi tọa đàm tại các chi bộ.

Toàn Đảng bộ có 95,2% đảng viên đăng ký làm theo Bác, tăng so với mức 91,7% của năm 2022. Năm 2023, xã Rạch Mây duy trì 12 mô hình cũ.

Tháng 5/2023, khối vận ra mắt mô hình “Tổ ghe xanh kiểu mẫu” tại ấp Bờ Sen 3. Mô hình hướng đến việc giữ sạch bến nước, giúp nhau vốn đóng ghe.

Chi bộ ấp Bờ Sen 1, xã Rạch Mây vận động đảng viên nuôi heo đất. Tổ vớt rác do Chi bộ ấp Bờ Sen 2, xã Rạch Mây lập ra có 8 thành viên.

Các đoàn thể lập nhiều mô hình: “Cưới gọn một buổi” ở các ấp ven sông; “Đèn soi ngõ” ở ấp Bờ Sen 1. Mô hình “Cưới gọn một buổi” là thay đổi lớn nhất. Trước đây, nhiều đám cưới kéo dài ba ngày, gia đình mang nợ. Nay các họ cùng hẹn chỉ làm một buổi, không quá ba mươi mâm.

Tuy vậy, một số đảng viên lớn tuổi ngại viết bản đăng ký. Để khắc phục, Đảng ủy xã cho đảng viên lớn tuổi nói miệng, chi ủy ghi lại giúp.

Hội Cựu chiến binh xã Rạch Mây lập quỹ cho hội viên nghèo vay 20 triệu đồng. Hội Phụ nữ xã Rạch Mây xây mái ấm cho phụ nữ nghèo.

Nhờ đó, kinh tế - xã hội của Rạch Mây có bước chuyển rõ nét. Thu nhập bình quân đạt 52 triệu đồng/người/năm."""
_OTHER = """Đảng bộ xã Gò Nhạn có 11 chi bộ với 246 đảng viên, 93,8% đảng viên đăng ký làm theo Bác. Các đoàn thể xã Gò Nhạn gom được 615 kg giấy vụn. Hội Phụ nữ xã Gò Nhạn may áo ấm cho trẻ em."""
_DISTRICT = """Huyện ủy và UBND huyện Sông Lau biểu dương 31 tập thể và cá nhân là điển hình tiên tiến. Cấp cơ sở ở huyện Sông Lau khen thưởng 19 tập thể và 52 cá nhân điển hình tiên tiến. Huyện Sông Lau còn hạn chế trong kiểm tra việc làm theo.

Thời gian tới, Mặt trận huyện Sông Lau nhân rộng các cách làm hay."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("beside")
    articles = [
        Article("rach-may", "Rạch Mây học Bác", _COMMUNE, place="xã Rạch Mây, huyện Sông Lau", published="2023-12-01"),
        Article("go-nhan", "Gò Nhạn học Bác", _OTHER, place="xã Gò Nhạn, huyện Sông Lau", published="2023-12-01"),
        Article("song-lau", "Sông Lau học Bác", _DISTRICT, place="huyện Sông Lau", published="2023-12-20"),
    ]  # fmt: skip
    return answerer_over(root, articles)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Số buổi tuyên truyền và số buổi tọa đàm của xã Rạch Mây là bao nhiêu?", ("48 buổi", "39 buổi")),
        ("Rạch Mây có số buổi tuyên truyền nhiều hơn hay số buổi tọa đàm nhiều hơn?", ("48 buổi", "39 buổi")),
        ("Ở Sông Lau, huyện khen bao nhiêu điển hình, còn cơ sở khen bao nhiêu?", ("31 tập thể", "19 tập thể")),
        ("Cấp huyện với cấp cơ sở ở Sông Lau, bên nào biểu dương bao nhiêu điển hình?", ("31 tập thể", "19 tập thể")),
        ("Xã ven sông Rạch Mây học Bác có kết quả gì nổi bật?", ("52 triệu",)),
        ("Sắp tới Mặt trận huyện Sông Lau phải lo những việc gì?", ("nhân rộng",)),
        ("Mô hình Tổ ghe xanh kiểu mẫu ở ấp Bờ Sen 3 hướng tới mục đích gì?", ("bến nước",)),
        ("Đảng viên xã Rạch Mây hay Gò Nhạn đông hơn?", ("331", "246", "85 đảng viên")),
        ("Hai ấp Bờ Sen 1 và Bờ Sen 2 làm theo Bác khác nhau ở chỗ nào?", ("heo đất", "vớt rác")),
        ("Xã nào ở huyện Sông Lau có nhiều chi bộ hơn?", ("17 chi bộ", "11 chi bộ")),
        ("Tỷ lệ đảng viên đăng ký làm theo Bác của Rạch Mây năm 2023 so với năm trước?", ("95,2%", "91,7%")),
        ("Cựu chiến binh và phụ nữ xã Rạch Mây giúp người nghèo khác nhau thế nào?", ("20 triệu", "mái ấm")),
        ("Rạch Mây khắc phục chuyện đảng viên ngại viết bản đăng ký bằng cách nào?", ("nói miệng",)),
        ("Mô hình “Cưới gọn một buổi” thay đổi việc cưới ra sao?", ("ba mươi mâm",)),
        ("Kinh tế - xã hội của Rạch Mây chuyển biến ra sao?", ("52 triệu",)),
    ],
)  # fmt: skip
def test_both_and_what_follows_are_told(answerer: Answerer, question: str, told: tuple[str, ...]) -> None:
    """Each of what is set side by side with its own, and behind a bare announcement what it announces."""
    answer = answerer.answer(Asked(question))

    assert answer.status is Status.ANSWERED
    assert all(said in f"{answer.lead}\n{answer.text}" for said in told)


def test_what_those_below_did_is_not_the_districts_own(answerer: Answerer) -> None:
    """Asked of the district, the awards of its communes are not told."""
    answer = answerer.answer(Asked("Huyện Sông Lau biểu dương bao nhiêu điển hình?"))

    assert "31 tập thể" in answer.text
    assert "19 tập thể" not in answer.text


def test_what_the_district_did_is_not_told_of_those_below(answerer: Answerer) -> None:
    """Asked next of those below alone, the district's own awards are not told again."""
    turns = ("Huyện ủy và UBND huyện Sông Lau biểu dương bao nhiêu điển hình?",)
    answer = answerer.answer(Asked("Còn cấp cơ sở thì khen bao nhiêu?", turns))

    assert "19 tập thể" in answer.text
    assert "31 tập thể" not in answer.text


def test_a_body_before_the_first_place_is_asked_of_both(answerer: Answerer) -> None:
    """Of "Hội Phụ nữ A và B" the unions of both places are asked."""
    answer = answerer.answer(Asked("Hội Phụ nữ Rạch Mây và Gò Nhạn có việc làm gì?"))

    assert "mái ấm" in answer.text
    assert "áo ấm" in answer.text


def test_a_communes_shortcoming_is_not_the_districts(answerer: Answerer) -> None:
    """Asked what the district still lacks, what one of its communes lacks is not told."""
    answer = answerer.answer(Asked("Hạn chế của huyện Sông Lau là gì?"))

    assert "kiểm tra" in answer.text
    assert "ngại viết" not in answer.text


def test_a_hamlets_model_is_no_other_hamlets(answerer: Answerer) -> None:
    """What goes on about the model of one hamlet is not told of another."""
    answer = answerer.answer(Asked("Mô hình Tổ ghe xanh kiểu mẫu ở ấp Bờ Sen 2 hướng tới mục đích gì?"))

    assert "bến nước" not in answer.text


def test_a_share_is_no_number_of_members(answerer: Answerer) -> None:
    """Where it is asked who has more members, nobody's share is set beside."""
    answer = answerer.answer(Asked("Đảng viên xã Rạch Mây hay Gò Nhạn đông hơn?"))

    assert "95,2%" not in answer.text


def test_one_measure_of_two_places_is_no_two_measures(answerer: Answerer) -> None:
    """Numbers of two places are set beside each other as before, each by its own place."""
    answer = answerer.answer(Asked("Số chi bộ của Rạch Mây và số chi bộ của Gò Nhạn là bao nhiêu?"))

    assert {"rach-may", "go-nhan"} == {citation.passage.article.id for citation in answer.citations}


@pytest.mark.parametrize(
    "typed",
    [
        "Nghị quyết số 12 và số 15 của xã Rạch Mây nói gì?",
        "Một số mô hình và số đảng viên của xã Rạch Mây là bao nhiêu?",
        "Số mô hình của xã Rạch Mây và số chi bộ nào được khen?",
        "So sánh số chi bộ của Rạch Mây và số chi bộ của Gò Nhạn",
    ],
)
def test_other_numbers_are_no_two_measures(answerer: Answerer, typed: str) -> None:
    """Numbers of documents, "một số", another question behind, and two places are not taken apart."""
    assert measures_beside(typed, answerer._completed) == ()


def test_each_measure_is_asked_of_the_place(answerer: Answerer) -> None:
    """The place that stands within one of the measures is asked of both."""
    pieces = measures_beside("Số chi bộ của xã Rạch Mây và số đảng viên là bao nhiêu?", answerer._completed)

    assert pieces == ("Ở xã Rạch Mây có bao nhiêu chi bộ?", "Ở xã Rạch Mây có bao nhiêu đảng viên?")
