"""`hocbac facts` as a person and a script run it; it needs neither model nor index."""

from pathlib import Path
from typing import Any

import pytest

from knowledge.corpus import load_corpus
from knowledge.passages import split

from .hocbac import Ran, hocbac

_ARTICLE = """---
title: Rạch Đước làm theo Bác
published: "2024-05-19"
place: xã Rạch Đước, huyện Suối Hạc
---

Thực hiện Kết luận 01-KL/TW ngày 28/5/2021 của Bộ Chính trị, Đảng ủy xã mở 3 lớp.

Chi bộ ấp Bàu Sen có mô hình “Hũ gạo [1] nghĩa tình” giúp 18 hộ. Huyện ủy Suối Hạc tặng Giấy khen cho 2 tập thể.
"""
_SHAPES = {
    "directive": [
        "document",
        "number",
        "sign",
        "term",
        "date",
        "issuer",
        "subject",
        "applied_by",
        "official",
    ],
    "model": ["name", "run_by", "since", "does", "figures"],
    "result": ["value", "unit", "qualifier", "counted", "whom", "period", "status", "negated", "award"],
}
_SHARED = ["kind", "article", "passage", "place", "quote", "span", "mention", "by_hand"]


@pytest.fixture(name="folder", scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bài")
    (folder / "rach-duoc.md").write_text(_ARTICLE, encoding="utf-8")
    return folder


def _facts(folder: Path, *words: str) -> Ran:
    return hocbac("--articles", folder, "facts", *words, data=folder / "data")


def _records(ran: Ran) -> list[dict[str, Any]]:
    import json

    assert (ran.code, ran.err) == (0, "")
    records: list[dict[str, Any]] = json.loads(ran.out)
    return records


def test_json(folder: Path) -> None:
    """Every record has the contract's fields first, then those of its kind, and its quote stands in its passage."""
    passages = {
        passage.id: passage.text for article in load_corpus([folder]).articles for passage in split(article)
    }
    records = _records(_facts(folder, "--json"))

    assert {record["kind"] for record in records} == set(_SHAPES)
    for record in records:
        text = passages[record["passage"]]
        start, end = record["span"]

        assert list(record) == [*_SHARED, *_SHAPES[record["kind"]]]
        assert text[start:end] == record["quote"]
        assert record["passage"].startswith(record["article"] + "#")


def test_kind(folder: Path) -> None:
    """A kind alone; the official date stands beside an article's wrong one."""
    (cited,) = _records(_facts(folder, "--kind", "directive", "--json"))

    assert (cited["document"], cited["sign"], cited["date"]) == ("kết luận", "01-KL/TW", "2021-05-28")
    assert cited["official"]["date"] == "2021-05-18"


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("bau sen", ["Hũ gạo [1] nghĩa tình"]),
        ("SUOI HAC", ["Hũ gạo [1] nghĩa tình"]),
    ],
)
def test_place(folder: Path, typed: str, names: list[str]) -> None:
    """A place as people type it, with what lies inside it."""
    records = _records(_facts(folder, "--kind", "model", "--place", typed, "--json"))

    assert names == [record["name"] for record in records]


def test_inner_place_leaves_out_the_rest(folder: Path) -> None:
    """A hamlet has its own facts and not the commune's."""
    records = _records(_facts(folder, "--kind", "result", "--place", "ấp Bàu Sen", "--json"))

    assert [record["value"] for record in records] == ["18"]


def test_table(folder: Path) -> None:
    """Without --json a table for people: names with their brackets, both dates, award and level."""
    ran = _facts(folder)
    words = " ".join(ran.out.replace("│", " ").split())

    assert (ran.code, ran.err) == (0, "")
    for said in ("Văn bản: 1", "Mô hình: 1", "Kết quả: 3", "[1]", "rach-duoc#", "Giấy khen", "2021-05-18"):
        assert said in words


def test_unknown_place(folder: Path) -> None:
    """A place that no fact knows ends with one clear line, not with the nearest one's facts."""
    ran = _facts(folder, "--place", "Cần Đước")

    assert (ran.code, ran.out) == (1, "")
    assert (
        ran.err
        == "hocbac: Không có bài viết nào nói về nơi tên “Cần Đước”; xem các nơi bằng `hocbac list`.\n"
    )


def test_unknown_kind(folder: Path) -> None:
    """A kind that there is not is bad usage."""
    assert _facts(folder, "--kind", "story").code == 2
