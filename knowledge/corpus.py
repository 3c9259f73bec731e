"""The corpus: every readable article of one or more folders, and whether it has changed."""

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from itertools import count
from operator import attrgetter
from pathlib import Path

from knowledge.article_file import ParsedArticle, article_id, read_article
from knowledge.errors import ArticleError, CorpusError
from knowledge.records import Article

SHIPPED = Path(__file__).parent / "articles"
"""The folder of the articles that come with the project."""

_DIGEST_BYTES = 16
_FIELDS = tuple(field.name for field in fields(Article))

# Gives the article that was read earlier from a file with this stamp (hex), if it is still known.
Known = Callable[[str], Article | None]


@dataclass(frozen=True)
class Corpus:
    """Articles sorted by id, each id once, and what the operator should know about the files, in Vietnamese.

    `files` has for each article the stamp of its file (hex), by which it is known later without being read again;
    it is empty for a file that gave rise to a warning: that one is to be read, and warned of, every time.
    """

    articles: tuple[Article, ...]
    warnings: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @cached_property
    def digests(self) -> tuple[str, ...]:
        """`article_digest` of each article, worked out once."""
        return tuple(map(article_digest, self.articles))


@dataclass(frozen=True, slots=True)
class _Read:
    article: Article
    file: str


def nothing_known(_file: str) -> None:
    """Makes `load_corpus` read every file."""


def load_corpus(
    folders: Sequence[Path], hidden: Collection[str] = (), known: Known = nothing_known
) -> Corpus:
    """Read every `*.md` that lies directly in `folders`; files whose name begins with a dot are no articles.

    An article in a later folder replaces the one with the same id in an earlier folder. Two files of one
    folder whose names give the same id are both kept, the second as `…-2`. Articles with an id in `hidden`
    are left out, whichever folder they are in. A file that cannot be read becomes a warning. A file that is
    `known` by its name, size and time is not opened.

    Raises:
        CorpusError: a folder is missing, or there is no article at all.
    """
    found: dict[str, _Read] = {}
    warnings: list[str] = []
    for folder in folders:
        found |= _read_folder(folder, warnings, known)
    articles = tuple(found[key] for key in sorted(found) if key not in hidden)
    if not articles:
        places = ", ".join(map(str, folders))
        raise CorpusError(" ".join([f"Không có bài viết nào đọc được trong {places}.", *warnings]))
    return Corpus(
        tuple(read.article for read in articles), tuple(warnings), tuple(read.file for read in articles)
    )


def corpus_stamp(folders: Sequence[Path], hidden: Collection[str] = ()) -> str:
    """A fingerprint (hex) of the files' names, sizes and times, without opening them.

    An unchanged stamp means an unchanged corpus for all practical purposes; a changed one means that
    `corpus_digest` has to tell. It does not depend on where the folders lie.

    Raises:
        CorpusError: a folder is missing.
    """
    seen: list[object] = [sorted(hidden)]
    for number, folder in enumerate(folders):
        for path in _files(folder):
            try:
                status = path.stat()
            except OSError:  # gone or out of reach since it was listed: as good as absent
                continue
            seen.append([number, path.name, status.st_size, status.st_mtime_ns])
    return _fingerprint(seen)


def corpus_digest(corpus: Corpus) -> str:
    """A fingerprint (hex) of every field of every article: equal for equal content, wherever it was read."""
    return _fingerprint(corpus.digests)


def article_digest(article: Article) -> str:
    """A fingerprint (hex, 16 bytes) of every field of one article."""
    plain = {name: getattr(article, name) for name in _FIELDS}
    return _fingerprint(plain | {"also_in": [asdict(each) for each in article.also_in]})


def _read_folder(folder: Path, warnings: list[str], known: Known) -> dict[str, _Read]:
    found: dict[str, _Read] = {}
    here = str(folder.resolve())
    # Names that are ids already come first, so that no other file can take an id from its owner.
    for path in sorted(_files(folder), key=lambda path: (article_id(path.stem) != path.stem, path.name)):
        # The stamp is taken before the file is read: a change in between makes it unknown next time.
        stamp = _file_stamp(here, path)
        before = known(stamp) if stamp else None
        try:
            parsed = (
                read_article(path)
                if before is None
                else ParsedArticle(replace(before, id=article_id(path.stem)))
            )
        except ArticleError as error:
            warnings.append(f"Bỏ qua tệp {error}")
            continue
        article = _with_free_id(parsed, found)
        found[article.id] = _Read(article, "" if parsed.warnings else stamp)
        warnings.extend(parsed.warnings)
    return found


def _file_stamp(folder: str, path: Path) -> str:
    """Name, size and time of a file as a fingerprint (hex, 16 bytes); empty where it cannot be looked at."""
    try:
        status = path.stat()
    except OSError:
        return ""
    return _fingerprint([folder, path.name, status.st_size, status.st_mtime_ns])


def _with_free_id(parsed: ParsedArticle, taken: Collection[str]) -> Article:
    article = parsed.article
    if article.id not in taken:
        return article
    free = next(other for number in count(2) if (other := f"{article.id}-{number}") not in taken)
    return replace(article, id=free)


def _files(folder: Path) -> Iterator[Path]:
    try:
        # By their names alone: comparing whole paths takes far longer.
        listed = sorted(folder.iterdir(), key=attrgetter("name"))
    except OSError as error:
        raise CorpusError(f"Không mở được thư mục bài viết {folder}; hãy kiểm tra lại đường dẫn.") from error
    for path in listed:
        if path.suffix.lower() == ".md" and not path.name.startswith(".") and path.is_file():
            yield path


def _fingerprint(content: object) -> str:
    # Surrogates can stand in file names; ASCII output carries them without an encoding error.
    plain = json.dumps(content, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.blake2b(plain.encode(), digest_size=_DIGEST_BYTES).hexdigest()
