"""Who is commended by name: people by title and name, and bodies."""

import re

from knowledge.facts.reading import Reading
from knowledge.records import Span
from knowledge.vietnamese.letters import UPPER

_PERSON = re.compile(
    rf"(?:[Đđ]ồng chí|[ÔôÔ]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ụ|[Ee]m|[Tt]hầy|[Cc]ô|[Đđ]ảng viên|[Bb]ác sĩ|[Đđ]/c)(?: giáo)? [{UPPER}][^\W\d_]*(?: [{UPPER}][^\W\d_]*)+"
)

_OFFICE = re.compile(
    r",\s*(?:phó |nguyên )?(?:bí thư|chủ tịch|trưởng|giám đốc|[^\W\d_]+ hội trưởng|tổ trưởng|hiệu trưởng|đảng viên|chi |cán bộ|giáo viên|$)"
)
# A subject that is no body by its name: còn tổ phản ứng nhanh được …
_SUBJECT = re.compile(
    r"\s*(?:còn |riêng |và |trong đó |đặc biệt |bản thân )?(?P<who>(?!năm |tháng |trong |từ |sau |nhiều |các |những |qua |với |theo |đã )[^\W\d_]+(?: [^\W\d_]+){1,6}?|xã|phường|thị trấn|huyện|tỉnh|trường|đơn vị)\s*$"
)


def recipients(reading: Reading, part: Span, until: int) -> tuple[str, ...]:
    """Who stands before `được`: people by title and name and bodies, in the part itself, else in the clause before it.

    `A và đồng chí B, Chủ tịch Hội C, được …` names A and B; C is B's office.
    """
    for start in (part.start, reading.clause(part.start).start):
        stretch = Span(start, until)
        people = [Span(*match.span()) for match in _PERSON.finditer(reading.text, stretch.start, stretch.end)]
        bodies = [
            actor.span
            for actor in reading.doers
            if stretch.start <= actor.span.start < stretch.end
            and not any(_is_aside(reading, person.end, actor.span.start) for person in people)
        ]
        found = sorted([*people, *bodies], key=lambda span: span.start)
        if found:
            return tuple(span.of(reading.text) for span in found[-2:] if _is_joined(reading, span, found[-1]))
        if start == part.start and (subject := _SUBJECT.match(reading.plain, start, until)):
            return (reading.text[slice(*subject.span("who"))],)
    return ()


def _is_joined(reading: Reading, span: Span, last: Span) -> bool:
    """Whether `span` is the last recipient or stands joined to it by an and."""
    return span == last or reading.plain[span.end : last.start].strip() in {"và", "cùng", ","}


def _is_aside(reading: Reading, start: int, until: int) -> bool:
    """Whether what stands between a person and a body is the person's office: `A, Bí thư Chi bộ B`."""
    return start <= until and bool(_OFFICE.match(reading.plain[start:until]))
