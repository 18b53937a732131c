"""The real page as it will come out: the very PDF, drawn in the paper lane, one page at a time."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.domain.errors import Refused
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, tool_button
from desktop.ui.jobs import PAPER, Jobs
from desktop.ui.notices import NoticeBar
from desktop.ui.paper.canvas import PageCanvas
from desktop.ui.paper.ruler import Ruler
from desktop.ui.paper.sheaf import Sheaf
from desktop.ui.workplace import Keeping
from desktop.wording import _

# A slider of sizes or a window drawn larger asks once, when it stands still.
_SETTLE_MS = 60
# Below this nobody wants to read that something is being drawn.
_PATIENCE_MS = 400
# Points of a PDF are rounded; a page that differs less is the one that was expected.
_SAME_MM = 0.5


@dataclass(frozen=True)
class _Drawn:
    """A page as drawn: in which PDF, at which place there, its picture and its size (mm)."""

    sheaf: Sheaf
    page: int
    data: bytes
    place: int
    image: QImage
    size: tuple[float, float]


class Preview(QWidget):
    """`show_sheaf` shows pages; `page_changed` tells which one (from 0) is in front, `drawn` that
    its picture stands there.
    """

    page_changed = Signal(int)
    drawn = Signal()

    def __init__(self, jobs: Jobs, keeping: Keeping, empty: str = "") -> None:
        super().__init__()
        self._jobs = jobs
        self._sheaf: Sheaf | None = None
        self._page = 0
        self._made: _Drawn | None = None
        self._empty = empty or _("The page stands here as soon as there is something on it.")
        self.notices = NoticeBar()
        self.canvas = PageCanvas()
        self.ruler = Ruler(self.canvas, keeping)
        self.back = tool_button("chevron-left", _("Page before"))
        self.number = QLineEdit()
        self.of = QLabel()
        self.on = tool_button("chevron-right", _("Next page"))
        self.fit = QPushButton(_("Fit"))
        self.true = QPushButton("100 %")
        self.smaller = tool_button("minus", _("Smaller"))
        self.share = QLabel()
        self.larger = tool_button("plus", _("Larger"))
        self.check = tool_button("scale", _("Check the true size with a ruler"))
        self.busy = QLabel(_("Drawing…"))
        self._soon = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._slow = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self.show_sheaf(None)

    # ── for the room ──────────────────────────────────────────────────────────────────────────

    def show_sheaf(self, sheaf: Sheaf | None, words: str = "") -> None:
        """Shows these pages, and keeps the page in front where there still is one of its number;
        None shows `words` instead of a page.
        """
        self._sheaf = sheaf if sheaf is not None and sheaf.count else None
        self._made = None
        self.notices.clear()
        if self._sheaf is None:
            self._soon.stop()
            self._not_busy()
            self.canvas.show_page(None, (0.0, 0.0))
            self.canvas.say(words or self._empty, words or self._empty)
            self._say()
            return
        self.canvas.say("", self.canvas.accessibleName())
        self.canvas.set_page_size(self._sheaf.size)
        before = self._page
        self._page = min(self._page, self._sheaf.count - 1)
        if self._page != before:
            self.page_changed.emit(self._page)
        self._say()
        self._ask()

    def turn_to(self, page: int) -> None:
        """Puts this page (from 0) in front, the nearest there is."""
        if self._sheaf is None:
            return
        wanted = min(max(page, 0), self._sheaf.count - 1)
        if wanted != self._page:
            self._page = wanted
            self.page_changed.emit(wanted)
            self._ask()
        self._say()

    @property
    def page(self) -> int:
        """The page in front, from 0."""
        return self._page

    @property
    def sheaf(self) -> Sheaf | None:
        """The pages that are shown."""
        return self._sheaf

    # ── drawing ───────────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        """Asks for the picture of the page in front; what was asked before is not wanted now."""
        self._soon.stop()
        sheaf, page, dpi = self._sheaf, self._page, self.canvas.dpi()
        if sheaf is None:
            return
        made = self._made
        known = (
            (made.data, made.place) if made and made.sheaf is sheaf and made.page == page else None
        )
        self._slow.start()

        def work() -> Generator[Progress, None, _Drawn]:
            from desktop.documents.pages import Pages

            data, place = known or (yield from sheaf.draw(page))
            yield Progress(1, 2)
            with Pages(data) as book:
                size, raster = book.size(place), book.pixels(place, dpi)
            form = QImage.Format.Format_RGB888
            image = QImage(raster.rgb, raster.wide, raster.high, raster.wide * 3, form)
            return _Drawn(sheaf, page, data, place, image.copy(), size)

        self._jobs.run(
            PAPER, work, owner=self, done=self._arrived, refused=self._refused, latest="page"
        )

    def _arrived(self, made: _Drawn) -> None:
        self._not_busy()
        self._made = made
        self.notices.clear()
        expected = self.canvas.page_size
        self.canvas.show_page(made.image, made.size)
        if max(abs(a - b) for a, b in zip(expected, made.size, strict=True)) > _SAME_MM:
            # Drawn for a page of another size: once more, as sharp as this one can be.
            self._soon.start()
        self._say()
        self.drawn.emit()

    def _refused(self, no: Refused) -> None:
        self._not_busy()
        if no.code != "cancelled":
            self.canvas.show_page(None, (0.0, 0.0))
            self.canvas.say(self._empty, self._empty)
            self.notices.refuse(no)

    def _not_busy(self) -> None:
        self._slow.stop()
        self.busy.hide()

    # ── words ─────────────────────────────────────────────────────────────────────────────────

    def _say(self) -> None:
        sheaf = self._sheaf
        count = 0 if sheaf is None else sheaf.count
        for widget in (self.fit, self.true, self.smaller, self.larger, self.number):
            widget.setEnabled(bool(count))
        self.bar.setVisible(bool(count))
        self._pager.setVisible(count > 1)
        self.back.setEnabled(self._page > 0 and bool(count))
        self.on.setEnabled(self._page < count - 1)
        self.number.setText(str(self._page + 1) if count else "")
        self.of.setText(_("of {n}").format(n=f"{count:,}") if count else "")
        zoom = self.canvas.zoom
        self.fit.setChecked(zoom is None)
        self.true.setChecked(zoom == 1.0)
        self.share.setText(f"{round(self.canvas.share() * 100)} %" if count else "")
        self.check.setVisible(zoom == 1.0 and bool(count))
        if zoom != 1.0:
            self.ruler.hide()
        if sheaf is not None:
            name = _("Page {n} of {count}, {wide} × {high} mm, shown at {share} %").format(
                n=self._page + 1,
                count=count,
                wide=f"{self.canvas.page_size[0]:.4g}",
                high=f"{self.canvas.page_size[1]:.4g}",
                share=round(self.canvas.share() * 100),
            )
            self.canvas.say("", name)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _lay_out(self) -> None:
        self.number.setAccessibleName(_("Number of the page"))
        for button in (self.fit, self.true):
            button.setCheckable(True)
        self._size()
        self.fit.setAccessibleName(_("Fit the page into its room"))
        self.true.setAccessibleName(_("True size, as large as on paper"))
        self.true.setToolTip(_("True size: as large as it will be on paper"))
        self.busy.hide()
        theme.set_tone(self.busy, "muted")
        theme.set_tone(self.share, "muted")
        self.bar = QWidget()
        bar = FlowLayout(self.bar, spacing=theme.UNIT)
        # What belongs together stays together where the keys need a second line.
        for group in (
            (self.back, self.number, self.of, self.on),
            (self.fit, self.true, self.smaller, self.larger, self.share),
            (self.check, self.busy),
        ):
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            for widget in group:
                row.addWidget(widget)
            holder.setMinimumHeight(theme.TOUCH)
            bar.addWidget(holder)
            if self.number in group:
                self._pager = holder
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addWidget(self.bar)
        column.addWidget(self.notices)
        column.addWidget(self.ruler)
        column.addWidget(self.canvas, 1)

    def minimumSizeHint(self) -> QSize:
        """Room for a small page; the keys above it take as many lines as they need."""
        return QSize(theme.grown(self.font(), 220), 240)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.turn_to(self._page - 1))
        self.on.clicked.connect(lambda: self.turn_to(self._page + 1))
        self.number.returnPressed.connect(self._typed)
        self.number.editingFinished.connect(self._typed)
        self.fit.clicked.connect(lambda: self.canvas.set_zoom(None))
        self.true.clicked.connect(lambda: self.canvas.set_zoom(1.0))
        self.smaller.clicked.connect(lambda: self.canvas.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.canvas.step_zoom(1))
        self.check.clicked.connect(self.ruler.begin)
        self.canvas.turned.connect(lambda step: self.turn_to(self._page + step))
        self.canvas.rescaled.connect(self._rescaled)
        self._soon.timeout.connect(self._ask)
        self._slow.timeout.connect(self.busy.show)

    def _typed(self) -> None:
        text = self.number.text().strip()
        if text.isdecimal():
            self.turn_to(int(text) - 1)
        else:
            self._say()

    def _rescaled(self) -> None:
        self._say()
        if self._sheaf is not None:
            self._soon.start()

    def _size(self) -> None:
        self.number.setFixedWidth(theme.grown(self.font(), 58))
        for key in (self.back, self.on, self.smaller, self.larger, self.check):
            key.setFixedWidth(theme.grown(self.font(), theme.TOUCH))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size()
