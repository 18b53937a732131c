"""Further ways out for labels: the copy shop, printers that only a phone drives, TSPL."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QToolButton

from desktop.domain.errors import UnknownSize
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.sizes import GRIDS, Grid, Roll, Shift, Stock, stock
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.forms import tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.paper.labels.device import DevicePanel
from desktop.ui.paper.labels.laying import Laid
from desktop.ui.paper.labels.size import said
from desktop.ui.printing import Paper, Printing
from desktop.ui.workplace import Keeping
from desktop.wording import _

# The word under which the device of a label printer is remembered.
_DEVICE = "tspl"


class FurtherWays(QObject):
    """`copy_shop` and `more` stand beside the keys of printing; `offer` says what goes out."""

    def __init__(self, printing: Printing, keeping: Keeping) -> None:
        super().__init__(printing)
        self._printing, self._keeping = printing, keeping
        self._laid: Laid | None = None
        self._shift = Shift()
        self._bars: bool | None = None
        self.copy_shop = IconKey(theme.icon("store"), _("A4 for the copy shop"))
        self.copy_shop.clicked.connect(self._ask_sheet)
        self.more = tool_button("ellipsis", _("More ways out"), framed=True)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.phone = menu.addAction(
            theme.icon("file-spreadsheet"),
            _("For a phone's label app: XLSX and pictures"),
            self._ask_folder,
        )
        self.tspl = menu.addAction(
            theme.icon("printer"), _("TSPL file for a label printer"), self._ask_tspl
        )
        self.raw = menu.addAction(
            theme.icon("printer"), _("TSPL straight to a label printer"), self._ask_device
        )
        self.more.setMenu(menu)
        self.device = DevicePanel()
        self.device.wanted.connect(self.send)
        printing.add_part(self.device)

    def offer(self, laid: Laid, shift: Shift, bars: bool | None) -> None:
        """What goes out, moved so far, with bars or without."""
        self._laid, self._shift, self._bars = laid, shift, bars
        self.copy_shop.setToolTip(said(self.sheet()))
        roll = isinstance(laid.stock, Roll)
        for act in (self.phone, self.tspl, self.raw):
            act.setEnabled(roll)

    # ── on sheets ─────────────────────────────────────────────────────────────────────────────

    def sheet(self) -> Grid:
        """The sheet that labels are put on for the copy shop: the one chosen, else the usual."""
        chosen: Stock | None = None if self._laid is None else self._laid.stock
        if chosen is None:
            try:
                chosen = stock(self._keeping.settings().label_size)
            except UnknownSize:
                chosen = None
        return chosen if isinstance(chosen, Grid) else GRIDS[0]

    def _ask_sheet(self) -> None:
        if self._printing.paper is None:
            return
        name = f"{self._printing.paper.file} A4"
        path = self._printing.choose_file(_("A4 for the copy shop"), name, "pdf", "PDF")
        if path:
            self.save_sheets(path)

    def save_sheets(self, path: Path) -> None:
        """Writes the same labels as sheets of A4, from the first label of the first sheet."""
        laid, sheet, bars = self._laid, self.sheet(), self._bars
        if laid is None:
            return
        start = laid.start if laid.stock == sheet else 1
        shift = self._shift if laid.stock == sheet else Shift()

        def make() -> Generator[Progress, None, Drawn]:
            from desktop.documents.labels import labels

            return (yield from labels(laid.copies, sheet, start=start, shift=shift, bars=bars))

        self._printing.save(path, Paper(path.stem, 0, make))

    # ── for printers of their own ─────────────────────────────────────────────────────────────

    def _ask_folder(self) -> None:
        if path := self._printing.choose_folder(_("Folder for the list and the pictures")):
            self.save_folder(path)

    def save_folder(self, folder: Path) -> None:
        """Writes a list and a picture of each label, as phone apps take them."""
        laid, bars = self._laid, self._bars
        if laid is None or not isinstance(laid.stock, Roll):
            return
        roll = laid.stock

        def work() -> object:
            from desktop.services.paper.labels import write_book

            return write_book(folder, laid.copies, roll, bars=bars)

        self._printing.run(_("Saving"), work, lambda _done: self._printing.say_saved(folder))

    def _ask_tspl(self) -> None:
        if self._printing.paper is None:
            return
        name = self._printing.paper.file
        path = self._printing.choose_file(_("TSPL file"), name, "tspl", "TSPL")
        if path:
            self.save_tspl(path)

    def save_tspl(self, path: Path) -> None:
        """Writes the job as a label printer takes it; every label is a picture in it."""

        def put(job: bytes) -> None:
            from desktop.exchange.tables import replace_file

            replace_file(path, job)

        self._make_job(_("Saving"), put, lambda: self._printing.say_saved(path))

    def _ask_device(self) -> None:
        self.device.begin(self._keeping.settings().printers.get(_DEVICE, ""))

    def send(self, device: str) -> None:
        """Sends the job to a device or address, as it is."""
        known = dict(self._keeping.settings().printers)
        self._keeping.change(printers=known | {_DEVICE: device})

        def put(job: bytes) -> None:
            from desktop.exchange.printers import send_raw

            send_raw(job, device)

        said = _("The labels were sent to {printer}.").format(printer=device)
        self._make_job(
            _("Printing"), put, lambda: self._printing.notices.say(said, theme.Tone.GOOD)
        )

    def _make_job(self, title: str, put: Callable[[bytes], None], done: Callable[[], None]) -> None:
        """Draws the job in the lane and hands it to `put` there."""
        laid, shift, bars = self._laid, self._shift, self._bars
        if laid is None or not isinstance(laid.stock, Roll):
            return
        roll = laid.stock

        def work() -> Generator[Progress, None, None]:
            from desktop.documents.labels import tspl

            put((yield from tspl(laid.copies, roll, shift=shift, bars=bars)))

        self._printing.run(title, work, lambda _done: done())
