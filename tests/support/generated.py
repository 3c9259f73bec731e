"""Many small reports of the genre, all different and all alike: one form, filled in by one commune after another."""

from collections.abc import Iterator
from pathlib import Path

_FIRST = "An Bình Cẩm Đông Hòa Kim Lâm Minh Ngọc Phú Quang Sơn Tân Thanh Vĩnh Xuân".split()
_SECOND = "Châu Đức Giang Hải Khê Lộc Mỹ Nghĩa Phong Quới Thạnh Trung".split()
_THIRD = "Bắc Đông Hạ Nam Tây Thượng".split()
_MODELS = "Hũ gạo tình thương|Tiếng kẻng an ninh|Ngõ nhỏ nở hoa|Tủ sách đầu làng|Con đường không rác|Heo đất nghĩa tình".split(
    "|"
)


def reports(count: int) -> Iterator[tuple[str, str]]:
    """File names and texts of `count` reports, the same ones each time."""
    for number in range(count):
        commune = f"{_FIRST[number % 16]} {_SECOND[number // 16 % 12]} {_THIRD[number // 192 % 6]}"
        members, cells = 150 + number * 7 % 400, 8 + number % 11
        text = (
            f"Đảng bộ xã {commune} đẩy mạnh học tập và làm theo Bác\n"
            f"Thứ hai - {1 + number % 28:02d}/{1 + number % 12:02d}/2024 08:{number % 60:02d}\n"
            f"Đảng bộ xã {commune} có {cells} chi bộ trực thuộc với {members} đảng viên. Thực hiện Chỉ thị 05-CT/TW của Bộ Chính"
            f" trị, đến nay đã có {members - number % 9} đảng viên đăng ký việc làm theo tư tưởng, đạo đức, phong cách Hồ Chí"
            f" Minh.\nMô hình “{_MODELS[number % 6]}” ở xã {commune} thu hút {40 + number * 3} hộ dân tham gia, góp được"
            f" {1 + number * 5 % 97} triệu đồng để giúp các gia đình có hoàn cảnh khó khăn và chăm lo cho học sinh nghèo vượt"
            f" khó trong xã.\nPhản hồi\nCác tin khác\nTin số {number}\n"
        )
        yield f"bài {number:04d}.txt", text


def put_reports(folder: Path, count: int) -> Path:
    """Write the reports into `folder`, which is made if need be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in reports(count):
        (folder / name).write_text(text, encoding="utf-8")
    return folder
