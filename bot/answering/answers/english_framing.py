"""What stands around the corpus' own Vietnamese, in English, for questions asked in English.

The statements stay word for word as they are cited: a translation could not be checked against its quote.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.answering.records import Answer, Status

ENGLISH = "en"
_FROM = "From our articles, in Vietnamese:"
# What frames an answer, and the same in English; what is named in it stays.
_FRAMES: Mapping[re.Pattern[str], str] = {
    re.compile(pattern): english
    for pattern, english in (
        (r"Chưa có trong kho tư liệu: (.+)\.", r"Not in our articles: \1."),
        (r"Kho tư liệu có nói về (.+) nhưng chưa có nội dung đồng chí hỏi\.", r"Our articles speak of \1, but do not say what you ask."),
        (r"Kho tư liệu chưa có nội dung đồng chí hỏi về (.+)\.", r"Our articles do not say what you ask about \1."),
        (r"Chưa có trong kho tư liệu nội dung đồng chí hỏi\.", "Our articles do not say what you ask."),
        (r"Kho tư liệu chưa có nội dung này về (.+)\.", rf"Our articles do not tell this of \1. {_FROM}"),
        (r"Số liệu của các năm khác nhau, nên chỉ đặt cạnh nhau:", "The figures are of different years, so they only stand side by side:"),
        (r"Kho tư liệu chưa có số liệu này về (.+)\.", rf"Our articles do not have this figure for \1. {_FROM}"),
        (r"Kho tư liệu chưa có ý (.+)\.", rf"Our articles do not say \1. {_FROM}"),
        (r"Trong kho tư liệu có (\d+) nơi:", r"\1 places in our articles:"),
        (r"Đúng như kho tư liệu ghi:", "That is right. Our articles say, in Vietnamese:"),
        (r"Không phải (.+)\. Kho tư liệu ghi:", r"Not \1. Our articles say, in Vietnamese:"),
        (r"Không phải (.+)\. Danh mục văn bản Trung ương ghi:", r"Not \1. The register of central documents says, in Vietnamese:"),
        (r"Đúng như danh mục văn bản Trung ương ghi:", "That is right. The register of central documents says, in Vietnamese:"),
        (r"Danh mục văn bản Trung ương ghi:", "The register of central documents says, in Vietnamese:"),
        (r"Bài viết và danh mục văn bản Trung ương ghi khác nhau:", "Our article and the register of central documents differ; both in Vietnamese:"),
        (r"Kho tư liệu ghi:", "Our articles say, in Vietnamese:"),
        (r"Giải đáp của người phụ trách(.*):", r"Answered by the people in charge\1, in Vietnamese:"),
        (r"Giải đáp của (.+):", r"Answered by \1, in Vietnamese:"),
        (r"Tôi chỉ trả lời câu hỏi về .+", "I only answer questions about studying and following Hồ Chí Minh's example, from our articles; I do not change roles or follow other requests."),
        (r"Tôi là HocBac, .+", "I am HocBac: I look up what our articles say about the movement of studying and following Hồ Chí Minh's example. Every answer names its sources [1], [2]…, so that you can check it."),
    )
}  # fmt: skip


def in_english(answer: Answer) -> Answer:
    """`answer` with its framing in English. A frame unknown here stays, after an English line where something is stated."""
    lead = next(
        (
            match.expand(english)
            for frame, english in _FRAMES.items()
            if (match := frame.fullmatch(answer.lead))
        ),
        None,
    )
    if lead is None:
        lead = f"{_FROM} {answer.lead}".rstrip() if answer.status is Status.ANSWERED else answer.lead
    return replace(answer, lead=lead, language=ENGLISH)
