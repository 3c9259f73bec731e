"""Of whom a figure of a sentence is told."""

import re

from bot.answering.asking.question import Question
from bot.answering.texts.figures import Figure
from bot.answering.texts.persons import persons_in
from knowledge.vietnamese.normalising import canonical, folded

_TITLES = frozenset("ong ba anh chi co chu cu thay em".split())
_OTHERS = re.compile(
    r"\b(?:tong cong|ba con|nhan dan|nguoi dan|toan (?:xa|phuong|huyen|thon|ap|ban)|ca (?:xa|thon|ap|ban|lang)|cac ho|\d+ ho)\b"
)
_HE = re.compile(
    r"\b(?:ong|(?<!cac )ba(?! con)|anh(?! em| chi)|chi(?! em| bo| hoi| doan)|co|chu|cu|thay|dong chi|toi|gia dinh|ban than)\b"
)
# One person is asked about, by a pronoun or by an office.
_HIS = re.compile(
    r"\b(?:ong|ba|anh|chi|co|chu|thay|nguoi) (?:ay|do|nay)\b|^(?:dong chi )?(?:bi thu|chu tich|truong (?:thon|ban|ap)|gia lang)\b"
)
_OF_MANY = re.compile(
    r"\b(tổng cộng|toàn (?:xã|bản|thôn|ấp|huyện|phường)|bà con|nhân dân|người dân|các hộ)\b[^,;]*$"
)


def is_of_person(question: Question, sentence: str, figure: Figure) -> bool:
    """Whether the figure is not told of somebody else than the person asked about."""
    one = question.person.span or _HIS.search(question.plain)
    many = _OF_MANY.search(canonical(sentence[: figure.span.start])) if one else None
    if many and folded(many[1]) not in question.plain:
        # What all of them gave together is not his.
        return False
    if not question.person.span:
        return True
    named = [
        folded(canonical(match[0])) for match in persons_in(sentence) if match.start() < figure.span.start
    ]
    if named:
        last = named[-1].split()
        # "Ông Inh" is Lò Văn Inh, who was asked for; another of that given name is told with his own.
        given = last[-1] if len(last) == len(("ong", "inh")) and last[0] in _TITLES else ""
        return any(named[-1].endswith(name) or given == name.split()[-1] for name in question.person.names)
    # "Tổng cộng bà con hiến 8.200 m²": neither he nor anybody he may be is the subject.
    said = folded(canonical(sentence[: figure.span.start]))
    is_he = _HE.search(said) or any(name.split()[-1] in said.split() for name in question.person.names)
    return bool(is_he) or not _OTHERS.search(said)
