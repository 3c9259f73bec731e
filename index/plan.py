"""What a build has to do: which rows stay from the generation before, and what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import numpy.typing as npt

from index.columns import ranges
from index.keys import passage_key
from index.snapshot.columns import ArticleColumns, Fingerprints, PassageColumns, fingerprints, matching
from index.snapshot.records import SentencePlaces, Snapshot
from knowledge.corpus import Corpus
from knowledge.entities.places import place_mentions
from knowledge.passages import split
from knowledge.records import Passage

Rows = npt.NDArray[np.int64]

_NO_FILE = "0" * 32


def heading(passage: Passage) -> str:
    """What stands over a passage: title and place, which its own text often leaves out."""
    article = passage.article
    return f"{article.title} ({article.place})" if article.place else article.title


def indexed_text(passage: Passage) -> str:
    """The text a passage is found by."""
    return f"{heading(passage)}. {passage.text}"


def sentences_of(passage: Passage) -> list[str]:
    """The texts of its sentences."""
    return [span.of(passage.text) for span in passage.sentences]


def named_places(passage: Passage) -> SentencePlaces:
    """The places each of its sentences names."""
    return tuple(
        tuple(mention.place for mention in place_mentions(sentence)) for sentence in sentences_of(passage)
    )


def content_key(passage: Passage) -> bytes:
    """Names all that is encoded of a passage, in 16 bytes: its text, and where its sentences are cut."""
    cuts = [(span.start, span.end) for span in passage.sentences]
    return blake2b(f"{indexed_text(passage)}{cuts}".encode(), digest_size=16).digest()


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows of a new generation.

    `kept[i]` is the row that passage i had before, -1 where its article is new or has changed; `fresh` are
    the passages of those rows, in order. `moved[j]` is where row j of before goes, -1 where it is gone.
    `encoded[i]` is a row of before that has the vectors of passage i, -1 where they have to be made.
    """

    corpus: Corpus
    articles: ArticleColumns
    passages: PassageColumns
    kept: Rows
    moved: Rows
    encoded: Rows
    fresh: Sequence[Passage]

    @property
    def fresh_rows(self) -> Rows:
        """The rows of the `fresh` passages."""
        return np.flatnonzero(self.kept < 0)

    def to_encode(self) -> Iterator[Passage]:
        """The passages without vectors, in order."""
        for row, passage in zip(self.fresh_rows, self.fresh, strict=True):
            if self.encoded[row] < 0:
                yield passage


def plan(corpus: Corpus, previous: Snapshot | None, *, same_reading: bool, same_encoder: bool) -> Plan:
    """What to do for `corpus`: with the `same_reading` whole articles stay, with the `same_encoder` vectors do."""
    digests = article_fingerprints(corpus)
    files = fingerprints([bytes.fromhex(file or _NO_FILE) for file in corpus.files])
    before = np.full(len(digests), -1, np.int64)
    if previous is not None and same_reading:
        before = matching(digests, previous.article_columns.digests)
    cut = [() if row >= 0 else split(article) for row, article in zip(before, corpus.articles, strict=True)]
    kept, starts = _rows(before, [len(passages) for passages in cut], previous)
    fresh = [passage for passages in cut for passage in passages]
    columns = _passage_columns(kept, fresh, previous)
    encoded = kept.copy()
    if previous is not None and same_encoder:
        new = np.flatnonzero(kept < 0)
        encoded[new] = matching(columns.keys[new], previous.passage_columns.keys)
    elif previous is not None:
        encoded[:] = -1
    if (encoded[kept >= 0] < 0).any():
        raise AssertionError("passages are kept only with their vectors")
    moved = np.full(0 if previous is None else len(previous.passages), -1, np.int64)
    moved[kept[kept >= 0]] = np.flatnonzero(kept >= 0)
    return Plan(corpus, ArticleColumns(digests, files, starts), columns, kept, moved, encoded, fresh)


def article_fingerprints(corpus: Corpus) -> Fingerprints:
    """Fingerprints of all fields of each article, shape (articles, 2)."""
    return fingerprints([bytes.fromhex(digest) for digest in corpus.digests])


def _rows(before: Rows, counts: list[int], previous: Snapshot | None) -> tuple[Rows, Rows]:
    """For each passage its row of before or -1, and where each article's passages begin."""
    lengths = np.array(counts, np.int64)
    stays = before >= 0
    if previous is None:
        return np.full(int(lengths.sum()), -1, np.int64), np.concatenate([[0], np.cumsum(lengths)])
    old = previous.article_columns.starts
    firsts, stops = old[before[stays]], old[before[stays] + 1]
    lengths[stays] = stops - firsts
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    kept = np.full(int(starts[-1]), -1, np.int64)
    kept[ranges(starts[:-1][stays], starts[1:][stays])] = ranges(firsts, stops)
    return kept, starts


def _passage_columns(kept: Rows, fresh: Sequence[Passage], previous: Snapshot | None) -> PassageColumns:
    new = kept < 0
    keys: Fingerprints = np.zeros((len(kept), 2), np.uint64)
    ids, lengths = np.zeros(len(kept), np.uint64), np.zeros(len(kept), np.int64)
    keys[new] = fingerprints([content_key(passage) for passage in fresh])
    ids[new] = [int(passage_key(passage.id), 16) for passage in fresh]
    lengths[new] = [len(passage.sentences) for passage in fresh]
    if previous is not None:
        old, rows = previous.passage_columns, kept[~new]
        keys[~new], ids[~new] = old.keys[rows], old.ids[rows]
        lengths[~new] = old.starts[rows + 1] - old.starts[rows]
    return PassageColumns(keys, ids, np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64))
