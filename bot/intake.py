"""Takes drafts into the operator's folder: new ones, newer versions, and copies of what is there already."""

from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import count

from bot.errors import ImportRefused
from bot.store import ArticleStore
from knowledge.article_file import also_in_field, article_id, replace_file, with_fields, write_article
from knowledge.errors import ArticleError, CorpusError, reason_of
from knowledge.records import AlsoIn, Article
from knowledge.sources.copies import KnownTexts
from knowledge.sources.desk import stated_of
from knowledge.sources.records import Draft


class Verdict(Enum):
    """What becomes of a draft."""

    ADDED = auto()
    REPLACED = auto()
    UNCHANGED = auto()
    """Taken over before, with the same words and fields."""
    SAME = auto()
    """Another article has the same words."""
    COPY = auto()
    """Another article says all of it; it is noted there as a further place of publication."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a draft: the article as it stands now, which for SAME and COPY is the one that was kept."""

    verdict: Verdict
    article: Article
    is_shipped: bool = False

    @property
    def changed(self) -> bool:
        """Whether the corpus is another one now."""
        return self.verdict in {Verdict.ADDED, Verdict.REPLACED, Verdict.COPY}


class Intake:
    """One import: knows what the corpus says, and which ids its own drafts have taken.

    Every draft is written at once and whole, so an import that is cut off has lost nothing: the same words are
    recognised the next time.
    """

    def __init__(self, store: ArticleStore) -> None:
        self._store = store
        self._known = KnownTexts()
        self._claimed: set[str] = set()
        try:
            articles = store.corpus().articles
        except CorpusError:
            articles = ()
        for article in articles:
            self._known.add(article)

    def take(self, draft: Draft, name: str | None) -> Taken:
        """Take `draft` over; `name` is its file's stem, None for a page that goes by its title.

        Raises:
            ImportRefused: the folder cannot be written to.
        """
        taken = self._judged(draft, name)
        try:
            if taken.verdict in {Verdict.ADDED, Verdict.REPLACED}:
                self._write(taken.article, draft)
            elif taken.verdict is Verdict.COPY:
                self._note_copy(taken.article)
        except (OSError, ArticleError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else error
            raise ImportRefused(f"Không ghi được vào {self._store.folder} ({reason}).") from error
        self._claimed.add(taken.article.id)
        self._known.add(taken.article)
        return taken

    def _judged(self, draft: Draft, name: str | None) -> Taken:
        """What would become of `draft`."""
        same = self._known.same(draft.text)
        here = self._known.at(draft.stated.url) if name is None else None
        own = self._known.get(article_id(name)) if name is not None else here
        if own is not None and own.id in self._claimed and not (same is not None and same.id == own.id):
            own = None
        if same is not None and (own is None or same.id != own.id):
            copied = self._with_copy(same, draft)
            return Taken(Verdict.SAME, same) if copied is None else Taken(Verdict.COPY, copied)
        if own is not None:
            return self._again(draft, own, is_same=same is not None)
        article = draft.article(self._free_id(name if name is not None else draft.stated.title or ""))
        kept = self._known.copied(article)
        copied = self._with_copy(kept, draft) if kept is not None else None
        if kept is not None:
            return Taken(Verdict.COPY, copied) if copied is not None else Taken(Verdict.SAME, kept)
        return Taken(Verdict.ADDED, article)

    def _again(self, draft: Draft, own: Article, *, is_same: bool) -> Taken:
        """An article of an id that is there: what the operator said about it before stays unless it is said anew."""
        if draft.kept_as is not None:
            article = replace(draft.article(own.id), also_in=own.also_in)
            unchanged = self._store.is_written_as(own.id, draft.kept_as) or (
                bool(own.also_in) and article == own
            )
        else:
            stated = draft.corrections if is_same else draft.stated
            merged = replace(draft, stated=stated.over(stated_of(own)))
            article = replace(merged.article(own.id), also_in=own.also_in)
            if is_same:
                article = replace(article, text=own.text, source_kind=own.source_kind)
            unchanged = article == own
        verdict = Verdict.UNCHANGED if unchanged else Verdict.REPLACED
        return Taken(verdict, article, self._store.is_shipped(own.id))

    def _free_id(self, name: str) -> str:
        wanted = article_id(name)
        numbered = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
        return next(
            id_
            for id_ in numbered
            if id_ not in self._claimed and self._known.get(id_) is None and self._store.is_free(id_)
        )

    def _with_copy(self, kept: Article, draft: Draft) -> Article | None:
        """`kept` with the draft's place of publication noted; None if that says nothing new."""
        stated = draft.stated
        copy = AlsoIn(stated.publisher, stated.url, stated.published)
        own = AlsoIn(kept.publisher, kept.url, kept.published)
        is_new = copy not in {own, AlsoIn()} and copy not in kept.also_in
        if not is_new or (copy.url is None and copy.publisher in {None, kept.publisher}):
            return None
        return replace(kept, also_in=(*kept.also_in, copy))

    def _write(self, article: Article, draft: Draft) -> None:
        self._store.folder.mkdir(parents=True, exist_ok=True)
        path = (
            self._store.path_of(article.id)
            if self._known.get(article.id)
            else self._store.folder / f"{article.id}.md"
        )
        if draft.kept_as is None:
            write_article(article, path)
        else:
            kept = draft.kept_as
            if article.also_in and "also_in" not in kept.partition("\n---")[0]:
                kept = with_fields(kept, {"also_in": also_in_field(article.also_in)}, path)
            replace_file(path, kept)
        self._store.unhide(article.id)

    def _note_copy(self, kept: Article) -> None:
        """Write down where else an article was met; a shipped one gets a file of its own for that."""
        changes = {"also_in": also_in_field(kept.also_in)}
        self._store.folder.mkdir(parents=True, exist_ok=True)
        source = self._store.source_of(kept.id)
        path = self._store.path_of(kept.id)
        if source is None:
            write_article(kept, path)
        else:
            replace_file(path, with_fields(source, changes, path))
