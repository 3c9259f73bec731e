"""Near-copies: told from reports that are merely alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.encoders import HashedEncoder
from support.shelves import Shelf

from index.copies import Gist, apart
from index.search import Searcher
from knowledge.records import Article
from knowledge.vietnamese.normalising import nfc

_REPORT = (
    "Năm qua Đảng bộ xã Vĩnh Hạ có 12 mô hình học tập và làm theo Bác, giúp 40 hộ thoát nghèo; nhân dân hiến 3.500 mét "
    "vuông đất làm đường, tiêu biểu là mô hình tiết kiệm của chi hội phụ nữ với số tiền 25 triệu đồng."
)


@pytest.mark.parametrize(
    ("other", "copy"),
    [
        (_REPORT, True),
        (_REPORT.replace("Năm qua", "Trong năm qua,").replace("tiêu biểu", "nổi bật"), True),
        (_REPORT.upper(), True),
        (_REPORT + " Ảnh: báo tỉnh.", True),
        # Communes report alike.
        (_REPORT.replace("Vĩnh Hạ", "Phú Rạch"), False),
        (_REPORT.replace("40 hộ", "41 hộ"), False),
        (_REPORT.replace("3.500", "5.300"), False),
        ("Đảng bộ xã Vĩnh Hạ có 12 mô hình.", False),
        ("", False),
    ],
)
def test_copies(other: str, *, copy: bool) -> None:
    """A few other words make no other report; another name or another figure does."""
    one, two = Gist.of(_REPORT), Gist.of(other)

    assert copy == one.copies(two) == two.copies(one)


def test_apart() -> None:
    """The best of each sort come first, the copies after as many as were asked for."""
    gists = {row: Gist.of(f"mô hình số {row % 3} của chi bộ") for row in range(9)}

    assert apart(range(9), gists.__getitem__, 5) == ([0, 1, 2], [3, 4, 5, 6, 7, 8])
    assert apart(range(4), gists.__getitem__, 2) == ([0, 1], [2, 3])


def test_copies_are_not_among_the_first_five(tmp_path: Path) -> None:
    """Of a report in four papers one is shown, however well all of them fit."""
    copies = [
        Article(f"ban-{number}", "Báo", _REPORT + f" Bản tin {'sáng trưa chiều tối'.split()[number]}.")
        for number in range(4)
    ]
    others = [
        Article(f"xa-{name}", "Báo", _REPORT.replace("Vĩnh Hạ", f"Phú {name.title()}"))
        for name in ("rạch", "cồn")
    ]
    snapshot = Shelf.of(tmp_path, [*copies, *others]).built()
    searcher = Searcher(snapshot, HashedEncoder())
    found = [hit.passage.article.id for hit in searcher.search("mô hình học tập xã Vĩnh Hạ", 5)]

    assert sum(id_.startswith("ban-") for id_ in found) == 1
    assert {"xa-rach", "xa-con"} <= set(found)


def test_copies_stay_where_only_some_passages_are_asked_for(tmp_path: Path) -> None:
    """Within given rows a copy only stands behind: which sentences of it may answer is not known here."""
    snapshot = Shelf.of(tmp_path, [Article(id_, "Báo", _REPORT) for id_ in ("mot", "hai")]).built()
    searcher = Searcher(snapshot, HashedEncoder())

    assert len(searcher.search("mô hình", 5)) == 1
    assert len(searcher.search("mô hình", 5, {0, 1})) == 2


@given(st.text(), st.text())
def test_any_text(one: str, other: str) -> None:
    """Whatever the texts, being copies goes both ways, and a text with words in it copies itself."""
    first, second = Gist.of(nfc(one)), Gist.of(nfc(other))

    assert first.copies(second) == second.copies(first)
    assert first.copies(first) == bool(first.words)
