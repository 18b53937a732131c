from __future__ import annotations

import io
from datetime import timedelta
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from PIL import Image

from desktop.documents.reports import chart, day_page, day_picture
from desktop.domain.booth.figures import HalfHour
from tests.documents.evenings import MORNING, ZONE, busy_event, evening, quiet_day


def read(data: bytes) -> list[str]:
    """The text of every page, as another program reads it."""
    document = pypdfium2.PdfDocument(data)
    return [document[n].get_textpage().get_text_range() for n in range(len(document))]


def test_the_page_holds_every_figure_of_the_evening():
    text = " ".join("\n".join(read(day_page(evening()))).split())
    for told in (
        "COSCon'26 中国开源年会", "2026-10-24", "¥3,872.00", "98 sales", "45 given away",
        "-¥140.00", "-¥99.00", "¥100.00",
        "WeChat Pay 61 ¥2,443.00 ¥2,423.00 ¥20.00",
        "李红", "小红的收款码", "¥3,263.00",  # two accounts of one holder, and their sum
        "10-24 09:00 张三 98 ¥3,872.00 ¥300.00 ¥909.00 ¥908.00 -¥1.00 王瑒", "not counted",
        "TS23-L COSCon'23 T恤 L 30 1 21 2 0 +1 8 ¥2,079.00", "徽章 𠮷野燊 联名",
        "Total 285 1 150 45 79 -3 8 ¥3,872.00",
        "A-0017 10-24 11:00", "A-0044 旧款杯垫 2 ¥30.00", "no name",
        "Recorded by", "Checked by", evening().journal_head, "Page 1 of 2", "Page 2 of 2",
    ):  # fmt: skip
        assert told in text


def test_a_hundred_items_flow_over_pages_under_their_headings():
    pages = read(day_page(busy_event()))
    assert len(pages) > 3
    assert all("Takings" in page for page in pages[:-1])
    assert "第100号" in "".join(pages)
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]
    assert "¥123,456,789.00" in pages[0]


def test_a_day_without_a_sale_is_still_a_page():
    (page,) = read(day_page(quiet_day()))
    assert "Nothing was sold." in page
    assert "Checked by" in page


@pytest.mark.parametrize("figures", [evening(), busy_event(), quiet_day()])
@pytest.mark.parametrize("hide", [False, True])
def test_the_picture_is_as_wide_as_a_group_chat_wants_it(figures, hide):
    picture = Image.open(io.BytesIO(day_picture(figures, hide_amounts=hide)))
    assert (picture.format, picture.width) == ("PNG", 1080)
    assert picture.height > 500


def test_hidden_amounts_are_not_drawn():
    from desktop.documents.reports import picture

    text = "".join(read(picture._drawn(evening(), True)))
    assert "¥" not in text
    assert "150 pieces" in text
    assert "¥3,872" in "".join(read(picture._drawn(evening(), False)))


def test_empty_half_hours_within_a_day_are_shown_and_nights_are_not():
    evening_before, next_morning = MORNING + timedelta(hours=1), MORNING + timedelta(days=1)
    half_hours = [HalfHour(m, 1, 100) for m in (MORNING, evening_before, next_morning)]
    shown = chart.bars(half_hours, ZONE)
    assert [(bar.label, bar.day, bar.sales) for bar in shown] == [
        ("09:00", "10-24", 1),
        ("", "", 0),
        ("10:00", "", 1),
        ("09:00", "10-25", 1),
    ]


def test_the_wall_clock_of_the_event_decides_what_an_hour_is():
    shown = chart.bars([HalfHour(MORNING.astimezone(ZoneInfo("UTC")), 1, 100)], ZONE)
    assert [bar.label for bar in shown] == ["09:00"]


@pytest.mark.parametrize(
    ("largest", "end"), [(1, 1), (3, 5), (10, 10), (12, 20), (99_000, 100_000)]
)
def test_the_axis_ends_at_a_round_number(largest, end):
    assert chart.ceiling(largest) == end
