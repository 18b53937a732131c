"""Charts: round axes, values in words, pictures for the group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.domain import money
from desktop.ui.charts import Bars, Chart, Lines, Series, Stacked
from desktop.ui.charts.scale import ticks
from desktop.ui.charts.series import shortest
from desktop.ui.theme import Tone
from tests.ui.walk import faults

KINDS = pytest.mark.parametrize("kind", [Bars, Stacked, Lines])
TAKINGS = [Series("微信", (1200, 3400, 0)), Series("现金", (0, 500, 900), Tone.GOOD)]
TIMES = ("10:00", "10:30", "11:00")


@pytest.mark.parametrize(
    ("low", "high", "numbers"),
    [
        (0, 780, [0, 200, 400, 600, 800]),
        (0, 3, [0, 1, 2, 3]),
        (0, 0, [0, 1]),
        (-40, 60, [-50, 0, 50, 100]),
        (5, 9, [0, 5, 10]),
    ],
)
def test_axes_have_a_few_round_numbers(low: int, high: int, numbers: list[int]) -> None:
    assert ticks(low, high) == numbers


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_axes_hold_every_value_and_zero(one: int, other: int) -> None:
    low, high = sorted((one, other))
    numbers = ticks(low, high)
    assert numbers[0] <= low
    assert numbers[-1] >= high
    assert 0 in numbers
    assert len(numbers) <= 8


def test_labels_without_room_are_left_out_evenly() -> None:
    assert shortest(["x"] * 10, 4) == [0, 3, 6, 9]
    assert shortest(["x"] * 3, 9) == [0, 1, 2]


@KINDS
def test_a_chart_says_its_values(kind: type[Chart], qtbot: QtBot) -> None:
    chart = kind("Takings")  # type: ignore[call-arg]
    qtbot.addWidget(chart)
    chart.show_data(TAKINGS, TIMES, money.short)
    assert chart.canvas.accessibleName() == (
        "Takings. 微信: 10:00 ¥12, 10:30 ¥34, 11:00 ¥0; 现金: 10:00 ¥0, 10:30 ¥5, 11:00 ¥9"
    )
    assert faults(chart) == []


@KINDS
def test_a_chart_is_copied_as_a_picture_1080_wide(kind: type[Chart], qtbot: QtBot) -> None:
    chart = kind("Takings")  # type: ignore[call-arg]
    qtbot.addWidget(chart)
    chart.show_data(TAKINGS, TIMES, money.short)
    chart.copy.click()
    assert QGuiApplication.clipboard().image().width() == 1080


@KINDS
def test_an_empty_chart_says_so_and_is_not_copied(kind: type[Chart], qtbot: QtBot) -> None:
    chart = kind("Takings")  # type: ignore[call-arg]
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show()
    chart.grab()
    assert chart.canvas.accessibleName() == "Takings: nothing yet"
    assert not chart.copy.isEnabled()


@KINDS
def test_a_chart_draws_more_than_its_card(kind: type[Chart], qtbot: QtBot) -> None:
    chart = kind("Takings")  # type: ignore[call-arg]
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    empty = chart.canvas.grab().toImage()
    chart.show_data(TAKINGS, TIMES)
    assert chart.canvas.grab().toImage() != empty
