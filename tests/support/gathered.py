"""Reports of two communes, a ward and their district, all invented, for questions that ask for several things at once."""

from knowledge.records import Article

HOA_LOC = Article(
    id="hoa-loc-trung",
    title="Xã Hòa Lộc Trung làm theo Bác bằng những việc đo đếm được",
    published="2024-06-11",
    place="xã Hòa Lộc Trung, huyện Cù Lao Mây",
    text=(
        "Đảng bộ xã Hòa Lộc Trung có 21 chi bộ với 356 đảng viên. Năm 2023, có 97,5% đảng viên đăng ký làm theo Bác, tăng 1,2% so với năm"
        " 2022. Tỷ lệ hộ nghèo còn 2,8%; thu nhập bình quân đầu người đạt 63 triệu đồng/năm, năm 2022 là 57,4 triệu đồng/năm. Bà con trong xã"
        " hiến 5.200 m2 đất, góp 940 ngày công.\n\n"
        "Xã đang duy trì ba mô hình:\n\n"
        "- Mô hình “Nồi cháo ấm lòng” của Hội Chữ thập đỏ xã, mỗi sáng thứ năm phát 150 suất cháo;\n\n"
        "- Mô hình “Vườn thuốc nam của Bác” của Hội Cựu chiến binh xã với 42 loại cây thuốc;\n\n"
        "- Mô hình “Loa thông minh kể chuyện Bác” của Đoàn Thanh niên xã, đặt tại 13 ấp.\n\n"
        "Ấp Cồn Én và ấp Rạch Gỗ lập Quỹ Đồng hành cùng hộ nghèo, đến nay có 124 triệu đồng. Quỹ dùng để mua cây giống và sửa nhà.\n\n"
        "Xã còn ba điểm yếu. Một là, sinh hoạt chuyên đề ở 4 chi bộ ấp còn sơ sài. Hai là, chưa có mô hình nào về chuyển đổi số. Ba là, kinh"
        " phí cho các tổ tự quản chưa ổn định.\n\n"
        "Thời gian tới, Đảng ủy xã đề ra hai việc: thứ nhất, lắp 30 camera ở các ấp giáp sông; thứ hai, kết nạp ít nhất 9 đảng viên mới."
    ),
)
TAN_MY = Article(
    id="tan-my-bac",
    title="Tân Mỹ Bắc giữ nếp học Bác từ chi bộ ấp",
    published="2024-04-02",
    place="xã Tân Mỹ Bắc, huyện Cù Lao Mây",
    text=(
        "Toàn Đảng bộ có 17 chi bộ, 289 đảng viên; năm 2023 có 281 đảng viên đăng ký làm theo Bác, chiếm 97,2%. Địa phương bám Chỉ thị"
        " 05-CT/TW, Kết luận 01-KL/TW và Kế hoạch số 12-KH/ĐU ngày 20/01/2023.\n\n"
        "Mặt trận Tổ quốc xã vận động quỹ “Vì người nghèo” được 215 triệu đồng. Hội Liên hiệp Phụ nữ xã có mô hình “Biến rác thành tiền”, thu"
        " 31 triệu đồng. Đoàn Thanh niên xã giữ nhóm “Áo xanh qua phà” đưa học sinh qua sông. Công an xã phối hợp các ấp lắp 26 mắt camera."
        " Bà con hiến 3.150 m2 đất. Thu nhập bình quân đầu người năm 2023 là 58,2 triệu đồng; hộ nghèo chiếm 4,1%, cận nghèo chiếm 5,6%."
    ),
)
VINH_QUANG = Article(
    id="vinh-quang-ha",
    title="Phường Vĩnh Quang Hạ: Bốn năm một cách làm",
    published="2023-10-19",
    place="phường Vĩnh Quang Hạ, thành phố Long Sa",
    text=(
        "Phường Vĩnh Quang Hạ có 15 tổ dân phố, 902 đảng viên ở 24 chi bộ. Số hồ sơ trễ hẹn giảm từ 214 hồ sơ năm 2021 xuống 37 hồ sơ năm"
        " 2023.\n\n"
        "Tổ dân phố số 2 có mô hình “Cà phê với dân” tổ chức sáng thứ bảy; tổ dân phố số 5 có “Tủ thuốc chung” với 18 hộ góp thuốc; tổ dân phố"
        " số 14 lắp 12 camera. Quỹ hỗ trợ hộ nghèo của phường có 380 triệu đồng."
    ),
)
CU_LAO_MAY = Article(
    id="cu-lao-may",
    title="Huyện Cù Lao Mây sơ kết 2 năm thực hiện Kết luận 01",
    published="2023-07-05",
    place="huyện Cù Lao Mây",
    text=(
        "Toàn huyện Cù Lao Mây có 236 mô hình. Nổi lên là xã Hòa Lộc Trung với mô hình “Vườn thuốc nam của Bác”; xã Tân Mỹ Bắc có “Biến rác"
        " thành tiền”; xã Phú Sơn Ngoại có “Bến đò an toàn” đưa đón miễn phí 320 học sinh; xã An Hội Đông có quỹ “Nghĩa tình” 420 triệu đồng"
        " giúp 96 hộ nghèo.\n\n"
        "Huyện ủy khen 27 tập thể, cấp cơ sở khen 61 tập thể."
    ),
)
ARTICLES = [HOA_LOC, TAN_MY, VINH_QUANG, CU_LAO_MAY]
