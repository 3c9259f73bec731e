"""The operator's article files: taken over, replaced, removed, hidden and brought back."""

from pathlib import Path

import pytest
from support.articles import SON_KHE, THANH_LOC, put_articles
from support.taking import take_all

from bot.errors import ImportRefused
from bot.intake import Verdict
from bot.store import ArticleStore
from knowledge.corpus import SHIPPED
from knowledge.errors import CorpusError, SourceError

_FRONT = "---\ntitle: Rạch Đước làm theo Bác\nplace: xã Rạch Đước\n---\n\nXã Rạch Đước có 16 chi bộ.\n"


def _ids(store: ArticleStore) -> set[str]:
    return {article.id for article in store.corpus().articles}


def test_shipped_and_own(tmp_path: Path) -> None:
    """What is added stands beside what is shipped, and is kept as it was written."""
    store = ArticleStore(tmp_path / "data", None)
    source = tmp_path / "Rạch Đước.md"
    source.write_text(_FRONT, encoding="utf-8")
    (added,) = take_all(store, source)

    assert (added.article.id, added.verdict) == ("rach-duoc", Verdict.ADDED)
    assert {"rach-duoc", "long-binh"} <= _ids(store)
    assert (tmp_path / "data" / "articles" / "rach-duoc.md").read_text(encoding="utf-8") == _FRONT


def test_added_again(tmp_path: Path) -> None:
    """The same id a second time replaces the first."""
    store = ArticleStore(tmp_path / "data", None)
    source = tmp_path / "rach-duoc.md"
    source.write_text(_FRONT, encoding="utf-8")
    take_all(store, source)
    source.write_text(_FRONT.replace("16", "17"), encoding="utf-8")
    (added,) = take_all(store, source)

    assert added.verdict is Verdict.REPLACED
    assert [a.text for a in store.corpus().articles if a.id == "rach-duoc"] == ["Xã Rạch Đước có 17 chi bộ."]


def test_one_folder_alone(tmp_path: Path) -> None:
    """With a folder of one's own nothing shipped is in use, and what is added or removed is there."""
    folder = put_articles(tmp_path / "alone", [SON_KHE, THANH_LOC])
    store = ArticleStore(tmp_path / "data", folder)
    source = tmp_path / "rach-duoc.md"
    source.write_text(_FRONT, encoding="utf-8")
    take_all(store, source)
    removed = store.remove("son-khe")

    assert removed == SON_KHE
    assert {"thanh-loc-dong", "rach-duoc"} == _ids(store)
    assert not (tmp_path / "data").exists()


def test_hidden_and_brought_back(tmp_path: Path) -> None:
    """A shipped article that is removed is hidden, its file untouched; adding its id shows it again."""
    store = ArticleStore(tmp_path / "data", None)
    store.remove("long-binh")
    hidden = _ids(store)
    take_all(store, SHIPPED / "long-binh.md")

    assert "long-binh" not in hidden
    assert "long-binh" in _ids(store)
    assert (SHIPPED / "long-binh.md").is_file()


def test_own_in_place_of_shipped(tmp_path: Path) -> None:
    """Removing an article of one's own that stands for a shipped one takes both away."""
    store = ArticleStore(tmp_path / "data", None)
    take_all(store, SHIPPED / "long-binh.md")
    store.remove("long-binh")

    assert "long-binh" not in _ids(store)
    assert not (tmp_path / "data" / "articles" / "long-binh.md").exists()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("ảnh.png", b"\x89PNG", "loại tệp .png"),
        ("trống.md", b" \n", "không có nội dung"),
        ("rác.txt", bytes(range(256)) * 9, "bảng mã"),
        ("đầu hỏng.md", b"---\ntitle: [\n---\nN\xe1\xbb\x99i dung.", "YAML"),
        ("lớn.txt", b"a " * 2_600_000, "5 MB"),
        ("cũ.doc", b"\xd0\xcf\x11\xe0", "lưu lại thành .docx"),
    ],
    ids=["kind", "empty", "encoding", "front matter", "size", "old Word"],
)
def test_refused(name: str, content: bytes, reason: str, tmp_path: Path) -> None:
    """What cannot be an article is refused with the reason, and nothing is written."""
    source = tmp_path / name
    source.write_bytes(content)
    store = ArticleStore(tmp_path / "data", None)

    with pytest.raises(SourceError, match=reason):
        take_all(store, source)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("id_", ["khong-co", "", "../long-binh", "*"])
def test_remove_what_is_not_there(id_: str, tmp_path: Path) -> None:
    """An id that no article has is refused, and no file is touched."""
    store = ArticleStore(tmp_path / "data", None)

    with pytest.raises(ImportRefused):
        store.remove(id_)
    assert (SHIPPED / "long-binh.md").is_file()


def test_a_folder_of_files(tmp_path: Path) -> None:
    """A folder is taken file by file, in order; one without any readable file is refused."""
    folder = put_articles(tmp_path / "nguồn", [THANH_LOC, SON_KHE])
    (folder / "ghi chú.txt").write_text(
        "Xã Gò Ổi có 15 chi bộ, sinh hoạt đều đặn hằng tháng.", encoding="utf-8"
    )
    (folder / "ảnh.png").write_bytes(b"\x89PNG")
    store = ArticleStore(tmp_path / "data", None)
    (tmp_path / "không gì").mkdir()

    assert [added.article.id for added in take_all(store, folder)] == ["ghi-chu", "son-khe", "thanh-loc-dong"]
    with pytest.raises(SourceError, match="không có tệp nào đọc được"):
        take_all(store, tmp_path / "không gì")


def test_everything_hidden(tmp_path: Path) -> None:
    """When all shipped articles are hidden there is no corpus, and that is said."""
    store = ArticleStore(tmp_path / "data", None)
    ids = sorted(_ids(store))
    for id_ in ids[:-1]:
        store.remove(id_)
    store.remove(ids[-1])

    with pytest.raises(CorpusError):
        store.corpus()
