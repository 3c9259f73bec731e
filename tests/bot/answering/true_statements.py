"""Passages of invented communes, and true statements on them with the quotes that carry them."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.records import Answer, Citation, Statement, Status
from knowledge.passages import split
from knowledge.records import Article, Passage


def passage_of(text: str, place: str | None = "xã Đồng Sậy, huyện Suối Hạc") -> Passage:
    """The one passage of a small article."""
    (passage,) = split(Article("bai-viet", "Làm theo Bác", text, place=place))
    return passage


@dataclass(frozen=True, slots=True)
class Pair:
    """A statement and the one quote that is to carry it."""

    said: str
    quote: str
    passage: Passage

    def answer(self, marks: Sequence[int] = (1,)) -> Answer:
        """The answer that says only this."""
        return Answer(
            Status.ANSWERED,
            statements=(Statement(self.said, tuple(marks)),),
            citations=(Citation(1, self.passage, self.quote),),
        )


_DONG_SAY = passage_of(
    "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. Có 85% đảng viên đăng ký làm theo Bác, tăng 2% so với"
    " năm 2022. Xã Đồng Sậy thực hiện Chỉ thị 05-CT/TW và Kết luận số 01-KL/TW. Mô hình “Hũ gạo nghĩa tình” góp được"
    " 1.250 kg gạo, giúp 46 hộ neo đơn. Kinh phí là 1,5 tỷ đồng trong năm 2023. Xã không có đảng viên nào vi phạm kỷ"
    " luật. Trên địa bàn có 7 tổ hòa giải. Mỗi đảng viên để dành 20.000 đồng một tháng. Ban Thường vụ Huyện ủy"
    " Suối Hạc ban hành Kế hoạch số 70-KH/HU ngày 22/02/2023."
)
_MAY_TRANG = passage_of(
    "Đảng bộ xã Mây Trắng có 19 chi bộ với 287 đảng viên. Có 87% đảng viên đăng ký làm theo Bác. Xã có đảng viên vi"
    " phạm kỷ luật. Các đoàn thể chưa nhân rộng được mô hình tiết kiệm. Ba thôn đã lập 5 tổ tự quản.",
    "xã Mây Trắng, huyện Suối Hạc",
)

TRUE = tuple(
    Pair(said, quote, passage)
    for passage, said, quote in (
        (_DONG_SAY, "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên.", "Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên."),
        (_DONG_SAY, "Xã Đồng Sậy: Có 85% đảng viên đăng ký làm theo Bác, tăng 2% so với năm 2022.", "Có 85% đảng viên đăng ký làm theo Bác, tăng 2% so với năm 2022."),
        (_DONG_SAY, "Có 85% đảng viên đăng ký làm theo Bác.", "Có 85% đảng viên đăng ký làm theo Bác"),
        (_DONG_SAY, "Xã Đồng Sậy thực hiện Chỉ thị 05-CT/TW và Kết luận số 01-KL/TW.", "Xã Đồng Sậy thực hiện Chỉ thị 05-CT/TW và Kết luận số 01-KL/TW."),
        (_DONG_SAY, "Mô hình “Hũ gạo nghĩa tình” góp được 1.250 kg gạo, giúp 46 hộ neo đơn.", "Mô hình “Hũ gạo nghĩa tình” góp được 1.250 kg gạo, giúp 46 hộ neo đơn."),
        (_DONG_SAY, "Kinh phí là 1,5 tỷ đồng trong năm 2023.", "Kinh phí là 1,5 tỷ đồng trong năm 2023."),
        (_DONG_SAY, "Xã không có đảng viên nào vi phạm kỷ luật.", "Xã không có đảng viên nào vi phạm kỷ luật."),
        (_DONG_SAY, "Xã Đồng Sậy: Trên địa bàn có 7 tổ hòa giải.", "Trên địa bàn có 7 tổ hòa giải."),
        (_DONG_SAY, "Mỗi đảng viên để dành 20.000 đồng một tháng.", "Mỗi đảng viên để dành 20.000 đồng một tháng."),
        (_DONG_SAY, "Ban Thường vụ Huyện ủy Suối Hạc ban hành Kế hoạch số 70-KH/HU ngày 22/02/2023.", "Ban Thường vụ Huyện ủy Suối Hạc ban hành Kế hoạch số 70-KH/HU ngày 22/02/2023."),
        (_MAY_TRANG, "Đảng bộ xã Mây Trắng có 19 chi bộ với 287 đảng viên.", "Đảng bộ xã Mây Trắng có 19 chi bộ với 287 đảng viên."),
        (_MAY_TRANG, "Xã Mây Trắng: Có 87% đảng viên đăng ký làm theo Bác.", "Có 87% đảng viên đăng ký làm theo Bác."),
        (_MAY_TRANG, "Xã có đảng viên vi phạm kỷ luật.", "Xã có đảng viên vi phạm kỷ luật."),
        (_MAY_TRANG, "Các đoàn thể chưa nhân rộng được mô hình tiết kiệm.", "Các đoàn thể chưa nhân rộng được mô hình tiết kiệm."),
        (_MAY_TRANG, "Ba thôn đã lập 5 tổ tự quản.", "Ba thôn đã lập 5 tổ tự quản."),
    )
)  # fmt: skip
