"""Out of the window: into a file, onto a printer at true size, or a clear word why not."""

from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog

from desktop.documents.pages import Pages
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.problems import Finding, Trouble
from desktop.domain.progress import Progress
from desktop.ui.printing import Paper, Printing
from desktop.ui.printing.paper import pages_of
from desktop.ui.printing.ways import onto, ranges
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
    with qtbot.waitSignal(printing.saved):
        printing.save(tmp_path / "labels.pdf")
    assert (tmp_path / "labels.pdf").read_bytes() == pages(3)
    assert keeping.settings().paper_folder == str(tmp_path)
    assert printing.notices.words.text() == "Written: labels.pdf"
    assert printing.notices.step.text() == "Open"
    assert printing.paper.file == "labels - 40x30"


def test_what_takes_long_can_be_cancelled_and_leaves_nothing(qtbot, jobs, printing, tmp_path):
    def endless():
        while True:
            yield Progress(1, 0)

    printing.offer(Paper("labels", 1, endless))
    printing.save(tmp_path / "labels.pdf")
    assert printing.long.isVisible()
    assert not printing.print_key.isEnabled()
    qtbot.mouseClick(printing.long.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: jobs.idle)
    assert printing.print_key.isEnabled()
    assert not printing.notices.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []


def test_after_the_file_is_chosen_and_written_the_keyboard_is_at_the_key_again(
    qtbot, jobs, printing, tmp_path, monkeypatch
):
    chosen = (str(tmp_path / "labels.pdf"), "PDF (*.pdf)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    printing.offer(paper(1))
    printing.save_key.setFocus()
    qtbot.keyClick(printing.save_key, Qt.Key.Key_Space)
    assert not printing.keys.isEnabled()
    qtbot.waitUntil(lambda: jobs.idle)
    assert (tmp_path / "labels.pdf").exists()
    assert printing.window().focusWidget() is printing.save_key


def test_what_must_be_mended_is_never_printed(qtbot, jobs, printing, tmp_path):
    def make():
        yield Progress(1, 1)
        return Drawn(pages(1), 1, (Finding("王瑒", Trouble.GLYPH, "\U0003106c"),))

    printing.offer(Paper("labels", 1, make))
    printing.save(tmp_path / "labels.pdf")
    qtbot.waitUntil(lambda: jobs.idle)
    assert "王瑒" in printing.notices.words.text()
    assert not (tmp_path / "labels.pdf").exists()


def test_a_folder_that_refuses_is_told_in_place(qtbot, jobs, printing, tmp_path):
    printing.offer(paper(1))
    printing.save(tmp_path / "nowhere" / "labels.pdf")
    qtbot.waitUntil(lambda: jobs.idle)
    assert printing.notices.isVisible()


def test_no_printer_is_said_with_the_next_step(qtbot, printing, monkeypatch):
    printing.offer(paper(2))
    printing.panel.begin(2, [], "")
    assert "No printer is installed" in printing.panel.none.text()
    assert not printing.panel.go.isVisible()
    assert faults(printing) == []
    asked = []
    monkeypatch.setattr(printing, "choose_file", lambda *words: asked.append(words))
    qtbot.mouseClick(printing.panel.save, Qt.MouseButton.LeftButton)
    assert asked == [("Save as PDF", "labels - 40x30", "pdf", "PDF")]
    assert printing.keys.isVisible()


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
    qtbot.waitUntil(lambda: jobs.idle)
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


@pytest.mark.parametrize(
    ("pages", "named"),
    [((0,), "1"), ((0, 1, 2, 6), "1-3,7"), ((4, 5), "5-6"), ((0, 2, 4), "1,3,5")],
)
def test_pages_are_named_to_lp_as_it_reads_them(pages, named):
    assert ranges(pages) == named


@pytest.mark.skipif(os.name != "posix", reason="CUPS is not here")
def test_where_cups_is_the_very_pdf_goes_to_lp(qtbot, jobs, printing, tmp_path, monkeypatch):
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, text in (
        (
            "lpstat",
            'if [ "$1" = -e ]; then printf "Office\\nLabels\\n"; '
            'else echo "system default destination: Labels"; fi',
        ),
        (
            "lp",
            f'for last; do :; done; cp "$last" {tmp_path}/sent.pdf; '
            f'echo "$@" > {tmp_path}/words; echo "request id is Labels-7 (1 file(s))"',
        ),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{text}\n")
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    printing.offer(paper(5, 40, 30))
    qtbot.mouseClick(printing.print_key, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: printing.panel.isVisible())
    assert printing.panel.printer.currentText() == "Labels"
    assert not printing.keys.isVisible()
    printing.panel.pages.setText("2-3, 5")
    printing.panel.copies.set_value(2)
    with qtbot.waitSignal(printing.printed) as printed:
        qtbot.mouseClick(printing.panel.go, Qt.MouseButton.LeftButton)
    assert printed.args == [6]
    assert printing.keys.isVisible()
    assert (tmp_path / "sent.pdf").read_bytes() == pages(5, 40, 30)
    words = (tmp_path / "words").read_text()
    assert "-d Labels -n 2" in words
    assert "media=Custom.40x30mm -o print-scaling=none -P 2-3,5" in words
    assert printing.notices.words.text() == "6 pages were sent to Labels."
