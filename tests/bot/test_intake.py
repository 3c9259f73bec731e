"""One story, one source: what is new, what is a newer version, what is a copy, and what an import that is cut off leaves."""

import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from support.generated import put_reports
from support.taking import take_all

from bot.intake import Intake, Taken, Verdict
from bot.store import ArticleStore
from knowledge.corpus import load_corpus
from knowledge.records import AlsoIn, Article
from knowledge.sources.records import Draft, Stated

_TEXT = (
    "Đảng bộ xã Rạch Đước có 16 chi bộ trực thuộc với 306 đảng viên. Năm 2023, có 96,6% đảng viên đăng ký làm theo Bác,"
    " tăng 4 đảng viên so với năm trước.\n\nMô hình “Ghe hàng không đồng” do Hội Phụ nữ xã Rạch Đước khởi xướng đã chở 1.200"
    " suất quà đến 48 hộ khó khăn ở các cù lao, mỗi tháng hai chuyến vào ngày rằm và ba mươi."
)
_STATED = Stated("Rạch Đước làm theo Bác", publisher="Bản tin Suối Hạc", published="2024-05-19", url="https://suoihac.example/1", place="xã Rạch Đước")  # fmt: skip
_DRAFT = Draft(_STATED, _TEXT)
_SHORTENED = Draft(
    replace(_STATED, title="Ghe hàng không đồng ở Rạch Đước", publisher="Báo Miền Sông", published="2024-05-21", url="https://miensong.example/9"),
    _TEXT.replace(", tăng 4 đảng viên so với năm trước", "").replace("khởi xướng", "lập ra"),
)  # fmt: skip


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> ArticleStore:
    return ArticleStore(tmp_path / "data", tmp_path / "kho")


def _taken(store: ArticleStore, *drafts: tuple[Draft, str | None]) -> list[Taken]:
    intake = Intake(store)
    return [intake.take(draft, name) for draft, name in drafts]


def _articles(store: ArticleStore) -> dict[str, Article]:
    return {article.id: article for article in load_corpus([store.folder]).articles}


def test_the_same_words_are_not_added_twice(store: ArticleStore) -> None:
    """Another file of the same words, in other line breaks and marks, is told and not added; again, it is unchanged."""
    other = Draft(
        Stated("Tên khác", place="xã Rạch Đước"),
        _TEXT.replace("\n\n", " ").replace("“", '"').replace("”", '"'),
    )
    verdicts = [
        (taken.verdict, taken.article.id)
        for taken in _taken(store, (_DRAFT, "một"), (other, "hai"), (_DRAFT, "một"))
    ]

    assert verdicts == [(Verdict.ADDED, "mot"), (Verdict.SAME, "mot"), (Verdict.UNCHANGED, "mot")]
    assert list(_articles(store)) == ["mot"]


def test_a_lightly_edited_copy_is_kept_as_also_in(store: ArticleStore) -> None:
    """A shortened reprint is no source of its own; where it stood is noted at the kept article, once, and survives reading."""
    _taken(store, (_DRAFT, None))
    verdicts = [taken.verdict for _ in range(2) for taken in _taken(store, (_SHORTENED, None))]

    assert verdicts == [Verdict.COPY, Verdict.SAME]
    (kept,) = _articles(store).values()
    assert kept.text == _TEXT
    assert kept.also_in == (AlsoIn("Báo Miền Sông", "https://miensong.example/9", "2024-05-21"),)


def test_a_copy_with_a_figure_of_its_own_is_a_source(store: ArticleStore) -> None:
    """A reprint that corrects a figure says something else: both stand."""
    corrected = replace(_SHORTENED, text=_SHORTENED.text.replace("48 hộ", "49 hộ"))
    verdicts = [taken.verdict for taken in _taken(store, (_DRAFT, None), (corrected, None))]

    assert verdicts == [Verdict.ADDED, Verdict.ADDED]


def test_the_neighbour_with_the_same_form_is_a_source(store: ArticleStore) -> None:
    """A report with the same words and figures of another commune is another story."""
    neighbour = Draft(Stated("Gò Ổi làm theo Bác", place="xã Gò Ổi"), _TEXT.replace("Rạch Đước", "Gò Ổi"))
    verdicts = [taken.verdict for taken in _taken(store, (_DRAFT, "a"), (neighbour, "b"))]

    assert verdicts == [Verdict.ADDED, Verdict.ADDED]


def test_a_shipped_article_gets_its_also_in(tmp_path: Path) -> None:
    """A reprint of a shipped article is noted in the operator's folder; the shipped file is left alone."""
    store = ArticleStore(tmp_path / "data", None)
    shipped = next(article for article in store.corpus().articles if article.id == "son-thuy")
    copy = Draft(
        Stated("Sơn Thủy", publisher="Báo Khác", place=shipped.place), shipped.text.replace("cho biết", "nói")
    )
    (taken,) = _taken(store, (copy, None))

    assert (taken.verdict, taken.article.id) == (Verdict.COPY, "son-thuy")
    noted = {article.id: article for article in store.corpus().articles}["son-thuy"]
    assert noted == replace(shipped, also_in=(AlsoIn("Báo Khác"),))


def test_pages_of_one_title(store: ArticleStore) -> None:
    """Two pages that bear the same title are both kept; each is found again by its address."""
    second = Draft(
        replace(_STATED, url="https://goc.example/2", place="xã Gò Ổi"),
        "Xã Gò Ổi có 15 chi bộ, sinh hoạt đều đặn.",
    )
    newer = replace(second, text="Xã Gò Ổi có 17 chi bộ, sinh hoạt đều đặn.")
    ids = [(taken.verdict, taken.article.id) for taken in _taken(store, (_DRAFT, None), (second, None))]
    (again,) = _taken(store, (newer, None))

    assert ids == [(Verdict.ADDED, "rach-duoc-lam-theo-bac"), (Verdict.ADDED, "rach-duoc-lam-theo-bac-2")]
    assert (again.verdict, again.article.id) == (Verdict.REPLACED, "rach-duoc-lam-theo-bac-2")
    assert "17 chi bộ" in _articles(store)["rach-duoc-lam-theo-bac-2"].text


def test_two_files_of_one_id_in_one_import(store: ArticleStore, tmp_path: Path) -> None:
    """Files whose names give one id do not overwrite each other, neither the first time nor when the import is repeated."""
    folder = tmp_path / "in"
    (folder / "con").mkdir(parents=True)
    (folder / "bài 1.txt").write_text("Xã Gò Ổi có 15 chi bộ, sinh hoạt đều đặn.", encoding="utf-8")
    (folder / "con" / "Bài-1.txt").write_text(
        "Xã Rạch Đước có 16 chi bộ, sinh hoạt đều đặn.", encoding="utf-8"
    )
    first = [taken.verdict for taken in take_all(store, folder)]
    second = [taken.verdict for taken in take_all(store, folder)]

    assert (first, second) == ([Verdict.ADDED] * 2, [Verdict.UNCHANGED, Verdict.SAME])
    assert sorted(_articles(store)) == ["bai-1", "bai-1-2"]


def test_corrections_stay(store: ArticleStore) -> None:
    """What the operator said stays when the same file is added again without saying it, and when its text has grown."""
    bare = Draft(Stated("Rạch Đước làm theo Bác"), _TEXT)
    said = Stated(place="xã Rạch Đước, huyện Suối Hạc", published="2024")
    _taken(store, (bare.corrected(said), "a"))
    (again,) = _taken(store, (bare, "a"))
    (grown,) = _taken(store, (replace(bare, text=f"{_TEXT}\n\nHết năm, xã có thêm 2 mô hình."), "a"))

    assert [again.verdict, grown.verdict] == [Verdict.UNCHANGED, Verdict.REPLACED]
    article = _articles(store)["a"]
    assert (article.place, article.published) == (said.place, said.published)


def test_corrections_go_into_front_matter(store: ArticleStore, tmp_path: Path) -> None:
    """A correction changes one field of an article file; unknown fields and the body stay as they are written."""
    source = "---\ntitle: Rạch Đước\nghi_chu: giữ\n---\n\n# Rạch Đước\n\nXã Rạch Đước có **16** chi bộ.\n"
    draft = Draft(Stated("Rạch Đước"), "x", kept_as=source).corrected(Stated(place="xã Rạch Đước"))
    _taken(store, (draft, "a"))

    written = (tmp_path / "kho" / "a.md").read_text(encoding="utf-8")
    assert (
        written
        == "---\ntitle: Rạch Đước\nghi_chu: giữ\nplace: xã Rạch Đước\n---\n\n# Rạch Đước\n\nXã Rạch Đước có **16** chi bộ.\n"
    )


def test_reports_of_one_form_are_all_kept(store: ArticleStore, tmp_path: Path) -> None:
    """Three hundred communes that filled in one form are three hundred sources."""
    taken = take_all(store, put_reports(tmp_path / "in", 300))

    assert {each.verdict for each in taken} == {Verdict.ADDED}
    assert len(_articles(store)) == 300


def test_a_killed_import_is_resumed(tmp_path: Path) -> None:
    """An import killed half-way leaves whole articles only; repeated, nothing is there twice and nothing is missing."""
    put_reports(tmp_path / "in", 200)
    folder = tmp_path / "kho"
    child = subprocess.Popen(
        [sys.executable, "-m", "support.importing", tmp_path], cwd=Path(__file__).parents[1]
    )
    while len(list(folder.glob("*.md")) if folder.is_dir() else []) < 40 and child.poll() is None:
        time.sleep(0.01)
    child.kill()
    child.wait()
    store = ArticleStore(tmp_path / "data", folder)
    half = _articles(store)
    verdicts = [taken.verdict for taken in take_all(store, tmp_path / "in")]

    assert 40 <= len(half) < 200
    assert all("hộ dân tham gia" in article.text for article in half.values())
    assert sorted(_articles(store)) == [f"bai-{number:04d}" for number in range(200)]
    assert verdicts.count(Verdict.UNCHANGED) == len(half)
    assert verdicts.count(Verdict.ADDED) == 200 - len(half)
