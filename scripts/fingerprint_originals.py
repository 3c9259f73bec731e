#!/usr/bin/env python3
"""Write down what the shipped articles must keep of their originals, without keeping the originals.

The corpus in `knowledge/articles` retells articles that this repository does not contain. This script reads
those originals once and leaves, an article, its numbers, its names and the hashes of its runs of eight words:
enough for a test to see that the retelling loses no figure and no name and copies no sentence.

    python scripts/fingerprint_originals.py ORIGINALS_DIR OUT.json

A run of eight words is left out where repeating it copies nothing: runs of the title, and runs with at most
`MAX_WORDS_BESIDE_NAMES` words that belong to no name. So a name may be repeated with a word before and after it,
while a sentence copied around a name still shares the runs that reach three words beyond it.
"""

import argparse
import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHINGLE_WORDS = 8
HASH_DIGITS = 12
MAX_WORDS_BESIDE_NAMES = 2
MAX_WORDS_OF_A_QUOTED_NAME = 40  # the longest is a document's subject of 39 words; speech runs longer

# Whole lines that the web page put around the article.
BOILERPLATE_LINES = re.compile(
    r"Phản hồi|Các tin khác|Mới nhất|Liên kết website|Xem thêm"  # the page's links
    r"|Xây dựng Đảng|Tiền Giang"  # the section's name and the tag, above and under the headline
    r"|Thứ \w+ - \d+/\d+/\d+ \d+:\d+"  # when it was posted: `published` of the front matter
    r"|Tổng số điểm của bài viết là:.*|Xếp hạng:.*|Click để đánh giá bài viết"  # readers' votes
    r"|Bạn đã không sử dụng Site,.*"  # the login timer, which has a number of its own
)
# Parts of lines that say nothing about the subject.
BOILERPLATE_PARTS = re.compile(
    r"\(Ảnh: [^)]*\)"  # who took the picture
    r"|Tác giả bài viết:"  # the label alone: the author's name stays
    r"|\(\d\)(?= )"  # the number of an item in a running list, which is no figure
)
# Slips of the typist, which the retelling mends.
SLIPS = {"Qưới An": "Quới An", "Phú lạc": "Phú Lạc", "21- KL/TW": "21-KL/TW"}

_NUMBER = re.compile(r"(?<!\w)(?:\d+(?:[.,/]\d+)*(?:-[A-ZĐ]+(?:/[A-ZĐ]+)?|%)?|[IVX]{2,})(?!\w)")
_QUOTED = re.compile(r"[“\"]\s*([^“”\"]+?)\s*[”\"]")
_SENTENCE_BREAK = re.compile(r"[.!?…]\s+\w")
_MOVEMENT = re.compile(
    r"(?:học tập(?: và|,) làm theo )?tư tưởng,? đạo đức,? phong cách Hồ Chí Minh", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"(?:Chỉ thị|Kết luận|Kế hoạch|Hướng dẫn)(?: số)? \d[\w/-]*"
    r"|Nghị quyết Trung ương \d+(?: \(khóa [IVX, ]+\))?"
)
_ACRONYM = re.compile(r"(?<![\w/.-])(?![IVX]+\b)[A-ZĐ]{4,}(?![\w/.-])")

# Vietnamese writes only the first syllable of a word in an institution's name with a capital, so a run of
# capitals stops short inside the name; these are the words of the originals' names that it would stop at.
_WORDS = (
    "Bí thư|Biên phòng|Chi bộ|Chiến binh|Chính phủ|Chính trị|Chấp hành|Chủ tịch|Cửa khẩu quốc tế|Cựu chiến binh"
    "|Huyện đoàn|Huyện ủy|Lao động|Liên hiệp|Liên đoàn|Mầm non|Mặt trận|Nhân dân|Nông dân|Phụ nữ|Thanh niên"
    "|Thường vụ|Thủ tướng|Trung ương|Tuyên giáo|Tỉnh ủy|Tổ quốc|Đảng bộ|Đảng ủy|Ủy ban|Ủy viên"
)
_CAPITALS = "".join(letter for letter in map(chr, range(0x1F00)) if letter.isupper())
_UNIT = rf"(?:(?:{_WORDS})(?!\w)|[{_CAPITALS}]\w*)"
_RUN = re.compile(rf"(?<!\w){_UNIT}(?: (?:{_UNIT}|(?:xã|ấp)(?= {_UNIT})))+(?: \d(?!\d))?(?!\w)")
# A sentence's first word, which is no part of the name that it stands before.
_FIRST_WORDS = re.compile(r"^(?:Còn|Theo|Tại) ")

# Names whose inner words are in lower case, so that no rule on capitals finds them.
OFFICIAL_NAMES = (
    "Ngày thành lập Đảng Cộng sản Việt Nam",
    "Ngày sinh Chủ tịch Hồ Chí Minh",
    "Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
    "ngày Giải phóng miền Nam thống nhất đất nước",
    "ngày Truyền thống các Ban xây dựng Đảng và Văn phòng cấp ủy",
    "Tổ Nhân dân tự quản",
    "số 05 ấp Quới An",
    "Chi hội “5 có, 3 sạch”",
    "Tổ Nhân dân tự quản số 05 ấp Quới An",
    "Hội Người cao tuổi",
    "Bí thư xã Đoàn",
    "Nhà Văn hóa xã",
    "Văn phòng Đảng ủy xã",
    "Hội phụ nữ huyện",
    "Đoàn thanh niên xã Sơn Thủy",
    # What Nghị quyết Trung ương 4 (khóa XII) is about, which one original cites without quotation marks.
    (
        "về tăng cường xây dựng, chỉnh đốn Đảng; ngăn chặn, đẩy lùi sự suy thoái về tư tưởng chính trị,"
        " đạo đức, lối sống, những biểu hiện “tự diễn biến”, “tự chuyển hóa” trong nội bộ"
    ),
)
# What the rules take for a name and is none.
NOT_NAMES = {
    "UVBCH": "short for Ủy viên Ban Chấp hành, which the retelling writes out",
    "Tổ NDTQ": "short for Tổ Nhân dân tự quản, which the retelling writes out",
}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What one original must leave in its retelling, and what it must not."""

    numbers: dict[str, int]
    names: tuple[str, ...]
    shingles: tuple[str, ...]


def numbers_in(text: str) -> Counter[str]:
    """Every figure, date, document number and Roman numeral, as it is written, with how often it stands there."""
    return Counter(_NUMBER.findall(text))


def words_of(text: str) -> list[str]:
    """The words in order, case-folded, in NFC, without punctuation."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def shingle_hash(words: list[str]) -> str:
    """The name under which a run of words is stored."""
    return hashlib.blake2b(" ".join(words).encode()).hexdigest()[:HASH_DIGITS]


def shingles_of(text: str) -> set[str]:
    """The hashes of all runs of `SHINGLE_WORDS` words."""
    words = words_of(text)
    return {shingle_hash(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}


def fingerprint(raw: str) -> Fingerprint:
    """The fingerprint of one original, given as it was scraped; its first line after cleaning is its title."""
    text = _clean(raw)
    title = text.split("\n", maxsplit=1)[0]
    spans = _name_spans(text)
    names = {text[start:end].strip('“”" ') for start, end in spans}
    movement = [found.span() for found in _MOVEMENT.finditer(text)]
    shingles = set(_telling_shingles(text, spans + movement)) - shingles_of(title)
    return Fingerprint(
        numbers=dict(sorted(numbers_in(text).items())),
        names=tuple(sorted(names)),
        shingles=tuple(sorted(shingles)),
    )


def _clean(raw: str) -> str:
    text = unicodedata.normalize("NFC", raw).replace("\N{NO-BREAK SPACE}", " ")
    for slip, mended in SLIPS.items():
        text = text.replace(slip, mended)
    lines = (BOILERPLATE_PARTS.sub("", line).strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not BOILERPLATE_LINES.fullmatch(line))


def _name_spans(text: str) -> list[tuple[int, int]]:
    """Where the names stand: start and end (excluded) in code points."""
    spans = [found.span() for found in _QUOTED.finditer(text) if _is_name(found[1])]
    spans += [found.span() for name in OFFICIAL_NAMES for found in re.finditer(re.escape(name), text)]
    spans += [found.span() for found in _DOCUMENT.finditer(text)]
    for rule in (_RUN, _ACRONYM):
        for found in rule.finditer(text):
            name = _FIRST_WORDS.sub("", found[0])
            start, end = found.end() - len(name), found.end()
            apart = all(end <= other_start or other_end <= start for other_start, other_end in spans)
            if apart and name not in NOT_NAMES and (rule is _ACRONYM or " " in name):
                spans.append((start, end))
    return spans


def _is_name(quoted: str) -> bool:
    """Whether the quotation names something; speech has more than one sentence, or is long."""
    return not _SENTENCE_BREAK.search(quoted) and len(words_of(quoted)) <= MAX_WORDS_OF_A_QUOTED_NAME


def _telling_shingles(text: str, names: list[tuple[int, int]]) -> Iterator[str]:
    """The hashes of the runs that only a copy would share."""
    found = list(re.finditer(r"\w+", text))
    words = words_of(text)
    beside = [not any(start <= word.start() and word.end() <= end for start, end in names) for word in found]
    for at in range(len(words) - SHINGLE_WORDS + 1):
        if sum(beside[at : at + SHINGLE_WORDS]) > MAX_WORDS_BESIDE_NAMES:
            yield shingle_hash(words[at : at + SHINGLE_WORDS])


def main() -> None:
    """Read the folder of originals and write the fingerprints of all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("originals", type=Path, help="folder of ID.txt, one original a file")
    parser.add_argument("out", type=Path, help="the JSON file to write")
    arguments = parser.parse_args()
    found = {
        path.stem: fingerprint(path.read_text(encoding="utf-8"))
        for path in sorted(arguments.originals.glob("*.txt"))
    }
    if not found:
        parser.error(f"no .txt file in {arguments.originals}")
    written = {
        stem: {"numbers": one.numbers, "names": one.names, "shingles": one.shingles}
        for stem, one in found.items()
    }
    arguments.out.write_text(json.dumps(written, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
