#!/usr/bin/env python3
"""Ranking on a public Vietnamese question set in SQuAD's format: its paragraphs are the articles.

    .venv/bin/python benchmarks/ranking.py xquad.vi.json [--every N]
    .venv/bin/python benchmarks/ranking.py viquad.dev.json --fit

Prints R@1, R@5 and MRR@10 for the questions as they are, without their marks, and decomposed (NFD). `--fit` prints
instead the weights of index/scoring.py, fitted there, and R@1 on stretches of the set held out from the fit. The sets are not
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

from benchmarks.fitting import Flags, Matrix, fit_choice, folds, ranked_first
from bot.bootstrap import SETUP_MODEL
from index.library import Library, Sources
from index.matching import FEATURES
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


def fit(searcher: Searcher, asked: list[Asked]) -> None:
    """The weights of `index.scoring`, and what they reach on articles that they were not fitted on."""
    features, right = [], []
    for typed in (str, folded):
        table, flags = candidates(searcher, asked, typed)
        features.append(table)
        right.append(flags)
    hits = np.zeros((2, len(asked)))
    for learn, test in folds(len(asked)):
        weights = fit_choice(
            np.concatenate([one[learn] for one in features]), np.concatenate([one[learn] for one in right])
        )
        for kind in range(2):
            hits[kind, test] = ranked_first(features[kind][test], right[kind][test], weights)
    print(f"held out: R@1 {hits[0].mean():.4f} as written, {hits[1].mean():.4f} without marks")
    weights = fit_choice(np.concatenate(features), np.concatenate(right))
    print("_RANK", dict(zip(FEATURES, weights.round(3).tolist(), strict=True)))
    legs = fit_choice(np.concatenate(features)[:, :, :3], np.concatenate(right))
    print("_LEGS", legs.round(3).tolist())


def candidates(searcher: Searcher, asked: list[Asked], typed: Callable[[str], str]) -> tuple[Matrix, Flags]:
    """What each question's candidates are known by, shape (questions, candidates, features), and which are right."""
    found = [searcher.ranked(typed(one.text)) for one in asked]
    most = max(len(ranked.features) for ranked in found if ranked)
    table = np.full((len(asked), most, len(FEATURES)), np.nan)
    right = np.zeros((len(asked), most), bool)
    for row, (one, ranked) in enumerate(zip(asked, found, strict=True)):
        if ranked is None:
            continue
        count = len(ranked.features)
        table[row, :count] = ranked.features
        right[row, :count] = [
            searcher.snapshot.passages[passage].article.id == one.gold for passage in ranked.rows[:count]
        ]
    return table, right


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
            fit(searcher, asked[:: options.every])
        else:
            report(searcher, asked[:: options.every])


if __name__ == "__main__":
    main()
