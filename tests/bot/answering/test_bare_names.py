"""Names in small letters that nothing announces, and words that are spelled like names. Every place is invented or of the country."""

from pathlib import Path

import pytest
from support.communes import answerer_over

from bot.answering.naming.place_finder import PlaceFinder
from bot.answering.records import Asked
from knowledge.entities.names import NameBook
from knowledge.entities.places import Place
from knowledge.records import Article
from knowledge.vietnamese.normalising import folded, is_plain, nfc

_CORPUS = NameBook(
    [
        Place("xã", "Tân Mộc"),
        Place("ấp", "Gò Sen 1"),
        Place("ấp", "Gò Sen 2"),
        Place("xã", "Vĩnh Lộc Hạ"),
        Place("tỉnh", "Đồi Xanh"),
    ]
)
_COUNTRY = NameBook(
    [
        Place("xã", "Vĩnh Bình"),
        Place("phường", "Tân Mộc Tây"),
        Place("xã", "Vĩnh Lộc"),
        Place("phường", "Hội Phú"),
        Place("xã", "Đản Ván"),
        Place("xã", "Biên Giới"),
        Place("xã", "Minh Phú"),
        Place("xã", "Tư"),
        Place("xã", "Đoàn Kết"),
    ]
)
_COMMON = frozenset({"phụ nữ", "biên giới", "phụ trách", "dân vận"})
_PAIRS = frozenset({"dan van"})
_FINDER = PlaceFinder(
    _CORPUS,
    _COUNTRY,
    common=_COMMON - {"dân vận"},
    proper=frozenset(),
    plain=frozenset(map(folded, _COMMON - {"dân vận"})),
    reads=lambda pair: " ".join(pair) in _PAIRS,
)


def _found(text: str) -> list[str]:
    return [place.place.text for place in _FINDER.find(nfc(text), plain=is_plain(nfc(text)))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("vĩnh bình đạt bao nhiêu phần trăm", ["Vĩnh Bình"]),
        ("vinh binh dat bao nhieu phan tram", ["Vĩnh Bình"]),
        ("cho em hỏi vĩnh Bình làm mấy mô hình ạ", ["Vĩnh Bình"]),
        ("tỷ lệ đảng viên đăng ký vĩnh bình là mấy", ["Vĩnh Bình"]),
    ],
)
def test_a_name_of_the_country_typed_small_is_one(text: str, places: list[str]) -> None:
    """What opens the question, or stands in it with all its marks and is no word, names a place."""
    assert _found(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "tinh thần đoàn kết của bà con được giữ thế nào",
        "cua hoi phu nu lam gi",
        "xa minh phu trach mo hinh gi",
        "con xa tu bieu duong duoc bao nhieu",
    ],
)
def test_words_that_are_spelled_like_a_name_name_nothing(text: str) -> None:
    """An everyday word, a word that takes part in its neighbour, and what goes on as no name would."""
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ban tuyen giao va dan van tinh doi xanh la ai", ["tỉnh Đồi Xanh"]),
        ("xa bien gioi tan moc co gi", ["Tân Mộc"]),
        ("so sanh tan moc va dan van", ["Tân Mộc", "Đản Ván"]),
        ("con hoi phu thi sao", ["Hội Phú"]),
    ],
)
def test_beside_a_place_of_the_corpus_a_word_is_a_word(text: str, places: list[str]) -> None:
    """But set side by side with it, or asked of alone, it is a name."""
    assert _found(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("tân mộc tây có gì", ["Tân Mộc Tây"]),
        ("xã tân mộc tây có gì", ["xã Tân Mộc Tây"]),
        ("xa tan moc tay co gi", ["xã Tân Mộc Tây"]),
        ("tân mộc có gì", ["Tân Mộc"]),
    ],
)
def test_a_longer_name_typed_small_is_the_longer_one(text: str, places: list[str]) -> None:
    """Its neighbour's name is no part of it."""
    assert _found(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("ấp gò sen 3 có mấy hộ", ["ấp Gò Sen 3"]),
        ("ap go sen 2 co may ho", ["ấp Gò Sen 2"]),
        ("ấp gò sen 3 năm qua có gì", []),
    ],
)
def test_a_hamlet_of_another_number_is_another(text: str, places: list[str]) -> None:
    """A number ends a hamlet's name in small letters too, unless it counts what follows."""
    assert _found(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("phường rạch mít ở đâu", ["phường Rạch Mít"]),
        ("xã nào có mô hình hay", []),
        ("xã đã làm được gì", []),
    ],
)
def test_a_name_that_no_list_has_is_one_behind_a_level(text: str, places: list[str]) -> None:
    """Two words that are none of the language, up to where a name ends."""
    assert _found(text) == places


def test_a_whole_name_but_for_a_tone_is_not_its_beginning() -> None:
    """Typed "vĩnh lộc hả", xã Vĩnh Lộc Hạ is mistyped, and is not Vĩnh Lộc."""
    (found,) = _FINDER.find(nfc("ai làm bí thư xã vĩnh lộc hả"), plain=False)
    assert (found.place.text, found.mistyped) == ("xã Vĩnh Lộc Hạ", "vĩnh lộc hả")


def test_an_everyday_word_behind_a_place_is_no_place(tmp_path: Path) -> None:
    """Liên Quan is a town besides; who writes a place in capitals would write that one so too."""
    row = Article(
        "suoi-gao",
        "Xã Suối Gạo học Bác",
        "Xã Suối Gạo có mô hình “Tuyến đường không rác”.",
        place="xã Suối Gạo",
    )
    answerer = answerer_over(tmp_path, [row])

    for question in (
        "Xã Suối Gạo liên quan môi trường có mô hình gì?",
        "xã suối gạo hạnh phúc có mô hình gì",
    ):
        assert "Chưa có trong kho tư liệu:" not in answerer.answer(Asked(question)).text


def test_a_union_without_marks_but_with_capitals_is_no_place() -> None:
    """In "Hoi Phu nu" there is no ward Hội Phú, though its words have the capitals of a name."""
    assert _found("ai la chu tich Hoi Phu nu xa Tan Moc") == ["xã Tân Mộc"]
