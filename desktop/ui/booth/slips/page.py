"""One page for whatever the till prints: what, about what, on which paper; the real page beside."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.errors import Refused
from desktop.domain.paper.drawn import Drawn
from desktop.domain.paper.slips import Width
from desktop.domain.progress import Progress
from desktop.ui import theme
from desktop.ui.booth.books import Post
from desktop.ui.booth.goods import receipt_number
from desktop.ui.booth.selling.side import clear_field
from desktop.ui.booth.slips.asking import Asked, Known, Seen, SlipBooks, Which, shift_words
from desktop.ui.booth.slips.picture import PagePicture
from desktop.ui.forms import Field, FlowLayout, chip_button
from desktop.ui.forms.boxes import choice_box
from desktop.ui.jobs import PAPER, READ
from desktop.ui.notices import NoticeBar
from desktop.ui.printing import Paper, Printing
from desktop.ui.theme import Tone
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, ngettext
from desktop.wording.papers import page_text
from desktop.wording.refusals import sentence


class SlipsPage(QWidget):
    """`show_number` and `show_closing` open it with one slip; `ask` draws what is chosen. `left`
    when somebody wants the till again.
    """

    left = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._jobs, self._keeping = work.jobs, keeping
        self._books = SlipBooks(work.desk)
        self._post: Post | None = None
        self._wanted = 0  # a shift that is asked for before the list of them has come
        self.known: Known | None = None
        self.seen: Seen | None = None
        self.heading = QLabel(_("Slips"))
        titles = {
            Which.SALE: _("Sale slip"),
            Which.GIFT: _("Gift slip"),
            Which.CLOSING: _("Closing slip"),
            Which.ROWS: _("Paper till"),
            Which.TALLY: _("Tally sheet"),
            Which.PACKING: _("Packing list"),
        }
        self.kinds = {which: chip_button(title) for which, title in titles.items()}
        self.widths = {width: chip_button(width.word) for width in Width}
        self.number = QLineEdit()
        self.number_field = Field(_("Number of the sale"), self.number)
        self.shift = choice_box(_("Shift"))
        # A narrow window cuts a long line of the list, not the page.
        self.shift.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.shift_field = Field(_("Shift"), self.shift)
        self.width_row = QWidget()
        self.width_field = Field(_("Paper size"), self.width_row)
        self.about = QLabel(wordWrap=True)
        self.notices = NoticeBar()
        self.printing = Printing(work, keeping, "slips")
        self.pages: list[QWidget] = []
        self._view = QWidget()
        self._lay()
        self._mark(Which.ROWS, Width(keeping.settings().slip_width))
        for which, key in self.kinds.items():
            key.clicked.connect(partial(self._choose, which))
        for width, key in self.widths.items():
            key.clicked.connect(partial(self._choose_width, width))
        self.number.returnPressed.connect(self.draw)
        self.shift.activated.connect(lambda _index: self.draw())

    def _lay(self) -> None:
        self.heading.setFont(theme.sized(self.font(), 1.6, bold=True))
        kinds = QWidget()
        _chips(kinds, list(self.kinds.values()))
        _chips(self.width_row, list(self.widths.values()))
        choosing = QVBoxLayout()
        choosing.setSpacing(theme.UNIT * 2)
        for part in (
            self.heading, kinds, self.about, self.number_field, self.shift_field,
            self.width_field, self.notices,
        ):  # fmt: skip
            choosing.addWidget(part)
        choosing.addWidget(self.printing)
        choosing.addStretch(1)
        left = QWidget()
        left.setLayout(choosing)
        choosing.setContentsMargins(0, 0, theme.UNIT, 0)
        self._column = QVBoxLayout(self._view)
        self._column.setSpacing(theme.UNIT)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        field = clear_field(self._view)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.UNIT * 3, 0, theme.UNIT * 2, theme.UNIT * 2)
        row.setSpacing(theme.UNIT * 2)
        row.addWidget(clear_field(left), 2)
        row.addWidget(field, 3)

    # ── from outside ──────────────────────────────────────────────────────────────────────────

    def show_post(self, post: Post | None) -> None:
        """The till whose papers these are; None: the event that was worked at last."""
        if (post and post.shift.id) != (self._post and self._post.shift.id):
            self.number.clear()
        self._post = post

    def show_number(self, number: str) -> None:
        """The slip of this sale; it is drawn by the next `ask`."""
        which = Which.GIFT if self.kinds[Which.GIFT].isChecked() else Which.SALE
        self.number.setText(number)
        self._mark(which, self.paper)

    def show_closing(self, shift: int) -> None:
        """The closing slip of a shift (local id); it is drawn by the next `ask`."""
        self._wanted = shift
        self._mark(Which.CLOSING, self.paper)

    def take_scan(self, code: str) -> bool:
        """The code on a slip shows that slip again."""
        number = receipt_number(code)
        if number is None:
            return False
        self.show_number(number)
        self.draw()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the till."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def ask(self) -> None:
        """Asks which shifts and sales there are, then draws what is chosen."""
        post = self._post
        self._jobs.run(
            READ,
            lambda: self._books.known(post),
            owner=self,
            done=self._show_known,
            latest="known",
        )

    # ── choosing ──────────────────────────────────────────────────────────────────────────────

    @property
    def which(self) -> Which:
        """The kind that is chosen."""
        return next(which for which, key in self.kinds.items() if key.isChecked())

    @property
    def paper(self) -> Width:
        """The paper that is chosen."""
        return next(width for width, key in self.widths.items() if key.isChecked())

    def _mark(self, which: Which, width: Width) -> None:
        self.kinds[which].setChecked(True)
        self.widths[width].setChecked(True)
        self.number_field.setVisible(which.of_sale)
        self.shift_field.setVisible(which is Which.CLOSING)
        self.width_field.setVisible(which.narrow)
        said = {
            Which.ROWS: _(
                "For a dead laptop: sell from it with a pen, a row a sale, and type the rows in "
                "afterwards. Print it while there is power."
            ),
            Which.TALLY: _("For a long queue without a laptop: one stroke a piece."),
            Which.PACKING: _("What was taken along to this event, by where it came from."),
        }
        self.about.setText(said.get(which, ""))
        self.about.setVisible(which in said)

    def _choose(self, which: Which, _checked: bool = False) -> None:
        self._mark(which, self.paper)
        self.draw()

    def _choose_width(self, width: Width, _checked: bool = False) -> None:
        self._keeping.change(slip_width=width.value)
        self.draw()

    def _show_known(self, known: Known | None) -> None:
        self.known = known
        chosen = self._wanted or self.shift.currentData()
        self._wanted = 0
        self.shift.clear()
        for shift in known.shifts if known else ():
            self.shift.addItem(shift_words(shift, known.event.zone if known else ""), shift.id)
        self.shift.setCurrentIndex(max(0, self.shift.findData(chosen)))
        if known and not self.number.text().strip() and not self.number.hasFocus():
            self.number.setText(known.last)
        self.draw()

    # ── drawing ───────────────────────────────────────────────────────────────────────────────

    def draw(self) -> None:
        """Draws what is chosen, as it stands in the books now."""
        known, which, number = self.known, self.which, self.number.text().strip()
        self.number_field.clear()
        self.notices.clear()
        why = ""
        if known is None:
            why = _("The slips of a stand come once it has been opened.")
        elif which.of_sale and not number:
            why = _("Nothing has been sold yet.")
        elif which is Which.CLOSING and not known.shifts:
            why = _("No till has been opened at this event.")
        if known is None or why:
            self._show(None)
            self.notices.say(why, Tone.PLAIN)
            return
        asked = Asked(which, number, self.shift.currentData() or 0, self.paper.value)
        self._jobs.run(
            PAPER,
            lambda: self._books.draw(known, asked),
            owner=self,
            done=self._show,
            refused=self._refused,
            latest="slip",
        )

    def _refused(self, no: Refused) -> None:
        self._show(None)
        if self.which.of_sale:
            self.number_field.refuse(sentence(no))
        else:
            self.notices.refuse(no)

    def _show(self, seen: Seen | None) -> None:
        self.seen = seen
        for old in self.pages:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.pages = []
        if seen is None:
            self.printing.offer(None)
            return
        count = seen.drawn.pages
        for number, (wide, high, rgb) in enumerate(seen.pictures, 1):
            image = QImage(rgb, wide, high, wide * 3, QImage.Format.Format_RGB888)
            # The picture does not own its bytes, so it is copied.
            self._add(PagePicture(image.copy(), page_text(number, count)))
        if count > len(seen.pictures):
            more = count - len(seen.pictures)
            words = ngettext("and {n} more page", "and {n} more pages", more).format(n=more)
            label = QLabel(words, alignment=Qt.AlignmentFlag.AlignHCenter)
            theme.set_tone(label, "muted")
            self._add(label)
        for finding in seen.drawn.findings:
            said = _("No face can write {chars}: 〓 stands there.").format(chars=finding.detail)
            self.notices.say(said, Tone.WARN)

        def make() -> Generator[Progress, None, Drawn]:
            yield Progress(1, 1)
            return seen.drawn

        title = self.kinds[self.which].text().strip()
        self.printing.offer(Paper(f"{title} {seen.name}".strip(), count, make))

    def _add(self, page: QWidget) -> None:
        self._column.addWidget(page)
        self.pages.append(page)


def _chips(inner: QWidget, keys: list[QPushButton]) -> None:
    """Chips in a row of which one is chosen."""
    group = QButtonGroup(inner)
    flow = FlowLayout(inner, spacing=4)
    for key in keys:
        group.addButton(key)
        flow.addWidget(key)
