"""Items of a list that tell of another model than the one asked about: "- Mô hình “B” … Năm 2023, mô hình giúp 46 hộ"."""

import re
from collections.abc import Iterator, Sequence

from index.scopes import Scope
from knowledge.records import Passage, Span
from knowledge.vietnamese.normalising import canonical, folded
from knowledge.vietnamese.tokens import tokens

# A paragraph that opens with a name in quotes is about what bears it.
_OPENS = re.compile(
    r"^\W*(?:(?:\d{1,2}|[a-zđ])[.)]\s*)?(?:(?:Mô hình|Phong trào|Câu lạc bộ|Chương trình|Quỹ)\s+)?[“\"«][^”\"»]{4,90}[”\"»]"
)


def without_other_items(passages: Sequence[Passage], names: Sequence[str], scope: Scope) -> Scope:
    """`scope` without the paragraphs that open with another name than the canonical `names` and say none of those.

    All of it where nothing would be left, or where none of `names` is given in quotes there: no items bear them.
    """
    texts = " ".join(folded(canonical(passages[row].text)) for row in scope.sentences) if names else ""
    if not any(re.search(rf"[“\"«]{re.escape(folded(name))}", texts) for name in names):
        return scope
    kept = Scope(
        {
            row: left
            for row, numbers in scope.sentences.items()
            if (left := numbers - frozenset(_of_others(passages[row], names)))
        }
    )
    return kept if kept.sentences else scope


def _of_others(passage: Passage, names: Sequence[str]) -> Iterator[int]:
    """The numbers of the sentences of `passage` that stand in such a paragraph."""
    at = 0
    while at < len(passage.sentences):
        end = _end(passage, at)
        span = Span(passage.sentences[at].start, passage.sentences[end - 1].end)
        text = span.of(passage.text)
        if _OPENS.match(text) and not _says(text, names):
            yield from range(at, end)
        at = end


def _end(passage: Passage, start: int) -> int:
    """Behind the last sentence of the paragraph of sentence `start`."""
    end = start + 1
    spans = passage.sentences
    while end < len(spans) and "\n" not in passage.text[spans[end - 1].end : spans[end].start]:
        end += 1
    return end


def _says(text: str, names: Sequence[str]) -> bool:
    said = f" {' '.join(canonical(token.text) for token in tokens(text))} "
    plain = folded(said)
    return any(f" {name} " in said or f" {folded(name)} " in plain for name in names)
