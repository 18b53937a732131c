"""The window as a whole: first paint, opening, trouble, two copies, undo, search, the end."""

from __future__ import annotations

import subprocess
import sys
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.app.topline import act_words
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.domain.stock import PlaceKind
from desktop.services import catalogue, places, stock
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import Desk, OpId
from desktop.store.database import connect
from tests.ui.house import House
from tests.ui.walk import faults


@pytest.fixture
def house(qtbot, qapp, tmp_path):
    with House.lived_in(qtbot, qapp, tmp_path / "data") as made:
        yield made


def shirt(desk):
    """An item that can be found, with twenty pieces at a home; its card and that place."""
    done = catalogue.save_item(
        desk,
        OpId.new(),
        ItemDraft("社区T恤", "服饰"),
        [VariantEdit(VariantDraft("TS-L", "L", 9900))],
    )
    supplier = places.find_place(desk, "supplier").id
    home = places.create_place(desk, OpId.new(), PlaceKind.SITE, "成都·仓库").id
    stock.move(desk, OpId.new(), "TS-L", 20, supplier, home, reason="到货", kind="receive")
    return done, home


def test_the_window_is_painted_before_the_database_library_is_loaded(tmp_path):
    told = subprocess.run(
        [sys.executable, "-c", _FIRST_PAINT, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["painted", "without"]


_FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from desktop.app.session import Session
from desktop.settings import Folders, change, load
from desktop.ui import theme
app = QApplication([])
theme.register()
folders = Folders(Path(sys.argv[1]))
load(folders)
change(folders, welcomed=True)
session = Session(app, folders, load(folders))
session.show()
painted = not session.frame.grab().isNull()
print("painted" if painted else "blank", "with" if "sqlalchemy" in sys.modules else "without")
session.close()
"""


def test_it_opens_on_todays_page_and_the_rooms_that_work(house):
    assert house.frame.here == "today"
    assert list(house.frame.rail.keys) == [
        *("today", "booth", "stock", "requisitions"),
        *("production", "paper", "bench", "settings"),
    ]
    assert house.frame.top.database.text() == "This computer"


def test_who_comes_for_one_thing_sees_its_room_first(qtbot, qapp, tmp_path):
    from desktop.settings import Role

    with House.lived_in(qtbot, qapp, tmp_path / "data", roles=(Role.MATERIALS,)) as house:
        assert house.frame.here == "stock"


def test_who_leads_a_workshop_says_so_at_the_first_start_and_opens_the_bench(qtbot, qapp, tmp_path):
    from desktop.settings import Folders, Role

    with House(qtbot, qapp, Folders(tmp_path / "data")) as house:
        house.tap(house.welcome.roles[Role.WORKSHOP])
        house.tap(house.welcome.starts["empty"])
        house.until(lambda: house.page("bench") is not None)
        assert house.frame.here == "bench"


def entered(door):
    """Whether the room stands in its doorway."""
    return door.page is not None


def test_a_damaged_file_is_a_page_with_the_next_step_and_untouched(qtbot, qapp, tmp_path):
    home = tmp_path / "data"
    home.mkdir()
    (home / "yuanwu.db").write_bytes(b"this is no database" * 100)
    with House.lived_in(qtbot, qapp, home) as house:
        door = house.frame.page("today")
        assert not entered(door)
        words = door._trouble.text.text()
        assert "damaged" in words
        assert "restore the last backup" in words
        assert (home / "yuanwu.db").read_bytes() == b"this is no database" * 100
        (home / "yuanwu.db").unlink()
        house.tap(door._trouble.button)
        assert entered(door)


def test_a_folder_that_cannot_be_written_to_asks_for_another(qtbot, tmp_path, monkeypatch):
    from PySide6.QtWidgets import QFileDialog

    from desktop.app.nofolder import NoFolder

    window = NoFolder(tmp_path, "Permission denied")
    qtbot.addWidget(window)
    window.show()
    assert "Permission denied" in window.text.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "other"))
    qtbot.mouseClick(window.button, Qt.MouseButton.LeftButton)
    assert window.folder == tmp_path / "other"
    assert not window.isVisible()


def test_what_a_second_copy_writes_is_seen(house):
    page = house.stock
    assert page.items.model.rowCount() == 0
    other = Desk(connect(house.folders.database), uuid4(), "别人")
    shirt(other)
    house.until(lambda: page.items.model.rowCount() == 1)
    other.database.close()


def test_a_second_window_on_the_same_data_is_told(house, qtbot, qapp):
    assert not house.frame.notices.isVisible()
    with House(qtbot, qapp, house.folders) as second:
        second.settle()
        assert "Another window" in second.frame.notices.words.text()


def test_the_last_act_is_undone_from_the_bar_with_its_words(house):
    desk = house.session.desk()
    _done, home = shirt(desk)
    house.settle()
    assert house.frame.top.undo.text() == "Undo: Goods in: 到货"
    house.tap(house.frame.top.undo)
    assert stock.holdings(desk, place=home).total == 0


def test_an_act_at_the_bench_is_offered_at_once(house):
    from desktop.domain.bench.sessions import Kind, Setup
    from desktop.services.bench import sessions

    desk = house.session.desk()
    setup = Setup("snowflake_lamp", Kind.WORKSHOP, "COSCon")
    opened = sessions.open_session(desk, OpId.new(), setup)
    sessions.close_session(desk, OpId.new(), opened.id)
    house.until(lambda: house.frame.top.undo.text() == "Undo: Session closed: COSCon")


def test_an_act_on_requests_is_offered_at_once(house):
    from desktop.services.requisitions import matching

    desk = house.session.desk()
    shirt(desk)
    house.settle()
    matching.remember(desk, OpId.new(), "文化衫", "TS-L")
    house.settle()
    assert "remembered: 文化衫" in house.frame.top.undo.text()


def test_an_act_that_cannot_be_undone_now_says_why(house):
    desk = house.session.desk()
    _done, home = shirt(desk)
    act = next(a for a in stock.acts(desk) if a.kind == "receive")
    given = places.find_place(desk, "given").id
    stock.move(desk, OpId.new(), "TS-L", 20, home, given, reason="赠送")
    house.undo(act)
    assert house.frame.notices.isVisible()
    assert "moved on since" in house.frame.notices.words.text()


def test_an_act_whose_note_says_no_more_is_named_by_its_kind():
    from dataclasses import replace
    from datetime import UTC, datetime

    from desktop.domain.stock import Act

    act = Act("00", "move", datetime(2026, 1, 1, tzinfo=UTC), "阿源", "", 1, False)
    assert act_words(act) == "Movement"
    assert act_words(replace(act, note="Movement")) == "Movement"
    assert act_words(replace(act, note="出摊")) == "Movement: 出摊"


def test_everything_is_searched_by_pinyin_initials(house):
    shirt(house.session.desk())
    house.settle()
    house.frame.open_search()
    search = house.frame.search
    house.bot.keyClicks(search.field, "sqtx")
    house.settle()
    titles = [search._model.hit(search._model.index(n, 0)).title for n in range(1)]
    assert titles == ["社区T恤 L"]
    house.bot.keyClick(search.field, Qt.Key.Key_Return)
    house.settle()
    assert house.frame.here == "stock"
    assert house.page("stock").side.card.variant.code == "TS-L"


def test_a_scanned_code_opens_the_item(house):
    shirt(house.session.desk())
    house.frame.take_scan("TS-L")
    house.settle()
    house.settle()
    assert house.page("stock").side.card.variant.code == "TS-L"


def test_somebody_else_at_work_signs_what_follows(house):
    house.session.change(person="小李")
    shirt(house.session.desk())
    house.settle()
    assert {a.by for a in stock.acts(house.session.desk())} == {"小李"}
    assert house.frame.top.person.text() == "小李"


def test_another_language_builds_the_window_anew(house):
    house.session.go("settings")
    house.settle()
    house.tap(house.page("settings").look.language.buttons["zh"])
    assert house.session.again == "window"
    assert not house.frame.isVisible()


def test_text_and_theme_change_at_once(house):
    house.session.go("settings")
    house.settle()
    look = house.page("settings").look
    before = QApplication.font().pointSizeF()
    house.tap(look.scale.buttons["200"])
    assert QApplication.font().pointSizeF() == pytest.approx(before * 2)
    house.tap(look.theme.buttons["dark"])
    assert QApplication.palette().window().color().lightness() < 128


def test_the_check_says_that_the_ledger_is_whole(house):
    shirt(house.session.desk())
    house.session.go("settings", "database")
    house.settle()
    data = house.page("settings").data
    data.check.click()
    house.settle()
    assert "whole" in data.notices.words.text()


def test_a_password_is_never_kept(house):
    house.session.go("settings")
    house.settle()
    data = house.page("settings").data
    data.url.setText("postgresql://me:secret@server/yuanwu")
    data.keep_url.click()
    assert data.notices.isVisible()
    assert "secret" not in house.folders.settings.read_text("utf-8")
    data.notices.step.click()
    assert data.url.text() == "postgresql://me@server/yuanwu"


def test_the_end_folds_the_file_and_loses_nothing(house):
    shirt(house.session.desk())
    house.close()
    assert not house.folders.database.with_name("yuanwu.db-wal").exists()
    database = connect(house.folders.database)
    again = Desk(database, uuid4(), "阿源")
    assert stock.holdings(again).rows[0].on_hand == 20
    database.close()


@pytest.mark.parametrize("room", ["today", "stock", "settings"])
def test_every_control_has_a_name_and_room_for_a_thumb(house, room):
    shirt(house.session.desk())
    house.session.go(room)
    house.settle()
    assert faults(house.frame) == []
