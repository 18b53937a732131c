"""The bar above every page: where I am, what I can find, what I did last, who I am."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QWidget,
)

from desktop.ui import theme
from desktop.ui.forms.elided import ElidedLabel
from desktop.ui.theme import Tone
from desktop.wording import _

_ICON = 18


@dataclass(frozen=True)
class Person:
    """Somebody who may be working here; `key` is what `person_chosen` hands back."""

    key: int
    name: str


class BarKey(QAbstractButton):
    """A quiet button of the bar: icon and as many of its words as fit.

    `least` is how many pixels (at 100 % text) it may be pressed down to; its icon always shows.
    """

    def __init__(self, icon: str, text: str = "", *, framed: bool = False, least: int = 48) -> None:
        super().__init__()
        self._icon = icon
        self._framed = framed
        self._least = least
        self._tone = Tone.PLAIN
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str, tone: Tone = Tone.PLAIN, icon: str = "", name: str = "") -> None:
        """Changes words, tone and icon; `name` is the accessible name where it says more."""
        self._tone = tone
        self._icon = icon or self._icon
        self.setText(text)
        self.setAccessibleName(name or text)
        self.setToolTip(name or text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon and words."""
        metrics = QFontMetrics(self.font())
        side = theme.grown(self.font(), _ICON)
        words = metrics.horizontalAdvance(self.text()) + 10 if self.text() else 0
        high = max(theme.TOUCH, metrics.height() + 16)
        return QSize(max(side + words + 26, theme.TOUCH), high)

    def minimumSizeHint(self) -> QSize:
        """Room for the icon."""
        hint = self.sizeHint()
        return QSize(
            min(hint.width(), max(theme.grown(self.font(), self._least), 48)), hint.height()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints ground, icon and words."""
        del event
        colours = theme.colours_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(1, 5, -1, -5)
        ink = QColor(colours.muted)
        if self._tone is not Tone.PLAIN:
            ink = theme.tone_colours(self.palette(), self._tone)[0]
        painter.setPen(QColor(colours.line) if self._framed else Qt.PenStyle.NoPen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._framed:
            painter.setBrush(QColor(colours.base))
        if self.isDown() or self.underMouse():
            painter.setBrush(QColor(colours.raised))
        if self.hasFocus():
            painter.setPen(self.palette().color(QPalette.ColorRole.Accent))
        painter.drawRoundedRect(rect, theme.RADIUS, theme.RADIUS)
        side = theme.grown(self.font(), _ICON)
        room = rect.width() - side - 25
        words = QFontMetrics(self.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room)
        )
        # Two letters and an ellipsis tell nobody anything: then the icon stands alone.
        if len(words) < min(4, len(self.text())):
            words = ""
        left = rect.left() + 11 if words else rect.center().x() - side / 2
        box = QRectF(left, rect.center().y() - side / 2, side, side)
        theme.paint_icon(painter, box, self._icon, ink)
        if words:
            painter.setPen(ink)
            painter.drawText(
                QRectF(box.right() + 8, rect.top(), room + 6, rect.height()),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                words,
            )


class TopBar(QWidget):
    """Says what the frame is told; knows nothing by itself."""

    search_wanted = Signal()
    help_wanted = Signal()
    person_chosen = Signal(int)
    other_person_wanted = Signal()
    place_wanted = Signal()
    database_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo: Callable[[], None] | None = None
        self.where = ElidedLabel(least=6)
        self.place = BarKey("map-pin", least=48)
        self.search = BarKey("search", _("Search everything") + "   Ctrl+K", framed=True)
        self.undo = BarKey("undo-2", least=48)
        self.database = BarKey("database", least=48)
        self.person = BarKey("user", _("Who are you?"), least=64)
        self.help = BarKey("circle-question-mark")
        self.search.say(
            _("Search everything") + "   Ctrl+K", name=_("Search everything: items, places, people")
        )
        self.help.say("", name=_("Help (Shift+F1)"))
        self._people = QMenu(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 3, 4, theme.UNIT, 4)
        row.setSpacing(2)
        row.addWidget(self.where, 0)
        row.addSpacing(theme.UNIT)
        row.addWidget(self.place)
        row.addStretch(1)
        for key in (self.undo, self.search, self.database, self.person, self.help):
            row.addWidget(key)
        self.place.hide()
        self.undo.hide()
        self.database.hide()
        self.search.clicked.connect(self.search_wanted)
        self.help.clicked.connect(self.help_wanted)
        self.place.clicked.connect(self.place_wanted)
        self.database.clicked.connect(self.database_wanted)
        self.undo.clicked.connect(self._take_back)
        self.person.clicked.connect(self._show_people)
        theme.set_heading(self.where)

    def set_where(self, text: str) -> None:
        """The room or page in front."""
        self.where.set_text(text)

    def set_place(self, text: str) -> None:
        """The event or place worked at; "" hides it."""
        self.place.say(text, name=_("Working at {place}").format(place=text))
        self.place.setVisible(bool(text))

    def set_database(self, text: str, tone: Tone = Tone.PLAIN, *, offline: bool = False) -> None:
        """The state of the database in words: 本机, 共享 · 3 stations, 离线."""
        self.database.say(
            text,
            tone,
            "wifi-off" if offline else "database",
            _("Database: {state}").format(state=text),
        )
        self.database.setVisible(bool(text))

    def set_undo(self, words: str, act: Callable[[], None] | None) -> None:
        """The last act in words and what takes it back; None hides the key."""
        self._undo = act
        said = _("Undo: {act}").format(act=words)
        self.undo.say(said)
        self.undo.setVisible(act is not None)

    def set_people(self, people: Sequence[Person], current: int | None) -> None:
        """Who may be chosen (the likeliest first) and who is at work now."""
        self._people.clear()
        name = ""
        for person in people:
            action = self._people.addAction(theme.icon("user"), person.name)
            action.setCheckable(True)
            if person.key == current:
                action.setChecked(True)
                name = person.name
            action.triggered.connect(lambda _=False, k=person.key: self.person_chosen.emit(k))
        self._people.addSeparator()
        other = self._people.addAction(theme.icon("users"), _("Somebody else…"))
        other.triggered.connect(self.other_person_wanted)
        self.person.say(
            name or _("Who are you?"),
            Tone.PLAIN if name else Tone.WARN,
            name=_("At work: {name}; press to change").format(name=name or "–"),
        )

    @property
    def people_menu(self) -> QMenu:
        """The menu behind the person's key."""
        return self._people

    def _show_people(self) -> None:
        if self._people.isEmpty():
            self.other_person_wanted.emit()
            return
        self._people.popup(self.person.mapToGlobal(self.person.rect().bottomLeft()))

    def _take_back(self) -> None:
        if self._undo:
            self._undo()
