"""Which models are asked for: what a question says of them besides that they are models."""

import re
from dataclasses import replace

from bot.answering.asking.content_units import body_words
from bot.answering.asking.question import Question
from bot.answering.asking.question_words import blanked
from bot.answering.evidence.evidence import Evidence
from bot.answering.measures.measuring import measuring
from bot.answering.models.model_wording import asks_deeds, without_frames
from bot.answering.texts.article_unions import names_other, union_of
from bot.answering.texts.themes import Theme
from knowledge.vietnamese.normalising import folded

# Words that ask for models and say nothing of which.
_GENERAL = frozenset(
    "mô hình tiêu biểu biễu cách làm hay điển nổi bật tên kể hết liệt kê cụ thể học tập theo bác đang duy trì triển khai thực hiện xây dựng "
    "nhân rộng đủ ra bốn hai ba năm sáu bảy tám kèm cấp hiệu quả sáng tạo lập phần việc danh sách điểm các những mấy thì sao đầy nêu được "
    "giới thiệu từng phong trào hoạt động còn cho tôi xin mình em gồm câu lạc bộ giùm giúp nào chương trình dân thành riêng tất cả mọi hiện nay phía bằng nhóm khối ra bà ông liên quan đến thuộc lĩnh vực mảng tổng hợp lại hộ khởi xướng đảm nhận phát động phụ trách chủ trì ra mắt".split()
)


# What is done about a field says nothing of which models.
_SEEING_TO = frozenset("chống giải quyết phòng bảo vệ giữ gìn phục vụ".split())


def topic_of_models(question: Question, theme: Theme | None) -> Question:
    """`question` with the words that tell models apart: a body, a deed, of a field of `theme` what narrows it."""
    asked = measuring(question)
    plain = question.plain
    if asks_deeds(plain):
        # "Công ty Khai thác công trình A làm được công trình gì?": the body's own name asks for nothing.
        plain = folded(blanked(question.text, [found.span for found in question.found]))
    plain = without_frames(theme.asks.sub(" ", plain) if theme else plain)
    said = set(re.findall(r"\w+", plain))
    # "Cải cách hành chính, giải quyết thủ tục": what else calls the field by a word of it tells no models apart.
    of_field = set(theme.cue.sub(" ", " ".join(asked.read)).split()) if theme else set(asked.read)
    # What was asked before is not asked of the models.
    # "Dân" says nothing of models, but Hội Nông dân does.
    of_bodies = body_words(asked.content)
    kept = [
        at
        for at, word in enumerate(asked.read)
        if (word not in _GENERAL or folded(word) in of_bodies)
        and folded(asked.content[at]) in said
        and word in of_field
        and not (theme and word in _SEEING_TO)
    ]
    return replace(
        asked, content=tuple(asked.content[at] for at in kept), read=tuple(asked.read[at] for at in kept)
    )


def is_of_union(one: Evidence, union: str) -> bool:
    """Whether the article is about `union` and the clause names no other: what it tells of is that union's."""
    return bool(union) and union_of(one.passage.article) == union and not names_other(one.text, union)
