"""The room: labels, certificates and their register; and any one paper, looked at alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.paper.signed import VERSION
from desktop.ui import theme
from desktop.ui.forms import FlowLayout
from desktop.ui.forms.iconkey import IconKey
from desktop.ui.paper.labels.kinds import Kind
from desktop.ui.paper.labels.page import LabelsPage
from desktop.ui.paper.looking import LookingPage
from desktop.ui.printing import Paper
from desktop.ui.window import TakesScans
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _

if TYPE_CHECKING:
    from desktop.ui.paper.certificates.page import CertificatesPage
    from desktop.ui.paper.register.page import RegisterPage

# What the register opens besides a number.
REGISTER_WORDS = ("unprinted", "verify", "signing", "numbers")


class PaperPage(QWidget):
    """`open` takes a tab's word; ("labels", kind, keys) with item codes or place ids (or pairs of
    those and how many copies); ("certificates", template), and as a third drafts for it;
    ("register", number or one of its own words); ("verify", signed text); or ("look", Paper) to
    show one paper, and as a third the room that its "Back" leads to.
    """

    def __init__(self, work: Workplace, keeping: Keeping, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._keeping = work, keeping
        self._made: dict[str, QWidget] = {}
        self._looking: LookingPage | None = None
        self._here = ""
        self._from = ""  # the room of the paper that is looked at, "" for this one
        self._makers: dict[str, Callable[[], QWidget]] = {
            "labels": self._make_labels,
            "certificates": self._make_certificates,
            "register": self._make_register,
        }
        self.tabs = _Tabs(tuple(self._makers))
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self.show_tab)
        self.show_tab("labels")

    def open(self, what: object) -> None:
        """Shows one thing."""
        if isinstance(what, str):
            self.show_tab(what)
        elif isinstance(what, tuple) and what:
            word, *rest = what
            if word == "labels":
                self.show_tab("labels")
                if rest:
                    kind, keys = rest
                    self.labels.open_kind(Kind(kind), keys)
            elif word == "certificates":
                self.show_tab("certificates")
                if rest:
                    self.certificates.open_template(*rest)
            elif word == "register":
                self.show_tab("register")
                if rest:
                    own = rest[0] in REGISTER_WORDS
                    self.register.open(rest[0] if own else ("number", rest[0]))
            elif word == "verify":
                self.show_tab("register")
                self.register.open(("verify", rest[0]))
            elif word == "look":
                self.look_at(*rest)

    def take_scan(self, code: str) -> bool:
        """A scanned code goes to the tab in front, a signed paper's to the register."""
        if code.startswith(f"{VERSION}|"):
            self.show_tab("register")
            return self.register.take_scan(code)
        front: object = self._stack.currentWidget()
        return isinstance(front, TakesScans) and front.take_scan(code)

    @property
    def labels(self) -> LabelsPage:
        """The tab of labels."""
        page = self._tab("labels")
        assert isinstance(page, LabelsPage)
        return page

    @property
    def certificates(self) -> CertificatesPage:
        """The tab of certificates and cards."""
        from desktop.ui.paper.certificates.page import CertificatesPage

        page = self._tab("certificates")
        assert isinstance(page, CertificatesPage)
        return page

    @property
    def register(self) -> RegisterPage:
        """The tab of the register."""
        from desktop.ui.paper.register.page import RegisterPage

        page = self._tab("register")
        assert isinstance(page, RegisterPage)
        return page

    @property
    def here(self) -> str:
        """The word of the tab that was last in front."""
        return self._here

    def show_tab(self, word: str) -> None:
        """Puts a tab in front."""
        page = self._tab(word)
        self._here = word
        self.tabs.mark(word)
        self.tabs.show()
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)

    def look_at(self, paper: Paper, room: str = "") -> None:
        """Shows one paper alone; its key goes back to the room it came from, else to the tab that
        was in front.
        """
        self._from = room
        if self._looking is None:
            self._looking = LookingPage(self._work, self._keeping)
            self._looking.closed.connect(self._leave_paper)
            self._stack.addWidget(self._looking)
        self.tabs.hide()
        self._stack.setCurrentWidget(self._looking)
        self._looking.show_paper(paper)
        self._looking.view.preview.canvas.setFocus()

    def _leave_paper(self) -> None:
        self.show_tab(self._here)
        if self._from:
            self._work.go(self._from, None)

    @property
    def looking(self) -> LookingPage | None:
        """The page of one paper alone, None before the first."""
        return self._looking

    def _tab(self, word: str) -> QWidget:
        if word not in self._made:
            self._made[word] = self._makers[word]()
            self._stack.addWidget(self._made[word])
        return self._made[word]

    def _make_labels(self) -> LabelsPage:
        page = LabelsPage(self._work, self._keeping)
        page.look.connect(self.look_at)
        return page

    def _make_register(self) -> RegisterPage:
        from desktop.ui.paper.register.page import RegisterPage

        page = RegisterPage(self._work, self._keeping)
        page.issue.connect(lambda: self.show_tab("certificates"))
        return page

    def _make_certificates(self) -> CertificatesPage:
        # Loaded when first asked for: who prints labels needs none of it.
        from desktop.ui.paper.certificates.page import CertificatesPage

        page = CertificatesPage(self._work, self._keeping)
        page.look.connect(self.look_at)
        page.in_register.connect(lambda number: self.open(("register", number)))
        page.allow_register()
        return page


class _Tabs(QWidget):
    """The parts of the room; `chosen` carries the word of one."""

    chosen = Signal(str)

    def __init__(self, words: tuple[str, ...]) -> None:
        super().__init__()
        said = {
            "labels": ("tag", _("Labels")),
            "certificates": ("file-text", _("Certificates and cards")),
            "register": ("clipboard-list", _("Register")),
        }
        self.keys: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = FlowLayout(self, spacing=theme.UNIT)
        row.setContentsMargins(theme.UNIT * 3, theme.UNIT, theme.UNIT * 3, 0)
        for word in words:
            icon, title = said[word]
            key = IconKey(theme.icon(icon), title)
            key.setCheckable(True)
            key.clicked.connect(lambda _=False, w=word: self.chosen.emit(w))
            self._group.addButton(key)
            self.keys[word] = key
            row.addWidget(key)

    def mark(self, word: str) -> None:
        """Shows which tab is in front."""
        self.keys[word].setChecked(True)
