"""Article files: YAML front matter, then Markdown paragraphs; how they are read and written.

Reading is forgiving about what can be mended and says so in warnings; what cannot be is an ArticleError.
Warnings and errors are in Vietnamese: operators write these files.
"""

import json
import os
import re
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import yaml

from knowledge.errors import ArticleError
from knowledge.facts.by_hand import faults_of
from knowledge.markdown import paragraphs_of
from knowledge.records import AlsoIn, Article
from knowledge.vietnamese.normalising import folded, nfc

FIELDS = ("title", "publisher", "author", "published", "url", "place", "source_kind", "facts")
"""The front matter, in the order in which it is written; `also_in`, a list, may follow."""

_KINDS = ("article", "digest")
_LONGEST_ID = 80
_LONGEST_TITLE = 200  # code points; a longer first line is a paragraph, not a title
_FENCE = re.compile(r"---[ \t]*")
_CLOSING_FENCE = re.compile(r"(?:---|\.\.\.)[ \t]*")


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article, and what its reader should be told about the file, in Vietnamese."""

    article: Article
    warnings: tuple[str, ...] = ()


class _TextLoader(yaml.SafeLoader):
    """Leaves dates and numbers as they are written: `2023-05` and `05` lose something as Python values."""


_TextLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def article_id(name: str) -> str:
    """A stable id from a file's name or a title: `a-z`, `0-9` and single hyphens, at most 80 characters.

    A valid id comes back unchanged; a name with nothing usable in it gives `bai-viet`.
    """
    slug = re.sub("[^a-z0-9]+", "-", folded(name)).strip("-")
    return slug[:_LONGEST_ID].rstrip("-") or "bai-viet"


def read_article(path: Path) -> ParsedArticle:
    """The article in the file at `path`; its id is the file's stem.

    Raises:
        ArticleError: the file cannot be opened, is not UTF-8, or `parse_article` cannot make sense of it.
    """
    try:
        source = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            path, "tệp không phải mã UTF-8; hãy mở tệp và lưu lại với mã hóa UTF-8."
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleError(path, f"không đọc được tệp ({_cause(error)}).") from error
    return parse_article(source, path)


def parse_article(source: str, path: Path) -> ParsedArticle:
    """The article in `source`, the text of a file; `path` gives the id and stands in messages, and is not opened.

    Headings, list markers (which become `– `), ** and __ emphasis and link targets are taken off the text,
    everything else in it is content. A file without front matter takes its first line as title and says so.

    Raises:
        ArticleError: the front matter is not closed, not YAML or no list of fields, has no title, or the
            text is empty.
    """
    header, body = _divided(source, path)
    identity = article_id(path.stem)
    if header is None:
        first, _, rest = body.partition("\n")
        paragraphs = [*paragraphs_of(first), *paragraphs_of(rest)]
        _require_text(paragraphs, path)
        title = _first_words(paragraphs[0])
        text = paragraphs[1:] if len(paragraphs) > 1 and title == paragraphs[0] else paragraphs
        warning = (
            f"{path.name}: thiếu phần khai báo đầu tệp; tạm lấy dòng đầu làm tên bài. "
            "Hãy thêm ở đầu tệp một khối giữa hai dòng --- với title, publisher, author, published, url, place."
        )
        return ParsedArticle(Article(identity, title, "\n\n".join(text)), (warning,))
    paragraphs = list(paragraphs_of(body))
    _require_text(paragraphs, path)
    loaded = _mapping(header, path)
    fields, warnings = _fields(loaded)
    title = fields.pop("title", "")
    if not title:
        raise ArticleError(path, "phần khai báo đầu tệp thiếu title (tên bài).")
    also_in, faults = _also_in(loaded.get("also_in"))
    warnings += faults
    article = Article(identity, title, "\n\n".join(paragraphs), **fields, also_in=also_in)
    warnings += faults_of(article.facts, article.text) if article.facts else []
    return ParsedArticle(article, tuple(f"{path.name}: {warning}" for warning in warnings))


def _require_text(paragraphs: list[str], path: Path) -> None:
    if not paragraphs:
        raise ArticleError(path, "bài không có nội dung.")


def write_article(article: Article, path: Path) -> None:
    """Write `article` to `path`, which is either replaced as a whole or left as it was.

    What `read_article` reads back equals `article` if its texts are what reading gives (NFC, no Markdown) and
    its id is the stem of `path`.

    Raises:
        OSError: the folder is missing or cannot be written to.
    """
    known: dict[str, object] = {
        name: value for name in FIELDS if (value := getattr(article, name)) is not None
    }
    if article.facts:
        known["facts"] = json.loads(article.facts)
    if article.also_in:
        known["also_in"] = also_in_field(article.also_in)
    replace_file(path, f"---\n{_dumped(known)}---\n\n{article.text}\n")


def has_front_matter(source: str) -> bool:
    """Whether the text of a file opens with front matter, closed or not."""
    return _FENCE.fullmatch(source.lstrip("\ufeff").lstrip().split("\n", 1)[0].rstrip("\r")) is not None


def with_fields(source: str, changes: Mapping[str, object], path: Path) -> str:
    """The text of an article file with these fields of its front matter set; the rest of it stays as it is.

    Raises:
        ArticleError: the front matter cannot be read.
    """
    header, _ = _divided(source, path)
    fields = _mapping(header or "", path) | dict(changes)
    lines = source.lstrip("\ufeff").lstrip().splitlines(keepends=True)
    closing = next(
        at for at, line in enumerate(lines[1:], 1) if _CLOSING_FENCE.fullmatch(line.rstrip("\r\n"))
    )
    return f"---\n{_dumped(fields)}---\n{''.join(lines[closing + 1 :])}"


def also_in_field(copies: tuple[AlsoIn, ...]) -> list[dict[str, str]]:
    """The value of `also_in` in front matter."""
    return [{name: value for name, value in asdict(copy).items() if value} for copy in copies]


def replace_file(path: Path, text: str) -> None:
    """Write `text` aside and put it in the place of `path`, so that nobody ever meets half a file.

    Raises:
        OSError: the folder is missing or cannot be written to.
    """
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)  # mkstemp's 0600 would hide the article from other users
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _divided(source: str, path: Path) -> tuple[str | None, str]:
    """Front matter and body, both clean of odd characters; None where there is no front matter."""
    lines = nfc(source).strip().split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return None, "\n".join(lines)
    for number, line in enumerate(lines[1:], start=1):
        if _CLOSING_FENCE.fullmatch(line):
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :])
    raise ArticleError(path, "phần khai báo đầu tệp không được đóng lại bằng một dòng ---.")


def _dumped(fields: Mapping[str, object]) -> str:
    return yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False, width=1_000_000)


def _mapping(header: str, path: Path) -> dict[str, object]:
    """The front matter as it is written."""
    try:
        loaded = yaml.load(header, Loader=_TextLoader)  # noqa: S506 - a SafeLoader that resolves even less
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" (dòng {mark.line + 2})" if mark else ""
        raise ArticleError(path, f"phần khai báo đầu tệp không đúng cú pháp YAML{where}.") from error
    if not isinstance(loaded, dict):
        raise ArticleError(path, "phần khai báo đầu tệp phải gồm các dòng dạng “tên: giá trị”.")
    return loaded


def _fields(loaded: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """The known fields that have a value, and what is wrong with the others."""
    fields: dict[str, str] = {}
    warnings = [f"bỏ qua trường không biết: {key}." for key in loaded if key not in {*FIELDS, "also_in"}]
    for name in FIELDS:
        value = loaded.get(name)
        text = _list_text(value) if name == "facts" else _one_line(value)
        if text is None and value is not None:
            what = "danh sách các mục" if name == "facts" else "một dòng chữ"
            warnings.append(f"bỏ qua {name}: giá trị phải là {what}.")
        elif text:
            fields[name] = text
    return fields, warnings + _mended(fields)


def _also_in(value: object) -> tuple[tuple[AlsoIn, ...], list[str]]:
    """The copies that front matter lists, and what is wrong with the list."""
    if value is None:
        return (), []
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return (), ["bỏ qua also_in: phải là danh sách các mục có publisher, url, published."]
    copies = [
        AlsoIn(
            _one_line(each.get("publisher")),
            _one_line(each.get("url")),
            iso_date(_one_line(each.get("published")) or ""),
        )
        for each in value
    ]
    return tuple(copy for copy in copies if copy != AlsoIn()), []


def _mended(fields: dict[str, str]) -> list[str]:
    """Brings date and kind to their set forms, in place; drops what has none, with a warning."""
    warnings = []
    if "published" in fields:
        day = iso_date(fields.pop("published"))
        if day:
            fields["published"] = day
        else:
            warnings.append("bỏ qua published: ngày phải viết dạng 2023-11-30, 2023-11 hoặc 2023.")
    if fields.get("source_kind", _KINDS[0]) not in _KINDS:
        del fields["source_kind"]
        warnings.append("bỏ qua source_kind: chỉ nhận article hoặc digest.")
    return warnings


def _one_line(value: object) -> str | None:
    """The value as one line of text; a list of texts becomes one, anything else None."""
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    return " ".join(nfc(value).split()) if isinstance(value, str) else None


def _list_text(value: object) -> str | None:
    """A list of mappings as JSON in NFC; anything else None."""
    if not isinstance(value, list) or not value or not all(isinstance(entry, dict) for entry in value):
        return None
    return nfc(json.dumps(value, ensure_ascii=False))


def iso_date(text: str) -> str | None:
    """An ISO date or its first part; a Vietnamese date (day/month/year) is turned round."""
    iso = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ].*)?)?)?", text)
    turned = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", text)
    parts = list(iso.groups()) if iso else list(turned.groups())[::-1] if turned else []
    numbers = [int(part) for part in parts if part]
    try:
        date(*[*numbers, 1, 1][:3])
    except (TypeError, ValueError):
        return None
    return "-".join([f"{numbers[0]:04d}", *(f"{number:02d}" for number in numbers[1:])])


def _first_words(paragraph: str) -> str:
    if len(paragraph) <= _LONGEST_TITLE:
        return paragraph
    return paragraph[: _LONGEST_TITLE - 1].rpartition(" ")[0].strip() + "…"


def _cause(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "không tìm thấy"
    if isinstance(error, PermissionError):
        return "không có quyền đọc"
    return getattr(error, "strerror", None) or str(error)
