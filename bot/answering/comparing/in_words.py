"""Places compared in words, not in figures: which models each has, what they do alike."""

import re
from dataclasses import replace

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.vietnamese.normalising import folded

# Words that say that something is set side by side, not what.
_COMPARING = frozenset(
    "giong khac nhau so sanh doi chieu dat canh diem chung rieng biet goi giup gium toi minh moi noi ben deu cung xem thu biet".split()
)
_OF_MODELS = re.compile(
    r"\bmo hinh\b.*\b(?:giong|khac|chung|gi|nao|ten|goi)\b|\b(?:so sanh|doi chieu|dat canh)\b.*\bmo hinh\b|^\W*(?:nhung |cac )?mo hinh\b"
)
# What one named model does, how many there are, who runs them, is asked for otherwise.
_OF_OTHER = re.compile(
    r"\bso (?:luong )?mo hinh\b|\b(?:bao nhieu|may|ai|khi nao|vi sao|tai sao|hon|nhat|chenh|ket qua|hieu qua|hoat dong|trien khai|thuc hien|giup (?!toi|minh)\w+|nhu the nao|lam (?:gi|sao)|\d+ mo hinh)\b"
)
_KINDS = frozenset({Kind.TEXT, Kind.LIST, Kind.OVERVIEW, Kind.PLACES})


def asks_models_of_each(question: Question) -> bool:
    """Whether it is asked which models each of several places has: "Mô hình của A và B có gì giống nhau?"."""
    return bool(
        question.kind in _KINDS
        and question.facet is None
        and not question.quoted
        and not question.names
        and _OF_MODELS.search(question.plain)
        and not _OF_OTHER.search(question.plain)
    )


def without_comparing(question: Question) -> Question:
    """`question` without the words that only set its places side by side."""
    kept = [at for at, word in enumerate(question.content) if folded(word) not in _COMPARING]
    return replace(
        question,
        content=tuple(question.content[at] for at in kept),
        read=tuple(question.read[at] for at in kept),
    )
