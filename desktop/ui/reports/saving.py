"""A report into a file: CSV, XLSX or PDF."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.reports import Report
from desktop.ui.jobs import LONG
from desktop.ui.saving import ask_file
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording import reports as words

ENDINGS = ("xlsx", "csv", "pdf")


def save(window: QWidget, work: Workplace, report: Report, ending: str) -> None:
    """Asks where to, and writes the report there."""
    parts = (words.title(report.name), words.filters_text(report.filters))
    name = " ".join(part for part in parts if part)[:80]
    path = ask_file(window, _("Save the report"), name, ending)
    if path is None:
        return

    def write() -> None:
        # Loaded in the lane: the writers take longer than the report itself.
        if ending == "pdf":
            from desktop.documents.reports import stock_page
            from desktop.exchange.tables import replace_file

            replace_file(path, stock_page(report))
            return
        from desktop.exchange.reports import report_tables
        from desktop.exchange.tables import write_tables

        write_tables(path, report_tables(report))

    def done(_nothing: None) -> None:
        work.toasts.say(_("{file} is written.").format(file=path.name))

    work.jobs.run(LONG, write, owner=window, done=done)
