"""Article files: what is read from them, what is refused, and that writing and reading are inverse."""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.article_file import article_id, parse_article, read_article, with_fields, write_article
from knowledge.errors import ArticleError
from knowledge.records import AlsoIn, Article

_PATH = Path("an-khe.md")
_HEAD = "---\ntitle: Xã An Khê\n---\n"
_MARKUP = st.sampled_from(
    [
        "---",
        "\n",
        "\n\n",
        "# ",
        "- ",
        "* ",
        "**",
        "__",
        "[a](b)",
        "[1]",
        "title: x",
        "published: 2023",
        ": ",
        "\ufeff",
    ]
)
_ANY = st.one_of(st.text(), st.lists(st.one_of(_MARKUP, st.text(max_size=5))).map("".join))


def _body(markdown: str) -> list[str]:
    return parse_article(_HEAD + markdown, _PATH).article.text.split("\n\n")


def _reason(source: str) -> str:
    with pytest.raises(ArticleError) as caught:
        parse_article(source, _PATH)
    return caught.value.reason


def test_front_matter_and_paragraphs() -> None:
    """Every field of the contract is read; what YAML would make a date stays text; the stem is the id."""
    source = (
        "---\ntitle: 'Học: làm theo'\npublisher: Báo Thử\nauthor:\npublished: 2023-11-30\nurl: https://e.vn/1\n"
        "place: xã An Khê, huyện Bình Lãnh\nsource_kind: digest\n---\nĐoạn một.\n\nĐoạn hai.\n"
    )
    article = Article(
        id="an-khe",
        title="Học: làm theo",
        text="Đoạn một.\n\nĐoạn hai.",
        publisher="Báo Thử",
        published="2023-11-30",
        url="https://e.vn/1",
        place="xã An Khê, huyện Bình Lãnh",
        source_kind="digest",
    )
    parsed = parse_article(source, _PATH)

    assert parsed.article == article
    assert parsed.warnings == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023", "2023"),
        ("2023-05", "2023-05"),
        ("2023-5-9", "2023-05-09"),
        ("2023-11-30T08:41:00Z", "2023-11-30"),
        ("2023-11-30 08:41", "2023-11-30"),
        ("30/11/2023", "2023-11-30"),
        ("'9.5.2023'", "2023-05-09"),
    ],
)
def test_dates_become_iso(written: str, read: str) -> None:
    """ISO dates, their first parts and Vietnamese day/month/year are understood."""
    assert parse_article(f"---\ntitle: A\npublished: {written}\n---\nB.", _PATH).article.published == read


@pytest.mark.parametrize("written", ["2023-13-01", "30/02/2023", "cuối năm", "23", "[2023]x"])
def test_unclear_date_is_left_out(written: str) -> None:
    """A date that cannot be right is not guessed: it is left out, and the warning names file and form."""
    parsed = parse_article(f"---\ntitle: A\npublished: '{written}'\n---\nB.", _PATH)

    assert parsed.article.published is None
    assert len(parsed.warnings) == 1
    assert "an-khe.md: bỏ qua published" in parsed.warnings[0]


def test_unknown_and_unusable_fields_are_ignored_with_a_warning() -> None:
    """Unknown keys, nested values and unknown kinds cost a warning each, a list of names becomes one line."""
    source = "---\ntitle: A\ntags: [x]\nplace: {xã: B}\nauthor: [Lê A, Trần B]\nsource_kind: blog\npublisher: ~\n---\nC."
    parsed = parse_article(source, _PATH)

    assert parsed.article == Article("an-khe", "A", "C.", author="Lê A, Trần B")
    assert [warning.split(": ", 1)[1].split()[2].strip(":") for warning in parsed.warnings] == [
        "trường",
        "place",
        "source_kind",
    ]


@pytest.mark.parametrize(
    ("markdown", "paragraphs"),
    [
        ("## Kết quả\nĐạt **97,09%** và __vượt__ kế hoạch.", ["Kết quả", "Đạt 97,09% và vượt kế hoạch."]),
        ("Gồm:\n- Một;\n* Hai.", ["Gồm:", "– Một;", "– Hai."]),
        ("1. Một\n2. Hai", ["1. Một", "2. Hai"]),
        ("Xem [Kế hoạch](https://e.vn/a_(b)) và ![ảnh](x.jpg) [1].", ["Xem Kế hoạch và ảnh [1]."]),
        ("Dòng bị ngắt\ngiữa chừng.", ["Dòng bị ngắt giữa chừng."]),
        ("Đoạn dài" + " dài" * 60 + ".\nĐoạn sau.", ["Đoạn dài" + " dài" * 60 + ".", "Đoạn sau."]),
        ("A.\n\n---\n\nB.\n \n\n\nC.", ["A.", "B.", "C."]),
        ("<b>Đậm</b> &amp; 2 * 3 * 4 ____ #thẻ > 80%", ["<b>Đậm</b> &amp; 2 * 3 * 4 ____ #thẻ > 80%"]),
        ("> 80% đảng viên", ["> 80% đảng viên"]),
        ("Tie\u0302\u0301ng\u00a0Vie\u0323\u0302t\u200b.", ["Tiếng Việt."]),
    ],
)
def test_markup_is_taken_off(markdown: str, paragraphs: list[str]) -> None:
    """Markdown marks go, their text stays, and what only looks like markup is content."""
    assert _body(markdown) == paragraphs


def test_file_without_front_matter() -> None:
    """The first line is the title and leaves the text; the warning names the file and what to add."""
    parsed = parse_article("\n# Học và làm theo\nChi bộ họp.\n", _PATH)

    assert parsed.article == Article("an-khe", "Học và làm theo", "Chi bộ họp.")
    assert "an-khe.md" in parsed.warnings[0]
    assert "title, publisher, author, published, url, place" in parsed.warnings[0]


def test_only_line_is_title_and_text() -> None:
    """A file of one line keeps it as text too."""
    assert parse_article("Chi bộ họp.", _PATH).article == Article("an-khe", "Chi bộ họp.", "Chi bộ họp.")


def test_long_first_line_stays_in_the_text() -> None:
    """A first line as long as a paragraph gives a shortened title and is not lost."""
    line = "Chi bộ họp bàn " * 30
    article = parse_article(f"{line}\n\nHết.", _PATH).article

    assert article.title.endswith("…")
    assert len(article.title) <= 200
    assert article.text == f"{line.strip()}\n\nHết."


@pytest.mark.parametrize(
    ("source", "part"),
    [
        ("---\ntitle: A\nB.", "không được đóng"),
        ("---\ntitle: [A\n---\nB.", "YAML (dòng"),
        ("---\ntitle: !!python/object:os.system x\n---\nB.", "YAML"),
        ("---\npublished: !!timestamp 2023-99-99\n---\nB.", "YAML"),
        ("---\nchỉ có chữ\n---\nB.", "tên: giá trị"),
        ("---\n---\nB.", "tên: giá trị"),
        ("---\nauthor: A\n---\nB.", "title"),
        ("---\ntitle: ' '\n---\nB.", "title"),
        (_HEAD, "không có nội dung"),
        (_HEAD + "\n---\n", "không có nội dung"),
        ("", "không có nội dung"),
    ],
)
def test_what_cannot_be_mended_is_refused(source: str, part: str) -> None:
    """Each kind of broken file has its own reason."""
    assert part in _reason(source)


def test_foreign_encoding_is_named(tmp_path: Path) -> None:
    """A file in another encoding is refused with the remedy, and the message begins with its name."""
    path = tmp_path / "cu.md"
    path.write_bytes("Đảng ủy xã".encode("utf-16"))

    with pytest.raises(ArticleError, match=r"^cu\.md: .*UTF-8"):
        read_article(path)


def test_missing_file_is_an_article_error(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is an ArticleError and not an OSError."""
    for path in (tmp_path / "khong.md", tmp_path, Path("a\0b.md")):
        with pytest.raises(ArticleError):
            read_article(path)


def test_byte_order_mark_and_windows_line_ends(tmp_path: Path) -> None:
    """A file saved by a Windows editor reads like any other."""
    path = tmp_path / "an-khe.md"
    path.write_bytes(b"\xef\xbb\xbf" + (_HEAD + "Một.\n\nHai.").replace("\n", "\r\n").encode())

    assert read_article(path).article == Article("an-khe", "Xã An Khê", "Một.\n\nHai.")


def test_written_in_contract_order(tmp_path: Path) -> None:
    """Fields come in the order of the contract, unknown ones are left out, letters are written as letters."""
    path = tmp_path / "a.md"
    write_article(
        Article("a", "Xã: Một", "Một.\n\nHai.", place="xã Một", publisher="Báo", published="2023"), path
    )

    assert path.read_text(encoding="utf-8") == (
        "---\ntitle: 'Xã: Một'\npublisher: Báo\npublished: '2023'\nplace: xã Một\nsource_kind: article\n---\n"
        "\nMột.\n\nHai.\n"
    )
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


def test_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the swap fails, the old article stands and no temporary file is left."""
    path = tmp_path / "a.md"
    write_article(Article("a", "A", "Cũ."), path)

    def fail(*_: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(os, "replace", fail)
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_article(Article("a", "A", "Mới."), path)

    assert read_article(path).article.text == "Cũ."
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.md"]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("tan-thuan-binh", "tan-thuan-binh"),
        ("Đảng ủy xã Long Bình (2023)", "dang-uy-xa-long-binh-2023"),
        ("bài_viết  số 1.", "bai-viet-so-1"),
        ("北京", "bai-viet"),
        ("", "bai-viet"),
    ],
)
def test_ids(name: str, slug: str) -> None:
    """A name becomes a plain slug; one that is a slug already stays."""
    assert article_id(name) == slug


@given(st.text(max_size=200))
def test_ids_are_valid_and_stable(name: str) -> None:
    """Whatever the name, the id is short, plain ASCII, and its own id."""
    slug = article_id(name)

    assert 0 < len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug == slug.strip("-")
    assert article_id(slug) == slug


@given(st.one_of(_ANY, _ANY.map(lambda text: f"---\n{text}\n---\nB."), _ANY.map(lambda text: _HEAD + text)))
@settings(deadline=None)  # a slow disk or a busy machine is no finding
def test_any_text_is_read_or_refused_and_written_back_the_same(source: str) -> None:
    """Reading raises nothing but ArticleError; what it gives is written and read back unchanged, without warnings."""
    try:
        article = parse_article(source, _PATH).article
    except ArticleError:
        return
    with TemporaryDirectory() as folder:
        path = Path(folder) / "an-khe.md"
        write_article(article, path)
        parsed = read_article(path)

    assert parsed.article == article
    assert parsed.warnings == ()


@given(st.binary())
@settings(deadline=None)  # a slow disk or a busy machine is no finding
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    """Reading a file of arbitrary bytes raises nothing but ArticleError."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.md"
        path.write_bytes(content)
        try:
            text = read_article(path).article.text
        except ArticleError:
            return

    assert text.strip()


def test_also_in_is_written_and_read(tmp_path: Path) -> None:
    """Where else an article stands is a list in its front matter, and comes back the same."""
    copies = (AlsoIn("Báo A", "https://a.example/1", "2024-05-01"), AlsoIn(publisher="Báo B"))
    article = Article("a", "A", "Một.", also_in=copies)
    write_article(article, tmp_path / "a.md")

    assert read_article(tmp_path / "a.md").article == article
    assert "also_in:\n- publisher: Báo A\n" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["also_in: x", "also_in: [x]", "also_in: {publisher: x}"])
def test_senseless_also_in(written: str) -> None:
    """A list of copies that is none is left out with a warning."""
    parsed = parse_article(f"---\ntitle: A\n{written}\n---\nB.", _PATH)

    assert parsed.article.also_in == ()
    assert "also_in" in parsed.warnings[0]


def test_fields_are_set_and_the_rest_stays() -> None:
    """Setting a field keeps unknown fields, their order and the body letter for letter."""
    source = "---\ntitle: A\nla: 1\n---\n\n# B\n\n- c\n"

    assert (
        with_fields(source, {"title": "Á", "place": "xã B"}, _PATH)
        == "---\ntitle: Á\nla: '1'\nplace: xã B\n---\n\n# B\n\n- c\n"
    )
