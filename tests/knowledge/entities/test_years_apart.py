"""Years that a sentence tells of, and those it only sets something beside."""

import pytest

from knowledge.entities.years import years_apart


@pytest.mark.parametrize(
    ("text", "own", "beside"),
    [
        ("Toàn xã có 64 mô hình, tăng 9 mô hình so với năm 2023 (55 mô hình).", set(), {2023}),
        ("Năm 2022 thu 61 tỷ đồng, giảm 33 hộ so với đầu năm 2021.", {2022}, {2021}),
        ("Giảm từ 21,8% năm 2020 xuống 17,9% năm 2022.", {2020, 2022}, set()),
        ("Năm 2023 hơn năm 2022, còn so với năm 2022 thì nhiều.", {2023}, {2022}),
        ("Không có năm nào.", set(), set()),
    ],
)
def test_years_are_told_apart(text: str, own: set[int], beside: set[int]) -> None:
    """A year behind "so với" or "hơn" is no year of the figure."""
    assert years_apart(text) == (frozenset(own), frozenset(beside))
