"""Reports of a town, a company, a union and a post that tell of their models in several ways; all invented."""

from knowledge.records import Article

BEN_LAU = Article(
    id="ben-lau",
    title="Thị xã Bến Lau: mỗi phường chọn một việc",
    published="2024-11-20",
    place="thị xã Bến Lau, tỉnh Sông Vàm",
    text=(
        "Năm 2024, thị xã chọn chủ đề của cả năm là “Bến Lau nói ít, làm nhiều, giữ lời” và phát động hội thi viết “Chuyện nhỏ phố tôi”.\n\n"
        "Phường Cầu Đá mở đầu bằng mô hình “Vỉa hè cho mẹ” ở 6 tuyến phố, dẹp 41 mái che. Cùng với đó là mô hình “Xe rác đúng giờ” với 23"
        " tổ dân phố tham gia. Phường còn giữ “Tủ sách đầu hẻm” do Hội Cựu chiến binh trông coi, cho mượn 800 cuốn.\n\n"
        "Phường Gò Muối làm mô hình “Giếng chung không khóa” ở 3 khu phố.\n\n"
        "Trong lực lượng vũ trang, Ban Chỉ huy Quân sự thị xã có mô hình “Hạt thóc quân dân”, đỡ đầu 16 em nhỏ. Công an thị xã có mô hình"
        " “Đèn sáng bến đêm”, lắp 90 bóng đèn.\n\n"
        "Các đoàn thể thị xã có nhiều mô hình: “Hàng dừa ơn Bác” của Hội Cựu chiến binh thị xã với 3.000 gốc dừa trồng dọc kênh chính; “Vốn"
        " xoay vòng” của Hội Nông dân thị xã giúp 70 hộ mua giống và phân bón mỗi vụ; “Phòng trọ ấm” của Công đoàn ở 12 khu nhà trọ."
    ),
)
NONG_CO = Article(
    id="nong-co",
    title="Công ty Thủy nông Sông Vàm: Giọt nước về đồng",
    published="2024-02-10",
    place="Công ty Thủy nông Sông Vàm, tỉnh Sông Vàm",
    text=(
        "Đảng bộ Công ty Thủy nông Sông Vàm có 7 chi bộ với 118 đảng viên.\n\n"
        "2. Những cách làm\n\n"
        "Thứ nhất, mô hình “Cống mở đúng hẹn”. Từ ngày 05/3/2022, tổ vận hành phải báo lịch mở cống trước 48 giờ. Năm 2023, có 97 lượt mở"
        " cống đúng lịch.\n\n"
        "Thứ hai, mô hình “Một kênh một chủ” của Chi bộ Kỹ thuật, giao 54 tuyến kênh cho 54 đảng viên.\n\n"
        "Thứ ba, mô hình mà Công đoàn đăng ký với Đảng ủy Công ty từ năm 2021 mang tên “Bữa trưa giữa đồng”, nấu 60 suất cơm mỗi ngày."
    ),
)
CHI_EM = Article(
    id="chi-em-son-ha",
    title="Hội LHPN huyện Sơn Hạ: Chị em góp nhỏ thành lớn",
    published="2023-10-20",
    place="huyện Sơn Hạ, tỉnh Sông Vàm",
    text=(
        "Hội Liên hiệp Phụ nữ huyện Sơn Hạ có 96 chi hội. Mô hình nòng cốt là “Năm đồng mỗi sáng”, 88 chi hội đã theo.\n\n"
        "Các mô hình khác ở cơ sở:\n\n"
        "- “Mái hiên cho bé”: 12 nhóm trông trẻ, giữ 140 cháu.\n\n"
        "- “Chợ phiên không rác”: 75 chị bán hàng ký cam kết.\n\n"
        "Chị Lò Thị Nết, Chủ tịch Hội, trả lời khi được hỏi: “Góp nhỏ mà đều thì nuôi được việc lớn”. “Việc của chị em thì chị em tự lo được”,"
        " chị Nết nói thêm."
    ),
)
HON_NGANG = Article(
    id="hon-ngang",
    title="Xã Hòn Ngang đổi nếp từ việc nhỏ",
    published="2024-05-05",
    place="xã Hòn Ngang, huyện Sơn Hạ",
    text=(
        "Ở thôn Đá Bạc, mô hình “Hàng rào xanh” được người dân góp 35 triệu đồng, trồng 2 km dâm bụt. Còn Đoàn Thanh niên xã có mô hình"
        " “Thuyền thúng tới trường”: 9 đoàn viên thay nhau chở 28 em qua đầm. Nói chuyện cứu nạn, ai cũng nhắc “Đội cứu nạn đầm Hòn” do ông Bảy"
        " Chài lập năm 2020."
    ),
)
DONG_PHAO = Article(
    id="dong-phao",
    title="Xã Đông Phao sơ kết ba năm làm theo Bác",
    published="2024-06-01",
    place="xã Đông Phao, huyện Sơn Hạ",
    text=(
        "Sáng 28/5/2024, Đảng ủy xã Đông Phao tổ chức hội nghị sơ kết 3 năm thực hiện Kết luận 01-KL/TW với 130 đại biểu.\n\n"
        "1. Quán triệt\n\n"
        "Đảng bộ xã có 9 chi bộ, 203 đảng viên. Năm 2023, 96,1% đảng viên đăng ký làm theo Bác.\n\n"
        "2. Các mô hình\n\n"
        "Toàn xã duy trì 13 mô hình. Hội Nông dân xã có mô hình “Bờ ruộng không vỏ thuốc” ở 4 cánh đồng. Ông Lê Văn Chắt, hội viên, được tặng"
        " Giấy khen.\n\n"
        "3. Tác động đến nhiệm vụ kinh tế - xã hội\n\n"
        "Tỷ lệ hộ nghèo giảm từ 5,8% năm 2021 xuống 2,9% năm 2023; thu nhập bình quân đạt 54,6 triệu đồng.\n\n"
        "4. Hạn chế\n\n"
        "Còn 3 mô hình làm cầm chừng, thu nhập của 12 hộ giảm.\n\n"
        "5. Nhiệm vụ năm 2025\n\n"
        "Xã phấn đấu có 20 mô hình, hộ nghèo dưới 1,5%."
    ),
)
VAM_TINH = Article(
    id="song-vam",
    title="Tỉnh Sông Vàm biểu dương gương làm theo Bác",
    published="2023-05-19",
    place="tỉnh Sông Vàm",
    text=(
        "Sáng 18/5, Tỉnh ủy Sông Vàm gặp mặt các tập thể, cá nhân làm theo Bác.\n\n"
        "Tại buổi gặp mặt, Tỉnh ủy tặng Bằng khen cho 21 tập thể. Trong đó có Chi bộ thôn Mả Sành, Trường Mầm non Bến Lở và Tổ vá đường phường"
        " Gò Muối.\n\n"
        "Ở khối cá nhân, nổi bật là bà Hồ Thị Nhạn (xã Hòn Ngang), 71 tuổi, 15 năm nấu cháo cho người bệnh; thầy Vũ Văn Cẩn, người mở lớp học"
        " ghép trên đảo; y sĩ Bạch Thị Tơ, 20 năm bám trạm; và ông Điểu Krong, người giữ 40 ha rừng đước, đã trồng thêm 9 ha.\n\n"
        "Tỉnh chọn chuyên đề từng năm: năm 2021 là tiết kiệm và chống lãng phí trong cơ quan nhà nước, trường học, bệnh viện; năm 2022 là nêu"
        " gương của người đứng đầu các cấp trong tỉnh; năm 2023 là gần dân, hiểu dân và giúp dân.\n\n"
        "Các cách làm ở cơ sở:\n\n"
        "- “Ba sạch một xanh” ở phường Gò Muối: sạch nhà, sạch ngõ, sạch chợ, xanh bờ kênh.\n\n"
        "- “Xe lăn đón mẹ” của Hội Chữ thập đỏ, chở 300 lượt cụ đi khám.\n\n"
        "- “Thư viện trên ghe” do Đoàn Thanh niên giữ, 1.200 cuốn."
    ),
)
HUYEN_SON_HA = Article(
    id="son-ha",
    title="Huyện Sơn Hạ nhìn lại bốn năm làm theo Bác",
    published="2025-01-15",
    place="huyện Sơn Hạ, tỉnh Sông Vàm",
    text=(
        "Đến cuối năm 2024, toàn huyện có 318 mô hình, trong đó 121 mô hình về kinh tế, 140 mô hình về văn hóa và 57 mô hình về an ninh.\n\n"
        "Trạm Khuyến ngư huyện có 8 người, phụ trách ba xã Hòn Ngang, Đông Phao và Cù Mông, mở 12 lớp mỗi năm. Trạm từng giúp xã Đá Vách làm"
        " bè cá.\n\n"
        "Thị trấn Sơn Hạ có mô hình “Bến xe văn minh”. Tại xã Cù Mông, mô hình “Lúa sạch đầu nguồn” có 60 hộ theo.\n\n"
        "Chi bộ thôn Suối Cái giữ nếp “5 có, 2 không” (có nhà sạch, có đường sáng, có vườn rau, có sổ vay, có việc làm, không rượu, không bạc).\n\n"
        "III. Hạn chế và nhiệm vụ thời gian tới\n\n"
        "Trước hết, 44 mô hình chỉ có tên trên giấy. Kế đó, việc kiểm tra chưa thường xuyên. Sau cùng, sổ sách quỹ ở 9 chi hội chưa rõ.\n\n"
        "Thời gian tới, huyện đề ra ba nhiệm vụ: rà soát 44 mô hình; mở 5 lớp ghi sổ quỹ; kết nạp 60 đảng viên.\n\n"
        "Dịp này, 14 tập thể được tặng Giấy khen."
    ),
)
ARTICLES = [BEN_LAU, NONG_CO, CHI_EM, HON_NGANG, DONG_PHAO, VAM_TINH, HUYEN_SON_HA]
