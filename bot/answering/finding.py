"""A place finder for one corpus: it has to know how the corpus writes its words."""

from collections.abc import Callable, Iterable, Sequence

from bot.answering.place_finder import PlaceFinder
from knowledge.entities.names import NameBook
from knowledge.records import Passage
from knowledge.vietnamese.normalising import canonical
from knowledge.vietnamese.tokens import tokens


def place_finder(corpus: NameBook, country: NameBook, passages: Sequence[Passage]) -> PlaceFinder:
    """A finder that knows the corpus' places, the country's, and which words the `passages` write large or small."""
    return PlaceFinder(
        corpus, country, common=_runs(passages, str.islower), proper=_runs(passages, _is_capitalised)
    )


def _runs(passages: Iterable[Passage], written: Callable[[str], bool]) -> frozenset[str]:
    """The canonical runs of two and three words that are all `written` so somewhere in the corpus."""
    runs: set[str] = set()
    for passage in passages:
        words = [token.text for token in tokens(passage.text)]
        for length in (2, 3):
            for at in range(len(words) - length + 1):
                run = words[at : at + length]
                if all(map(written, run)):
                    runs.add(canonical(" ".join(run)))
    return frozenset(runs)


def _is_capitalised(word: str) -> bool:
    return word[0].isupper()
