"""What a person does in the room of requests, and what they see there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop.domain.moments import at_home
from desktop.ui.notices.dialogs import Question
from tests.stories.many_hands import Hands, columns

HEAD = (
    *("自动编号", "提交人", "提交时间", "活动名称", "活动类型", "活动城市", "需要日期"),
    *("预计人数", "申请物料", "收件人", "手机号", "收件地址", "备注"),
)
SHOWN = ("title", "urgent", "state")


def day(days: int) -> date:
    """The community's today, and so many days on."""
    return at_home(datetime.now(UTC)).date() + timedelta(days)


def form(path: Path, *rows: Iterable[object]) -> Path:
    """The list 使用申请 as its form exports it."""
    lines = (",".join(f'"{cell}"' for cell in row) for row in (HEAD, *rows))
    path.write_text("\r\n".join(lines) + "\r\n", "utf-8-sig")
    return path


def drop(hands: Hands, onto: QWidget, path: Path) -> None:
    """A file is dropped."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    middle = QPointF(onto.rect().center())
    onto.dropEvent(QDropEvent(middle, copy, data, left, Qt.KeyboardModifier.NoModifier))
    hands.house.settle()


def paste(hands: Hands, field: QWidget, text: str) -> None:
    """What was copied elsewhere is pasted."""
    QApplication.clipboard().setText(text)
    field.window().activateWindow()
    field.setFocus()
    hands.house.until(field.hasFocus)
    hands.house.bot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.house.settle()


def texts(part: QWidget) -> list[str]:
    """What can be read in a part of a page."""
    return [label.text() for label in part.findChildren(QLabel) if not label.isHidden()]


class Asking:
    """One person in the room of requests."""

    def __init__(self, hands: Hands) -> None:
        self.hands = hands

    # ── rooms ─────────────────────────────────────────────────────────────────────────────────

    @property
    def page(self) -> Any:
        """The room."""
        return self.hands.room("requisitions")

    def way(self, words: str) -> Any:
        """A page of the room, by its line in the menu."""
        self.hands.menu(self.page.head.more_key, words)
        return self.page.way

    def today(self) -> list[str]:
        """What Today says of requests, from top to bottom."""
        return [row.text() for row in self._rows()]

    def follow(self, words: str) -> Any:
        """Clicks on the line of Today that begins so; the page it leads to."""
        (row,) = [row for row in self._rows() if row.text().startswith(words)]
        self.hands.tap(row)
        return self.page.way

    def _rows(self) -> list[Any]:
        rows = self.hands.room("today").rows
        return [row for row in rows if row._waiting.room == "requisitions"]

    # ── the list and a story ──────────────────────────────────────────────────────────────────

    def listed(self, *chips: str, show: Iterable[str] = SHOWN) -> list[tuple[str, ...]]:
        """The list as it is drawn through these filters, some of its columns."""
        page = self.page
        self.hands.tap(page.head.keys["list"])
        shown = page.tab("list")
        for key in chips:
            self.hands.tap(shown.chip_buttons[key])
        known = [column.key for column in shown.model.columns]
        rows = columns(shown.grid, *(known.index(key) for key in show))
        for key in chips:
            self.hands.tap(shown.chip_buttons[key])
        return rows

    def take(self, title: str) -> Any:
        """Clicks on a request in the list; its story."""
        page = self.page
        self.hands.touch(page.tab("list").grid, title)
        assert page.side.title.text() == title
        return page.side

    def go_on(self, title: str, words: str) -> Any:
        """Presses the large key of its story, which says so; the page it leads to."""
        side = self.take(title)
        assert side.next_key.text().strip() == words
        self.hands.tap(side.next_key)
        return self.page.way

    def choose(self, title: str, words: str) -> Any:
        """Takes a line of the menu of its story; the page it leads to."""
        self.hands.menu(self.take(title).more_key, words)
        return self.page.way

    def state(self, title: str) -> str:
        """Its state as its story says it."""
        return str(self.take(title).state.accessibleName())

    def agree(self, key: QWidget) -> str:
        """Presses a key that asks once more, and says yes; what it asked."""
        asked: list[str] = []

        def yes() -> None:
            question = QApplication.activeModalWidget()
            assert isinstance(question, Question)
            asked.append(question.words.text())
            question.yes.click()

        QTimer.singleShot(0, yes)
        self.hands.tap(key)
        return asked[0]
