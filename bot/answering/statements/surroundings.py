"""What is said around a sentence of what it tells of: by its paragraph's opening, its heading, the body its article is about."""

import re
from collections.abc import Sequence

from bot.answering.evidence.evidence import Evidence
from bot.answering.texts.outline import offset_of, outline_of
from knowledge.records import Article, Passage
from knowledge.vietnamese.abbreviations import expanded
from knowledge.vietnamese.letters import UPPER
from knowledge.vietnamese.normalising import canonical, folded

# "Trong lực lượng vũ trang, A có …. B có …": what opens the paragraph holds for all of it.
_FRAME = re.compile(
    r"(?:Trong|Ở|Tại|Về|Với|Đối với|Riêng|Riêng về|Còn ở|Còn trong|Bên|Phía|Khối) [^,.;:“”\"]{3,60}(?=,)"
)
_OWN = re.compile(
    r"\b(?:Hội|Đoàn|Chi bộ|Đảng bộ|Công an|Mặt trận|Công đoàn|Liên đoàn|Trường|Ban|Trạm|Ủy ban|UBND|(?:Huyện|Tỉnh|Thành) ?đoàn|"
    r"[Xx]ã|[Pp]hường|[Hh]uyện|[Tt]hành phố|[Tt]hị (?:xã|trấn))\b"
)
_SHORT = 120  # code points
# "Hội Nông dân huyện A: …", "Phụ nữ A học Bác từ hũ gạo": what a title opens with, where that is a name.
_TITLE_HEAD = re.compile(
    rf"[^:–-]{{3,90}}(?=:)|[^:–-]{{2,60}}? [{UPPER}][^:–-]{{1,40}}?(?= (?:học (?:và|tập|Bác|theo)|làm theo|thi đua|đẩy mạnh|khắc ghi|lan tỏa|thực hiện|chung tay|noi gương)\b)"
)


def around(one: Evidence) -> str:
    """The sentence of `one` up to its end, with what is said over and before it that holds for it as well."""
    passage = one.passage
    sentence = passage.sentences[one.number]
    over = outline_of(passage.article).over(offset_of(passage) + sentence.start)
    # A clause that names a body or a place of its own has nothing from the clauses before it.
    said = one.text if _OWN.search(one.text) else passage.text[sentence.start : one.span.end]
    return "\n".join((said, _frame(passage, one.number), over, _body(passage.article)))


def _frame(passage: Passage, number: int) -> str:
    """What the first sentence of the paragraph of sentence `number` opens with."""
    if _FRAME.match(passage.sentences[number].of(passage.text)):
        return ""  # it says itself where or among whom
    first = number
    while (
        first and "\n" not in passage.text[passage.sentences[first - 1].end : passage.sentences[first].start]
    ):
        first -= 1
    opening = passage.sentences[first].of(passage.text)
    # What a body did is told of that body alone.
    if len(opening) <= _SHORT and "“" not in opening and '"' not in opening and not _OWN.match(opening):
        return opening  # it names nothing yet: it says what the paragraph is about
    match = _FRAME.match(opening)
    return match[0] if match else ""


def _body(article: Article) -> str:
    """Whom the article is about: its place, and its title as far as that names somebody."""
    head = _TITLE_HEAD.match(article.title)
    return f"{article.place or ''}\n{head[0] if head else ''}"


def names_body(article: Article, words: Sequence[str]) -> bool:
    """Whether all of `words`, canonical or folded syllables, stand in what tells whom the article is about."""
    said = canonical(expanded(_body(article)))
    known = {*re.findall(r"\w+", said), *re.findall(r"\w+", folded(said))}
    return known.issuperset(words)
