"""Rulers are ordered, come, are measured and looked at, and the good ones lie in the stock."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.domain.bench.batches import BatchDraft
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import catalogue
from desktop.services.bench import batches
from desktop.services.changes import OpId
from desktop.ui import theme
from tests.ui.bench.tables import cells, click, opened, workbench
from tests.ui.walk import faults


@pytest.fixture
def bench(house):
    """A place, and the ruler as an article."""
    made = workbench(house, kits=0)
    edit = catalogue.VariantEdit(VariantDraft("PCB-RULER"))
    catalogue.save_item(made.desk, OpId.new(), ItemDraft("电路板尺"), [edit])
    return made


@pytest.fixture
def page(house, bench):
    """The half with the batches."""
    made = opened(house, "ruler")
    house.tap(made.keys["batches"])
    return made.batches


def note(house, page, lot="R2611", expected="10"):
    """A batch is noted as people do it."""
    house.tap(page.new_key)
    house.write(page.ordering.lot, lot)
    page.ordering.expected.field.clear()
    house.bot.keyClicks(page.ordering.expected.field, expected)
    house.pick(page.ordering.article, "PCB-RULER")
    house.tap(page.ordering.add_key)


def measure(house, part, middle, end):
    """The calliper is put to two ticks."""
    for entry, text in zip(part.ticks[1:], (middle, end), strict=True):
        entry.clear()
        house.bot.keyClicks(entry, text)


def test_an_empty_page_teaches_and_begins(house, page):
    assert page.list.empty_page.isVisible()
    assert faults(page) == []
    house.tap(page.list.empty_page.button)
    assert page.ordering.isVisible()
    assert faults(page) == []


def test_a_batch_is_noted_and_stands_in_the_list(house, page):
    note(house, page)
    assert cells(page.list, "lot") == ["R2611"]
    assert cells(page.list, "state") == ["on its way"]
    assert page.card.isVisible()
    assert "10 ordered" in page.card.facts.text()
    assert faults(page) == []


def test_a_batch_without_a_lot_or_with_a_known_one_is_refused_under_its_field(house, page):
    note(house, page)
    house.tap(page.new_key)
    house.tap(page.ordering.add_key)
    assert page.ordering.fields["lot"].under.text() != ""
    house.write(page.ordering.lot, "R2611")
    house.tap(page.ordering.add_key)
    assert "R2611" in page.ordering.fields["lot"].under.text()
    assert page.ordering.isVisible()


def test_good_ones_are_booked_into_the_stock_at_a_place(house, page, bench):
    note(house, page)
    house.tap(page.card.inspect_key)
    form = page.inspecting
    assert "Look at 5 boards" in form.plan_words.text()
    assert "None of them may be bad" in form.plan_words.text()
    assert faults(page) == []
    for number in range(5):
        measure(house, form.samples[number], "50.02", "99.95")
    assert form.counts.text() == "5 of 5 are measured, 0 bad."
    assert form.samples[0].badge.accessibleName() == "good"
    form.bad.set_value(1)
    house.pick(form.place, "成都·仓库")
    assert form.accept_key.text() == "Accept, 9 into the stock"
    form.accept_key.click()
    house.settle()
    assert cells(page.list, "state") == ["accepted"]
    assert cells(page.list, "good") == ["9"]
    assert bench.lies() == {"PCB-RULER": 9}
    assert "成都·仓库" in page.card.result.text()
    assert page.card.samples.text().splitlines()[0] == "1.  0.00 / 50.02 / 99.95 mm · good"


def test_the_article_of_a_batch_that_was_noted_without_is_asked_at_the_inspection(
    house, page, bench
):
    house.tap(page.new_key)
    house.write(page.ordering.lot, "R2612")
    page.ordering.expected.set_value(2)
    house.tap(page.ordering.add_key)
    assert "asked when they are inspected" in page.card.facts.text()
    house.tap(page.card.inspect_key)
    form = page.inspecting
    for number in range(2):
        measure(house, form.samples[number], "50", "100")
    house.pick(form.place, "成都·仓库")
    form.accept_key.click()
    house.settle()
    assert form.article_field.under.text() == "Choose the article that the good ones become."
    assert faults(page) == []
    house.pick(form.article, "PCB-RULER")
    form.accept_key.click()
    house.settle()
    assert bench.lies() == {"PCB-RULER": 2}
    assert "电路板尺" in page.card.facts.text()
    note(house, page)
    house.tap(page.card.inspect_key)
    assert not form.article_field.isVisible()


def test_a_scale_that_is_off_says_by_how_much(house, page):
    note(house, page)
    house.tap(page.card.inspect_key)
    part = page.inspecting.samples[0]
    measure(house, part, "50.2", "100")
    assert part.badge.accessibleName() == "bad"
    assert part.why.text() == "50 mm is off by +0.200 mm, at most 0.15 mm may be"
    measure(house, part, "about fifty", "100")
    assert not page.inspecting.accept_key.isEnabled()
    assert "millimetres" in part.why.text()


def test_too_many_bad_ones_are_no_batch_to_take_but_one_to_refuse(house, page, bench):
    note(house, page)
    house.tap(page.card.inspect_key)
    form = page.inspecting
    for number in range(5):
        measure(house, form.samples[number], "50", "100")
    form.samples[0].edge.click()
    house.pick(form.place, "成都·仓库")
    form.accept_key.click()
    house.settle()
    assert form.end.notices.isVisible()
    assert "1 samples are bad" in form.end.notices.words.text()
    form.refuse_key.click()
    house.settle()
    assert cells(page.list, "state") == ["refused"]
    assert bench.lies() == {}


def test_too_few_samples_and_a_missing_place_are_said_where_they_are(house, page):
    note(house, page)
    house.tap(page.card.inspect_key)
    form = page.inspecting
    form.accept_key.click()
    house.settle()
    assert "must be" in form.end.notices.words.text()
    for number in range(5):
        measure(house, form.samples[number], "50", "100")
    form.accept_key.click()
    house.settle()
    assert form.place_field.under.text() != ""
    assert cells(page.list, "state") == ["on its way"]


def test_forms_come_as_boards_are_measured(house, page):
    note(house, page, expected="200")
    house.tap(page.card.inspect_key)
    form = page.inspecting
    assert "Look at 32 boards" in form.plan_words.text()
    assert len(form.samples) == 3
    measure(house, form.samples[0], "50", "100")
    assert len(form.samples) == 4


def test_the_label_of_the_lot_is_saved(house, page, tmp_path):
    note(house, page)
    file = tmp_path / "lot.pdf"
    page.card.printing.save(file)
    house.settle()
    assert file.read_bytes().startswith(b"%PDF")


def test_a_lot_is_opened_by_its_scanned_label(house, page, bench):
    batches.add_batch(bench.desk, OpId.new(), BatchDraft("R2700", "电路板尺", 3))
    house.page("bench").take_scan("R2700")
    house.settle()
    assert page.card.isVisible()
    assert page.card.order.title.text() == "R2700"


def test_a_scanned_label_that_is_no_lots_is_looked_for_among_the_boards(house, page):
    room = house.page("bench")
    room.take_scan("R9999")
    house.until(lambda: room.here == "boards")
    notices = room.tab("boards").list.notices
    house.until(lambda: "R9999" in notices.words.text())
    assert not page.card.isVisible()


def test_a_lot_that_nobody_noted_is_told(house, page):
    page.open("R9999")
    house.until(lambda: "production batch" in page.list.notices.words.text())


def test_a_noted_batch_keeps_the_keyboard(house, page):
    house.frame.activateWindow()
    note(house, page)
    house.settle()
    house.until(page.card.inspect_key.hasFocus)


def test_tab_goes_through_the_boards_in_turn(house, page):
    note(house, page)
    house.tap(page.card.inspect_key)
    part = page.inspecting
    chain = [part.arrived.more]
    while chain[-1] is not part.bad.field:
        chain.append(chain[-1].nextInFocusChain())
    wanted = [stop for one in part.samples for stop in one.stops]
    assert [one for one in chain if one in wanted] == wanted


def test_what_a_tick_may_measure_is_readable_in_its_field(house, page):
    note(house, page)
    house.tap(page.card.inspect_key)
    for entry in page.inspecting.samples[0].ticks[1:]:
        said = entry.fontMetrics().horizontalAdvance(entry.placeholderText())
        assert said < entry.contentsRect().width() - 2 * theme.UNIT
    assert faults(page) == []


def test_esc_puts_the_batch_away(house, page):
    note(house, page)
    house.frame.activateWindow()
    click(house, page.list, 0)
    page.list.grid.setFocus()
    house.until(page.list.grid.hasFocus)
    house.bot.keyClick(page.list.grid, Qt.Key.Key_Escape)
    assert not page.card.isVisible()
