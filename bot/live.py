"""The corpus while the bot runs: answered from, searched, and changed by operators without a restart."""

import contextlib
import shutil
import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final

from bot.answering.answerer import Answerer
from bot.answering.records import Answer, Asked
from bot.errors import BotError, ImportRefused
from bot.store import ArticleStore
from bot.telegram.ports import Found, Snippet
from index.records import Hit
from index.search import Searcher
from knowledge.article_file import article_id, parse_article
from knowledge.records import Article, Passage

_MB: Final = 1e6
_BACKUPS_KEPT: Final = 7
# Below this cosine an inline question and a passage have nothing to do with each other.
_LEAST_LIKE: Final = 0.83


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation of the index, ready to answer and to search."""

    answerer: Answerer
    searcher: Searcher


class Live:
    """Answers from one generation of the index and goes over to the next between two questions."""

    def __init__(self, open_: Callable[[], Opened]) -> None:
        self._open = open_
        self._opening = threading.Lock()
        self._now = open_()

    def refresh(self) -> None:
        """Bring the index up to date and use it from the next question on; what is being answered is not disturbed."""
        with self._opening:
            self._now = self._open()

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question."""
        return self._now.answerer.answer(asked)

    def passage_by_key(self, key: str) -> Passage | None:
        """The passage with this key."""
        return self._now.answerer.passage_by_key(key)

    def snippets(self, question: str, count: int) -> Sequence[Snippet]:
        """The best passages, each with its best sentence."""
        found = (_snippet(hit) for hit in self._now.searcher.search(question, count))
        return [each for each in found if each is not None]


def _snippet(hit: Hit) -> Snippet | None:
    if not hit.sentences or hit.similarity < _LEAST_LIKE:
        return None
    best = max(range(len(hit.sentences)), key=hit.sentences.__getitem__)
    return Snippet(hit.passage, hit.passage.sentences[best])


class LiveShelf:
    """Article files as operators bring and remove them. What was looked at lies aside in a folder, also over a restart."""

    def __init__(self, store: ArticleStore, live: Live, aside: Path) -> None:
        self._store = store
        self._live = live
        self._aside = aside

    def articles(self) -> Sequence[Article]:
        """The articles in use."""
        return self._store.corpus().articles

    def look_at(self, source: Path | str) -> Found:
        """What a file holds.

        Raises:
            ImportRefused: it cannot be read, or it is an address.
            ArticleError: it is no article.
        """
        if isinstance(source, str):
            raise ImportRefused("Bản này chưa nhận địa chỉ web; xin gửi bài thành tệp .txt hoặc .md.")
        try:
            content = source.read_bytes()
            parsed = parse_article(content.decode("utf-8"), source)
        except UnicodeDecodeError as error:
            raise ImportRefused(f"{source.name}: tệp không phải UTF-8; hãy lưu lại bằng mã UTF-8.") from error
        key = blake2b(content, digest_size=6).hexdigest()
        folder = self._aside / key
        folder.mkdir(parents=True, exist_ok=True)
        shutil.move(source, folder / source.name)
        with contextlib.suppress(OSError):
            source.parent.rmdir()  # made for this one file
        known = {article.id for article in self.articles()}
        return Found(key, parsed.article, article_id(source.stem) in known, parsed.warnings)

    def take(self, key: str) -> str:
        """Import what was looked at and use it; a line on what was done."""
        added = [each.article.title for each in self._store.add(self._folder(key))]
        self._live.refresh()
        self.refuse(key)
        return f"Đã nạp “{'”, “'.join(added)}”. Kho có {len(self.articles())} tư liệu, dùng được ngay."

    def refuse(self, key: str) -> None:
        """Forget what was looked at."""
        shutil.rmtree(self._folder(key))

    def remove(self, id_: str) -> str:
        """Take an article away; a line on what was done."""
        article = self._store.remove(id_)
        self._live.refresh()
        return f"Đã gỡ “{article.title}”."

    def _folder(self, key: str) -> Path:
        folder = self._aside / key
        if not folder.is_dir():
            raise ImportRefused("Tệp này không còn ở đây; xin gửi lại.")
        return folder


class SqliteBackup:
    """Copies a SQLite state while it is in use; the newest seven copies are kept."""

    def __init__(self, database: Path | None, folder: Path) -> None:
        self._database = database
        self._folder = folder

    def make(self) -> str:
        """Make a copy; a line that says where and how large."""
        if self._database is None:
            raise BotError("Trạng thái nằm ở PostgreSQL; xin sao lưu bằng pg_dump.")
        self._folder.mkdir(parents=True, exist_ok=True)
        target = self._folder / f"state-{datetime.now(UTC):%Y%m%d-%H%M%S}.db"
        with closing(sqlite3.connect(self._database)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
        for old in sorted(self._folder.glob("state-*.db"))[:-_BACKUPS_KEPT]:
            old.unlink()
        return f"Đã sao lưu vào {target.name} ({target.stat().st_size / _MB:.1f} MB), trong thư mục dữ liệu."
