"""A report into a file: CSV, XLSX or PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.domain.reports import Report
from desktop.ui.jobs import LONG
from desktop.ui.usual import documents
from desktop.ui.workplace import Workplace
from desktop.wording import _
from desktop.wording import reports as words

ENDINGS = ("xlsx", "csv", "pdf")


def way(ending: str) -> str:
    """What a way out is called."""
    return {
        "xlsx": _("Excel workbook"),
        "csv": _("CSV table"),
        "pdf": _("PDF page to print"),
    }[ending]


def save(window: QWidget, work: Workplace, report: Report, ending: str) -> None:
    """Asks where to, and writes the report there."""
    from PySide6.QtWidgets import QFileDialog  # made when it is named, and seldom needed

    parts = (words.title(report.name), words.filters_text(report.filters).replace("/", "-"))
    start = documents(f"{' '.join(p for p in parts if p)[:80].replace(':', '')}.{ending}")
    name, _chosen = QFileDialog.getSaveFileName(
        window, _("Save the report"), start, f"{way(ending)} (*.{ending})"
    )
    if not name:
        return
    path = Path(name if name.lower().endswith(f".{ending}") else f"{name}.{ending}")

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
