"""The day of a document that carries out another: "Kế hoạch của Huyện ủy triển khai Kết luận 01 ban hành ngày nào?"."""

import re

from bot.answering.asking.question import Question
from bot.answering.asking.wording import Kind
from knowledge.entities.documents import document_mentions

_OTHER = re.compile(
    r"\b(?P<kind>ke hoach|chuong trinh|huong dan|nghi quyet|cong van|quyet dinh|de an)\b(?! so \d)(?! \d)[^?]*?"
    r"\b(?:trien khai|thuc hien|cu the hoa|quan triet|hoc tap|ve) (?:viec )?(?:thuc hien )?(?:chi thi|ket luan|nghi quyet|quy dinh)\b"
)
# What a plan for one year's theme carries out is that theme.
_OF_A_YEAR = re.compile(r"\b(?:chuyên đề|năm 20\d\d)\b")
_OF_ISSUING = re.compile(
    r"\b(?:ban hanh|ra|ky|co|de) (?:(?:vao|tu|hom) )?(?:ngay|thang|nam|khi|luc|bao gio|hom)\b"
)


def kind_carried_out(question: Question) -> str:
    """The folded kind of the document whose day is asked, if it is another than the one it carries out; else empty."""
    match = _OTHER.search(question.plain) if question.kind is Kind.TIME and question.documents else None
    is_other = match and not any(wanted.kind == match["kind"] for wanted in question.documents)
    return match["kind"] if match and is_other and _OF_ISSUING.search(question.plain) else ""


def names_kind(kind: str, sentence: str) -> bool:
    """Whether `sentence` names a document of the folded `kind`, and none for the theme of a year."""
    mentions = list(document_mentions(sentence))
    starts = [mention.span.start for mention in mentions]
    ends = [*starts[1:], len(sentence)][: len(mentions)]
    return any(
        mention.document.kind == kind and not _OF_A_YEAR.search(sentence[mention.span.end : end])
        for mention, end in zip(mentions, ends, strict=True)
    )
