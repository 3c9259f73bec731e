"""Communes that report the same in the same words, each with figures of its own; all invented."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.answering.answerer import Answerer
from bot.answering.outside.curated_entries import CuratedStore
from index.encoder import Vectors
from index.library import Library, Sources
from index.search import Searcher
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article
from support.articles import put_articles
from support.encoders import HashedEncoder


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune and what it reports."""

    id: str
    name: str
    cells: int
    members: int
    percent: str
    rice: str
    year: int

    @property
    def article(self) -> Article:
        """Its report, word for word like its neighbours' but for the figures."""
        return Article(
            id=self.id,
            title="Lan tỏa việc học tập và làm theo Bác",
            place=f"xã {self.name}, huyện Suối Hạc",
            published=f"{self.year}-12-01",
            text=(
                f"Đảng bộ xã {self.name} có {self.cells} chi bộ trực thuộc với {self.members} đảng viên. Năm"
                f" {self.year}, có {self.percent}% đảng viên đăng ký làm theo Bác và được chi bộ theo dõi hằng tháng.\n\n"
                f"Mô hình “Hũ gạo nghĩa tình” của Hội Phụ nữ xã {self.name} góp được {self.rice} kg gạo giúp hộ neo"
                " đơn trên địa bàn. Các chị thay nhau mang gạo đến tận nhà cho những cụ già không còn sức lao động."
            ),
        )


COMMUNES = (
    Commune("dong-say", "Đồng Sậy", 11, 301, "91,1", "1.010", 2021),
    Commune("may-trang", "Mây Trắng", 12, 302, "92,2", "1.020", 2022),
    Commune("may-trang-dong", "Mây Trắng Đông", 13, 303, "93,3", "1.030", 2023),
    Commune("bau-sen-dong", "Bàu Sen Đông", 14, 304, "94,4", "1.040", 2021),
    Commune("go-oi", "Gò Ổi", 15, 305, "95,5", "1.050", 2022),
    Commune("rach-duoc", "Rạch Đước", 16, 306, "96,6", "1.060", 2023),
    Commune("hon-nhan", "Hòn Nhạn", 17, 307, "97,7", "1.070", 2021),
    Commune("vinh-ha-tay", "Vĩnh Hạ Tây", 18, 308, "98,8", "1.080", 2022),
    Commune("vinh-ha", "Vĩnh Hạ", 19, 309, "99,9", "1.090", 2023),
)
COUNTRY = NameBook([Place("xã", "Bãi Vàng"), Place("huyện", "Cát Lở"), Place("xã", "Hòa Bình")])


# Cosines of multilingual-e5-small start about here, however little two texts share; answers are decided on that scale.
_LEAST_COSINE = 0.8


class NarrowEncoder(HashedEncoder):
    """The toy encoder with cosines in the narrow band of the real model: every text has a large part in common."""

    @property
    def dimension(self) -> int:
        """One more, the part in common."""
        return super().dimension + 1

    def _encode(self, texts: Sequence[str]) -> Vectors:
        own = super()._encode(texts) * np.float32(math.sqrt(1 - _LEAST_COSINE))
        common = np.full((len(texts), 1), math.sqrt(_LEAST_COSINE), np.float32)
        return np.hstack([own, common])


def answerer_over(root: Path, articles: list[Article], curated: CuratedStore | None = None) -> Answerer:
    """A whole answerer over these articles, with the toy encoder."""
    encoder = NarrowEncoder()
    library = Library(root / "index", Sources([put_articles(root / "articles", articles)]), encoder, print)
    return Answerer(Searcher(library.open(), encoder), COUNTRY, curated)
