"""Abbreviations written out where the reading is sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.vietnamese.abbreviations import expanded, shortened
from knowledge.vietnamese.normalising import canonical


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("xã có bao nhiêu ĐV?", "xã có bao nhiêu đảng viên?"),
        ("bn đv", "bao nhiêu đảng viên"),
        ("bn dv dki", "bao nhiêu đảng viên đăng ký"),
        ("BTV Huyện ủy", "Ban Thường vụ Huyện ủy"),
        ("cua BCT", "cua Bộ Chính trị"),
        ("UBND và HĐND xã", "Ủy ban nhân dân và Hội đồng nhân dân xã"),
        ("MTTQ xã, hội CCB", "Mặt trận Tổ quốc xã, hội Cựu chiến binh"),
        ("ubnd hdnd", "Ủy ban nhân dân Hội đồng nhân dân"),
        ("CBCCVC", "cán bộ, công chức, viên chức"),
        ("NTM", "nông thôn mới"),
        ("tl đv", "tỷ lệ đảng viên"),
        ("hội đỡ đầu mấy hs", "hội đỡ đầu mấy học sinh"),
        ("một cửa nhận mấy hs", "một cửa nhận mấy hồ sơ"),
        ("nq so may cua xa", "nghị quyết so may cua xa"),
        ("tổ có bn tv", "tổ có bao nhiêu thành viên"),
        ("xem tv", "xem tv"),
        ("mấy tt, cn được khen", "mấy tập thể, cá nhân được khen"),
        ("cđ năm 2022", "chuyên đề năm 2022"),
        ("bt du go sen", "Bí thư Đảng ủy go sen"),
        ("du lịch xã", "du lịch xã"),
        # CB is read by its neighbours, and left where they do not tell.
        ("CB ấp Gò Sen", "chi bộ ấp Gò Sen"),
        ("bí thư CB nói gì", "bí thư chi bộ nói gì"),
        ("CB, ĐV", "cán bộ, đảng viên"),
        ("cb chủ chốt", "cán bộ chủ chốt"),
        ("mấy CB", "mấy CB"),
        # Phone spelling.
        ("có gì mới k?", "có gì mới không?"),
        ("có mh nào", "có mô hình nào"),
        ("co ko", "co không"),
        ("kg biết", "không biết"),
        ("đc khen", "được khen"),
        ("ntn", "như thế nào"),
        ("mô hình của đoàn TN", "mô hình của đoàn thanh niên"),
        ("j", "gì"),
        ("đ/c Sáu", "đồng chí Sáu"),
        ("Đ/c Sáu", "đồng chí Sáu"),
        # Beside numbers k and kg are units.
        ("5 k", "5 k"),
        ("3 kg gạo", "3 kg gạo"),
        ("1.250 kg", "1.250 kg"),
        ("k 5 người", "k 5 người"),
        ("góp bao nhiêu kg gạo", "góp bao nhiêu kg gạo"),
        ("gop bao nhieu kg gao", "gop bao nhieu kg gao"),
        ("được mấy kg", "được mấy kg"),
        ("bn k", "bao nhiêu k"),
        # TƯ in capitals is the Central Committee, tư is a word.
        ("Ban Tuyên giáo TƯ", "Ban Tuyên giáo Trung ương"),
        ("tư tưởng", "tư tưởng"),
        ("riêng tư", "riêng tư"),
        ("Tư tưởng Hồ Chí Minh", "Tư tưởng Hồ Chí Minh"),
        ("thu tu", "thu tu"),
        ("TW", "Trung ương"),
        # Only whole words, and never inside a document's number.
        ("05-CT/TW", "05-CT/TW"),
        ("21- KL/TW", "21- KL/TW"),
        ("ngày", "ngày"),
        ("kỹ", "kỹ"),
        ("", ""),
    ],
)
def test_expanded(typed: str, read: str) -> None:
    """What is sure is written out, the rest stays as typed."""
    assert read == expanded(typed)


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever is typed comes back as text, and a text without letters unchanged."""
    read = expanded(text)

    assert read == text or any(char.isalpha() for char in text)


def test_shortened_reads_back() -> None:
    """What is shortened is read as what it was; words that only look alike stay."""
    text = "Hội Nông dân và Ủy ban nhân dân xã có bao nhiêu đảng viên? Đảng viên nào ở nông dân?"

    assert shortened(text) == "hnd và ubnd xã có bn đv? đv nào ở nông dân?"
    assert canonical(expanded(shortened(text))) == canonical(text)
