#!/usr/bin/env python3
"""Ranking on a public Vietnamese question set in SQuAD's format: its paragraphs are the articles.

    .venv/bin/python benchmarks/ranking.py xquad.vi.json [--every N]
    .venv/bin/python benchmarks/ranking.py viquad.dev.json --fit

Prints R@1, R@5 and MRR@10 for the questions as they are, without their marks, and decomposed (NFD). `--fit` prints
instead the best fusion weights on a grid of tenths: only on a set that nothing else is reported on. The sets are not
part of the project: XQuAD (github.com/google-deepmind/xquad) and UIT-ViQuAD are to be fetched by who measures.
"""

import argparse
import json
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.bootstrap import SETUP_MODEL
from index.library import Library, Sources
from index.model.ready import open_encoder
from index.search import Searcher
from knowledge.article_file import write_article
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded, nfc

_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the id of the paragraph that answers it."""

    text: str
    gold: str


def read_set(path: Path) -> tuple[list[Article], list[Asked]]:
    """Paragraphs and questions of a SQuAD-format file."""
    articles: list[Article] = []
    asked: list[Asked] = []
    for document in json.loads(path.read_text(encoding="utf-8"))["data"]:
        for paragraph in document["paragraphs"]:
            id_ = f"p{len(articles):06d}"
            articles.append(Article(id_, document.get("title") or id_, nfc(paragraph["context"])))
            asked += [Asked(question["question"], id_) for question in paragraph["qas"]]
    return articles, asked


def built(articles: list[Article], scratch: Path) -> Searcher:
    """A searcher over `articles`, indexed under `scratch`."""
    folder = scratch / "articles"
    folder.mkdir()
    for article in articles:
        write_article(article, folder / f"{article.id}.md")
    encoder = open_encoder(None, [scratch / "model", SETUP_MODEL], print)
    library = Library(scratch / "index", Sources([folder]), encoder, print)
    return Searcher(library.open(), encoder)


def ranks(searcher: Searcher, asked: list[Asked], typed: Callable[[str], str]) -> Iterator[int | None]:
    """For each question the rank of its paragraph among the articles found, from 1; None beyond the tenth."""
    for one in asked:
        hits = searcher.search(typed(one.text), 3 * _DEPTH)
        found = list(dict.fromkeys(hit.passage.article.id for hit in hits))[:_DEPTH]
        yield found.index(one.gold) + 1 if one.gold in found else None


def report(searcher: Searcher, asked: list[Asked]) -> None:
    """A line for each way to type."""
    for name, typed in (
        ("as written", lambda text: text),
        ("without marks", folded),
        ("NFD", lambda text: unicodedata.normalize("NFD", text)),
    ):
        placed = list(ranks(searcher, asked, typed))
        first = sum(rank == 1 for rank in placed) / len(placed)
        five = sum(rank is not None and rank <= 5 for rank in placed) / len(placed)  # noqa: PLR2004 - R@5
        reciprocal = sum(1 / rank for rank in placed if rank) / len(placed)
        print(
            f"{name:14} R@1 {first:.4f}  R@5 {five:.4f}  MRR@{_DEPTH} {reciprocal:.4f}  ({len(placed)} questions)"
        )


def fit(searcher: Searcher, asked: list[Asked], encode: Callable[[list[str]], np.ndarray]) -> None:
    """The best weights (passage, sentence, words) and what they reach."""
    snapshot = searcher.snapshot
    ids = np.array([passage.article.id for passage in snapshot.passages])
    whole, parts = snapshot.passage_vectors.vectors(), snapshot.sentence_vectors.vectors()
    legs, gold = [], []
    for one in asked:
        vector = encode([one.text])[0]
        best = np.full(len(ids), -1.0, np.float32)
        np.maximum.at(best, snapshot.owners, parts @ vector)
        legs.append([scaled(leg) for leg in (whole @ vector, best, snapshot.terms.scores(one.text))])
        gold.append(ids == one.gold)
    results = []
    for tenths in range(11):
        for more in range(11 - tenths):
            weights = (tenths / 10, more / 10, (10 - tenths - more) / 10)
            right = [
                answer[int(np.argmax(sum(w * leg for w, leg in zip(weights, three, strict=True))))]
                for three, answer in zip(legs, gold, strict=True)
            ]
            results.append((float(np.mean(right)), weights))
    for reached, weights in sorted(results, reverse=True)[:5]:
        print(f"R@1 {reached:.4f} with {weights}")


def scaled(leg: np.ndarray) -> np.ndarray:
    """The scores between 0 and 1."""
    spread = float(leg.max() - leg.min())
    return np.asarray((leg - leg.min()) / (spread + 1e-9))


def main() -> None:
    """Measure or fit."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--every", type=int, default=1, help="ask each n-th question only")
    parser.add_argument("--fit", action="store_true")
    options = parser.parse_args()
    articles, asked = read_set(options.file)
    with tempfile.TemporaryDirectory() as scratch:
        searcher = built(articles, Path(scratch))
        print(f"{len(articles)} paragraphs", file=sys.stderr)
        if options.fit:
            encoder = open_encoder(None, [SETUP_MODEL], print)
            fit(searcher, asked[:: options.every], encoder.queries)
        else:
            report(searcher, asked[:: options.every])


if __name__ == "__main__":
    main()
