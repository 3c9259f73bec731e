"""Follow-ups that only go on, who praised whom, and claims that a figure does not bear out. All names are invented."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.conversation.going_on import asks_on, restated
from bot.answering.records import Asked, Status
from knowledge.records import Article
from knowledge.vietnamese.english import from_english

_COMMUNE = Article(
    "suoi-gao",
    "Xã Suối Gạo làm theo Bác",
    "Đảng bộ xã Suối Gạo hiện có gần 340 đảng viên và 19 chi bộ trực thuộc.\n\n"
    "Bí thư Đảng ủy xã Suối Gạo, đồng chí Phan Văn Nghĩa, cho biết việc học tập Bác ngày càng đi vào chiều sâu.\n\n"
    "Đảng ủy xã Suối Gạo trang bị cho 11 chi bộ ấp 11 tủ sách mới. Đảng ủy xã Suối Gạo cung cấp 264 đầu sách.\n\n"
    "Mô hình “Bếp ấm vùng cao” ở xã Suối Gạo do Hội Phụ nữ xã khởi xướng.\n\n"
    "Đảng ủy xã Suối Gạo chọn 27 vụ việc tồn đọng để xem xét, đến nay đã giải quyết xong 18 trong số 27 vụ việc. "
    "9 vụ việc tranh chấp nương rẫy chưa giải quyết dứt điểm.",
    place="xã Suối Gạo, huyện Đá Trắng",
)
_PROVINCE = Article(
    "lam-khe",
    "Tỉnh Lâm Khê sơ kết việc học Bác",
    "Chuyên đề năm 2022 của tỉnh Lâm Khê là “Xây dựng đội ngũ gương mẫu”. "
    "Chuyên đề năm 2023 của tỉnh Lâm Khê là “Phát huy dân chủ ở cơ sở”.\n\n"
    "Tỉnh Lâm Khê có 3 tập thể và 5 cá nhân nhận Bằng khen của Thủ tướng Chính phủ. "
    "Tỉnh Lâm Khê có 2 tập thể và 4 cá nhân nhận Bằng khen của Ban Tuyên giáo Trung ương. "
    "Các cấp ủy ở tỉnh Lâm Khê khen thưởng, biểu dương 2.416 tập thể và cá nhân.",
    place="tỉnh Lâm Khê",
)
_OTHER = Article(
    "dong-mit",
    "Xã Đồng Mít học Bác",
    "Bà Cao Thị Lựu, Chủ tịch Hội Phụ nữ xã Đồng Mít, được huyện tặng giấy khen. Xã Đồng Mít có 12 chi bộ.",
    place="xã Đồng Mít, huyện Đá Trắng",
)


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("going-on")
    return answerer_over(root, [_COMMUNE, _PROVINCE, _OTHER])


@pytest.mark.parametrize(
    ("turn", "question", "told"),
    [
        ("Đảng bộ xã Suối Gạo có bao nhiêu đảng viên?", "Sinh hoạt ở mấy chi bộ?", "19 chi bộ"),
        ("Đảng ủy xã Suối Gạo trang bị bao nhiêu tủ sách?", "thế đầu sách thì bao nhiêu", "264 đầu sách"),
        ("Chuyên đề năm 2023 của tỉnh Lâm Khê là gì?", "còn năm trước đó?", "đội ngũ gương mẫu"),
        ("Mô hình “Bếp ấm vùng cao” ở xã Suối Gạo của ai?", "bí thư xã tên gì", "Phan Văn Nghĩa"),
        ("Ai là Bí thư Đảng ủy xã Suối Gạo?", "Ông ấy đánh giá thế nào về việc học Bác?", "chiều sâu"),
        ("ai la bi thu xa suoi gao", "ong ay noi gi ve hoc bac", "chiều sâu"),
        (
            "Tỉnh Lâm Khê có mấy tập thể, cá nhân được Thủ tướng khen?",
            "Bằng khen của Ban Tuyên giáo Trung ương thì sao?",
            "2 tập thể và 4 cá nhân",
        ),
        (
            "Tỉnh Lâm Khê có mấy người được Thủ tướng tặng bằng khen?",
            "Ban Tuyên giáo Trung ương thì sao",
            "4 cá nhân",
        ),
        ("Tỉnh Lâm Khê có ai được Thủ tướng tặng bằng khen không?", "còn tỉnh khen bao nhiêu", "2.416"),
    ],
)
def test_what_goes_on_is_completed(answerer: Answerer, turn: str, question: str, told: str) -> None:
    """What a follow-up leaves out is what was spoken of, and what it says takes the place of that."""
    assert told in answerer.answer(Asked(question, (turn,))).text


def test_another_count_is_not_answered_with_the_first(answerer: Answerer) -> None:
    """Once the members were told, those of a union are not."""
    turns = ("Đảng bộ xã Suối Gạo có bao nhiêu đảng viên?",)

    assert answerer.answer(Asked("Thế hội viên phụ nữ thì có bao nhiêu?", turns)).status is Status.NOT_FOUND


def test_another_year_is_not_answered_with_the_first(answerer: Answerer) -> None:
    """What was told of no year, or of another, is not told again for the year asked on."""
    turns = ("Tỉnh Lâm Khê năm 2023 khen thưởng bao nhiêu tập thể?",)

    assert "2.416" not in answerer.answer(Asked("Còn năm 2031 thì sao?", turns)).text


def test_an_office_asked_on_is_of_the_same_place(answerer: Answerer) -> None:
    """The chairwoman of another commune's union is not told."""
    turns = ("Xã Suối Gạo có mô hình gì?",)

    assert "Lựu" not in answerer.answer(Asked("chủ tịch hội phụ nữ là ai", turns)).text


def test_what_a_province_praised_is_not_what_it_received(answerer: Answerer) -> None:
    """A wrong claim is put right with the province's own figure, not with the Prime Minister's."""
    text = answerer.answer(Asked("Tỉnh Lâm Khê khen 216 tập thể và cá nhân thôi phải không?")).text

    assert "2.416" in text


@pytest.mark.parametrize(
    ("claim", "lead"),
    [
        ("Xã Suối Gạo giải quyết xong cả 27 vụ việc phải không?", "Đúng"),
        ("Xã Suối Gạo đã giải quyết xong 18 vụ việc phải không?", "Không phải"),
    ],
)
def test_a_claim_is_neither_borne_out_nor_denied_by_another_matter(
    answerer: Answerer, claim: str, lead: str
) -> None:
    """Of 27 matters 18 are settled: that bears out no claim about all of them, and what is left denies none."""
    assert not answerer.answer(Asked(claim)).text.startswith(lead)


def test_what_is_left_is_not_what_was_done(answerer: Answerer) -> None:
    """Asked how many were settled, those that were not are not told."""
    text = answerer.answer(Asked("Xã Suối Gạo giải quyết xong mấy vụ việc?")).text

    assert "18 trong số 27" in text


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Thế đầu sách thì bao nhiêu?", "bao nhiêu đầu sách?"),
        ("con dau sach thi bao nhieu", "bao nhieu dau sach?"),
        ("Riêng cấp cơ sở thì sao?", "còn cấp cơ sở thì sao?"),
        ("Còn Huyện đoàn thì bao nhiêu?", "Còn Huyện đoàn thì bao nhiêu?"),
        ("Thế kinh phí thì bao nhiêu?", "Thế kinh phí thì bao nhiêu?"),
        ("Của Ban Tuyên giáo thì mấy người?", "Của Ban Tuyên giáo thì mấy người?"),
    ],
)
def test_what_is_counted_is_put_behind_the_asking_word(typed: str, read: str) -> None:
    """Only what can be counted is; a body, a measure and an owner stay where they stand."""
    assert restated(typed, "") == read


@pytest.mark.parametrize(
    ("before", "typed", "read"),
    [
        ("Xã A có bao nhiêu chi bộ?", "Còn đảng viên?", "bao nhiêu đảng viên?"),
        ("xa A co may chi bo", "vay con dang vien", "bao nhieu dang vien?"),
        ("Xã A có mấy hội viên?", "thế hộ nghèo thì sao", "bao nhiêu hộ nghèo?"),
        ("Xã A có bao nhiêu % chi bộ đăng ký?", "Còn đảng viên?", "Còn đảng viên?"),
        ("Xã A có mô hình nào?", "Còn đảng viên?", "Còn đảng viên?"),
        ("Xã A có bao nhiêu chi bộ?", "Còn hạn chế?", "Còn hạn chế?"),
        ("Xã A có bao nhiêu chi bộ?", "Còn xã B?", "Còn xã B?"),
    ],
)
def test_after_a_count_what_else_is_counted_is_a_count_too(before: str, typed: str, read: str) -> None:
    """A share goes on as a share, and what is no count stays what it is."""
    assert restated(typed, before) == read


def test_then_asks_on() -> None:
    """A message that ends in "thì sao" asks on, one that asks what a thing is does not."""
    assert asks_on("ban tuyen giao trung uong thi sao")
    assert not asks_on("ban tuyen giao trung uong la gi")


def test_uncle_ho_is_no_part_of_a_place() -> None:
    """What follows him at once in English is a name of its own."""
    assert "tỉnh Lam Khe" in from_english(
        "How many models of following Uncle Ho are active in Lam Khe province?"
    )


def test_more_is_told_of_the_one_thing_told(answerer: Answerer) -> None:
    """Asked for more and nothing else, what the paragraph goes on with is told as well."""
    turns = ("Đảng ủy xã Suối Gạo trang bị bao nhiêu tủ sách?",)

    assert "264 đầu sách" in answerer.answer(Asked("nói rõ hơn đi", turns)).text


def test_a_comrade_written_short_is_pointed_to(answerer: Answerer) -> None:
    """On a phone "đc" is đồng chí."""
    assert "chiều sâu" in answerer.answer(Asked("dc ay noi gi", ("ai la bi thu xa suoi gao",))).text
