"""What can be done with the papers in hand besides printing them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.paper.register import Certificate, State
from desktop.ui import theme
from desktop.ui.forms import FlowLayout, tool_button
from desktop.ui.forms.iconkey import IconKey
from desktop.wording import _, ngettext


class ActKeys(QWidget):
    """`chosen` carries claimed unclaimed copy reissue void."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._papers: tuple[Certificate, ...] = ()
        self._readable = True
        self.claim = IconKey(theme.icon("check"), _("Mark as handed over"))
        self.unclaim = IconKey(theme.icon("undo-2"), _("Mark as not handed over"))
        self.copy = tool_button("copy", _("Copy number"), framed=True)
        self.reissue = IconKey(theme.icon("repeat"), _("Issue anew"))
        self.void = IconKey(theme.icon("circle-x"), _("Make void"))
        row = FlowLayout(self, spacing=theme.UNIT)
        for key, word in (
            (self.claim, "claimed"),
            (self.unclaim, "unclaimed"),
            (self.reissue, "reissue"),
            (self.void, "void"),
            (self.copy, "copy"),
        ):
            key.clicked.connect(lambda _=False, w=word: self.chosen.emit(w))
            row.addWidget(key)

    def show_papers(self, papers: Sequence[Certificate]) -> None:
        """Offers what these allow."""
        self._papers = tuple(papers)
        alone = len(papers) == 1
        waiting, handed = self.those(claimed=True), self.those(claimed=False)
        self.claim.setVisible(bool(waiting))
        self.unclaim.setVisible(bool(handed))
        n = len(waiting)
        said = ngettext("Mark {n} as handed over", "Mark {n} as handed over", n)
        self.claim.setText(_("Mark as handed over") if alone else said.format(n=f"{n:,}"))
        n = len(handed)
        back = ngettext("Mark {n} as not handed over", "Mark {n} as not handed over", n)
        self.unclaim.setText(_("Mark as not handed over") if alone else back.format(n=f"{n:,}"))
        words = _("Copy number") if alone else _("Copy numbers")
        self.copy.setAccessibleName(words)
        self.copy.setToolTip(words)
        valid = alone and papers[0].state is State.VALID
        self.void.setVisible(valid)
        self.reissue.setVisible(valid and bool(papers[0].recipient) and self._readable)

    def allow_reissue(self, readable: bool) -> None:
        """Whether its template can be read here."""
        self._readable = readable
        if self._papers:
            self.show_papers(self._papers)

    def those(self, *, claimed: bool) -> tuple[Certificate, ...]:
        """The papers that marking as claimed (or as not claimed) would change."""
        return tuple(
            one
            for one in self._papers
            if one.claimed is not claimed and (one.state is State.VALID or not claimed)
        )
