"""The corpus while the bot runs: answered from, searched, and changed by operators without a restart."""

import contextlib
import shutil
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import Final, Protocol

from bot.answering.outside.curated_entries import CuratedEntry, CuratedFault, CuratedStore
from bot.answering.ports import Answering
from bot.answering.records import Answer, Asked
from bot.errors import BotError, ImportRefused
from bot.intake import Intake
from bot.store import ArticleStore
from bot.telegram.ports import Found, Snippet
from index.records import Hit
from index.search import Searcher
from index.snapshot.generations import Generations
from knowledge.article_file import article_id, replace_file, write_article
from knowledge.corpus import corpus_stamp
from knowledge.errors import KnowledgeError
from knowledge.records import Article, Passage
from knowledge.sources.addresses import Permit, is_public
from knowledge.sources.desk import Desk
from knowledge.sources.fetching import Fetcher
from knowledge.sources.handing import handed
from knowledge.sources.records import Draft
from knowledge.vietnamese.normalising import nfc

# Below this cosine an inline question and a passage have nothing to do with each other.
_LONGEST_ID: Final = 60
_LEAST_LIKE: Final = 0.83


@dataclass(frozen=True, slots=True)
class Opened:
    """One generation of the index, ready to answer and to search; `unwatched` answers what the program asks itself."""

    answerer: Answering
    unwatched: Callable[[Asked], Answer]
    searcher: Searcher


@dataclass(frozen=True, slots=True)
class Look:
    """Fingerprint of the article files, and the name of the current generation."""

    stamp: str
    generation: str | None


class Outside(Protocol):
    """The corpus as other programs may change it."""

    def stamp(self) -> str:
        """A fingerprint of the article files, without opening them. Raises CorpusError where a folder is missing."""
        ...

    def generation(self) -> str | None:
        """The name of the current generation."""
        ...


@dataclass(frozen=True, slots=True)
class Folders:
    """Article folders and index as they lie on the disk."""

    store: ArticleStore
    generations: Generations

    def stamp(self) -> str:
        """A fingerprint of the article files."""
        sources = self.store.sources()
        return corpus_stamp(sources.folders, sources.hidden)

    def generation(self) -> str | None:
        """The name of the current generation."""
        return self.generations.current_name()


class Live:
    """Answers from one generation of the index and goes over to the next between two questions."""

    def __init__(self, open_: Callable[[], Opened], outside: "Outside") -> None:
        self._open = open_
        self._outside = outside
        self._opening = threading.Lock()
        self._now, self._seen = self._opened()

    def refresh(self) -> None:
        """Bring the index up to date and use it from the next question on; what is being answered is not disturbed."""
        with self._opening:
            self._now, self._seen = self._opened()

    @property
    def seen(self) -> "Look":
        """What the corpus looked like when it was opened last."""
        return self._seen

    def look(self) -> "Look":
        """What it looks like now."""
        return Look(self._outside.stamp(), self._outside.generation())

    def articles(self) -> Sequence[Article]:
        """The articles that are answered from; the same object until another generation is used."""
        return self._now.searcher.snapshot.articles

    def _opened(self) -> tuple[Opened, "Look"]:
        # The files before, the generation after: opening may build one, and a file changed meanwhile is to be noticed.
        stamp = self._outside.stamp()
        opened = self._open()
        return opened, Look(stamp, self._outside.generation())

    def answer(self, asked: Asked) -> Answer:
        """The verified answer to one question."""
        return self._now.answerer.answer(asked)

    def unwatched(self, asked: Asked) -> Answer:
        """The answer to what the program asks itself: neither counted nor put into a language model's words."""
        return self._now.unwatched(asked)

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

    def __init__(
        self, store: ArticleStore, live: Live, aside: Path, *, allow_private_urls: bool = False
    ) -> None:
        self._store = store
        self._permit: Permit = (lambda _: True) if allow_private_urls else is_public
        self._live = live
        self._aside = aside

    def articles(self) -> Sequence[Article]:
        """The articles in use."""
        return self._store.corpus().articles

    def look_at(self, source: Path | str) -> Found:
        """What a file, or the page at an address, holds.

        Raises:
            ImportRefused: it cannot be read, or it is a list of other pages.
        """
        draft = self._read(source)
        name = source.stem if isinstance(source, Path) else draft.stated.title or "bai-viet"
        article = draft.article(article_id(name))
        key = blake2b(f"{article.id}\n{draft.text}".encode(), digest_size=6).hexdigest()
        folder = self._aside / key
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / f"{article.id}.md"
        if draft.kept_as is None:
            write_article(article, kept)
        else:
            replace_file(kept, draft.kept_as)
        if isinstance(source, Path):
            source.unlink()
            with contextlib.suppress(OSError):
                source.parent.rmdir()  # made for this one file
        known = {each.id for each in self.articles()}
        return Found(key, article, article.id in known, draft.notes)

    def _read(self, source: Path | str) -> Draft:
        try:
            with Desk(lambda: Fetcher(permit=self._permit)) as desk:
                (origin,) = handed(str(source)).origins
                draft = desk.read(origin).draft
        except KnowledgeError as error:
            shown = source.name if isinstance(source, Path) else source
            raise ImportRefused(f"{shown}: {error}") from error
        if draft is None:
            raise ImportRefused("Đây là danh sách nhiều trang; xin thêm bằng lệnh hocbac add trên máy chủ.")
        return draft

    def take(self, key: str) -> str:
        """Import what was looked at and use it; a line on what was done."""
        intake = Intake(self._store)
        taken = [intake.take(self._read(file), file.stem) for file in sorted(self._folder(key).glob("*.md"))]
        changed = [each.article.title for each in taken if each.changed]
        self._live.refresh()
        self.refuse(key)
        if not changed:
            return f"Kho đã có bài này: “{taken[0].article.title}”."
        return f"Đã nạp “{'”, “'.join(changed)}”. Kho có {len(self.articles())} tư liệu, dùng được ngay."

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


class LiveCuration:
    """Answers that operators write from the chat."""

    def __init__(self, store: CuratedStore) -> None:
        self._store = store

    def write(self, question: str, answer: str, by: int) -> None:  # noqa: ARG002 - who it was stands in the log of deeds
        """Keep an answer to a question; it is served from the next question on.

        Raises:
            BotError: it is no answer that can be kept.
        """
        lines = tuple(line.strip() for line in nfc(answer).splitlines() if line.strip())
        id_ = article_id(question)[:_LONGEST_ID].strip("-")
        try:
            self._store.add(
                CuratedEntry(id_, (nfc(question),), lines, None, datetime.now(UTC).date().isoformat())
            )
        except CuratedFault as error:
            raise BotError(f"Chưa ghi được giải đáp: {error}") from error
