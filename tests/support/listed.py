"""Reports that list over several sentences: letters, "Thứ nhất", rankings, an interview; all invented."""

from knowledge.records import Article

LA_NGA = Article(
    id="la-nga",
    title="Huyện La Ngà: năm năm thực hiện Chỉ thị 05",
    published="2024-08-12",
    place="huyện La Ngà, tỉnh Thanh Sơn",
    text=(
        "Chủ đề năm 2022 của huyện là “Trách nhiệm, tận tâm”; năm 2023 là “Nói ít, làm kỹ”.\n\n"
        "1. Kết quả\n\n"
        "Toàn huyện tổ chức 305 hội nghị với 98,2% đảng viên đăng ký làm theo Bác và có 88 mô hình. Một số mô hình tiêu biểu:\n\n"
        "a) “Sáng thứ Tư nghe dân” của UBND huyện: đã tiếp 1.400 lượt người.\n\n"
        "b) “Cây cầu bốn mùa” của Huyện đoàn: xây 9 cầu.\n\n"
        "đ) “Đàn ong quân dân” của Ban Chỉ huy Quân sự huyện, tặng 210 tổ ong.\n\n"
        "2. Hạn chế\n\n"
        "Chất lượng chưa đều, có mô hình “đầu voi đuôi chuột”.\n\n"
        "3. Xếp hạng các xã, thị trấn\n\n"
        "- Thứ nhất: xã Suối Cát, 97 điểm.\n\n"
        "- Thứ hai: thị trấn La Ngà, 93,5 điểm.\n\n"
        "- Thứ ba: xã Đồi Chè, 90 điểm.\n\n"
        "- Thứ tư: xã Bàu Sim, 81 điểm.\n\n"
        "Trong phong trào chung, nông dân góp 7.200 ngày công. Xã Đồi Chè dẫn đầu về ngày công với 2.150 ngày công."
    ),
)
SUOI_CAT = Article(
    id="suoi-cat",
    title="Bí thư Đảng ủy xã Suối Cát trả lời phỏng vấn",
    published="2023-11-02",
    place="xã Suối Cát, huyện La Ngà, tỉnh Thanh Sơn",
    text=(
        "**Phóng viên: Xã làm bằng cách nào?**\n\n"
        "Chúng tôi có ba mô hình chính. Thứ nhất là “Trưa thứ Bảy ở đình”: bí thư ngồi nghe dân, đã có 64 buổi.\n\n"
        "Thứ hai là “Loa nhỏ ngõ sâu” do Đoàn Thanh niên xã phụ trách. Thứ ba là “Sổ nợ việc làng” của bộ phận một cửa.\n\n"
        "Hội Phụ nữ xã còn có mô hình “Vườn chung lá thuốc” ở 5 thôn; bà con tự đặt ra ba điều phải giữ: không phun thuốc cỏ, không bán"
        " lá non, không nhận cây lạ. Đảng bộ xã có 12 chi bộ, 241 đảng viên; toàn xã có 29 đảng viên thường xuyên vắng họp.\n\n"
        "Khó khăn lớn nhất hiện nay là thiếu người trẻ ở lại làng. Còn 4 xóm chưa có tổ tự quản, nhà cách nhau cả cây số nên khó họp.\n\n"
        "Năm 2021, huyện yêu cầu xã làm lại sổ. Thời gian tới, xã mở lớp tiếng Anh cho tổ đò và sửa hai bến nước."
    ),
)
DOI_CHE = Article(
    id="doi-che",
    title="Xã Đồi Chè thêm xanh",
    published="2024-02-02",
    place="xã Đồi Chè, huyện La Ngà, tỉnh Thanh Sơn",
    text=(
        "Đảng bộ xã Đồi Chè có 10 chi bộ với 198 đảng viên. Toàn xã có 14 mô hình làm theo Bác.\n\n"
        "Hội Nông dân xã duy trì mô hình “Kho giống ngoài đồng - Mùa sau trả thóc”. Nhà nào vụ trước dư thóc thì cho nhà thiếu mượn,"
        " gặt xong trả đủ.\n\n"
        "Sau 3 năm thực hiện Kết luận 01, Đảng ủy xã rút ra hai bài học kinh nghiệm trong thực hiện Kết luận 01. Một là, việc gì cũng hỏi"
        " người già trước. Hai là, làm xong thì dán giấy báo ở chợ."
    ),
)
BAU_SIM = Article(
    id="bau-sim",
    title="Học Bác ở Bàu Sim",
    published="2024-03-03",
    place="xã Bàu Sim, huyện La Ngà, tỉnh Thanh Sơn",
    text=(
        "Ở Đảng bộ xã Bàu Sim, việc học tập và làm theo Bác đã thành nền nếp, thành việc thường xuyên của mỗi chi bộ.\n\n"
        "Phong trào tạo chuyển biến trong nhận thức và hành động của cán bộ xã.\n\n"
        "Xã khen thưởng, biểu dương 31 tập thể và cá nhân điển hình.\n\n"
        "Trạm nước của xã nằm bên đường liên thôn."
    ),
)
HO_SEN = Article(
    id="ho-sen",
    title="Chuyện ở xã Hồ Sen",
    published="2024-05-05",
    place="xã Hồ Sen, huyện La Ngà, tỉnh Thanh Sơn",
    text=(
        "Nhân ngày hội làng, chúng tôi có cuộc trò chuyện với Bí thư Đảng ủy xã Hồ Sen về những việc làm được và điều còn trăn trở.\n\n"
        "**Phóng viên: Và điều đồng chí còn trăn trở?**\n\n"
        "Giếng làng ở xóm Đá mặn dần từ mùa khô năm ngoái. Ba cái loa đầu ngõ hỏng mà mãi chẳng ai sửa. Lớp học buổi tối thiếu bàn, trẻ"
        " phải kê sách lên gối.\n\n"
        "**Phóng viên: Xin cảm ơn đồng chí!**"
    ),
)
ARTICLES = [LA_NGA, SUOI_CAT, DOI_CHE, BAU_SIM, HO_SEN]
