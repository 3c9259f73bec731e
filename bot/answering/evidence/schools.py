"""Schools of one name and different kinds: the primary school's pupils are not the secondary school's."""

import re
from functools import lru_cache

from bot.answering.asking.question import Question
from knowledge.records import Passage
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.normalising import folded

_KIND = re.compile(
    r"\btruong (?:pho thong )?(mam non|mau giao|tieu hoc|trung hoc co so|trung hoc pho thong|cao dang|dai hoc|dan toc noi tru|dan toc ban tru|trung cap)\b"
    r"(?: ((?!(?:xa|phuong|huyen|tinh|thi|o|tai|cua|trong|co|la|da|duoc|nao|nay|do|thuoc)\b)[^\W\d_]+ (?!(?:co|la|da|duoc|lam|hien)\b)[^\W\d_]+))?"
)


def is_of_school(question: Question, sentence: str, passage: Passage) -> bool:
    """Whether `sentence`, or its article, may tell of the school that is asked about: of its kind, and by its name."""
    asked = _schools(question.text)
    if not asked:
        return True
    article = passage.article
    about = f"{article.title}\\n{article.place or ''}"
    told = {kind for kind, _ in _schools(sentence)} or {kind for kind, _ in _schools(about)}
    if told and not told & {kind for kind, _ in asked}:
        return False
    near = folded(f"{passage.text}\\n{about}")
    return all(not name or name in near for _, name in asked)


@lru_cache(maxsize=2048)
def _schools(text: str) -> frozenset[tuple[str, str]]:
    """The kinds of schools that NFC `text` speaks of, folded, each with the first two words of its name, empty if none."""
    return frozenset((match[1], match[2] or "") for match in _KIND.finditer(folded(expanded(text))))
