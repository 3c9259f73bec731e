"""Which sentences speak of which place, as columns: the place filter of a million passages."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from index.columns import read_column, write_column
from index.errors import SnapshotError
from knowledge.entities.gazetteer import gazetteer
from knowledge.entities.places import Place, place_chain, topic_of
from knowledge.records import Passage

Named = Sequence[Sequence[Place]]

_NUMBER_BITS, _INSIDE_BITS = 16, 1


@dataclass(frozen=True, slots=True)
class Posting:
    """Rows and sentence numbers (from 0), side by side, that speak of a place; `inside`: of a unit inside it."""

    rows: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.uint16]
    inside: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PlacePostings:
    """Every place of a corpus with what is around it (`within`), in the order of first mention.

    The postings of place i are `starts[i]` to `starts[i + 1]`.
    """

    names: Sequence[Place]
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int32]
    numbers: npt.NDArray[np.uint16]
    inside: npt.NDArray[np.bool_]

    def of(self, place: int) -> Posting:
        """The postings of the place with this number."""
        part = slice(int(self.starts[place]), int(self.starts[place + 1]))
        return Posting(self.rows[part], self.numbers[part], self.inside[part])

    def changed(
        self,
        moved: npt.NDArray[np.int64],
        rows: npt.NDArray[np.int64],
        fresh: Iterable[tuple[Passage, Named]],
    ) -> "PlacePostings":
        """Postings with row i at `moved[i]`, or gone where that is -1, and the `fresh` passages at `rows`."""
        numbers = {_identity(place): number for number, place in enumerate(self.names)}
        names = list(self.names)
        bits = max(1, (int(np.count_nonzero(moved >= 0)) + len(rows)).bit_length())
        packed = [self._moved(moved, bits)]
        added = []
        for row, (passage, named) in zip(rows, fresh, strict=True):
            for place, number, inside in _spoken_of(passage, named):
                at = numbers.setdefault(_identity(place), len(names))
                if at == len(names):
                    names.append(place)
                added.append(((at << bits | int(row)) << _NUMBER_BITS | number) << _INSIDE_BITS | inside)
        packed.append(np.array(added, np.uint64))
        return _unpacked(names, np.unique(np.concatenate(packed)), bits)

    def _moved(self, moved: npt.NDArray[np.int64], bits: int) -> npt.NDArray[np.uint64]:
        rows = moved[self.rows]
        stays = rows >= 0
        places = np.repeat(np.arange(len(self.names), dtype=np.uint64), np.diff(self.starts))[stays]
        packed = (places << np.uint64(bits)) | rows[stays].astype(np.uint64)
        packed = (packed << np.uint64(_NUMBER_BITS)) | self.numbers[stays]
        return (packed << np.uint64(_INSIDE_BITS)) | self.inside[stays]

    def write(self, folder: Path) -> None:
        """Write the names as JSON lines and the columns beside them."""
        folder.mkdir()
        lines = [json.dumps(_identity(place), ensure_ascii=False) + "\n" for place in self.names]
        (folder / "names.jsonl").write_text("".join(lines), encoding="utf-8", newline="\n")
        for name in ("starts", "rows", "numbers", "inside"):
            write_column(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def read(cls, folder: Path, rows: int) -> "PlacePostings":
        """Map what `write` wrote, of `rows` passages.

        Raises:
            SnapshotError: the files are damaged or do not belong together.
        """
        postings = cls(
            _names(folder / "names.jsonl"),
            read_column(folder / "starts.npy", np.int64),
            read_column(folder / "rows.npy", np.int32),
            read_column(folder / "numbers.npy", np.uint16),
            read_column(folder / "inside.npy", np.bool_),
        )
        total = len(postings.rows)
        whole = len(postings.starts) == len(postings.names) + 1 and postings.starts[-1] == total
        if not whole or not len(postings.numbers) == len(postings.inside) == total:
            raise SnapshotError("Chỉ mục địa danh không khớp.")
        if total and int(postings.rows.max()) >= rows:
            raise SnapshotError("Số đoạn trong chỉ mục địa danh không khớp.")
        return postings


def no_postings() -> PlacePostings:
    """Postings of no passage at all."""
    return PlacePostings(
        (),
        np.zeros(1, np.int64),
        np.zeros(0, np.int32),
        np.zeros(0, np.uint16),
        np.zeros(0, np.bool_),
    )


def _names(path: Path) -> list[Place]:
    try:
        with path.open(encoding="utf-8") as file:
            return [Place(level, name, _chained(around)) for level, name, around in map(json.loads, file)]
    except (OSError, ValueError, TypeError) as error:
        raise SnapshotError(f"Tệp {path.name} của chỉ mục không đọc được.") from error


def _identity(place: Place) -> tuple[str | None, str, tuple[tuple[str | None, str], ...]]:
    """What tells two entries apart: unlike places themselves, they differ by what is around them."""
    return place.level, place.name, tuple((larger.level, larger.name) for larger in place.within)


def _chained(around: Sequence[Sequence[str]]) -> tuple[Place, ...]:
    """Units from the smallest to the largest, each within those after it."""
    chain: tuple[Place, ...] = ()
    for level, name in reversed(around):
        chain = (Place(level, name, chain), *chain)
    return chain


def _unpacked(names: list[Place], packed: npt.NDArray[np.uint64], bits: int) -> PlacePostings:
    shift = np.uint64(bits + _NUMBER_BITS + _INSIDE_BITS)
    starts = np.searchsorted(packed, np.arange(len(names) + 1, dtype=np.uint64) << shift)
    # First mention first, by the packed posting without its place; those that nothing speaks of any more are gone.
    used = np.flatnonzero(np.diff(starts))
    order = used[np.argsort(packed[starts[used]] & np.uint64((1 << int(shift)) - 1), kind="stable")]
    parts = [packed[starts[place] : starts[place + 1]] for place in order]
    packed = np.concatenate([np.zeros(0, np.uint64), *parts])
    rows = (packed >> np.uint64(_NUMBER_BITS + _INSIDE_BITS)) & np.uint64((1 << bits) - 1)
    return PlacePostings(
        [names[place] for place in order],
        np.cumsum([0, *map(len, parts)]).astype(np.int64),
        rows.astype(np.int32),
        ((packed >> np.uint64(_INSIDE_BITS)) & np.uint64((1 << _NUMBER_BITS) - 1)).astype(np.uint16),
        (packed & np.uint64(1)).astype(np.bool_),
    )


def _spoken_of(passage: Passage, named: Named) -> Iterator[tuple[Place, int, bool]]:
    """Each place that sentences of `passage` speak of, the sentence's number, and whether of a unit inside it only.

    All sentences speak of the place that the article is about; the larger units of its place field have it inside.
    """
    chain = place_chain(passage.article.place or "")
    for place in chain[:1]:
        yield from ((place, number, False) for number in range(len(named)))
    for place in chain[1:]:
        yield place, 0, True
    carried: tuple[Place, ...] = ()
    for number, here in enumerate(named):
        if number and _is_new_paragraph(passage, number):
            carried = ()
        for place in here or carried:
            yield replace(place, within=_around(place, chain)), number, False
        if here:
            topic = topic_of(passage.sentences[number].of(passage.text))
            carried = () if topic is None else tuple(place for place in here if place.key == topic.key)


def _around(place: Place, chain: Sequence[Place]) -> tuple[Place, ...]:
    """What is around a place that an article about `chain` names: sure where the article is about a larger one."""
    country = gazetteer()
    for at, larger in enumerate(chain):
        if larger.key == place.key and levels_agree(larger.level, place.level):
            return larger.within
        if place.level and larger.level and min(larger.tiers) > max(place.tiers):
            sure = at == 0 or any(
                country.may_lie_in(unit.place.within, chain[at:]) for unit in country.named(place)
            )
            return tuple(chain[at:]) if sure else ()
    return ()


def levels_agree(one: str | None, other: str | None) -> bool:
    """Whether two levels, as far as they are stated, are one."""
    return one is None or other is None or one == other


def _is_new_paragraph(passage: Passage, number: int) -> bool:
    before, here = passage.sentences[number - 1 : number + 1]
    return "\n" in passage.text[before.end : here.start]
