"""Years of texts and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.entities.years import years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("năm 2023", {2023}),
        ("nam 2023 va 2024", {2023, 2024}),
        ("giai đoạn 2021 - 2023", {2021, 2022, 2023}),
        ("giai đoạn 2021–2023", {2021, 2022, 2023}),
        ("từ năm 2021 đến năm 2023", {2021, 2022, 2023}),
        ("tu 2021 den 2023", {2021, 2022, 2023}),
        ("nhiệm kỳ 2020 - 2025", {2020, 2021, 2022, 2023, 2024, 2025}),
        ("ngày 22/02/2023", {2023}),
        ("ngày 9-5-2024.", {2024}),
        ("2023-11-30", {2023}),
        ("năm 1969, Bác qua đời", {1969}),
        # No years.
        ("2.023 người", set()),
        ("1.2023", set()),
        ("2023,5 ha", set()),
        ("2023%", set()),
        ("số 20231", set()),
        ("12023", set()),
        ("1850", set()),
        ("2100", set()),
        # No range: backwards, or longer than any plan.
        ("2025 - 2021", {2025, 2021}),
        ("1930 - 2023", {1930, 2023}),
        ("", set()),
    ],
)
def test_years(text: str, found: set[int]) -> None:
    """Single years, those of dates and all those of a range; counts and shares are none."""
    assert found == set(years(text))


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever the text, what is found are years of two centuries."""
    assert all(1900 <= year <= 2099 for year in years(text))
