"""A hospital, a mountain commune and its district, all invented, for questions about persons, bodies and parts of reports."""

from knowledge.records import Article

HOSPITAL = Article(
    id="benh-vien-dong-khau",
    title="Bệnh viện học Bác từ cách tiếp đón người bệnh",
    published="2024-02-20",
    place="Bệnh viện Đa khoa khu vực Đông Khâu, tỉnh Sa Lĩnh",
    text=(
        "Mỗi tuần hai buổi, bếp ăn của Bệnh viện Đa khoa khu vực Đông Khâu nấu 140 suất cháo cho người bệnh nghèo. Bác sĩ chuyên khoa I Ung"
        " Chí Thăng, Bí thư Đảng ủy, Giám đốc bệnh viện, cho biết tiền nấu cháo do nhân viên góp.\n\n"
        "Hạn chế và hướng khắc phục\n\n"
        "Người bệnh chờ chụp phim trung bình 80 phút. Bãi giữ xe chật vào sáng thứ hai."
    ),
)
COMMUNE = Article(
    id="lung-vai",
    title="Chuyện làm theo Bác ở xã vùng cao Lũng Vài",
    published="2023-12-11",
    place="xã Lũng Vài, huyện Tà Cò",
    text=(
        "Xã vùng cao Lũng Vài (huyện Tà Cò) đạt 14/19 tiêu chí nông thôn mới; 217/223 đảng viên, bằng 97,31%, đã đăng ký làm theo Bác. Hội"
        " Nông dân xã do ông Giàng Seo Vần làm Chủ tịch lập mô hình “Thảo quả dưới tán rừng” với 38 hộ. Bà con các thôn Nà Lốc, Khuổi Sao hiến"
        " 2.450 m2 đất làm đường.\n\n"
        "Mọi người hay nhắc bà Nông Thị Siêng, 66 tuổi. Bà Siêng dạy chữ cho 21 phụ nữ trong ba mùa đông. Ông Lục Văn Kẻn, 71 tuổi, cho bà mượn nhà làm lớp. Đầu năm 2023, Ban Thường vụ Huyện ủy"
        " Tà Cò tặng Giấy khen cho Đảng ủy xã Lũng Vài. Định kỳ mùng 6 hằng tháng, các chi bộ thôn sinh hoạt. Quỹ tiết kiệm của chi bộ Nà Lốc"
        " dùng để mua giống cho hộ nghèo.\n\n"
        "Việc làm theo Bác ở xã còn một số hạn chế. Ba chi bộ ghi nghị quyết sơ lược. Đường vào Khuổi Sao sạt lở chưa sửa xong.\n\n"
        "Năm 2024, xã mở thêm hai lớp xóa mù chữ và trồng 15 ha thảo quả."
    ),
)
DISTRICT = Article(
    id="ta-co",
    title="Huyện Tà Cò nhìn lại hai năm",
    published="2023-08-30",
    place="huyện Tà Cò, tỉnh Sa Lĩnh",
    text=(
        "Toàn huyện có 97,2% đảng viên đăng ký làm theo; xã Lũng Vài dẫn đầu với 97,31%, kế đến là xã Phiêng Mạ 95,4%, còn xã vùng cao Háng Nhù"
        " mới đạt 88,6%. Xét theo địa bàn, Lũng Vài có 12 mô hình, Phiêng Mạ 9, Háng Nhù 4.\n\n"
        "Bí thư Huyện ủy Tà Cò, đồng chí Lù Văn Tếnh, yêu cầu các xã soát lại mô hình. Chi bộ xã Háng Nhù đọc bài của Tổng Bí thư Đào Văn Lễ về nêu gương."
    ),
)
ARTICLES = (HOSPITAL, COMMUNE, DISTRICT)
