"""A real session on the real ledger: opened, numbered by plugging in turn, kept, closed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt

from desktop.domain.bench.card import State
from desktop.domain.bench.sessions import Kind
from desktop.domain.catalogue import ItemDraft, VariantDraft
from desktop.services import catalogue, places, stock
from desktop.services.bench import history, sessions
from desktop.services.catalogue import VariantEdit
from desktop.services.changes import OpId
from desktop.ui.bench.cards.look import Key
from desktop.ui.bench.wall import page as wall
from desktop.ui.printing import ways
from tests.ui.bench.hands import hands_are_wanted, press, stands
from tests.ui.house import House
from tests.ui.stock.conftest import fill
from tests.ui.walk import faults


def start(house, room):
    """Presses the one button."""
    press(house, room.wall.opening.start)
    house.until(lambda: room.wall.session is not None)


def test_the_page_of_opening_has_an_answer_to_everything(house, room):
    opening = room.wall.opening
    assert opening.isVisible()
    assert faults(room) == []
    assert opening.project() == "snowflake_lamp"
    assert opening.kind() is Kind.WORKSHOP
    assert opening.where.name.text().startswith("Snowflake lamp 20")
    assert opening.plugged.count.text().startswith("No board is plugged in yet")


def test_a_project_written_wrongly_is_named_and_leaves_the_others_alone(house, room, tmp_path):
    (tmp_path / "boards" / "mine").mkdir(parents=True)
    (tmp_path / "boards" / "mine" / "board.toml").write_text('flasher = "magic"', "utf-8")
    room.books._folder = tmp_path / "boards"
    opening = room.wall.opening
    opening.known = None
    opening.ask()
    house.until(lambda: opening.known is not None)
    assert "flasher" in opening.notices.words.text()
    assert opening.project() == "snowflake_lamp"
    assert opening.start.isEnabled()


def test_a_kit_that_was_typed_and_not_picked_opens_nothing(house, room):
    opening = room.wall.opening
    opening.where.kit.field.setText("snow kit")
    press(house, opening.start)
    house.settle()
    assert room.wall.session is None
    assert "snow kit" in opening.where.kit_field.under.text()
    opening.where.kit.field.clear()
    start(house, room)
    assert opening.where.kit_field.under.isHidden()


def test_what_is_plugged_in_is_said_before_anybody_works(house, room, bench):
    bench.plug(1)
    bench.plug(2)
    house.until(lambda: room.wall.opening.plugged.count.text() == "2 boards are plugged in.")
    start(house, room)
    for number in (1, 2):
        stands(house, room, number, State.PASSED)


def test_places_are_numbered_by_plugging_in_turn_and_keep_their_numbers(house, room, bench):
    start(house, room)
    assert room.wall.teach.isVisible()
    for number, place in enumerate((3, 1, 2), 1):
        bench.plug(place)
        stands(house, room, number, State.PASSED)
    kept = house.session.keeping.settings().usb_places
    assert kept == ("1-1.3", "1-1.1", "1-1.2")
    press(house, room.wall.head.renumber)
    assert house.session.keeping.settings().usb_places == ("1-1.3", "1-1.1", "1-1.2")
    for place in (1, 2, 3):
        bench.unplug(place)
    house.until(lambda: not room.wall.stations.plugged())
    press(house, room.wall.head.renumber)
    bench.plug(2)
    stands(house, room, 1, State.PASSED)
    assert house.session.keeping.settings().usb_places == ("1-1.2",)


def test_a_session_survives_the_end_of_the_program(house, room, qtbot, qapp):
    start(house, room)
    name = room.wall.session.setup.name
    folders = house.folders
    house.close()
    with House(qtbot, qapp, folders) as again:
        again.settle()
        page = again.page("bench")
        again.until(lambda: page.wall.session is not None)
        assert page.wall.session.setup.name == name
        press(again, page.wall.head.end)
        again.until(lambda: page.wall.opening.isVisible())
        assert sessions.current(again.session.desk()) is None


def test_production_books_lamps_in_and_kits_out_and_prints_labels(house, room, bench, monkeypatch):
    fill(house)
    desk = house.session.desk()
    for code, name in (("KIT", "雪花灯套件"), ("LAMP", "雪花灯")):
        draft = VariantEdit(VariantDraft(code, "", None, None))
        catalogue.save_item(desk, OpId.new(), ItemDraft(name, "硬件", 2026, "个"), [draft])
    home = places.find_place(desk, "成都·仓库")
    opening_stock = places.find_place(desk, "opening").id
    stock.move(desk, OpId.new(), "KIT", 5, opening_stock, home.id, reason="test")
    sent = []

    def send(printer, title, data, pages, copies):
        sent.append((printer, title, data[:5]))
        yield from ()
        return 1

    monkeypatch.setattr(ways, "known_printers", lambda: [("Label printer", True)])
    monkeypatch.setattr(ways, "send", send)
    opening = room.wall.opening
    press(house, opening.kinds[Kind.PRODUCTION])
    press(house, opening.start)
    house.until(lambda: not opening.where.place_field.under.isHidden())
    assert room.wall.session is None  # refused where the cause is
    house.pick(opening.where.place, "成都")
    house.pick(opening.where.kit, "KIT")
    house.pick(opening.where.lamp, "LAMP")
    opening.where.labels.setChecked(True)
    start(house, room)
    for place in (1, 2):
        bench.plug(place)
        stands(house, room, place, State.PASSED)
    on_hand = {v.code: v.on_hand for v in catalogue.search(desk, "", limit=50).rows}
    assert (on_hand["KIT"], on_hand["LAMP"]) == (3, 2)
    house.until(lambda: len(sent) == 2)
    assert [(p, t) for p, t, _data in sent] == [
        ("Label printer", "SL-00001"),
        ("Label printer", "SL-00002"),
    ]
    assert all(data == b"%PDF-" for _p, _t, data in sent)


def test_without_a_printer_the_label_is_said_to_be_missing(house, room, bench, monkeypatch):
    monkeypatch.setattr(ways, "known_printers", list)
    room.wall.opening.where.labels.setChecked(True)
    start(house, room)
    bench.plug(1)
    stands(house, room, 1, State.PASSED)
    house.until(room.wall.notices.isVisible)
    assert room.wall.notices.words.text().startswith("No printer is installed")


def test_boards_are_found_by_number_and_failed_ones_wait_on_today(house, room, bench):
    start(house, room)
    bench.swap(1, "light_stuck")
    bench.plug(2)
    stands(house, room, 1, State.FAILED)
    stands(house, room, 2, State.PASSED)
    house.bot.keyClick(house.frame, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    house.bot.keyClicks(house.frame.search.field, "SL-00001")
    house.until(lambda: "SL-00001" in _hits(house))
    house.bot.keyClick(house.frame.search.field, Qt.Key.Key_Escape)
    house.session.go("today")
    page = house.frame.page("today")
    house.until(lambda: page.page is not None and bool(page.page.rows))
    texts = [row.text() for row in page.page.rows]
    assert "1 board did not pass its test" in texts
    assert history.boards(house.session.desk(), state="failed").total == 1


def test_boards_under_way_are_asked_about_before_the_session_ends(house, room, bench, monkeypatch):
    start(house, room)
    bench.swap(1, "led_dark")
    hands_are_wanted(house, room, 1, "press_button")
    asked = []

    def answer(_parent, question, _yes, _no=""):
        asked.append(question)
        return len(asked) > 1

    monkeypatch.setattr(wall, "ask", answer)
    press(house, room.wall.head.end)
    assert room.wall.session is not None  # thought better of it
    press(house, room.wall.head.end)
    house.until(lambda: room.wall.opening.isVisible())
    assert len(asked) == 2
    assert history.boards(house.session.desk()).total == 0  # what was cancelled is no attempt


def test_a_device_that_is_no_board_of_the_project_is_left_alone(house, room, bench, monkeypatch):
    list_ports = bench.list
    monkeypatch.setattr(
        bench, "list", lambda: tuple(replace(p, vid=0x1546, title="GPS") for p in list_ports())
    )
    start(house, room)
    bench.plug(1)
    card = stands(house, room, 1, State.CANCELLED)
    assert (card.look.headline, card.look.text) == (
        "Left alone",
        "GPS is not a board of this project",
    )
    assert not bench._lines  # nobody opened its port
    press(house, card.keys[Key.RETRY])
    stands(house, room, 1, State.PASSED)


def test_looking_rests_while_nobody_sees_it_and_goes_on_while_a_session_is_open(house, room):
    timer = room.wall.stations._looker._timer
    assert timer.isActive()
    house.session.go("stock")
    house.settle()
    assert not timer.isActive()
    house.session.go("bench")
    house.settle()
    start(house, room)
    house.session.go("stock")
    assert timer.isActive()


def _hits(house) -> list[str]:
    return [hit.title for hits in house.frame.search._found.values() for hit in hits]
