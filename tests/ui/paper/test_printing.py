"""Out of the window: into a file, onto a printer at true size, or a clear word why not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter

from desktop.documents.pages import Pages
from desktop.ui.printing import Printing
from desktop.ui.printing.paper import pages_of
from desktop.ui.printing.ways import onto
from tests.ui.paper.sheets import pages, paper
from tests.ui.walk import faults


@pytest.fixture
def printing(qtbot, work, keeping):
    made = Printing(work, keeping, "labels")
    qtbot.addWidget(made)
    made.resize(800, 300)
    made.show()
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (0, 1, 2, 3, 4)),
        ("2", (1,)),
        ("1-3", (0, 1, 2)),
        ("1 - 2，5", (0, 1, 4)),
        ("４－", (3, 4)),
        ("-2", (0, 1)),
        ("5 2", (1, 4)),
        ("3至9", (2, 3, 4)),
    ],
)
def test_pages_are_named_as_people_name_them(text, found):
    assert pages_of(text, 5) == found


@pytest.mark.parametrize("text", ["x", "9", "1-2-3", "-", "0"])
def test_what_names_no_page_is_refused(text):
    with pytest.raises(ValueError, match=r"^[x\d-]+$"):
        pages_of(text, 5)


def test_without_paper_the_keys_are_shut_and_say_why(printing):
    printing.offer(None, "First choose something")
    assert not printing.print_key.isEnabled()
    assert printing.save_key.toolTip() == "First choose something"
    assert faults(printing) == []


def test_saved_as_drawn_and_the_folder_is_remembered(qtbot, printing, keeping, tmp_path):
    printing.offer(paper(3))
    with qtbot.waitSignal(printing.saved, timeout=20_000):
        printing.save(tmp_path / "labels.pdf")
    assert (tmp_path / "labels.pdf").read_bytes() == pages(3)
    assert keeping.settings().paper_folder == str(tmp_path)
    assert printing.notices.words.text() == "Written: labels.pdf"
    assert printing.notices.step.text() == "Open"
    assert printing.paper.file == "labels - 40x30"


def test_a_folder_that_refuses_is_told_in_place(qtbot, jobs, printing, tmp_path):
    printing.offer(paper(1))
    printing.save(tmp_path / "nowhere" / "labels.pdf")
    qtbot.waitUntil(lambda: jobs.idle)
    assert printing.notices.isVisible()


def test_no_printer_is_said_with_the_next_step(qtbot, jobs, printing):
    printing.offer(paper(2))
    printing.panel.begin(2, [], "")
    assert "No printer is installed" in printing.panel.none.text()
    assert not printing.panel.go.isVisible()
    assert faults(printing) == []


def test_the_printer_is_asked_for_in_place(qtbot, jobs, printing):
    printing.offer(paper(7))
    qtbot.mouseClick(printing.print_key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: printing.panel.isVisible())
    printing.panel.begin(7, [("Office", True), ("Labels", False)], "Labels")
    panel = printing.panel
    assert panel.printer.currentText() == "Labels"
    assert panel.go.text() == "Print 7 pages"
    panel.pages.setText("2-3")
    assert panel.go.text() == "Print 2 pages"
    panel.pages.setText("9")
    qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert "from 1 to 7" in panel.fields[1].under.text()
    assert panel.isVisible()
    assert faults(printing) == []
    panel.pages.setText("2-3")
    panel.copies.set_value(4)
    with qtbot.waitSignal(panel.wanted) as asked:
        qtbot.mouseClick(panel.go, Qt.MouseButton.LeftButton)
    assert asked.args == ["Labels", (1, 2), 4]


def test_a_printer_that_went_away_is_told_and_remembered(qtbot, jobs, printing, keeping):
    printing.offer(paper(1))
    printing.put("Gone", (0,), 1)
    qtbot.waitUntil(lambda: jobs.idle, timeout=20_000)
    assert "Gone" in printing.notices.words.text()
    assert keeping.settings().printers["labels"] == "Gone"


@pytest.mark.parametrize(("wide", "high"), [(40, 30), (210, 297), (90, 54), (100, 150)])
def test_pages_reach_the_printer_at_true_size(qapp, tmp_path, wide, high):
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "out.pdf"))
    printer.setResolution(300)
    assert list(onto(printer, pages(5, wide, high), (1, 3)))[-1].done == 2
    with Pages((tmp_path / "out.pdf").read_bytes()) as book:
        assert len(book) == 2
        assert book.size(0) == pytest.approx((wide, high), abs=0.4)
        dpi = 300
        grey = book.grey(1, dpi)
    dark = [n for n, level in enumerate(grey.levels) if level < 60]
    columns = [n % grey.wide for n in dark]
    assert min(columns) * 25.4 / dpi == pytest.approx(10, abs=0.1)
    assert (max(columns) + 1 - min(columns)) * 25.4 / dpi == pytest.approx(20, abs=0.1)
