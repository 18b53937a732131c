"""The half where a ruler is made up: the form at the left, the board and what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.bench.ruler import Colour, Cut, RulerFinding, RulerWish
from desktop.domain.errors import Refused
from desktop.ui import theme
from desktop.ui.bench.ruler import scene as painting
from desktop.ui.bench.ruler.canvas import LANE, Canvas
from desktop.ui.bench.ruler.findings import Findings
from desktop.ui.bench.ruler.form import RulerForm
from desktop.ui.bench.ruler.saving import Saving
from desktop.ui.bench.ruler.scene import Scene, Sheet
from desktop.ui.forms import ElidedLabel, FlowLayout, chip_button, tool_button
from desktop.ui.forms.scrolling import scrolled
from desktop.ui.jobs import READ
from desktop.ui.notices import NoticeBar
from desktop.ui.workplace import Workplace
from desktop.wording import _

# An edit is drawn in the next turn of the loop; the factory's limits wait for a pause in typing.
_CHECK_MS = 500
_FORM = 412
_NARROW = 860


@dataclass(frozen=True)
class Made:
    """A wish as a scene. `shape` is the same for all that differ in nothing but colours."""

    wish: RulerWish
    scene: Scene
    shape: tuple[RulerWish, bool]


class DesignPage(QWidget):
    """Draws with every edit; the newest wins. `form_key` is for the row of keys above it."""

    def __init__(self, work: Workplace) -> None:
        super().__init__()
        self._jobs = work.jobs
        work.jobs.add_lane(LANE, 2)
        self.made: Made | None = None
        self._shape: tuple[tuple[RulerWish, bool], Scene] | None = None
        self.in_front = True
        self.form = RulerForm()
        self.canvas = Canvas(work.jobs)
        self.findings = Findings()
        self.saving = Saving(work)
        self.notices = NoticeBar()
        self.sides = {
            False: chip_button(_("Front side"), on=True),
            True: chip_button(_("Back side")),
        }
        self.sheets = {
            Sheet.COPPER: chip_button(_("Copper"), on=True),
            Sheet.MASK: chip_button(_("Lacquer"), on=True),
            Sheet.LEGEND: chip_button(_("Legend"), on=True),
        }
        self.panel = chip_button(_("Whole panel"))
        self.nearer = tool_button("plus", _("Zoom in"), framed=True)
        self.farther = tool_button("minus", _("Zoom out"), framed=True)
        self.whole = QPushButton(_("All of it"))
        self.about = ElidedLabel(muted=True)
        self.form_key = chip_button(_("Parameters"))
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._check_soon = QTimer(self, interval=_CHECK_MS, singleShot=True)
        self._lay_out()
        self._connect()
        self._edited()

    def come_to_front(self, *, front: bool) -> None:
        """Its key for the parameters, which stands above the page, comes and goes with it."""
        self.in_front = front
        self._fit()

    # ── from an edit to a picture ─────────────────────────────────────────────────────────────

    def _edited(self) -> None:
        self._soon.start()
        self._check_soon.start()
        self.findings.say_checking()

    def draw(self) -> None:
        """Draws what stands in the form."""
        wish = self.form.wish()
        self.saving.offer(None)
        if wish is None:
            self._check_soon.stop()
            self.findings.say_nothing()
            return
        panel = wish.cut is not Cut.NONE
        self.panel.setVisible(panel)
        whole = panel and self.panel.isChecked()

        before = self._shape

        def make() -> Made:
            from desktop.services.bench import ruler

            shape = (_shape(wish), whole)
            if before is not None and before[0] == shape:
                scene = before[1]
            else:
                scene = painting.scene(ruler.drawing(wish, whole=whole))
            return Made(wish, scene.coloured(wish.colour, wish.finish), shape)

        self._jobs.run(
            *(LANE, make), owner=self, done=self._drawn, refused=self._refused, latest="drawing"
        )

    def _drawn(self, made: Made) -> None:
        self.made, self._shape = made, (made.shape, made.scene)
        self.notices.clear()
        self.findings.show_left_out(made.scene.drawing.left_out)
        self.canvas.show_scene(made.scene)
        self.saving.offer(made.wish)
        self._say()

    def _refused(self, no: Refused) -> None:
        self._check_soon.stop()
        self.findings.say_nothing()
        if not self.form.refuse(no):
            self.notices.refuse(no)

    def check(self) -> None:
        """Holds the ruler against the factory's limits."""
        wish = self.form.wish()
        if wish is None:
            return

        def look() -> tuple[RulerFinding, ...]:
            from desktop.services.bench import ruler

            return ruler.checks(wish)

        # What cannot be made at all was refused when it was drawn.
        self._jobs.run(
            READ,
            look,
            owner=self,
            done=self.findings.show_findings,
            refused=self._refused,
            latest="checks",
        )

    # ── looking at it ─────────────────────────────────────────────────────────────────────────

    def show_finding(self, found: RulerFinding) -> None:
        """Turns the board to where something is wrong, and marks it."""
        if self.panel.isChecked():
            self.panel.setChecked(False)
        self._turn(back=found.side == "bottom")
        self.canvas.show_spot(found.x, found.y)
        self.canvas.setFocus()

    def _turn(self, *, back: bool) -> None:
        self.sides[back].setChecked(True)
        self.canvas.turn(back=back)

    def _moved(self) -> None:
        self.sides[self.canvas.view.back].setChecked(True)
        self._say()

    def _layers(self) -> None:
        on = frozenset(sheet for sheet, key in self.sheets.items() if key.isChecked())
        self.canvas.show_sheets(on)

    def _say(self, at: str = "") -> None:
        if self.made is None:
            return
        wide, high = self.made.scene.size
        side = _("back") if self.canvas.view.back else _("front")
        size = f"{wide:g} × {high:g} mm"
        self.about.set_text(" · ".join(part for part in (size, side, at) if part))
        name = _("Preview of the ruler, {side}, {size}").format(side=side, size=size)
        self.canvas.setAccessibleName(name)

    # ── putting it together ───────────────────────────────────────────────────────────────────

    def _connect(self) -> None:
        self.form.changed.connect(self._edited)
        self._soon.timeout.connect(self.draw)
        self._check_soon.timeout.connect(self.check)
        self.panel.toggled.connect(lambda _on: self.draw())
        for back, key in self.sides.items():
            key.clicked.connect(lambda _=False, b=back: self._turn(back=b))
        for key in self.sheets.values():
            key.toggled.connect(lambda _on: self._layers())
        self.nearer.clicked.connect(lambda: self.canvas.zoom(1.5))
        self.farther.clicked.connect(lambda: self.canvas.zoom(1 / 1.5))
        self.whole.clicked.connect(self.canvas.fit)
        self.canvas.moved.connect(self._moved)
        self.canvas.over.connect(lambda x, y: self._say(f"x {x:.1f}  y {y:.1f} mm"))
        self.findings.picked.connect(self.show_finding)
        self.form_key.toggled.connect(lambda _on: self._fit())

    def _lay_out(self) -> None:
        group = QButtonGroup(self)
        self._keys = FlowLayout(spacing=theme.UNIT)
        for key in self.sides.values():
            group.addButton(key)
            self._keys.addWidget(key)
        gap = QLabel()
        gap.setFixedWidth(theme.UNIT)
        self._keys.addWidget(gap)
        for key in (*self.sheets.values(), self.panel):
            self._keys.addWidget(key)
        for tool in (self.farther, self.nearer, self.whole):
            self._keys.addWidget(tool)
        self.panel.hide()
        self.right = QWidget()
        right = QVBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.UNIT)
        right.addLayout(self._keys)
        right.addWidget(self.notices)
        right.addWidget(_scrolled(self.canvas, self.about, self.findings), 1)
        right.addWidget(self.saving)
        row = QHBoxLayout()
        row.setSpacing(theme.UNIT * 2)
        row.addWidget(self.form)
        row.addWidget(self.right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, theme.UNIT * 2)
        column.setSpacing(theme.UNIT)
        column.addLayout(row, 1)
        self.setFocusProxy(self.form)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The wider of the two alone: where both do not fit they take turns."""
        least = theme.grown(self.font(), 300)
        return QSize(least, least)

    def _fit(self) -> None:
        """Where it is narrow a key shows the parameters in the place of the board."""
        narrow = self.width() < theme.grown(self.font(), _NARROW)
        asked = self.form_key.isChecked()
        self.form_key.setVisible(narrow and self.in_front)
        self.form.setVisible(not narrow or asked)
        self.right.setVisible(not narrow or not asked)
        wide = theme.grown(self.font(), _FORM)
        self.form.setMinimumWidth(0 if narrow else wide)
        self.form.setMaximumWidth(16_777_215 if narrow else wide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "right"):
            self._fit()


def _shape(wish: RulerWish) -> RulerWish:
    """The wish without what only colours it, or is only written down; the legend on white is
    another one than on all dark lacquers.
    """
    colour = Colour.WHITE if wish.colour is Colour.WHITE else Colour.BLACK
    usual = RulerWish()
    return replace(
        wish, colour=colour, finish=usual.finish, thickness=usual.thickness, factory=usual.factory
    )


def _scrolled(canvas: QWidget, *under: QWidget) -> QScrollArea:
    """The board takes what room there is; on a low screen one scrolls to what is said of it."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.UNIT)
    column.addWidget(canvas, 1)
    for part in under:
        column.addWidget(part)
    return scrolled(inner)
