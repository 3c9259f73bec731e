"""What the made-up communes report, and what is asked about it; invented for the benchmark, in the genre's words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: a paragraph with {xa}, {nam} and figures {so[0]}, {so[1]} …, and a question for the first figure.

    `figures` are the ranges they are drawn from.
    """

    about: str
    text: str
    question: str
    figures: tuple[tuple[int, int], ...]


TOPICS = (
    Topic(
        "đăng ký",
        "Năm {nam}, xã {xa} có {so[0]} đảng viên đăng ký việc làm theo Bác, đạt {so[1]}% tổng số đảng viên của Đảng bộ."
        " Cuối năm, các chi bộ đã nhận xét từng bản đăng ký và ghi nhận {so[2]} đảng viên hoàn thành đúng hẹn.",
        "Năm {nam}, {xa} có bao nhiêu đảng viên đăng ký việc làm theo Bác?",
        ((80, 640), (81, 99), (60, 600)),
    ),
    Topic(
        "hũ gạo",
        "Hội Liên hiệp Phụ nữ xã {xa} tiếp tục giữ mô hình “Hũ gạo tình thương” trong năm {nam}. Hội viên đã góp được"
        " {so[0]} kg gạo và trao cho {so[1]} gia đình gặp khó khăn. Mỗi tháng một lần, các chi hội mang gạo đến tận nhà.",
        "Mô hình “Hũ gạo tình thương” của phụ nữ {xa} năm {nam} góp được bao nhiêu kg gạo?",
        ((300, 4900), (12, 160)),
    ),
    Topic(
        "đường",
        "Thực hiện lời Bác dạy về dân vận khéo, năm {nam} nhân dân xã {xa} hiến {so[0]} m2 đất để mở rộng đường liên thôn."
        " Bà con còn góp {so[1]} ngày công, làm xong {so[2]} tuyến đường trước mùa mưa.",
        "Nhân dân {xa} hiến bao nhiêu m2 đất làm đường trong năm {nam}?",
        ((500, 9800), (100, 2600), (2, 19)),
    ),
    Topic(
        "heo đất",
        "Phong trào nuôi heo đất tiết kiệm ở xã {xa} năm {nam} thu được {so[0]} triệu đồng. Từ số tiền ấy, Mặt trận xã"
        " tặng {so[1]} suất quà cho học sinh nghèo và sửa {so[2]} căn nhà cho người cao tuổi neo đơn.",
        "Phong trào nuôi heo đất năm {nam} ở {xa} thu được bao nhiêu triệu đồng?",
        ((15, 480), (20, 300), (1, 14)),
    ),
    Topic(
        "hồ sơ",
        "Bộ phận một cửa của Ủy ban nhân dân xã {xa} giải quyết {so[0]} hồ sơ trong năm {nam}, trong đó {so[1]}% trả kết"
        " quả trước hạn. Cán bộ tiếp dân theo phương châm gần dân, trọng dân, và có {so[2]} thư cảm ơn gửi về xã.",
        "Năm {nam} bộ phận một cửa {xa} giải quyết bao nhiêu hồ sơ?",
        ((900, 9700), (70, 99), (3, 60)),
    ),
    Topic(
        "cây xanh",
        "Đoàn Thanh niên xã {xa} phát động Tết trồng cây đời đời nhớ ơn Bác Hồ năm {nam} và trồng được {so[0]} cây xanh."
        " Có {so[1]} đoàn viên tham gia, tuyến đường hoa do Đoàn chăm sóc dài thêm {so[2]} mét.",
        "Đoàn Thanh niên {xa} trồng được bao nhiêu cây xanh năm {nam}?",
        ((200, 5200), (30, 420), (150, 2800)),
    ),
    Topic(
        "sinh hoạt",
        "Trong năm {nam}, các chi bộ trực thuộc Đảng ủy xã {xa} tổ chức {so[0]} buổi sinh hoạt chuyên đề về học tập và làm"
        " theo tư tưởng, đạo đức, phong cách Hồ Chí Minh. Số lượt đảng viên dự là {so[1]}, tỷ lệ phát biểu đạt {so[2]}%.",
        "Các chi bộ của {xa} tổ chức bao nhiêu buổi sinh hoạt chuyên đề trong năm {nam}?",
        ((18, 240), (400, 6800), (30, 90)),
    ),
    Topic(
        "khen thưởng",
        "Tổng kết năm {nam}, Đảng ủy xã {xa} biểu dương {so[0]} cá nhân tiêu biểu trong học và làm theo Bác. Cùng dịp này"
        " có {so[1]} tập thể được tặng giấy khen, {so[2]} gương điển hình được giới thiệu lên cấp trên.",
        "Năm {nam}, {xa} biểu dương bao nhiêu cá nhân tiêu biểu học và làm theo Bác?",
        ((8, 140), (2, 38), (1, 9)),
    ),
    Topic(
        "nhà ở",
        "Từ Quỹ đền ơn đáp nghĩa, năm {nam} xã {xa} xây mới {so[0]} căn nhà tình nghĩa cho gia đình chính sách. Tổng kinh"
        " phí là {so[1]} triệu đồng, phần lớn do các nhà hảo tâm và bà con trong xã đóng góp.",
        "Năm {nam} {xa} xây mới bao nhiêu căn nhà tình nghĩa?",
        ((1, 26), (90, 2400)),
    ),
    Topic(
        "giám sát",
        "Ủy ban Kiểm tra Đảng ủy xã {xa} tiến hành {so[0]} cuộc giám sát việc nêu gương của cán bộ chủ chốt trong năm"
        " {nam}. Qua giám sát đã nhắc nhở {so[1]} trường hợp và chỉ ra {so[2]} việc phải khắc phục ngay.",
        "Ủy ban Kiểm tra {xa} tiến hành bao nhiêu cuộc giám sát việc nêu gương năm {nam}?",
        ((2, 32), (1, 24), (1, 17)),
    ),
    Topic(
        "hộ nghèo",
        "Nhờ các mô hình làm theo Bác, năm {nam} xã {xa} giúp {so[0]} hộ thoát nghèo. Hội Nông dân đứng ra tín chấp để"
        " {so[1]} hộ vay vốn, còn Hội Cựu chiến binh giúp {so[2]} hội viên có việc làm ổn định.",
        "Năm {nam}, {xa} giúp được bao nhiêu hộ thoát nghèo?",
        ((5, 190), (20, 520), (4, 88)),
    ),
    Topic(
        "tuyên truyền",
        "Đài truyền thanh xã {xa} phát {so[0]} tin bài về gương người tốt, việc tốt trong năm {nam}. Ngoài ra, ban tuyên"
        " vận các thôn treo {so[1]} băng rôn và dựng {so[2]} cụm cổ động trên trục đường chính.",
        "Đài truyền thanh {xa} phát bao nhiêu tin bài về người tốt việc tốt năm {nam}?",
        ((24, 620), (10, 180), (2, 22)),
    ),
    Topic(
        "hiến máu",
        "Hội Chữ thập đỏ xã {xa} vận động được {so[0]} đơn vị máu trong năm {nam}, vượt {so[1]}% chỉ tiêu huyện giao. Có"
        " {so[2]} gia đình mà cả vợ và chồng cùng hiến máu từ ba lần trở lên.",
        "Hội Chữ thập đỏ {xa} vận động được bao nhiêu đơn vị máu năm {nam}?",
        ((20, 480), (3, 60), (1, 18)),
    ),
    Topic(
        "kết nạp",
        "Công tác phát triển Đảng ở xã {xa} năm {nam} có bước tiến: kết nạp {so[0]} đảng viên mới, trong đó {so[1]} đồng"
        " chí là đoàn viên thanh niên. Đảng ủy còn cử {so[2]} quần chúng ưu tú đi học lớp nhận thức về Đảng.",
        "Năm {nam} {xa} kết nạp bao nhiêu đảng viên mới?",
        ((3, 45), (1, 30), (5, 60)),
    ),
    Topic(
        "camera",
        "Mô hình “Tiếng kẻng an ninh” ở xã {xa} được nhân rộng trong năm {nam} với {so[0]} camera lắp thêm tại các ngã ba."
        " Công an xã tiếp nhận {so[1]} tin báo của nhân dân và hòa giải thành {so[2]} vụ mâu thuẫn.",
        "Mô hình “Tiếng kẻng an ninh” của {xa} lắp thêm bao nhiêu camera năm {nam}?",
        ((4, 96), (15, 240), (3, 58)),
    ),
    Topic(
        "học bổng",
        "Quỹ khuyến học xã {xa} trao {so[0]} suất học bổng trong năm {nam}, mỗi suất trị giá {so[1]} nghìn đồng. Hội Khuyến"
        " học cũng công nhận {so[2]} gia đình học tập làm theo lời Bác về học suốt đời.",
        "Quỹ khuyến học {xa} trao bao nhiêu suất học bổng trong năm {nam}?",
        ((20, 380), (300, 1500), (40, 900)),
    ),
)
