"""The gate: everything true passes, and nothing that was altered does."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.answering.gate.verify import verified
from bot.answering.records import Answer, Citation, Statement, Status
from knowledge.records import Span

from .true_statements import TRUE, Pair, passage_of

_SWAPS = (
    # Figures, years, documents, units, levels.
    ("85%", "87%"), ("87%", "85%"), ("85%", "85"), ("85%", "85 người"), ("2%", "2"), ("năm 2022", "năm 2023"),
    ("năm 2023", "năm 2022"), ("05-CT/TW", "50-CT/TW"), ("05-CT/TW", "05-KL/TW"), ("01-KL/TW", "10-KL/TW"),
    ("01-KL/TW", "21-KL/TW"), ("70-KH/HU", "07-KH/HU"), ("70-KH/HU", "70-KH/TU"), ("22/02/2023", "02/02/2023"),
    ("22/02/2023", "22/02/2022"), ("1.250", "1250"), ("1.250", "12.500"), ("1.250", "1,250"), ("1,5 tỷ", "15 tỷ"),
    ("1,5 tỷ", "1,5 triệu"), ("1,5 tỷ", "1.5 tỷ"), ("tỷ đồng", "đồng"), ("20.000 đồng", "20.000"),
    ("20.000 đồng", "200.000 đồng"), ("kg gạo", "tấn gạo"), ("kg gạo", "gạo"), ("một tháng", "một năm"),
    # Negation.
    ("không có", "có"), ("Có 85%", "Không có 85%"), ("Xã có", "Xã không có"), ("chưa nhân", "đã nhân"),
    ("chưa nhân", "nhân"), ("đã lập", "chưa lập"), ("có 14", "không có 14"), ("có 7", "chưa có 7"),
    # Who, where, what.
    ("xã Đồng Sậy", "xã Mây Trắng"), ("Xã Đồng Sậy", "Xã Mây Trắng"), ("xã Mây Trắng", "xã Đồng Sậy"),
    ("Xã Mây Trắng", "Xã Đồng Sậy"), ("Đồng Sậy", "Đồng Sấy"), ("Suối Hạc", "Suối Hác"), ("xã", "huyện"),
    ("chi bộ", "chi hội"), ("đảng viên", "đoàn viên"), ("hộ neo đơn", "hộ nghèo"), ("Huyện ủy", "Tỉnh ủy"),
    ("Chỉ thị", "Nghị quyết"), ("Kết luận", "Chỉ thị"), ("đăng ký", "hoàn thành"), ("tăng", "giảm"),
    ("Hũ gạo nghĩa tình", "Hũ gạo tình thương"), ("Ba thôn", "Bốn thôn"), ("hòa giải", "tự quản"), ("với", "và"),
)  # fmt: skip


def _passes(answer: Answer) -> bool:
    return verified(answer) is not None


def _bumped_digits(text: str) -> Iterator[str]:
    for match in re.finditer(r"\d", text):
        yield text[: match.start()] + str((int(match[0]) + 1) % 10) + text[match.end() :]


def _altered_statements(pair: Pair) -> Iterator[str]:
    yield from _bumped_digits(pair.said)
    for old, new in _SWAPS:
        if old in pair.said:
            yield pair.said.replace(old, new, 1)
    words = pair.said.split()
    middle = len(words) // 2
    yield " ".join(words[:middle] + words[middle + 1 :])
    yield " ".join([*words[:middle], words[middle + 1], words[middle], *words[middle + 2 :]])
    yield " ".join([*words[:middle], "hơn", *words[middle:]])
    yield pair.said + " Đây là kết quả cao nhất tỉnh."
    yield "Xã Bàu Sen: " + pair.said


def _mutations() -> Iterator[Pair]:
    for number, pair in enumerate(TRUE):
        for said in _altered_statements(pair):
            yield replace(pair, said=said)
        other = TRUE[(number + 5) % len(TRUE)]
        # The quote of another sentence or another commune, the statement of another, a quote that is too little.
        yield replace(pair, quote=other.quote)
        yield replace(pair, said=other.said)
        yield replace(pair, quote=pair.quote.split()[0])
        yield replace(pair, quote=pair.quote + " Và còn hơn thế.")
        yield from (replace(pair, quote=quote) for quote in _bumped_digits(pair.quote))
        # Both altered alike: the passage itself has to say it.
        for old, new in _SWAPS:
            if old in pair.said and old in pair.quote:
                yield replace(
                    pair, said=pair.said.replace(old, new, 1), quote=pair.quote.replace(old, new, 1)
                )


@pytest.mark.parametrize("pair", TRUE, ids=lambda pair: pair.said[:40])
def test_the_true_passes(pair: Pair) -> None:
    """What its quote says goes out as it is."""
    assert pair.answer() == verified(pair.answer())


def test_nothing_altered_passes() -> None:
    """Of some hundred alterations of true statements and quotes the gate lets none through."""
    mutations = list(_mutations())

    assert len(mutations) >= 120
    assert [(each.said, each.quote) for each in mutations if _passes(each.answer())] == []


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        # A quote that begins or ends inside a number or a word of its passage.
        ("Có 7,09% đảng viên đăng ký.", "7,09% đảng viên đăng ký"),
        pytest.param("7,09% đảng viên đăng ký.", "7,09% đảng viên đăng ký"),
        pytest.param("Xã góp được 1.25.", "Xã góp được 1.25"),
        ("Đã giúp 4 hộ.", "Đã giúp 4"),
        # A quote that leaves out the negation right before it.
        pytest.param("Có đảng viên vi phạm.", "có đảng viên vi phạm"),
        pytest.param("Nhân rộng được mô hình.", "nhân rộng được mô hình"),
        # A statement that stops before the unit of its last figure.
        pytest.param("Tổng kinh phí là 1,5.", "Tổng kinh phí là 1,5 tỷ đồng"),
        pytest.param("Tổng kinh phí là 1,5 tỷ.", "Tổng kinh phí là 1,5 tỷ đồng"),
        pytest.param("Tỷ lệ đăng ký đạt 98.", "Tỷ lệ đăng ký đạt 98%"),
    ],
)
def test_what_is_cut_out_of_its_words(said: str, quote: str) -> None:
    """A quote keeps whole numbers, their units and the negation that stands before it."""
    passage = passage_of(
        "Có 97,09% đảng viên đăng ký. Xã góp được 1.250 kg gạo. Đã giúp 46 hộ. Xã không có đảng viên vi phạm. Các hội"
        " chưa nhân rộng được mô hình. Tổng kinh phí là 1,5 tỷ đồng. Tỷ lệ đăng ký đạt 98%."
    )

    assert not _passes(Pair(said, quote, passage).answer())


@pytest.mark.parametrize("marks", [(), (2,), (0,), (-1,), (1, 2)])
def test_marks_without_a_citation(marks: tuple[int, ...]) -> None:
    """A statement without marks, or with one that points nowhere, is dropped."""
    assert not _passes(TRUE[0].answer(marks))


def test_swapped_marks() -> None:
    """Two true statements that point at each other's quotes are both dropped."""
    first, second = TRUE[0], TRUE[10]
    citations = (Citation(1, first.passage, first.quote), Citation(2, second.passage, second.quote))
    right = Answer(
        Status.ANSWERED, "", (Statement(first.said, (1,)), Statement(second.said, (2,))), citations
    )
    wrong = replace(right, statements=(Statement(first.said, (2,)), Statement(second.said, (1,))))

    assert right == verified(right)
    assert verified(wrong) is None


def test_the_false_is_dropped_and_the_rest_renumbered() -> None:
    """Between two true statements a false one goes with its citation, and the marks close up."""
    first, second = TRUE[0], TRUE[10]
    draft = Answer(
        Status.ANSWERED,
        "Kết quả:",
        (
            Statement(first.said, (1,), (Span(0, 2),), item=True),
            Statement("Đảng bộ xã Đồng Sậy có 99 chi bộ.", (2,), item=True),
            Statement(second.said, (3,), item=True),
        ),
        (
            Citation(1, first.passage, first.quote),
            Citation(2, first.passage, TRUE[3].quote),
            Citation(3, second.passage, second.quote),
        ),
    )
    kept = verified(draft)

    assert kept is not None
    assert [(first.said, (1,)), (second.said, (2,))] == [(each.text, each.marks) for each in kept.statements]
    assert [(1, first.quote), (2, second.quote)] == [(each.n, each.quote) for each in kept.citations]
    assert kept.statements[0].bold == (Span(0, 2),)
    assert kept.lead == "Kết quả:"


def test_nothing_to_say() -> None:
    """An answer without statements has nothing left."""
    assert verified(Answer(Status.ANSWERED, "Kết quả:")) is None


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Xã Thủy Hòa có 5 chi bộ.", "Xã Thuỷ Hoà có 5 chi bộ"),
        ("XÃ THỦY HÒA CÓ 5 CHI BỘ.", "Xã Thuỷ Hoà có 5 chi bộ"),
        ("Xã Thuỷ Hoà có 5  chi\u00a0bộ.", "Xã Thuỷ Hoà\ncó 5 chi bộ"),
    ],
)
def test_spelling_of_the_same(said: str, quote: str) -> None:
    """The place of a tone mark, case and blanks make no other statement."""
    passage = passage_of("Xã Thuỷ Hoà có 5 chi bộ.", "xã Thủy Hòa")

    assert _passes(Pair(said, quote, passage).answer())


@pytest.mark.parametrize(
    "opening", ["Huyện Suối Hạc", "Xã Suối Hạc", "Huyện Đồng Sậy", "Suối Hạc", "Sậy Đồng"]
)
def test_the_place_put_before(opening: str) -> None:
    """Before a quote stands its article's own place or none: not the district above it, nor a mixture of both."""
    passage = passage_of("Có 85% đảng viên đăng ký làm theo Bác.")

    assert _passes(Pair(f"Xã Đồng Sậy: {passage.text}", passage.text, passage).answer())
    assert not _passes(Pair(f"{opening}: {passage.text}", passage.text, passage).answer())
