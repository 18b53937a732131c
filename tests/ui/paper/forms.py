"""Working the page of certificates as a person does: dropping lists, typing names, issuing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from desktop.ui.paper.certificates.page import CertificatesPage
from tests.ui.house import House

AWARDS = Path(__file__).parents[2] / "exchange" / "samples" / "award_winners_2023.csv"


def opened(house: House, key: str) -> CertificatesPage:
    """The page of certificates with a template chosen."""
    house.session.go("paper", ("certificates", key))
    house.settle()
    made: CertificatesPage = house.page("paper").certificates
    shown(house, made)
    assert made.wanted is not None
    assert made.wanted.template.key == key
    return made


def shown(house: House, page: CertificatesPage) -> None:
    """Waits until the page shows what the form says."""
    house.until(lambda: not page._soon.isActive())
    house.settle()
    house.until(lambda: not page._soon.isActive())
    house.settle()


def drop(house: House, page: CertificatesPage, path: Path, at: QWidget | None = None) -> None:
    """Drops a file onto the box that wants one, or elsewhere."""
    data = QMimeData()
    box = page.form.who.file if at is None else page.form.viewport()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    keys = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(box, QDragEnterEvent(QPoint(9, 9), *keys, none))
    QApplication.sendEvent(box, QDropEvent(QPointF(9, 9), *keys, none))
    shown(house, page)


def type_names(house: House, page: CertificatesPage, *names: str) -> None:
    """Types names into the table, one row each."""
    house.tap(page.form.who.ways["typed"])
    for name in names:
        page.form.ensureWidgetVisible(page.form.who.add)
        house.bot.mouseClick(page.form.who.add, Qt.MouseButton.LeftButton)
        entry = page.form.who.table.viewport().findChildren(QLineEdit)[-1]
        house.write(entry, name)
        house.bot.keyClick(entry, Qt.Key.Key_Return)
        house.settle()
    shown(house, page)


def issue(house: House, page: CertificatesPage) -> None:
    """Presses the key and waits for whatever it leads to."""
    house.tap(page.issuing.go)
    house.settle()


def recipients(page: CertificatesPage) -> list[str]:
    return [row.recipient for row in page.form.who.table.rows.rows]
