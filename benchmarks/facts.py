"""How many passages a second the facts are read from, on one core: `python benchmarks/facts.py [FOLDER]`.

Without a folder the shipped articles are read, over and over; `python -m tests.support.labelled_facts` prints how well.
"""

import sys
import time
from pathlib import Path

from knowledge.corpus import SHIPPED, load_corpus
from knowledge.facts.extract import extract
from knowledge.passages import split

_AT_LEAST = 1_000  # passages


def main() -> None:
    """Print passages, facts and passages a second."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHIPPED
    passages = [passage for article in load_corpus([folder]).articles for passage in split(article)]
    extract(passages)  # patterns and tables are made ready once
    rounds = -(-_AT_LEAST // len(passages))
    start = time.process_time()
    facts = sum(len(extract(passages)) for _ in range(rounds))
    seconds = time.process_time() - start
    print(
        f"{len(passages) * rounds} passages, {facts} facts, {len(passages) * rounds / seconds:.0f} passages/s"
    )


if __name__ == "__main__":
    main()
