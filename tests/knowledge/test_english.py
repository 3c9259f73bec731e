"""Questions in English and what is made of them."""

from importlib.resources import files

import pytest

from knowledge.vietnamese.english import from_english, is_english


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many party cells does Vinh Hoa commune have?", True),
        ("Which body issued Directive 05?", True),
        ("What are the shortcomings of Vinh Hoa?", True),
        ("xa vinh hoa co bao nhieu chi bo", False),
        ("Xã Vĩnh Hòa có bao nhiêu chi bộ?", False),
        ("do dang bo in an to roi an pham", False),
        ("the con xa vinh hoa thi sao", False),
        ("", False),
    ],
)
def test_english_is_told_from_vietnamese_without_marks(text: str, expected: bool) -> None:
    """Syllables that English shares do not make a question English."""
    assert expected == is_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many party cells does Vinh Hoa commune have?", "bao nhiêu chi bộ của xã Vinh Hoa có"),
        (
            "How many members does Vinh Hoa Water Supply Company have?",
            "bao nhiêu thành viên của công ty cấp nước Vinh Hoa có",
        ),
        ("Which body issued Directive 05?", "cơ quan nào ban hành Chỉ thị 05"),
        # What is raised is money, land given is none.
        (
            "How much did the women’s union of Vinh Hoa raise?",
            "bao nhiêu tiền Hội Liên hiệp Phụ nữ Vinh Hoa quyên góp",
        ),
        ("What did the farmers’ association of Vinh Hoa set up?", "Hội Nông dân Vinh Hoa thành lập"),
        (
            "How many members does the youth union of Vinh Hoa have?",
            "bao nhiêu đoàn viên của Đoàn Thanh niên Vinh Hoa có",
        ),
        ("How many party cells are there in Binh An?", "bao nhiêu chi bộ Binh An"),
        ("What will Cat Lo do next?", "Cat Lo làm gì thời gian tới"),
        ("Who heads the Cat Lo district Party Committee?", "ai người đứng đầu huyện ủy Cat Lo"),
        (
            "Which models do the armed forces of Cat Lo province run?",
            "những mô hình nào lực lượng vũ trang tỉnh Cat Lo có",
        ),
    ],
)
def test_the_words_of_the_genre_are_turned(text: str, expected: str) -> None:
    """What asks, what is counted and who did it come out in Vietnamese; names and numbers stay."""
    assert expected == from_english(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is in quotes is a name, in whatever quotes.
        ("Which communes run the 'Hũ gạo yêu thương' model?", "những xã nào có “Hũ gạo yêu thương” mô hình"),
        (
            'How many households has "Nương chè nghĩa tình" helped?',
            "bao nhiêu hộ có “Nương chè nghĩa tình” giúp",
        ),
        # Which and what ask for one or some of what stands behind them …
        ("Which border post worked with Vinh Hoa?", "đồn biên phòng nào phối hợp với Vinh Hoa"),
        # … a union stands behind its place …
        ("What did the Vinh Hoa Youth Union donate?", "đoàn Thanh niên Vinh Hoa hiến"),
        # … and whose members they are is told without regard to case.
        (
            "How many members does the Vinh Hoa Farmers' Union have?",
            "bao nhiêu hội viên của hội Nông dân Vinh Hoa có",
        ),
        # Asked for a yes or a no, a claim is put.
        ("Did Mr Lo Van Ut donate land?", "có phải ông Lo Van Ut hiến đất"),
        ("How many home ID cards were issued?", "bao nhiêu căn cước công dân tại nhà"),
    ],
)
def test_names_questions_and_claims_come_out_in_vietnamese_order(text: str, expected: str) -> None:
    """So that they are read like what a cadre would type."""
    assert from_english(text).startswith(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("How many households does mô hình Nương chè have?", True),
        ("Is it true that Mr Khoa donated land?", True),
        ("Mô hình list là gì?", False),
        ("Xã Vĩnh Hòa có app gì?", False),
    ],
)
def test_names_with_marks_do_not_make_it_vietnamese(text: str, expected: bool) -> None:
    """Whoever opens with a word that asks in English asks in English."""
    assert expected == is_english(text)


def test_each_phrase_has_one_reading() -> None:
    """No English phrase stands twice in the registry, and none is without its Vietnamese."""
    lines = files("knowledge").joinpath("registry/english.tsv").read_text(encoding="utf-8").splitlines()
    phrases = [line.split("\t") for line in lines]

    assert all(len(phrase) == len(("english", "vietnamese")) and all(phrase) for phrase in phrases)
    assert len({english for english, _ in phrases}) == len(phrases)
