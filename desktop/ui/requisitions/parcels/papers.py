"""The papers of a parcel: which one, what its label looks like, and the keys that print it."""

from __future__ import annotations

from collections.abc import Callable, Generator

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QButtonGroup, QLabel

from desktop.domain.paper.drawn import Drawn
from desktop.domain.progress import Progress
from desktop.domain.requisitions.parcels import Parcel, ParcelState
from desktop.services.changes import Desk
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, chip_button
from desktop.ui.jobs import PAPER
from desktop.ui.part import Part
from desktop.ui.printing.keys import Printing
from desktop.ui.printing.paper import Paper
from desktop.ui.requisitions.parcels.books import Looked
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import N_, _

_PICK, _PACK, _LABEL = "pick", "pack", "label"
_SAID = {_PICK: N_("Pick list"), _PACK: N_("Packing list"), _LABEL: N_("Label")}
_DPI = 110
_WIDE = 300  # px at 100 % text, of the label's picture
Steps = Generator[Progress, None, Drawn]


class Papers(Part):
    """One parcel's papers; the label only for who may see where it goes."""

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__(_("Slips"))
        self._work = work
        self._one: Parcel | None = None
        self.kind = _PICK
        self.chips = {key: chip_button(_(said), on=key == _PICK) for key, said in _SAID.items()}
        group = QButtonGroup(self)
        group.setExclusive(True)
        flow = FlowLayout(spacing=theme.UNIT)
        for key, chip in self.chips.items():
            group.addButton(chip)
            flow.addWidget(chip)
            chip.clicked.connect(lambda _on=False, k=key: self.choose(k))
        self.printing = Printing(work, keeping, "parcels")
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.picture.hide()
        self.column.addLayout(flow)
        self.column.addWidget(self.picture)
        self.column.addWidget(self.printing)

    def show_parcel(self, looked: Looked, one: Parcel) -> None:
        """Another parcel."""
        self._one = one
        packing = one.state is ParcelState.PACKING
        address = bool(looked.request.contact_masked)
        self.chips[_PICK].setVisible(packing)
        self.chips[_LABEL].setVisible(looked.sees and one.state.open and address)
        self.notices.clear()
        kinds = [key for key, chip in self.chips.items() if not chip.isHidden()]
        self.choose(self.kind if self.kind in kinds else kinds[0])

    def choose(self, kind: str) -> None:
        """Which paper it is."""
        self.kind = kind
        self.chips[kind].setChecked(True)
        self.picture.hide()
        if self._one is None or not self._one.contents:
            self.printing.offer(None, _("Nothing is in this parcel."))
            return
        make = _made(self._work.desk(), kind, self._one.code)
        name = f"{self._one.code} {_(_SAID[kind])}"
        self.printing.offer(Paper(name, 1, make))
        if kind == _LABEL:
            self._draw(make)

    def _draw(self, make: Callable[[], Steps]) -> None:
        """The label as it will come out of the printer."""

        def work() -> Generator[Progress, None, QImage]:
            from desktop.documents.pages import Pages

            drawn = yield from make()
            with Pages(drawn.data) as book:
                raster = book.pixels(0, _DPI)
            image = QImage(raster.rgb, raster.wide, raster.high, raster.wide * 3,
                           QImage.Format.Format_RGB888)  # fmt: skip
            return image.copy()  # the bytes under it go away

        self._work.jobs.run(
            PAPER,
            work,
            owner=self,
            done=self._drawn,
            refused=self.notices.refuse,
            latest="label",
        )

    def _drawn(self, image: QImage) -> None:
        wide = theme.grown(self.font(), _WIDE)
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(QPixmap.fromImage(image.scaledToWidth(wide, smooth)))
        words = _("The label of {code} as it will be printed").format(
            code=self._one.code if self._one else ""
        )
        self.picture.setAccessibleName(words)
        self.picture.setVisible(self.kind == _LABEL)


def _made(desk: Desk, kind: str, code: str) -> Callable[[], Steps]:
    """What draws a paper, step by step."""

    def make() -> Steps:
        from desktop.services.requisitions import papers

        if kind == _LABEL:
            return (yield from papers.parcel_labels(desk, [code]))
        yield Progress(0, 1)
        return (papers.pick_list if kind == _PICK else papers.packing_list)(desk, [code])

    return make
