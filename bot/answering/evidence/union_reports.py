"""Reports on a union of the place asked about: "thanh niên tỉnh A" is told of in the report of Tỉnh đoàn A."""

from collections.abc import Iterable, Sequence

from bot.answering.asking.question import Question
from bot.answering.texts.article_unions import union_asked, union_of
from bot.answering.texts.named_bodies import whole_rows
from index.scopes import Scope
from knowledge.entities.places import Place, place_chain
from knowledge.records import Article, Passage


def told_of_union(
    question: Question, place: Place, passages: Sequence[Passage], rows: Iterable[int]
) -> Scope:
    """Of `rows`, those of articles about the union that `question` asks of in `place`, whole; nothing where it asks of none."""
    union = union_asked(question.plain)
    if not union:
        return Scope({})
    return whole_rows(passages, [row for row in rows if _is_of(passages[row].article, union, place)])


def _is_of(article: Article, union: str, place: Place) -> bool:
    """Whether `article` is about `union` in `place` itself, not in a part of it."""
    chain = place_chain(article.place or "")
    own = chain[:1] if chain and chain[0].level else chain[:2]
    return union_of(article) == union and any(one.key == place.key for one in own)
