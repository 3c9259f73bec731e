"""Small articles of the genre, written for the tests; communes, people and figures are invented."""

from collections.abc import Iterable
from pathlib import Path

from knowledge.article_file import write_article
from knowledge.records import Article

THANH_LOC = Article(
    id="thanh-loc-dong",
    title="Thạnh Lộc Đông đưa việc học Bác vào nếp làm việc",
    place="xã Thạnh Lộc Đông, huyện Vàm Sậy",
    published="2023-10-12",
    text=(
        "Đảng bộ xã Thạnh Lộc Đông có 14 chi bộ với 312 đảng viên. Sau hai năm thực hiện Chỉ thị 05-CT/TW, đã có"
        " 96,4% đảng viên đăng ký việc làm theo Bác và 287 người hoàn thành đúng hẹn.\n\n"
        "Mô hình “Hũ gạo nghĩa tình” do Hội Phụ nữ xã Thạnh Lộc Đông lập ra góp được 1.250 kg gạo, giúp 46 hộ"
        " neo đơn. Mỗi tháng các chị lại mang gạo đến tận nhà cho những cụ già không còn sức lao động."
    ),
)
SON_KHE = Article(
    id="son-khe",
    title="Chuyện nêu gương ở Sơn Khê",
    place="xã Sơn Khê, huyện Đá Trắng",
    published="2024-02-03",
    text=(
        "Xã Sơn Khê chọn trách nhiệm nêu gương của người đứng đầu làm khâu đột phá. Bí thư chi bộ bản Pa Lịa tự tay"
        " mở 3 km đường lên nương, rồi bà con trong bản cùng góp 420 ngày công để làm tiếp.\n\n"
        "Đoàn xã Sơn Khê trồng hàng cây thanh niên dọc con suối, dài 1,8 km. Trong năm có 75 đoàn viên được kết nạp"
        " và 9 đoàn viên ưu tú được giới thiệu học lớp nhận thức về Đảng."
    ),
)
VAM_SAY = Article(
    id="vam-say",
    title="Vàm Sậy nhìn lại ba năm làm theo Bác",
    place="huyện Vàm Sậy",
    published="2024",
    text=(
        "Ban Thường vụ Huyện ủy Vàm Sậy khen thưởng 18 tập thể và 52 cá nhân có cách làm hay trong ba năm qua. Nhiều"
        " đơn vị đã gắn việc làm theo Bác với cải cách hành chính, rút ngắn thời gian giải quyết hồ sơ.\n\n"
        "Tại xã Thạnh Lộc Đông, câu lạc bộ ông bà cháu giữ gìn được 5 lớp đờn ca tài tử. Các lớp ấy mở cửa vào tối"
        " thứ bảy hằng tuần và không thu tiền của học viên.\n\n"
        "Đến nay phong trào đã lan ra toàn huyện, từ trường học cho đến khu chợ và bến đò. Người dân nói rằng cán bộ"
        " gần dân hơn, nghe dân nhiều hơn và giữ lời hứa với dân."
    ),
)
ALL = (THANH_LOC, SON_KHE, VAM_SAY)


def put_articles(folder: Path, articles: Iterable[Article] = ALL) -> Path:
    """Write each article as a file of `folder`, which is made if need be; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for article in articles:
        write_article(article, folder / f"{article.id}.md")
    return folder
