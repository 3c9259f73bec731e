"""Hamlets with the commune that they are said to lie in, in a report on a whole town. All are invented."""

from pathlib import Path

import pytest
from support.shelves import Shelf

from index.places import PlaceIndex
from knowledge.entities.places import Place
from knowledge.records import Article

_TEXT = (
    "Đồng chí Bí thư Đảng ủy phường Bãi Lở cho biết khu phố 3 làm trước.\n\n"
    "Phường Gò Mối có 9 khu phố.\n\n"
    "Chi bộ khu phố 5 phường Gò Mối và bà Lê Thị Mận ở phường Bãi Lở được khen."
)


@pytest.mark.parametrize(
    ("hamlet", "ward", "known"),
    [
        ("3", "Bãi Lở", True),
        ("5", "Gò Mối", True),
        ("3", "Gò Mối", False),
        ("5", "Bãi Lở", False),
    ],
)
def test_a_quarter_is_only_that_of_the_ward_it_is_put_into(
    tmp_path: Path, hamlet: str, ward: str, *, known: bool
) -> None:
    """Every ward has a quarter 3; what the report tells of one is not the other's."""
    article = Article("thi-xa", "Thị xã Cồn Hạ làm theo Bác", _TEXT, place="thị xã Cồn Hạ, tỉnh Mường Vạt")
    index = PlaceIndex(Shelf.of(tmp_path, [article]).built())

    assert index.knows(Place("khu phố", hamlet, (Place("phường", ward),))) is known
