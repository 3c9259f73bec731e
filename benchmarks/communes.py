"""A made-up corpus of communes: real names of units, invented figures, passages that differ in place, year and figure only.

    .venv/bin/python -m benchmarks.communes FOLDER [--passages 10000] [--seed 1]

writes FOLDER/articles/*.md, which `hocbac --articles` takes, and FOLDER/questions.jsonl. This is the genre's difficulty
at its purest: hundreds of communes report the same things in the same words, many share their name with a
commune of another province, and only one passage has the figure asked for. The names are those of the country's
communes before July 2025 (knowledge/registry/units.tsv); nothing that is said of them is true.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from benchmarks.commune_texts import TOPICS, Topic
from knowledge.article_file import write_article
from knowledge.entities.gazetteer import gazetteer
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded

TOPICS_AN_ARTICLE = 10
LAST_YEAR, MOST_YEARS = 2024, 15
FEWEST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune before July 2025, with the units above it, each with its level."""

    name: str
    district: str
    province: str

    @property
    def chain(self) -> str:
        """As an article's place field has it."""
        return f"xã {self.name}, {self.district}, {self.province}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and what answers it.

    `gold` are passage ids, any of which is right; `places` the place fields that may come first. Both are empty for a
    commune that the corpus does not hold. `form` says how the place is named, `marks` whether marks were typed.
    """

    text: str
    gold: tuple[str, ...]
    places: tuple[str, ...]
    form: str
    marks: bool


@dataclass(frozen=True, slots=True)
class Country:
    """The communes in the corpus, those left out of it, and the years that each reports on."""

    communes: Sequence[Commune]
    others: Sequence[Commune]
    years: Sequence[int]
    seed: int

    @classmethod
    def of(cls, passages: int, seed: int) -> "Country":
        """A country with about so many passages: up to 5,000 communes are in, then more years of each."""
        rng = random.Random(f"{seed}")  # noqa: S311 - a reproducible choice, no secret
        # Namesakes stay together: about as many of the communes share their name as do in the country.
        names = defaultdict[str, list[Commune]](list)
        for commune in all_communes():
            names[folded(commune.name)].append(commune)
        everywhere = [commune for name in rng.sample(sorted(names), len(names)) for commune in names[name]]
        inside = min(len(everywhere) * 2 // 3, max(1, passages // (FEWEST_YEARS * TOPICS_AN_ARTICLE)))
        years = max(FEWEST_YEARS, round(passages / (inside * TOPICS_AN_ARTICLE)))
        first = LAST_YEAR + 1 - min(years, MOST_YEARS)
        if years > MOST_YEARS:
            # Beyond, the rest of the country reports as well.
            inside = min(len(everywhere), -(-passages // (MOST_YEARS * TOPICS_AN_ARTICLE)))
        return cls(everywhere[:inside], everywhere[inside:], range(first, LAST_YEAR + 1), seed)

    def articles(self) -> Iterator[Article]:
        """Every article, sorted by id."""
        for number, commune in enumerate(self.communes):
            for year in self.years:
                yield self.article(number, commune, year)

    def article(self, number: int, commune: Commune, year: int) -> Article:
        """What the `number`-th commune reports on a year: one paragraph a topic."""
        text = "\n\n".join(
            self._paragraph(topic, number, commune.name, year) for topic in topics_of(number, year)
        )
        return Article(
            id=f"xa-{number:05d}-{year}",
            title=f"Xã {commune.name} sau một năm học và làm theo Bác ({year})",
            text=text,
            place=commune.chain,
            published=f"{year}-12",
        )

    def _paragraph(self, topic: Topic, number: int, name: str, year: int) -> str:
        rng = random.Random(f"{self.seed} {number} {year} {topic.about}")  # noqa: S311
        figures = [rng.randint(low, high) for low, high in topic.figures]
        return topic.text.format(
            xa=name, nam=year, so=[f"{figure:,}".replace(",", ".") for figure in figures]
        )

    def questions(self, count: int) -> Iterator[Asked]:
        """Questions on communes inside, in turn by each form of the place, with and without marks."""
        rng = random.Random(f"{self.seed} questions")  # noqa: S311
        by_name: dict[str, list[int]] = {}
        for number, commune in enumerate(self.communes):
            by_name.setdefault(folded(commune.name), []).append(number)
        for turn in range(count):
            number = rng.randrange(len(self.communes))
            commune, year = self.communes[number], rng.choice(self.years)
            topic = rng.choice(topics_of(number, year))
            form = FORMS[turn // 2 % len(FORMS)]
            same = [
                other for other in by_name[folded(commune.name)] if fits(form, commune, self.communes[other])
            ]
            text = topic.question.format(xa=written(form, commune), nam=year)
            marks = turn % 2 == 0
            yield Asked(
                text if marks else folded(text),
                tuple(
                    f"xa-{other:05d}-{year}#{topics_of(other, year).index(topic) + 1}"
                    for other in same
                    if topic in topics_of(other, year)
                ),
                tuple(self.communes[other].chain for other in same),
                form,
                marks,
            )

    def questions_outside(self, count: int) -> Iterator[Asked]:
        """Questions on communes that the corpus does not hold, by a name that none of its communes bears."""
        rng = random.Random(f"{self.seed} outside")  # noqa: S311
        inside = {folded(commune.name) for commune in self.communes}
        outside = [commune for commune in self.others if folded(commune.name) not in inside]
        for turn in range(count if outside else 0):
            commune, form = rng.choice(outside), FORMS[turn // 2 % len(FORMS)]
            text = rng.choice(TOPICS).question.format(xa=written(form, commune), nam=rng.choice(self.years))
            marks = turn % 2 == 0
            yield Asked(text if marks else folded(text), (), (), form, marks)


# How a question names the place: the whole chain, without the province, without the district, the commune alone.
FORMS = ("whole chain", "district", "province", "commune alone")


def written(form: str, commune: Commune) -> str:
    """The commune as a question of this form names it."""
    above = {
        "whole chain": f", {commune.district}, {commune.province}",
        "district": f", {commune.district}",
        "province": f", {commune.province}",
        "commune alone": "",
    }
    return f"xã {commune.name}{above[form]}"


def fits(form: str, asked: Commune, other: Commune) -> bool:
    """Whether `other`, of the same name without marks, is one that a question of this form can mean."""
    return (
        (form in {"province", "commune alone"} or folded(asked.district) == folded(other.district))
        and (form in {"district", "commune alone"} or folded(asked.province) == folded(other.province))
        and folded(asked.name) == folded(other.name)
    )


def topics_of(number: int, year: int) -> Sequence[Topic]:
    """What a commune reports on in a year, in order; most topics come back every year or two."""
    start = (number * 7 + year * 5) % len(TOPICS)
    return _turned()[start][:TOPICS_AN_ARTICLE]


@cache
def _turned() -> Sequence[Sequence[Topic]]:
    return [TOPICS[start:] + TOPICS[:start] for start in range(len(TOPICS))]


def all_communes() -> Iterator[Commune]:
    """Every commune of the country before July 2025 whose district and province are on record."""
    for unit in gazetteer().units:
        if unit.before and unit.place.level == "xã" and len(unit.place.within) > 1:
            district, province = unit.place.within
            yield Commune(unit.place.name, district.text, province.text)


def main() -> None:
    """Write a corpus and its questions."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    country = Country.of(options.passages, options.seed)
    articles = options.folder / "articles"
    articles.mkdir(parents=True, exist_ok=True)
    for article in country.articles():
        write_article(article, articles / f"{article.id}.md")
    asked = [*country.questions(options.questions), *country.questions_outside(options.questions // 2)]
    lines = [json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in asked]
    (options.folder / "questions.jsonl").write_text("".join(lines), encoding="utf-8")
    names = Counter(folded(commune.name) for commune in country.communes)
    shared = sum(names[folded(commune.name)] > 1 for commune in country.communes)
    print(
        f"{len(country.communes)} communes ({shared} share their name), {len(country.years)} years,"
        f" {len(country.communes) * len(country.years) * TOPICS_AN_ARTICLE} passages, {len(asked)} questions"
    )


if __name__ == "__main__":
    main()
