"""What stands beside the parts: the form of the step that somebody takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.production import Artwork, Offer, Production, Saying, Stage, Supplier
from desktop.ui import theme
from desktop.ui.jobs import READ
from desktop.ui.production import books
from desktop.ui.production.books import Basics
from desktop.ui.production.ways import told
from desktop.ui.workplace import Keeping, Workplace

if TYPE_CHECKING:
    from desktop.services.production import Saved
    from desktop.ui.production.steps.form import StepForm

# Steps that begin with nothing, or with something else than a thing.
_ALONE = ("new", "supplier", "artwork", "freight")


class SidePane(QWidget):
    """Hidden until a step is taken. `made(step, id)` when it was done, `fitted` when it came or
    went.
    """

    made = Signal(str, int)
    fitted = Signal()

    def __init__(self, work: Workplace, keeping: Keeping) -> None:
        super().__init__()
        self._work, self._keeping = work, keeping
        self.form: StepForm | None = None
        self._step = ""
        self._back: QWidget | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.UNIT, theme.UNIT, theme.UNIT * 2, theme.UNIT * 2)
        self.setMinimumWidth(theme.grown(self.font(), 300))
        self.hide()

    def begin(self, step: str, what: object, event: int | None) -> None:
        """Opens the form of a step: about a thing (its id, or the id and what it begins with), a
        supplier, a design, or nothing. What is open and was typed in is asked about first.
        """
        if self.form is not None and not self.form.may_leave():
            return
        thing_id, given = what, None
        if isinstance(what, tuple) and step not in _ALONE:
            thing_id, given = what
        desk = self._work.desk()

        def look() -> tuple[Basics, Production | None]:
            from desktop.services import production

            thing = None
            if step not in _ALONE and isinstance(thing_id, int):
                thing = production.production(desk, thing_id)
            return books.basics(desk), thing

        def came(found: tuple[Basics, Production | None]) -> None:
            basics, thing = found
            self._open(step, self._form(step, basics, thing, what if thing is None else given,
                                        event))  # fmt: skip

        self._work.jobs.run(READ, look, owner=self, done=came, latest="form")

    def end(self) -> None:
        """Puts the form away; the keyboard goes back to where it came from."""
        if self.form is None:
            return
        form, self.form = self.form, None
        self._row.removeWidget(form)
        form.hide()
        form.deleteLater()
        self.hide()
        self.fitted.emit()
        try:
            if self._back is not None and self._back.isVisible():
                self._back.setFocus()
        except RuntimeError:
            pass  # the widget that had the keyboard was drawn anew meanwhile
        self._back = None

    def _open(self, step: str, form: StepForm) -> None:
        back = self.window().focusWidget() if self._back is None else self._back
        if self.form is not None:
            self.end()
        self._back = None if back is None or self.isAncestorOf(back) else back
        self.form, self._step = form, step
        form.closed.connect(self.end)
        form.done.connect(self._done)
        self._row.addWidget(form)
        self.show()
        self.fitted.emit()
        form.begin()

    def _done(self, saved: Saved, words: str) -> None:
        step = self._step
        self.end()
        told(self._work, self._work_owner(), words, saved)
        self.made.emit(step, saved.id)

    def _work_owner(self) -> QWidget:
        return self.parentWidget() or self

    def _form(
        self,
        step: str,
        basics: Basics,
        thing: Production | None,
        given: object,
        event: int | None,
    ) -> StepForm:
        work, keeping = self._work, self._keeping
        from desktop.ui.production.steps import arriving, buying, moving, paying, sources
        from desktop.ui.production.steps import thing as things

        if step == "supplier":
            return sources.SupplierForm(work, given if isinstance(given, Supplier) else None)
        if step == "artwork":
            known = given if isinstance(given, Artwork) else None
            return sources.ArtworkForm(work, keeping, known)
        if step == "freight" and isinstance(given, tuple):
            from desktop.ui.production.steps.freight import FreightForm

            return FreightForm(work, given)
        if step == "approve":
            return paying.ApprovalForm(work, basics, thing)
        if step == "new" or thing is None:
            return things.ThingForm(work, basics, None, event)
        if step == "stage":
            return moving.StageForm(work, thing, given if isinstance(given, Stage) else None)
        if step == "order":
            return buying.OrderForm(
                work, basics, thing, given if isinstance(given, Offer) else None
            )
        if step in ("word", "fault"):
            what = Saying.FAULT if step == "fault" else Saying.WORD
            return moving.WordForm(work, keeping, thing, what)
        if step == "sample":
            return moving.SampleForm(work, keeping, thing)
        if step == "quote":
            return buying.QuoteForm(work, thing)
        if step == "ship":
            return buying.ShipForm(work, basics, thing)
        if step == "arrive":
            return arriving.GoodsInForm(work, basics, thing)
        if step == "box":
            return arriving.BoxForm(work, basics, thing)
        if step == "money":
            return paying.MoneyForm(work, basics, thing)
        if step == "again":
            return moving.AgainForm(work, basics, thing, event)
        return things.ThingForm(work, basics, thing)
