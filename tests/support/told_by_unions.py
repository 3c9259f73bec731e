"""Reports on a union, an island commune, a school, made up; every name and figure in them is invented."""

from knowledge.records import Article

_WOMEN = """Hội Liên hiệp Phụ nữ huyện Vĩnh Cồn có 12 cơ sở Hội với 9.415 hội viên.

Mô hình “Ống tre nghĩa tình” ra đời năm 2020, mỗi hội viên góp 2.000 đồng một tuần.

Mô hình “Bếp nhà mẹ Tư” nấu 80 suất cơm mỗi sáng thứ Hai cho người nghèo ở chợ Cồn.

Về môi trường, các cấp Hội lập 40 “Góc xanh đổi quà”. Xã Cồn Lá là nơi có nhiều “Góc xanh đổi quà” nhất với 9 điểm. Hội còn vận động mô hình “Giỏ lác đi chợ” ở 5 chợ.

Xã Cồn Lá có phong trào nuôi ống heo tre, mỗi hội viên bỏ 1.000 đồng mỗi ngày.

Tuy nhiên, công tác Hội còn gặp khó khăn. Chị em đi làm ca nên khó tập hợp; cán bộ chi hội hay thay đổi."""

_ISLAND = """Xã đảo Hòn Bần (huyện Vĩnh Cồn) có 5 chi bộ với 88 đảng viên.

Mô hình “Ghe gom rác” có từ năm 2021, lúc đầu chỉ có 6 ghe. Đến cuối năm 2023 đã có 74 ghe tham gia gom rác.

- Mô hình “Hũ muối để dành” do phụ nữ xã làm. Năm 2023, mô hình giúp 31 hộ nghèo.

- Mô hình “Đảng viên kèm hộ nghèo” giao mỗi đảng viên kèm một hộ. Đến nay, 25 đảng viên đã giúp 27 hộ.

Chuyện ở đảo cũng có những cái khó. Điện chỉ có 14 giờ mỗi ngày; nước ngọt thiếu vào mùa khô.

Năm 2024, Đảng ủy xã xác định các nhiệm vụ trọng tâm: khoan 3 giếng nước; mở 1 lớp học nghề."""

_TOWN = """Đảng bộ thị trấn Bãi Sậy có 9 chi bộ với 240 đảng viên.

Mô hình “Ghe gom rác” được thị trấn làm từ năm 2020. Hiện có 12 tổ với 130 ghe. Các tổ đã cứu 4 ghe gặp nạn.

Tại bộ phận một cửa, thị trấn có mô hình “Bàn trà chờ hồ sơ”.

Chi bộ khóm 2, thị trấn Bãi Sậy có mô hình “Nuôi ống heo tre vì bạn nghèo”."""

_SCHOOL = """Trường Phổ thông Dân tộc nội trú huyện Vĩnh Cồn có 3 chi bộ.

Chi bộ Tự nhiên làm mô hình “Đèn khuya phòng trọ”. Chi bộ Xã hội làm mô hình “Tủ sách gốc me”.

Bài học nhà trường rút ra là hỏi ý kiến học sinh trước."""

_LAKE = """Đảng bộ xã Đầm Sen có 7 chi bộ với 150 đảng viên.

Tỷ lệ hộ nghèo cuối năm 2023 còn 2,4%. Phụ nữ xã trao quà cho 52 hộ nghèo."""

_HILL = """Đảng bộ xã Gò Mít có 6 chi bộ với 140 đảng viên.

Tỷ lệ hộ nghèo cuối năm 2023 còn 3,9%. Chi bộ thôn Gò Dưới nhận giúp 11 hộ nghèo."""

_TELLING = (
    ("ba", "huyện Vĩnh Cồn, tỉnh Lam Hà", _WOMEN, "Phụ nữ Vĩnh Cồn học Bác từ ống tre, bếp lửa"),
    ("dao", "xã đảo Hòn Bần, huyện Vĩnh Cồn, tỉnh Lam Hà", _ISLAND, "Nơi đảo nhỏ làm theo Bác"),
    ("bai", "thị trấn Bãi Sậy, huyện Vĩnh Cồn, tỉnh Lam Hà", _TOWN, "Bãi Sậy làm theo lời Bác"),
    ("dam", "xã Đầm Sen, huyện Tân Cồn, tỉnh Lam Hà", _LAKE, "Đầm Sen học Bác"),
    ("go", "xã Gò Mít, huyện Tân Cồn, tỉnh Lam Hà", _HILL, "Gò Mít học Bác"),
    ("truong", "Trường Phổ thông Dân tộc nội trú huyện Vĩnh Cồn, tỉnh Lam Hà", _SCHOOL, "Mái trường dưới gốc me"),
)  # fmt: skip

ARTICLES = tuple(
    Article(
        id=name,
        title=title,
        publisher="Báo Lam Hà",
        published="2024-03-05",
        place=place,
        text=text,
    )
    for name, place, text, title in _TELLING
)
