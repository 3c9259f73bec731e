"""Which figure of a sentence is the one that is asked for."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.answering.asking.question import Question
from bot.answering.measures.counted_otherwise import counts_otherwise, share_denied
from bot.answering.measures.each_one import as_each, share_told
from bot.answering.measures.earned import is_earned
from bot.answering.measures.figure_persons import is_of_person
from bot.answering.measures.figure_places import goes_on_with_place, is_of_place, is_right_behind
from bot.answering.measures.figure_years import is_of_another_year, with_years, year_gone_on_to
from bot.answering.measures.gained import is_gained
from bot.answering.measures.rates import share_of_rate
from bot.answering.measures.remaining import is_done_already
from bot.answering.measures.shares import as_share, share_asked, share_of
from bot.answering.measures.spans_of_years import is_of_several_years
from bot.answering.measures.stock import asks_stock, is_all
from bot.answering.texts.figures import Figure, figures, value_of
from bot.answering.texts.once import share_of_start, share_of_then
from knowledge.vietnamese.frequency import everyday_rarity
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# What stands right before a figure says whether it is the state of things or how they moved.
_STATE = frozenset("con dat len chiem duoc la xuong".split())
_MOVE = frozenset("giam tang tu so vuot".split())
_STATE_SHARE, _MOVE_SHARE = 0.05, -0.15
# Among figures that fit alike the one nearest to the words of the question is meant.
_NEARNESS = 0.3
_FADING = 6
# Where it is not said what is counted, only nearness tells.
_UNSAID, _UNSAID_NEAR = 0.2, 0.8
_ASIDE = 0.75
# "A có 263 mô hình, B 231": asked of B, the figure behind its name is meant, not the one said in full.
_RIGHT_BEHIND = 1.0
# Of a series of years the figure behind the year asked for is meant.
_RIGHT_YEAR = 0.6
# "Tốn bao nhiêu tiền?": what something cost is told as kinh phí, trị giá …
_ASKS_COST = re.compile(
    r"\b(?:ton|het|kinh phi|tri gia|chi phi|gia tri|dau tu)\b.*\b(?:bao nhieu|may)\b|\b(?:bao nhieu|may) (?:tien|kinh phi)\b"
)
_IS_COST = re.compile(r"\b(?:kinh phi|tri gia|chi phi|tong von|von dau tu|so tien|dau tu|het)\b")
_AS_COST = 0.9
_AS_GAINED = 0.95
# Sentences whose words are kept: several readings of a question go over the same ones.
_KEPT = 1024
# A claim that is wrong is mostly nearly right.
_SAME_SIZE = 0.1


def asked_figure(question: Question, sentence: str) -> tuple[float, Figure | None]:
    """The figure of `sentence` that `question` asks for, and how surely it counts that (0-1); (0, None) if none may."""
    best, fits, chosen = 0.0, 0.0, None
    stock = asks_stock(question)
    words, starts = _words(sentence)
    spoken = gained = 0.0
    for figure, own in with_years(sentence, figures(sentence)):
        counts = _counts(question, sentence, figure, stock=stock)
        is_of_year = year_gone_on_to(sentence[: figure.span.start]) in question.years
        told_of_year = is_of_year or (own and question.percent and figure.percent)
        if told_of_year or goes_on_with_place(question, sentence, figure):
            # "Xã A có 263 mô hình, xã B 231", "năm 2021 đạt 88,3%, năm 2022 đạt 93,9%": what is counted is said once.
            counts = max(counts, spoken)
        if _is_of_its_sort(question, figure):
            spoken = max(spoken, counts)
        else:
            counts *= as_share(question, figure, stock=stock)
        if not counts or _is_of_another(question, sentence, figure, own):
            continue
        if is_done_already(question, figure) or not is_all(question, sentence, figure, stock=stock):
            continue
        counts *= (
            share_of_rate(question, sentence, figure)
            * share_denied(question, figure)
            * share_told(question, sentence, figure, own)
            * share_of_start(question.plain, sentence[: figure.span.start])
            * (_ASIDE if _is_aside(sentence, figure) else 1.0)
        )
        near = _nearness(question, words, starts.index(figure.span.start))
        if not question.counted and counts:
            told = max(
                _unsaid(question, figure, near),
                as_each(question, sentence, figure),
                _AS_GAINED * is_earned(question.plain, sentence, figure),
            )
            gained = max(gained, told) if told >= _AS_COST else gained
            if is_of_year and figure.money:
                # "Đã khui được 118 triệu đồng; trong đó năm 2023 là 65 triệu đồng": of the same.
                told = max(told, gained)
            counts = (
                told * share_of_rate(question, sentence, figure) * share_told(question, sentence, figure, own)
            )
        score = (
            counts
            + _RIGHT_YEAR * is_of_year
            + _claimed(question, figure.span.of(sentence))
            + _moved(question, figure)
            + _NEARNESS * near
            + _RIGHT_BEHIND * is_right_behind(question, sentence, figure)
        )
        if score > best:
            best, fits, chosen = score, counts, figure
    return fits * share_of_then(question.plain, sentence), chosen


def _is_of_another(question: Question, sentence: str, figure: Figure, own: frozenset[int]) -> bool:
    """Whether the figure is of another year, place or person than the question's."""
    return (
        is_of_another_year(question, own)
        or is_of_several_years(question, sentence, figure)
        or not is_of_place(question, sentence, figure)
        or not is_of_person(question, sentence, figure)
    )


def _counts(question: Question, sentence: str, figure: Figure, *, stock: bool) -> float:
    """How surely the figure counts what is asked for, in its words or in others."""
    return max(
        figure.counts(question.counted),
        counts_otherwise(question, figure, stock=stock),
        share_of(question.counted, sentence, figure),
        share_asked(question, sentence, figure),
    )


def _unsaid(question: Question, figure: Figure, near: float) -> float:
    """How surely the figure is meant where it is not said what is counted."""
    if figure.money and _ASKS_COST.search(question.plain) and _IS_COST.search(" ".join(figure.before)):
        return _AS_COST
    if figure.money and is_gained(question, figure):
        return _AS_GAINED
    return _UNSAID + (_UNSAID_NEAR - _UNSAID) * near


def _claimed(question: Question, written: str) -> float:
    """How near (0-1) the figure is to one put to be confirmed: the same, or of the same size."""
    if question.claimed is None:
        return 0.0
    (value, _), (claimed, _) = value_of(written), value_of(question.claimed)
    if not value or not claimed:
        return 0.0
    return _SAME_SIZE * float(min(value, claimed) / max(value, claimed))


def _moved(question: Question, figure: Figure) -> float:
    """Whether the word before the figure is the one before the asking word, or at least tells a state."""
    last = figure.before[-2:]
    if question.lead and question.lead in last:
        return -_MOVE_SHARE
    if _MOVE.intersection(last) and last[-1:] != ("xuong",):
        return _MOVE_SHARE
    return _STATE_SHARE if _STATE.intersection(last) else 0.0


@lru_cache(maxsize=_KEPT)
def _words(sentence: str) -> tuple[Sequence[str], Sequence[int]]:
    """The folded words of `sentence`, and where each begins."""
    found = tokens(sentence)
    return [folded(canonical(token.text)) for token in found], [token.span.start for token in found]


def _nearness(question: Question, words: Sequence[str], at: int) -> float:
    """How near (0-1) the content of the question stands to word `at`, by rarity."""
    total = near = 0.0
    for word in question.content:
        weight = everyday_rarity(word)
        total += weight
        plain = folded(word)
        found = [place for place, other in enumerate(words) if other == plain]
        if found:
            near += weight * max(1 / (1 + max(0, abs(place - at) - 1) / _FADING) for place in found)
    return near / total if total else 0.0


def _is_of_its_sort(question: Question, figure: Figure) -> bool:
    """Whether a share answers a question for a share, money one for money, and a count one for a count."""
    if question.percent != figure.percent or (figure.money and not question.money):
        return False
    return figure.money or not question.money or bool(question.counted)


def _is_aside(sentence: str, figure: Figure) -> bool:
    """Whether the figure stands in brackets: mostly a part of what is told before them."""
    before = sentence[: figure.span.start]
    return before.rfind("(") > before.rfind(")")
