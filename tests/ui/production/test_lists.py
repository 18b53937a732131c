"""The list, suppliers, designs and the budget; lists from elsewhere; and what Today says of it."""

from __future__ import annotations

import csv

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.app.finding import providers
from desktop.domain.imports import Fate
from desktop.services import production as made
from desktop.services.changes import OpId
from tests.ui.production.conftest import drop, focus, found, undo
from tests.ui.walk import faults


def names(view) -> list[str]:
    """What the list shows."""
    rows = view.model.here(0, view.model.rowCount() - 1)
    return [row.draft.name for row in rows]


def listed(house, page):
    """The tab with the list."""
    house.tap(page.head.keys["list"])
    return page.tab("list")


def test_chips_find_what_is_late_or_not_settled(house, page):
    view = listed(house, page)
    assert len(names(view)) == 5
    assert faults(page) == []
    house.tap(view.chip_buttons["late"])
    assert set(names(view)) == {"社区T恤", "贴纸", "易拉宝"}
    house.tap(view.chip_buttons["late"])
    for lack in ("unpaid", "uncontracted", "uninvoiced"):
        house.tap(view.chip_buttons[lack])
        assert names(view) == ["社区T恤"]
        house.tap(view.chip_buttons[lack])
    house.tap(view.chip_buttons["boxed"])
    assert names(view) == ["胸牌"]


def test_a_row_is_opened_and_moved_on_from_the_list(house, page):
    view = listed(house, page)
    view.select(found(house, "胸牌").id)
    house.settle()
    house.tap(view.onward_key)
    assert page.side.form.stage.currentText() == "On site"
    house.tap(page.side.form.close_key)
    house.tap(view.open_key)
    assert page.thing.name.text() == "胸牌"


def test_the_tables_of_the_community_are_written_with_their_own_columns(
    house, page, tmp_path, monkeypatch
):
    view = listed(house, page)
    path = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(path), "(*.csv)"))
    menu = view.tools.menu()
    act = next(a for a in menu.actions() if "物料总表" in a.text())
    act.trigger()
    house.settle()
    rows = cells(path)
    assert rows[0][:3] == ["物料", "类型", "数量"]
    assert {row[0] for row in rows[1:]} >= {"贴纸", "胸牌"}
    next(a for a in menu.actions() if a.text() == "Export what is shown as CSV").trigger()
    house.settle()
    shown = cells(path)
    assert shown[0][0] == "What"
    assert len(shown) == 6


def cells(path) -> list[list[str]]:
    """A table as it was written."""
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def table(path, rows) -> object:
    """A 物料总表 as the community keeps it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(
            [["物料", "类型", "数量", "用途", "负责人", "供应商", "状态", "备注"], *rows]
        )
    return path


def test_a_list_shows_every_rows_fate_before_it_is_taken_in(house, page, tmp_path):
    file = table(
        tmp_path / "物料总表.csv",
        [
            ["挂绳", "采购", "300", "签到", "小周", "义乌印刷厂", "设计", ""],
            ["桌牌", "印刷", "很多", "", "", "", "", ""],
        ],
    )
    house.tap(page.head.list_key)
    taking = page.whole_page
    assert faults(page) == []
    taking.choose.dropped.emit(file)
    house.settle()
    rows = taking.fates.list.model.here(0, 5)
    assert [(r.name, r.fate) for r in rows] == [("挂绳", Fate.NEW), ("", Fate.REFUSED)]
    assert "“数量”" in rows[1].what
    assert faults(page) == []
    assert made.productions(house.session.desk(), "挂绳").total == 0
    house.tap(taking.fates.skip)
    assert found(house, "挂绳").draft.qty == 300
    assert page.tab("board").isVisible()
    undo(house)
    assert made.productions(house.session.desk(), "挂绳").total == 0


def test_a_supplier_tells_what_it_is_like_and_its_phone_only_when_asked(house, page):
    house.tap(page.head.keys["suppliers"])
    view = page.tab("suppliers")
    one = next(r for r in view.model.here(0, 5) if r.draft.name == "义乌印刷厂")
    assert "*" in one.draft.phone
    view.select(one.id)
    house.settle()
    assert faults(page) == []
    said = text(view.card)
    assert "¥39.00" in said
    assert "社区T恤" in said
    assert "13812348000" not in said
    house.tap(view.card.show_key)
    assert "13812348000" in text(view.card)


def test_a_suppliers_phone_stays_where_it_is_not_typed_anew(house, page):
    house.tap(page.head.keys["suppliers"])
    view = page.tab("suppliers")
    one = next(r for r in view.model.here(0, 5) if r.draft.name == "义乌印刷厂")
    view.select(one.id)
    house.settle()
    house.tap(view.card.edit_key)
    form = page.side.form
    house.write(form.note, "量大从优")
    house.tap(form.go_key)
    desk = house.session.desk()
    assert made.supplier_contact(desk, one.id) == ("王敏", "13812348000")
    assert made.supplier_record(desk, one.id).supplier.draft.note == "量大从优"


def text(widget) -> str:
    """All that can be read in it."""
    from PySide6.QtWidgets import QLabel

    return "\n".join(x.text() for x in widget.findChildren(QLabel) if x.isVisible())


def accepted(house) -> None:
    """The shirts with the old logo come in."""
    desk = house.session.desk()
    from desktop.services import places

    home = places.find_place(desk, "成都·仓库").id
    shirts = found(house, "社区T恤").id
    made.goods_in(desk, OpId.new(), shirts, arrived=120, good=120, place=home)
    house.settle()


def test_who_has_stock_of_the_old_logo(house, page):
    accepted(house)
    house.tap(page.head.keys["designs"])
    view = page.tab("designs")
    old = next(r for r in view.model.here(0, 5) if r.draft.version == "v1")
    view.select(old.id)
    house.settle()
    assert faults(page) == []
    assert "成都·仓库: 社区T恤 × 120" in text(view.card)
    house.tap(view.card.stock_key)
    house.settle()
    stock = house.page("stock")
    assert [v.name for v in stock.items.model.here(0, 5)] == ["社区T恤"]
    assert stock.items.design.isVisible()
    assert stock.items.design.text() == "社徽 v1 (old)"
    assert faults(stock.items) == []


def test_the_budget_says_in_words_what_is_over_and_is_copied(house, page):
    house.tap(page.head.keys["budget"])
    view = page.tab("budget")
    rows = [
        [view.table.item(row, column).text() for column in range(6)]
        for row in range(view.table.rowCount())
    ]
    assert rows[-1][0] == "In all"
    assert ["印刷", "3", "¥1,300.00", "¥1,330.00", "¥330.00", "¥30.00 over"] in rows
    assert "阿强 → 小李" in text(view)
    assert faults(page) == []
    assert view.chart.as_picture().width() == 1080
    house.tap(view.copy_key)


def test_today_says_what_is_late_and_leads_to_it(house, page):
    house.session.go("today")
    house.settle()
    row = next(r for r in house.page("today").rows if "late" in r.text())
    assert "3 things that are had made are late" in row.text()
    house.tap(row)
    assert set(names(page.tab("list"))) == {"社区T恤", "贴纸", "易拉宝"}


def test_others_open_the_room_at_a_part_a_thing_or_a_step(house, page):
    house.session.go("production", "suppliers")
    house.settle()
    assert page.tab("suppliers").isVisible()
    house.session.go("production", ("thing", found(house, "胸牌").id))
    house.settle()
    assert page.thing.name.text() == "胸牌"
    house.session.go("production", "new")
    house.settle()
    assert page.side.form.name.isVisible()
    house.session.go("production", "import")
    house.settle()
    assert page.whole_page.isVisible()


def test_one_freight_is_shared_between_things_that_came_together(house, page):
    desk = house.session.desk()
    supplier = made.suppliers(desk, "蓉城").rows[0].id
    badges = found(house, "胸牌").id
    made.order(desk, OpId.new(), badges, supplier=supplier, qty=300, unit_fen=100)
    view = listed(house, page)
    house.settle()
    house.tap(view.chip_buttons["unpaid"])
    focus(house, view.grid)
    house.bot.keyClick(view.grid, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    house.settle()
    house.tap(view.freight_key)
    form = page.side.form
    house.bot.keyClicks(form.freight, "42")
    form.by.setCurrentIndex(1)
    assert "胸牌: ¥30.00" in form.fields["by"].under.text()
    assert faults(page.side) == []
    house.tap(form.go_key)
    assert found(house, "胸牌").draft.freight_fen == 3_000
    assert found(house, "社区T恤").draft.freight_fen == 1_200
    undo(house)
    assert found(house, "社区T恤").draft.freight_fen == 6_000


def test_a_table_may_be_dropped_anywhere_in_the_room(house, page, tmp_path):
    file = table(tmp_path / "物料总表.csv", [["桌牌", "印刷", "20", "", "", "", "设计", ""]])
    drop(page, file)
    house.settle()
    assert [r.name for r in page.whole_page.fates.list.model.here(0, 5)] == ["桌牌"]
    house.tap(page.whole_page.close_key)
    assert page.tab("board").isVisible()


def test_the_search_over_everything_finds_a_thing_and_opens_it(house, page):
    (hit,) = providers(house.session.workplace)["production"]("胸牌")
    assert hit.subtitle == "Boxed · COSCon 26"
    hit.act()
    house.settle()
    assert page.thing.name.text() == "胸牌"
