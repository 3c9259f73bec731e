"""What it takes to add one article to a corpus of ten thousand passages: what is encoded, how long until it is current.

    .venv/bin/python -m benchmarks.refresh --passages 10000

The made-up communes' vectors are substitutes (benchmarks/substitute.py); the texts of the added article are
encoded by the real model as well, whose time is part of the figure. Shows the steps, so that it can be seen which
of them grow with the corpus.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.communes import Country
from benchmarks.figures import machine
from benchmarks.substitute import SubstituteEncoder
from bot.bootstrap import SETUP_MODEL
from index.build import Watcher
from index.encoder import Encoder, Progress, Vectors, no_progress
from index.library import Library, Sources
from index.model.ready import open_encoder
from knowledge.article_file import write_article
from knowledge.passages import split
from knowledge.records import Article

_ADDED = Article(
    id="bai-moi",
    title="Xã Tân Cồn Hạ có cách làm mới trong học và làm theo Bác",
    place="xã Tân Cồn Hạ",
    published="2025-01",
    text=(
        "Đảng ủy xã Tân Cồn Hạ vừa sơ kết một năm thực hiện mô hình “Mỗi chi bộ một việc khó”. Trong năm, 14 chi bộ đã"
        " nhận 37 việc khó và làm xong 31 việc.\n\nMô hình được bà con góp ý qua hòm thư đặt ở nhà văn hóa ấp. Có 212"
        " ý kiến gửi đến, trong đó 198 ý kiến đã được trả lời bằng văn bản."
    ),
)


class _Timed(SubstituteEncoder):
    """Substitute vectors; once told to, the real model encodes the same texts too."""

    def __init__(self, real: Encoder) -> None:
        super().__init__()
        self._real = real
        self.is_timed = False
        self.encoded = 0

    def passages(self, texts: Sequence[str], progress: Progress = no_progress) -> Vectors:
        """Encode, in the real model's time if it is to be measured."""
        self.encoded += len(texts)
        if self.is_timed:
            self._real.passages(texts)
        return super().passages(texts, progress)


def main() -> None:
    """Build, add, measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--model", type=Path, default=SETUP_MODEL)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    encoder = _Timed(open_encoder(None, [options.model], lambda line: print(line, file=sys.stderr)))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "articles"
        folder.mkdir()
        count = 0
        for article in Country.of(options.passages, options.seed).articles():
            write_article(article, folder / f"{article.id}.md")
            count += 1
        library = Library(Path(scratch) / "index", Sources([folder]), encoder, print)
        start, busy = time.perf_counter(), time.process_time()
        whole = library.refresh().snapshot
        print(
            f"first build: {len(whole.passages)} passages of {count} articles in"
            f" {time.perf_counter() - start:.1f} s ({time.process_time() - busy:.1f} s of processor time)"
        )
        write_article(_ADDED, folder / f"{_ADDED.id}.md")
        own = sum(1 + len(passage.sentences) for passage in split(_ADDED))
        expected: list[int] = []
        encoder.is_timed, encoder.encoded = True, 0
        start, busy = time.perf_counter(), time.process_time()
        refreshed = library.refresh(Watcher(expect=expected.append)).snapshot
        print(
            f"one article more: current after {time.perf_counter() - start:.2f} s"
            f" ({time.process_time() - busy:.2f} s of processor time); {expected[0]} texts encoded, {own} of them its own,"
            f" and {encoder.encoded - expected[0]} to check the new index; {len(refreshed.passages)} passages ({machine()})"
        )


if __name__ == "__main__":
    main()
