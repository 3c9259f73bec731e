"""From hits to the sentences that may answer: filtered by what the question names, then scored."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.answering.asking.content import Coverage
from bot.answering.asking.facets import goes_on, heads_results, heads_several, opens_other
from bot.answering.asking.question import Question
from bot.answering.asking.question_words import asks_whether
from bot.answering.asking.wording import Kind
from bot.answering.evidence.admitting import admits, is_about_place, is_of_named, tells_asked
from bot.answering.evidence.fitting import fit
from bot.answering.evidence.givers import is_of_other_giver
from bot.answering.evidence.implied import as_helped, lacks_name
from bot.answering.evidence.topics import tells_topics
from bot.answering.measures.as_of_now import bonus_of_now
from bot.answering.measures.borne_out import is_undone
from bot.answering.measures.earned import is_earned
from bot.answering.measures.figure_places import stands_behind
from bot.answering.measures.limits import bonus_of_limit
from bot.answering.measures.to_come import share_of_plan
from bot.answering.naming.about_persons import is_about
from bot.answering.texts.figures import Figure
from bot.answering.texts.meant import speaker_before
from bot.answering.texts.outline import offset_of, outline_of
from index.records import Hit
from index.scopes import Scope
from index.terms import TermIndex
from knowledge.entities.years import years
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.sentences import clauses
from knowledge.vietnamese.tokens import tokens

# Cosines of multilingual-e5-small lie in a narrow band: this one is stretched to 0-1.
_LOW, _HIGH = 0.80, 0.92
_COVERED, _SIMILAR, _RANKED = 0.6, 0.2, 0.2
# A sentence that says the year itself comes before one that has it from its surroundings.
_SAYS_YEAR = 0.1
# Who was honoured is told last, under whatever heading.
_AWARDED = re.compile(
    r"\b(?:bằng khen|giấy khen|cờ thi đua|huân chương|khen thưởng|gương mặt (?:trẻ )?tiêu biểu)\b"
)
# Of "có phải trả lãi không" the clause that speaks of interest comes before others of the same fund.
_SAYS_WHETHER = 0.3
# "Ai hiến 120 m²?": who gave 85 is another.
_SAYS_NUMBERS = 0.3
# So does one that says the name asked about.
_SAYS_NAME = 0.1
# One that says whom it is about comes before one that goes on about somebody.
_SAYS_PERSON = 0.15
# Code points; longer sentences are taken clause by clause.
_LONG = 200
# "Những ai …": a sentence may name them one clause after the other.
_ASKS_SEVERAL = re.compile(
    r"\b(?:nhung ai|(?:ai|dau) la nhung|(?:nhung|cac) (?:ca nhan|guong|nguoi|dong chi|tap the|don vi)\b(?: \w+){0,8} (?:nao|la ai|gom ai|la nhung ai))\b"
)
# Of a figure of which it is not said what it counts, so much of the question must be said with it.
_LEAST_TOLD = 0.36
# … less where a cost is told as a cost.
_LEAST_OF_COST, _SURELY = 0.18, 0.85
# "Mới làm ở Khoa A thôi hả?": where else it is done stands beside.
_ONLY = re.compile(
    r"\b(?:moi|chi)\b.*\bthoi (?:ha|a|phai|dung|u)\b|\bchi (?:co |lam |ap dung )*(?:o|tai)\b.*\b(?:phai|dung) khong\b"
)
_OF_ONE_THING = frozenset({Kind.FIGURE, Kind.TIME, Kind.PERSON, Kind.TEXT})

Odds = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, or a clause of a long one, that may answer; `span` is its place in the passage.

    `number` is the sentence's. `coverage` (0-1) is how much of the question's content it holds, by rarity, `lacking` the
    rarity (0-1) of the rarest word of it that it does not hold; `similarity` its cosine to the question;
    `fit` (0-1) whether it is of the kind that is asked for. `score` ranks by all three and the passage's own rank.
    `focus` (0-1) is how much it holds of the words right before the asking word, `has_bodies` whether the unions that the
    question names are named there. `figure` is the figure that the question asks for, where it asks for one; its span counts in `text`.
    """

    passage: Passage
    row: int
    number: int
    span: Span
    score: float
    coverage: float
    lacking: float
    similarity: float
    fit: float
    figure: Figure | None = None
    focus: float = 1.0
    has_bodies: bool = True
    odds: Odds | None = field(default=None, compare=False, repr=False)

    @property
    def text(self) -> str:
        """The sentence or clause."""
        return self.span.of(self.passage.text)


def gather(
    question: Question, hits: Iterable[Hit], scope: Scope | None, terms: TermIndex, *, loosely: bool = False
) -> list[Evidence]:
    """The sentences of `hits` that `scope` and the question's documents and years admit, best first.

    `loosely` also takes those that do not seem to be of the kind, or of the measure, that is asked for.
    """
    coverage = Coverage(question.content, question.read, question.focus, terms)
    found = [
        evidence for hit in hits for evidence in _in_passage(question, hit, scope, coverage, loosely=loosely)
    ]
    return sorted(found, key=lambda evidence: (-evidence.score, evidence.row, evidence.span.start))


def _in_passage(
    question: Question, hit: Hit, scope: Scope | None, coverage: Coverage, *, loosely: bool
) -> Iterator[Evidence]:
    allowed = scope.sentences.get(hit.row, frozenset()) if scope else None
    in_part, last = False, 0
    if question.person.span and not is_about(hit.passage.article, question.person.names):
        return
    if not tells_topics(question, hit.passage) or lacks_name(question, hit.passage):
        return
    outline, offset = outline_of(hit.passage.article), offset_of(hit.passage)
    for number, span in enumerate(hit.passage.sentences):
        if outline.is_heading(offset + span.start):
            continue
        sentence = span.of(hit.passage.text)
        over = outline.over(offset + span.start)
        beside = bool(last) and "\n" not in hit.passage.text[last : span.start]
        in_part = _is_in_part(question, hit.passage, sentence, over, before=in_part, beside=beside)
        last = span.end
        if allowed is not None and number not in allowed:
            continue
        if not admits(question, sentence, hit.passage):
            continue
        found = [
            evidence
            for unit in _units(question, hit.passage, span)
            if is_about_place(question, hit.passage, span, unit)
            and is_of_named(question, sentence, unit.of(hit.passage.text))
            and (
                evidence := _weighed(
                    question, hit, number, unit, coverage, over, in_part=in_part, loosely=loosely
                )
            )
        ]
        if not found and question.kind is Kind.FIGURE and question.places:
            # "A has 263 models, …, E 158": what is counted is said clauses before.
            whole = _weighed(question, hit, number, span, coverage, over, in_part=in_part, loosely=loosely)
            if whole and whole.figure and stands_behind(question, whole.text, whole.figure):
                found = [whole]
        yield from found


def _units(question: Question, passage: Passage, sentence: Span) -> Iterator[Span]:
    """The sentence, or its clauses where it is long and one thing is asked for: reports string results together."""
    text = sentence.of(passage.text)
    whole = (
        (question.facet is not None and not question.ordinal)
        or _ASKS_SEVERAL.search(question.plain)
        or _ONLY.search(question.plain)
    )
    # "Chuyên đề các năm 2022, 2023": a sentence that tells of all of them is told whole.
    tells_all = len(question.years) > 1 and question.kind is Kind.TEXT and question.years <= years(text)
    if len(text) <= _LONG or whole or tells_all or question.kind not in _OF_ONE_THING:
        yield sentence
        return
    for clause in clauses(text):
        yield Span(sentence.start + clause.start, sentence.start + clause.end)


def _weighed(
    question: Question,
    hit: Hit,
    number: int,
    unit: Span,
    coverage: Coverage,
    over: str,
    *,
    in_part: bool,
    loosely: bool,
) -> Evidence | None:
    text = unit.of(hit.passage.text)
    fits, figure = fit(as_helped(question, text, hit.passage), text, in_part=in_part)
    if is_of_other_giver(question, text) or (figure and is_undone(question, text, figure)):
        return None
    if (
        question.kind is Kind.PERSON
        and not question.identity
        and fits < 1
        and speaker_before(hit.passage, number) is not None
    ):
        fits = 1.0
    if fits == 0 and not loosely:
        return None
    sentence = hit.passage.sentences[number].of(hit.passage.text)
    fits *= share_of_plan(question, text, over, sentence)
    if not loosely and not tells_asked(question, sentence, over):
        return None
    if (
        not loosely
        and question.kind is Kind.FIGURE
        and not question.counted
        and coverage.told(text, sentence, over, hit.passage.article.title)
        < _least_told(question, text, fits, figure)
    ):
        return None
    covered = coverage.of(text, sentence, over, hit.passage)
    similarity = hit.sentences[number]
    similar = min(1.0, max(0.0, (similarity - _LOW) / (_HIGH - _LOW)))
    score = fits * (_COVERED * covered.share + _SIMILAR * similar + _RANKED * hit.score)
    score += _bonus(question, text, figure, coverage)
    return Evidence(
        hit.passage,
        hit.row,
        number,
        unit,
        score,
        covered.share,
        covered.lacking,
        similarity,
        fits,
        figure,
        covered.focus,
        covered.has_bodies,
    )


def _bonus(question: Question, text: str, figure: Figure | None, coverage: Coverage) -> float:
    """What `text` gains by saying itself what the question names."""
    bonus = bonus_of_now(question, figure) + bonus_of_limit(question.plain, folded(text))
    if question.kind is Kind.TEXT and asks_whether(question.plain):
        bonus += _SAYS_WHETHER * coverage.said(text).focus
    if any(name in canonical(text) for name in question.names):
        bonus += _SAYS_NAME
    if any(name in folded(text) for name in question.person.names):
        bonus += _SAYS_PERSON
    if question.years and question.years <= years(text):
        bonus += _SAYS_YEAR
    if question.numbers and {token.text for token in tokens(text)}.issuperset(question.numbers):
        bonus += _SAYS_NUMBERS
    return bonus


def _least_told(question: Question, text: str, fits: float, figure: Figure | None) -> float:
    """How much of the question must be said with a figure of which it is not said what it counts: less with a cost for a cost."""
    if figure and is_earned(question.plain, text, figure):
        return 0.0
    return _LEAST_OF_COST if figure and figure.money and fits >= _SURELY else _LEAST_TOLD


def _is_in_part(
    question: Question, passage: Passage, sentence: str, over: str, *, before: bool, beside: bool
) -> bool:
    """Whether the sentence belongs to the part asked for.

    By itself, by what stands `over` it, or as it goes on listing what one `before` it began; `beside` says that the one
    before stands in the same paragraph, which in this genre is one subject.
    """
    facet = question.facet
    if facet is None:
        return False
    said = canonical(sentence)
    if facet.holds(said) or (before and goes_on(said)):
        return True
    if facet.heads(over) and not (facet.name != "unions" and heads_results(over)):
        # A paragraph that has turned to something else under the same heading stays there.
        turns = _AWARDED.search(said) or (heads_several(over) and opens_other(facet, said))
        return not turns and (before or not beside)
    if facet.is_of_what_comes and any(year > published_year(passage) for year in years(sentence)):
        return True
    return before and beside and not opens_other(facet, said)


def published_year(passage: Passage) -> int:
    """The year in which the article appeared; far ahead where that is not known, so that nothing comes after it."""
    published = passage.article.published or ""
    return int(published[:4]) if published[:4].isdigit() else 9999
