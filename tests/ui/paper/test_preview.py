"""The page in the window is the page on paper: turned, resized, crisp, white, and told."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.paper.preview import Preview
from desktop.ui.paper.sheaf import Sheaf, whole
from tests.ui.paper.sheets import pages
from tests.ui.walk import faults

ROOT = Path(__file__).parents[3]


@pytest.fixture
def preview(qtbot, jobs, keeping):
    made = Preview(jobs, keeping)
    qtbot.addWidget(made)
    made.resize(700, 800)
    made.show()
    return made


def shown(qtbot, preview, sheaf):
    with qtbot.waitSignal(preview.drawn):
        preview.show_sheaf(sheaf)


def settled(qtbot, jobs, preview):
    qtbot.waitUntil(lambda: jobs.idle and not preview._soon.isActive())


def ink(preview):
    """Where the page has ink in the window: left, top, right, bottom in pixels."""
    grabbed = preview.canvas.viewport().grab().toImage()
    dark = [
        (x, y)
        for x in range(grabbed.width())
        for y in range(grabbed.height())
        if grabbed.pixelColor(x, y).lightness() < 20
    ]
    xs, ys = [x for x, _y in dark], [y for _x, y in dark]
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1


def test_nothing_yet_teaches(preview):
    assert "The page stands here" in preview.canvas.words
    assert not preview.on.isEnabled()
    assert faults(preview) == []


def test_the_page_is_drawn_and_told(qtbot, preview):
    shown(qtbot, preview, whole(pages(12), 12))
    assert preview.canvas.accessibleName().startswith("Page 1 of 12, 210 × 297 mm")
    assert preview.number.text() == "1"
    assert preview.of.text() == "of 12"
    assert faults(preview) == []


def test_keys_turn_the_pages(qtbot, jobs, preview):
    shown(qtbot, preview, whole(pages(5), 5))
    for key, page in (
        (Qt.Key.Key_PageDown, 1),
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_End, 4),
        (Qt.Key.Key_PageDown, 4),
        (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_Home, 0),
    ):
        qtbot.keyClick(preview.canvas, key)
        assert preview.page == page
    qtbot.mouseClick(preview.on, Qt.MouseButton.LeftButton)
    assert preview.page == 1
    preview.number.setText("4")
    qtbot.keyClick(preview.number, Qt.Key.Key_Return)
    assert preview.page == 3
    settled(qtbot, jobs, preview)


def test_the_wheel_turns_a_fitted_page_and_resizes_with_ctrl(qtbot, jobs, preview):
    shown(qtbot, preview, whole(pages(3), 3))

    def turn(by, keys=Qt.KeyboardModifier.NoModifier):
        at = QPointF(preview.canvas.viewport().rect().center())
        event = QWheelEvent(
            *(at, at, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, keys),
            *(Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(preview.canvas.viewport(), event)

    turn(-120)
    assert preview.page == 1
    turn(120)
    assert preview.page == 0
    before = preview.canvas.share()
    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert preview.canvas.share() > before
    settled(qtbot, jobs, preview)


def test_true_size_is_as_large_as_on_paper(qtbot, jobs, preview):
    shown(qtbot, preview, whole(pages(1, 60, 40), 1, (60, 40)))
    qtbot.mouseClick(preview.true, Qt.MouseButton.LeftButton)
    settled(qtbot, jobs, preview)
    left, _top, right, _bottom = ink(preview)
    ratio = preview.canvas.devicePixelRatioF()
    assert (right - left) / ratio == pytest.approx(20 * preview.canvas.true_scale(), abs=1.5)
    assert preview.share.text() == "100 %"


def test_a_ruler_makes_true_size_true(qtbot, jobs, preview, keeping):
    shown(qtbot, preview, whole(pages(1, 60, 40), 1, (60, 40)))
    qtbot.mouseClick(preview.true, Qt.MouseButton.LeftButton)
    before = preview.canvas.true_scale()
    qtbot.mouseClick(preview.check, Qt.MouseButton.LeftButton)
    assert faults(preview) == []
    preview.ruler.field.setText("8")
    qtbot.mouseClick(preview.ruler.set_key, Qt.MouseButton.LeftButton)
    assert "no length of this line" in preview.ruler.words.text()
    preview.ruler.field.setText("80 mm")
    qtbot.mouseClick(preview.ruler.set_key, Qt.MouseButton.LeftButton)
    assert preview.canvas.true_scale() == pytest.approx(before * 100 / 80)
    assert not preview.ruler.isVisible()
    assert list(keeping.settings().screen_scale.values()) == [pytest.approx(before * 1.25, 1e-3)]
    settled(qtbot, jobs, preview)
    later = Preview(jobs, keeping)
    qtbot.addWidget(later)
    later.show()
    assert later.canvas.true_scale() == pytest.approx(before * 1.25, 1e-3)


def test_paper_stays_white_in_the_dark(qtbot, qapp, preview):
    theme.apply(qapp, dark=True)
    shown(qtbot, preview, whole(pages(1), 1))
    grabbed = preview.canvas.viewport().grab().toImage()
    middle = grabbed.rect().center()
    assert grabbed.pixelColor(middle).name() == "#ffffff"
    assert grabbed.pixelColor(4, middle.y()).lightness() < 80


def test_the_picture_is_as_sharp_as_the_screen(qtbot, jobs, preview):
    shown(qtbot, preview, whole(pages(1), 1))
    settled(qtbot, jobs, preview)
    page = preview.canvas._page()
    ratio = preview.canvas.devicePixelRatioF()
    assert preview.canvas.image.width() == pytest.approx(page.width() * ratio, abs=2)


def test_only_the_page_that_is_wanted_is_drawn(qtbot, jobs, preview):
    asked = []

    def draw(page):
        asked.append(page)
        yield Progress(1, 1)
        return pages(1), 0

    shown(qtbot, preview, Sheaf(1000, draw))
    preview.turn_to(700)
    preview.turn_to(999)
    settled(qtbot, jobs, preview)
    assert asked[0] == 0
    assert asked[-1] == 999
    assert len(asked) <= 3


def test_a_page_is_drawn_once_however_often_it_is_resized(qtbot, jobs, preview):
    asked = []

    def draw(page):
        asked.append(page)
        yield Progress(1, 1)
        return pages(1), 0

    shown(qtbot, preview, Sheaf(1, draw))
    for _step in range(4):
        preview.canvas.step_zoom(1)
    settled(qtbot, jobs, preview)
    assert asked == [0]


def test_a_shorter_sheaf_shows_its_last_page(qtbot, jobs, preview):
    shown(qtbot, preview, whole(pages(5), 5))
    preview.turn_to(4)
    shown(qtbot, preview, whole(pages(2), 2))
    assert preview.page == 1
    preview.show_sheaf(None, "Choose something")
    assert preview.canvas.words == "Choose something"
    settled(qtbot, jobs, preview)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_large_text_finds_its_room(qtbot, qapp, preview, scale):
    theme.apply(qapp, dark=False, scale=scale)
    shown(qtbot, preview, whole(pages(3), 3))
    assert faults(preview) == []


def test_the_room_is_shown_before_anything_is_drawn():
    code = (
        "import sys, desktop.ui.paper.page; "
        "print([m for m in ('reportlab', 'pypdfium2', 'segno', 'PySide6.QtPrintSupport') "
        "if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"
