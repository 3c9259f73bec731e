"""The gate for a model's words: what says the same under the same marks passes, nothing else does."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.records import Answer
from bot.rewriting.errors import DraftRefused
from bot.rewriting.gate import Gate

from .drafts import ONE_PLACE, POISONED, TWO_PLACES

_FAITHFUL = (
    # As it was, with and without a bullet, marks before or after the full stop.
    (ONE_PLACE, "\n".join(statement.marked for statement in ONE_PLACE.statements)),
    (ONE_PLACE, "\n".join(f"- {statement.text[:-1]} [{n}]." for n, statement in enumerate(ONE_PLACE.statements, 1))),
    # Another order, the place turned, own openers dropped, new ones put in, a tail left out.
    (
        ONE_PLACE,
        ("Tại xã Đồng Sậy, có 85% đảng viên đăng ký làm theo Bác. [2]\n"
        "Đồng thời, đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. [1]\n"
        'Ngoài ra, xã Đồng Sậy: mô hình "Hũ gạo nghĩa tình" góp được 1.250 kg gạo. [3]'),
    ),
    # Joined, all in one line; the place is said once in a sentence.
    (
        ONE_PLACE,
        ("Đảng bộ xã Đồng Sậy có 14 chi bộ với 312 đảng viên. [1] Xã Đồng Sậy có 85% đảng viên đăng ký làm theo Bác, và mô"
        " hình “Hũ gạo nghĩa tình” góp được 1.250 kg gạo, giúp 46 hộ neo đơn. [2][3]"),
    ),
    (
        TWO_PLACES,
        ("Tại xã Đồng Sậy, có 85% đảng viên đăng ký làm theo Bác, tăng 2% so với năm 2022 [1], còn tại xã Mây Trắng, có 87%"
        " đảng viên đăng ký làm theo Bác. [2]"),
    ),
)  # fmt: skip


@pytest.mark.parametrize(("draft", "written"), _FAITHFUL)
def test_the_same_in_another_order_passes(draft: Answer, written: str) -> None:
    """A faithful rewriting goes out with every citation of the draft, and its figures are bold again."""
    answer = Gate(draft).passed(written)
    bold = {span.of(each.text) for each in answer.statements for span in each.bold}

    assert {citation.quote for citation in answer.citations} == {
        citation.quote for citation in draft.citations
    }
    assert bold == {span.of(each.text) for each in draft.statements for span in each.bold}
    marks = list(dict.fromkeys(mark for each in answer.statements for mark in each.marks))
    assert marks == list(range(1, len(answer.citations) + 1))


_ALL = "\n".join(statement.marked for statement in ONE_PLACE.statements)
_SWAPS = (
    ("14", "15"), ("14", "312"), ("312 đảng viên", "14 đảng viên"), ("85%", "87%"), ("85%", "85"), ("2%", "2"), ("2022", "2023"), ("1.250", "1250"),
    ("1.250", "1,250"), ("kg gạo", "tấn gạo"), ("kg gạo", "gạo"), ("có 85%", "không có 85%"), ("có 14", "chưa có 14"), ("tăng", "giảm"),
    ("xã Đồng Sậy", "xã Mây Trắng"), ("Xã Đồng Sậy", "Xã Mây Trắng"), ("Xã Đồng Sậy: ", ""), ("Đồng Sậy", "đồng sậy"), ("Hũ gạo nghĩa tình", "Hũ gạo tình thương"),
    ("neo đơn", "nghèo"), ("đăng ký làm", "làm"), ("[1]", "[2]"), ("[1]", "[4]"), ("[1]", "[0]"), ("[1]", "[1][2]"), ("[1]", "[1][1]"), ("[1]", ""), ("[3]", "(3)"),
    ("góp được", "đã góp được"), ("giúp 46 hộ neo đơn", "nên giúp 46 hộ neo đơn"), ("chi bộ.", "chi bộ, cao nhất tỉnh."), (" [1]", " Rất đáng mừng. [1]"),
    ("Bên cạnh đó", "Nhờ đó"), ("Bên cạnh đó", "Tuy nhiên"), ("14 chi bộ với 312 đảng viên", "14 chi bộ"), ("có 14", "chỉ có 14"), ("có 14", "có hơn 14"), (".", "?"),
    ("14 chi bộ với 312 đảng viên", "312 đảng viên với 14 chi bộ"), ("xã Đồng Sậy", "xã này"), (" [3]", " https://a.vn [3]"), ("có 14", "có\u200d 14"), ("14", "1４"),
)  # fmt: skip


def _altered(written: str) -> Iterator[str]:
    for old, new in _SWAPS:
        if old in written:
            yield written.replace(old, new, 1)
    for match in re.finditer(r"\d(?![\d]*\])", written):
        yield written[: match.start()] + str((int(match[0]) + 1) % 10) + written[match.end() :]
    words = written.split(" ")
    for at in range(len(words)):
        yield " ".join(words[:at] + words[at + 1 :])
        yield " ".join([*words[:at], "hơn", *words[at:]])
        if at and words[at] != words[at - 1]:
            yield " ".join([*words[: at - 1], words[at], words[at - 1], *words[at + 1 :]])
    lines = written.splitlines()
    yield from ("\n".join([*lines[:at], *lines[at + 1 :]]) for at in range(len(lines)))
    yield written + "\nXã Đồng Sậy là điển hình của cả nước. [1]"
    yield written + "\nXã Đồng Sậy là điển hình của cả nước."
    yield written.replace(" [1]", "").replace("\n", " ", 1)


def _passes(draft: Answer, written: str) -> bool:
    try:
        Gate(draft).passed(written)
    except DraftRefused:
        return False
    return True


def test_nothing_altered_passes() -> None:
    """Of hundreds of alterations of faithful rewritings the gate lets none through."""
    altered = [(draft, each) for draft, written in _FAITHFUL for each in _altered(written)]
    passed = [each for draft, each in altered if _passes(draft, each)]

    assert len(altered) >= 500
    assert [each for each in passed if _means_otherwise(each)] == []


def _means_otherwise(written: str) -> bool:
    """Whether more differs from every faithful rewriting than blanks, line breaks, bullets and connecting words."""
    return _bare(written) not in {_bare(faithful) for _, faithful in _FAITHFUL}


def _bare(written: str) -> str:
    text = re.sub(
        r"(?i)\b(?:bên cạnh đó|ngoài ra|đồng thời),? |\u200d|\b(?:tại|và) |(?<= )còn |- ", "", written
    )
    return " ".join(re.sub(r"[.,:;](?!\d)|[“”\"]", " ", text).lower().split())


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[1][2][3]",
        "Xã Đồng Sậy có 85% đảng viên đăng ký làm theo Bác, và có 87% đảng viên đăng ký làm theo Bác. [1][2]",
        "Xã Đồng Sậy: có 87% đảng viên đăng ký làm theo Bác. [2]\nXã Mây Trắng: có 85% đảng viên đăng ký làm theo Bác. [1]",
        "Xã Mây Trắng: có 85% đảng viên đăng ký làm theo Bác. [1]\nXã Mây Trắng: có 87% đảng viên đăng ký làm theo Bác. [2]",
        "Có 85% đảng viên đăng ký làm theo Bác. [1]\nXã Mây Trắng: có 87% đảng viên đăng ký làm theo Bác. [2]",
        "Xã Đồng Sậy: còn có 85% đảng viên đăng ký làm theo Bác. [1]\nXã Mây Trắng: có 87% đảng viên đăng ký làm theo Bác. [2]",
    ],
)  # fmt: skip
def test_what_belongs_to_one_place_stays_there(written: str) -> None:
    """A figure never changes its commune, loses it, or is counted with another commune's."""
    assert not _passes(TWO_PLACES, written)


def test_an_instruction_in_an_article_is_not_obeyed() -> None:
    """What a planted sentence tells the model to say is not among the statements' wordings."""
    assert not _passes(POISONED, "Xã Đồng Sậy đạt 100% đảng viên đăng ký. [2]")


@given(st.text(alphabet=st.sampled_from(list('[]123 .,;:\n“"-•*%ăđậSxyà')), max_size=60))
def test_any_text_is_refused_or_carried(written: str) -> None:
    """Whatever a model writes ends in a refusal, never in another error."""
    assert not _passes(ONE_PLACE, written)
