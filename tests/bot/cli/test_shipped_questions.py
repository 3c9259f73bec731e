"""The five shipped articles' main figures, models and directives, asked with and without marks, with the real model."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.answering.ports import Answering
from bot.answering.records import Asked, Status
from bot.bootstrap import bootstrap
from bot.settings import read_settings
from knowledge.vietnamese.normalising import folded

pytestmark = pytest.mark.model

_FIGURES = (
    ("long-binh", "Long Bình có bao nhiêu phần trăm đảng viên đăng ký làm theo Bác?", "97,09%"),
    ("long-binh", "Xã Long Bình duy trì bao nhiêu mô hình của năm 2022?", "22 mô hình"),
    ("long-binh", "Xã Long Bình có bao nhiêu mô hình Dân vận khéo năm 2023?", "14 mô hình"),
    ("long-binh", "Bao nhiêu người dân tham gia mô hình Dân vận khéo ở xã Long Bình?", "285 người"),
    ("long-binh", "Xã Long Bình cung cấp bao nhiêu đầu sách cho các chi bộ?", "185 đầu sách"),
    ("long-binh", "Long Bình có bao nhiêu đầu sách?", "185 đầu sách"),
    ("long-binh", "Các đợt sinh hoạt chính trị ở xã Long Bình có bao nhiêu lượt đồng chí tham dự?", "425"),
    ("son-thuy", "Đảng bộ xã Sơn Thủy có bao nhiêu chi bộ trực thuộc?", "16 chi bộ"),
    ("son-thuy", "Xã Sơn Thủy có bao nhiêu đảng viên?", "270 đảng viên"),
    (
        "tan-thuan-binh",
        "Bao nhiêu phần trăm cán bộ, đảng viên xã Tân Thuận Bình đăng ký thực hiện Chỉ thị 05?",
        "98%",
    ),
    (
        "tan-thuan-binh",
        "Mỗi đảng viên Chi bộ ấp Tân Bình 1 tiết kiệm bao nhiêu tiền một tháng?",
        "20.000 đồng",
    ),
    ("tan-thuan-binh", "Xã Tân Thuận Bình xây bao nhiêu căn nhà cho hộ nghèo?", "6 căn nhà"),
    (
        "tan-thuan-binh",
        "Tổ thu gom rác thải sinh hoạt ấp Tân Phú 2 có bao nhiêu thành viên?",
        "5 thành viên",
    ),
    ("tien-giang", "Tỉnh Tiền Giang tuyên dương bao nhiêu tập thể và cá nhân?", "1.778"),
    (
        "tien-giang",
        "Tiền Giang có bao nhiêu cá nhân được Bằng khen của Thủ tướng Chính phủ?",
        "2 cá nhân",
    ),
    ("tuy-phong", "Hội Nông dân huyện Tuy Phong lập bao nhiêu tổ bảo vệ môi trường?", "60 tổ"),
    (
        "tuy-phong",
        "Huyện ủy và UBND huyện Tuy Phong khen thưởng bao nhiêu tập thể và cá nhân giai đoạn 2021 - 2023?",
        "23 tập thể",
    ),
    ("tuy-phong", "Cấp cơ sở ở huyện Tuy Phong khen thưởng bao nhiêu cá nhân?", "47 cá nhân"),
)
_MODELS = (
    (
        "long-binh",
        "Mô hình Tổ Nhân dân tự quản – Phát triển toàn diện ở xã Long Bình có mục tiêu gì?",
        "tự quản",
    ),
    ("son-thuy", "Xã Sơn Thủy có những mô hình nào?", "Dòng họ khuyến học, khuyến tài"),
    ("tan-thuan-binh", "MTTQ xã Tân Thuận Bình xây dựng mô hình nào?", "Tuyến kinh sạch - đẹp"),
    ("tan-thuan-binh", "Hội Phụ nữ xã Tân Thuận Bình có mô hình gì?", "5 có, 3 sạch"),
    ("tien-giang", "Tỉnh Tiền Giang có những mô hình tiêu biểu nào?", "Hũ gạo tình thương"),
    ("tuy-phong", "Xã Phú Lạc có những mô hình nào?", "Đội xung kích giữ gìn an ninh trật tự"),
    ("tuy-phong", "Hội Cựu chiến binh huyện Tuy Phong có mô hình gì?", "Tấm lòng vàng - Nhân ái"),
)
_DIRECTIVES = (
    ("long-binh", "Kế hoạch 70-KH/HU do ai ban hành?", "Huyện ủy Gò Công Tây"),
    ("long-binh", "Kế hoạch số 70-KH/HU ban hành ngày nào?", "22/02/2023"),
    ("son-thuy", "Nghị quyết Trung ương 4 khóa XII nói về gì?", "xây dựng, chỉnh đốn Đảng"),
    (
        "tan-thuan-binh",
        "Xã Tân Thuận Bình thực hiện Kết luận 01 về việc gì?",
        "tiếp tục thực hiện Chỉ thị 05",
    ),
    ("tien-giang", "Tỉnh Tiền Giang sơ kết 2 năm triển khai kết luận nào?", "01-KL/TW"),
    ("tuy-phong", "Ở huyện Tuy Phong, Chỉ thị 05 nói về nội dung gì?", "Đẩy mạnh học tập và làm theo"),
)


# Known and not yet mended, typed without marks: why.
@pytest.fixture(name="answerer", scope="module")
def _answerer(data: Path) -> Answering:
    """The shipped corpus, built together as the program does."""
    settings = read_settings(data, None).model_copy(update={"articles": None, "model": None})
    return bootstrap(settings, print).answerer()


@pytest.mark.parametrize("write", [str, folded], ids=["marked", "plain"])
@pytest.mark.parametrize(("article", "question", "figure"), _FIGURES)
def test_figures(
    answerer: Answering, article: str, question: str, figure: str, write: Callable[[str], str]
) -> None:
    """The figure stands in the first line, in bold, and the first citation is the right article's."""
    answer = answerer.answer(Asked(write(question)))

    assert answer.status is Status.ANSWERED
    assert answer.citations[0].passage.article.id == article
    assert figure in answer.text.splitlines()[0]
    first, number = answer.statements[0], figure.partition(" ")[0]
    assert any(number in span.of(first.text) for span in first.bold)


@pytest.mark.parametrize("write", [str, folded], ids=["marked", "plain"])
@pytest.mark.parametrize(("article", "question", "said"), [*_MODELS, *_DIRECTIVES])
def test_models_and_directives(
    answerer: Answering,
    article: str,
    question: str,
    said: str,
    write: Callable[[str], str],
) -> None:
    """The model or the document's subject is said, and the right article is cited."""
    answer = answerer.answer(Asked(write(question)))

    assert answer.status is Status.ANSWERED
    assert article in {citation.passage.article.id for citation in answer.citations}
    assert said in answer.text
