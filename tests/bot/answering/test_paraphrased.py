"""Questions in everyday words, which a report answers in its own."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.answerer import Answerer
from bot.answering.asking.wording import Kind, kind_of
from bot.answering.evidence.carried_out import names_kind
from bot.answering.measures.to_come import is_to_come
from bot.answering.records import Asked, Status
from bot.answering.texts.figures import figures
from bot.answering.texts.signatures import may_have_signed
from bot.answering.texts.spellings import in_usual_spelling, with_marks_that_tell
from knowledge.entities.documents import document_mentions
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded

_COMMUNE = """Đảng ủy xã Vàm Sóc (huyện Cái Đôi) ban hành Kế hoạch số 52-KH/ĐU ngày 11/8/2021 và thực hiện Kế hoạch số 19-KH/HU ngày 30/7/2021 của Huyện ủy để triển khai Kết luận số 01-KL/TW của Bộ Chính trị. Công văn số 88-CV/ĐU ngày 06/02/2023 hướng dẫn các chi bộ sinh hoạt theo chuyên đề.

Đồng chí Lữ Văn Khá, Bí thư Đảng ủy xã, trực tiếp làm Trưởng Ban Chỉ đạo. Kế hoạch số 90-KH/HU ngày 04/02/2023 của Huyện ủy là về chuyên đề năm 2023. Hội nghị ra mắt tổ tự quản của xã Vàm Sóc có 51 thành viên. Xã có 7 ấp với 1.240 hộ. Xã tổ chức 24 cuộc sinh hoạt chuyên đề, có trên 85% đảng viên tham dự. Năm 2022, Đảng bộ xã kết nạp 9 đảng viên mới, vượt 2 đồng chí so với chỉ tiêu Huyện ủy giao.

Các đoàn thể xã phối hợp xây 7 căn nhà cho hộ nghèo. Hội Nông dân xã có 16 đề tài, sáng kiến được công nhận. Tỷ lệ chuyên cần của Trường Tiểu học Vàm Sóc tăng từ 88% lên 97%.

Hội Phụ nữ xã có quỹ “Nắng ấm” hỗ trợ hội viên gặp thiên tai, hỏa hoạn. Bà Trương Thị Nhàn, người đề xuất mô hình “Chợ sạch rác”, mỗi sáng tự quét chợ. Mô hình “Chợ sạch rác” bắt đầu ở ấp Vàm Tây từ tháng 3/2021, mỗi hộ buôn bán tự đặt một thùng rác có nắp trước sạp của mình và quét dọn phần lối đi trước khi về; đến nay đã làm ở 5/5 ấp có chợ. Đường ấp được nâng cấp theo bộ tiêu chí giai đoạn 2021 - 2025. Tháng 10/2022, xã được công nhận đạt chuẩn nông thôn mới.

Về hạn chế, vài chi bộ còn ghi biên bản sơ sài. Nguyên nhân là do cấp ủy chưa kiểm tra thường xuyên."""


@pytest.fixture(name="answerer", scope="module")
def _answerer(tmp_path_factory: pytest.TempPathFactory) -> Answerer:
    root: Path = tmp_path_factory.mktemp("paraphrased")
    return answerer_over(
        root,
        [
            Article(
                "vam-soc",
                "Vàm Sóc học Bác",
                _COMMUNE,
                place="xã Vàm Sóc, huyện Cái Đôi",
                published="2023-04-02",
            )
        ],
    )


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bà con nghèo Vàm Sóc được cất nhà mấy căn?", "7 căn nhà"),
        ("Vàm Sóc dựng được mấy ngôi nhà cho bà con nghèo?", "7 căn nhà"),
        ("Mỗi kỳ sinh hoạt chuyên đề ở Vàm Sóc được bao nhiêu đảng viên tham dự?", "85%"),
        ("Năm 2022 Vàm Sóc phát triển được mấy đảng viên?", "9 đảng viên mới"),
        ("Hội Nông dân Vàm Sóc có bao nhiêu sáng kiến được công nhận?", "16 đề tài, sáng kiến"),
        ("Tỉ lệ học sinh đi học chuyên cần ở trường tiểu học Vàm Sóc là bao nhiêu phần trăm?", "97%"),
        ("Hội viên phụ nữ Vàm Sóc lỡ bị cháy nhà thì nhờ được quỹ nào?", "Nắng ấm"),
        ("Ai nghĩ ra mô hình Chợ sạch rác?", "Trương Thị Nhàn"),
        ("Hôm ra mắt tổ tự quản ở Vàm Sóc có bao nhiêu người tới dự?", "51 thành viên"),
        ("Ai đứng đầu Ban Chỉ đạo ở Vàm Sóc?", "Lữ Văn Khá"),
        ("Vàm Sóc được công nhận nông thôn mới từ bao giờ?", "10/2022"),
        ("Đường Vàm Sóc nâng cấp theo tiêu chí của giai đoạn nào?", "2021 - 2025"),
        ("Chợ sạch rác mới làm ở ấp Vàm Tây thôi hả?", "5/5 ấp"),
        ("Vì sao Vàm Sóc còn hạn chế?", "chưa kiểm tra thường xuyên"),
        ("Công văn 88 của Đảng ủy Vàm Sóc hướng dẫn về việc gì?", "sinh hoạt theo chuyên đề"),
        ("Kế hoạch của Huyện ủy Cái Đôi triển khai Kết luận 01 ban hành ngày nào?", "30/7/2021"),
    ],
)
def test_everyday_words_find_what_the_report_says(answerer: Answerer, question: str, told: str) -> None:
    """A sentence answers that says in a report's words what is asked in those of every day."""
    assert told in answerer.answer(Asked(question)).text


@pytest.mark.parametrize(
    "question",
    [
        "Vàm Sóc sửa được mấy cây cầu cho bà con nghèo?",
        "Vàm Sóc có bao nhiêu đảng viên?",
        "Tỷ lệ hộ nghèo của Vàm Sóc là bao nhiêu phần trăm?",
        "Vàm Sóc có mấy chục đảng viên tham dự sinh hoạt chuyên đề, tính theo đầu người?",
        "Số hộ trồng xoài ở Vàm Sóc là bao nhiêu?",
    ],
)
def test_what_is_not_told_is_not_found(answerer: Answerer, question: str) -> None:
    """Other words for a thing make no figure of another thing an answer."""
    assert answerer.answer(Asked(question)).status is Status.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Chị em vận động chống tảo hôn bằng cách nào?", Kind.TEXT),
        ("Nhà bị cháy thì nhờ quỹ nào?", Kind.LIST),
        ("Quý nào làm xong?", Kind.TIME),
        ("Mấy chuyện tồn tại nào được đưa ra?", Kind.TEXT),
        ("Mấy đảng viên của chi bộ nào cũng đăng ký?", Kind.FIGURE),
        ("Hạn chế về số lượng mô hình là gì?", Kind.TEXT),
        ("Số lượng mô hình là bao nhiêu?", Kind.FIGURE),
        ("Anh cứu hai cháu rơi xuống kênh tên là gì?", Kind.PERSON),
    ],
)
def test_what_only_looks_like_asking_does_not_ask(question: str, kind: Kind) -> None:
    """Words that without their marks would ask for a figure or a time leave the question what it is."""
    marked = question.lower()
    asking = with_marks_that_tell(folded(question), marked)
    assert kind_of(asking, marked, names_document=False) is kind


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("chiếm tỉ lệ bao nhiêu", "chiếm tỷ lệ bao nhiêu"),
        ("Lí do là gì?", "Lý do là gì?"),
        ("KL01 nói gì?", "Kết luận 01 nói gì?"),
        ("bác sỹ nào", "bác sĩ nào"),
        ("tỉ mỉ, kĩ càng", "tỉ mỉ, kĩ càng"),
        ("Kế hoạch 41-KH/ĐU", "Kế hoạch 41-KH/ĐU"),
    ],
)
def test_words_of_two_spellings_are_read_as_reports_write_them(typed: str, read: str) -> None:
    """What asks or names a document is known in either spelling; everything else stays as typed."""
    assert in_usual_spelling(typed) == read


def test_what_stands_in_between_turns_only_with_its_marks() -> None:
    """Đề tài is no tại: what stands behind it is counted, as what stands behind tại is not."""
    counted, elsewhere = figures("Có 24 đề tài, sáng kiến và 12 buổi tại chi bộ.")
    assert counted.counts(("sang", "kien")) == 1.0
    assert elsewhere.counts(("chi", "bo")) == 0.0


@pytest.mark.parametrize(("figure", "wanted"), [("15 cán bộ", ("con", "bo")), ("4 căn hộ", ("ngoi", "nha"))])
def test_only_a_dwelling_is_counted_without_its_shape(figure: str, wanted: tuple[str, ...]) -> None:
    """Six căn nhà are houses; fifteen cán bộ are no cows."""
    assert figures(figure)[0].counts(wanted) == 0.0


def test_a_target_that_was_passed_is_no_plan() -> None:
    """What went beyond its target has been done, what a target is has not."""
    assert not is_to_come("Xã kết nạp 9 đảng viên, vượt chỉ tiêu được giao.")
    assert is_to_come("Chỉ tiêu là kết nạp 9 đảng viên.")


def test_a_document_is_signed_by_its_own_body() -> None:
    """A plan of a Huyện ủy ends in /HU, and one of a Đảng ủy in /ĐU."""
    own, other = (
        mention.document for mention in document_mentions("Kế hoạch số 19-KH/HU và Kế hoạch số 52-KH/ĐU")
    )
    assert may_have_signed("ke hoach cua huyen uy", own)
    assert not may_have_signed("ke hoach cua huyen uy", other)


@pytest.mark.parametrize(
    ("sentence", "is_named"),
    [
        ("Huyện ủy ban hành Kế hoạch số 19-KH/HU ngày 30/7/2021.", True),
        ("Kế hoạch số 90-KH/HU về chuyên đề năm 2023 của Huyện ủy.", False),
        ("Xã không có văn bản nào.", False),
    ],
)
def test_a_plan_for_the_theme_of_a_year_carries_out_no_conclusion(sentence: str, is_named: bool) -> None:
    """A sentence without any document names none, and a year's plan is for that year."""
    assert names_kind("ke hoach", sentence) is is_named
