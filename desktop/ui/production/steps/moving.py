"""Forms that move a thing from stage to stage and say something about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.domain.production import Production, Saying, Stage, Verdict
from desktop.ui.forms.typed import NumberField, text_box
from desktop.ui.production import books
from desktop.ui.production.books import Basics
from desktop.ui.production.choices import event_box
from desktop.ui.production.steps.entries import state_box
from desktop.ui.production.steps.files import FileEntry
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _
from desktop.wording import production as words

if TYPE_CHECKING:
    from desktop.services.production import Saved


class StageForm(StepForm):
    """To another stage, forward or back, with a few words."""

    def __init__(self, work: Workplace, thing: Production, stage: Stage | None = None) -> None:
        super().__init__(work, _("Another stage"), _("Move"), thing.draft.name)
        self._thing = thing
        goal = stage or thing.draft.stage.next or thing.draft.stage
        self.stage: QComboBox = self.add(
            "stage",
            _("Stage"),
            state_box(_("Stage"), list(Stage), words.stage, goal, free=False),
        )
        self.note = self.add("note", _("What there is to say"), text_box())

    def begin(self) -> None:
        """The stage is proposed: words come next."""
        super().begin()
        self.note.setFocus()

    def command(self) -> Command:
        """Moves it."""
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        stage, note = Stage(self.stage.currentData()), self.note.toPlainText()

        def act() -> Saved:
            from desktop.services import production

            return production.set_stage(desk, op, thing_id, stage, note)

        return act

    def said(self) -> str:
        """Where it stands now."""
        return _("{name}: {stage}").format(
            name=self._thing.draft.name, stage=self.stage.currentText()
        )


class SampleForm(StepForm):
    """查样: a sample was looked at, with a photo and a verdict."""

    def __init__(self, work: Workplace, keeping: Keeping, thing: Production) -> None:
        super().__init__(work, _("Sample looked at"), _("Save"), thing.draft.name)
        self._thing, self._folder = thing, keeping.folders.attachments
        self.verdict: QComboBox = self.add(
            "verdict",
            _("Verdict"),
            state_box(
                _("Verdict"), [Verdict.GOOD, Verdict.BAD], words.verdict, Verdict.GOOD, free=False
            ),
        )
        self.text = self.add(
            "reason",
            _("What was seen"),
            text_box(),
            _("One that is not good goes back to design and needs a reason."),
        )
        self.file = self.add("file", _("Photo"), FileEntry(_("Drop a photo of the sample here")))

    def command(self) -> Command:
        """Saves the verdict, with its photo."""
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        verdict, text = Verdict(self.verdict.currentData()), self.text.toPlainText()
        path, folder = self.file.path, self._folder

        def act() -> Saved:
            from desktop.services import production

            file = books.attach(desk, path, folder)
            return production.sample(desk, op, thing_id, verdict, text, file)

        return act

    def said(self) -> str:
        """What was said of it."""
        return _("Sample of {name}: {verdict}").format(
            name=self._thing.draft.name, verdict=self.verdict.currentText()
        )


class WordForm(StepForm):
    """Words on a thing, with a file where there is one; or a fault of its supplier."""

    def __init__(
        self, work: Workplace, keeping: Keeping, thing: Production, what: Saying = Saying.WORD
    ) -> None:
        title = _("Supplier's fault") if what is Saying.FAULT else _("Note or file")
        super().__init__(work, title, _("Save"), thing.draft.name)
        self._thing, self._what, self._folder = thing, what, keeping.folders.attachments
        self.text = self.add("text", _("Words"), text_box())
        self.file = self.add("file", _("File"), FileEntry(_("Drop a file here")))

    def command(self) -> Command:
        """Adds them to the thread."""
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        text, what, path, folder = self.text.toPlainText(), self._what, self.file.path, self._folder
        if path is not None and what is Saying.WORD:
            what = Saying.FILE

        def act() -> Saved:
            from desktop.services import production

            file = books.attach(desk, path, folder)
            return production.say(desk, op, thing_id, text, what=what, file=file)

        return act

    def said(self) -> str:
        """What was done."""
        if self.file.path is not None:
            return _("Attached: {file}").format(file=self.file.path.name)
        return _("Noted: {name}").format(name=self._thing.draft.name)


class AgainForm(StepForm):
    """再来一单: the same once more."""

    def __init__(
        self, work: Workplace, basics: Basics, thing: Production, event: int | None = None
    ) -> None:
        super().__init__(
            work,
            _("Order once more"),
            _("Begin it"),
            _("{name}: design, specification, supplier and people are copied.").format(
                name=thing.draft.name
            ),
        )
        self._thing = thing
        self.occasion: QComboBox = self.add(
            "event", _("For which event"), event_box(basics.events, event, _("No event"))
        )
        self.qty = self.add("qty", _("Quantity in pieces"), NumberField(thing.draft.qty))

    def command(self) -> Command:
        """Begins it."""
        desk, op, thing_id = self.work.desk(), self.op, self._thing.id
        event, qty = self.occasion.currentData(), self.qty.number()

        def act() -> Saved:
            from desktop.services import production

            return production.again(desk, op, thing_id, event=event, qty=qty)

        return act

    def said(self) -> str:
        """What was done."""
        return _("Once more: {name}").format(name=self._thing.draft.name)
