"""Forms of what things come from: suppliers and designs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.production import Artwork, ArtworkDraft, Supplier, SupplierDraft
from desktop.ui.forms.typed import NumberField, text_box, word_field
from desktop.ui.production import books
from desktop.ui.production.steps.files import FileEntry
from desktop.ui.production.steps.form import Command, StepForm
from desktop.ui.workplace import Keeping, Workplace
from desktop.wording import _, pgettext

if TYPE_CHECKING:
    from desktop.services.production import Saved


class SupplierForm(StepForm):
    """A supplier; what stands masked here stays as it is kept unless it is typed anew."""

    def __init__(self, work: Workplace, supplier: Supplier | None = None) -> None:
        title = _("New supplier") if supplier is None else _("Change the supplier")
        super().__init__(work, title, _("Save"))
        self._supplier = supplier
        draft = SupplierDraft("") if supplier is None else supplier.draft
        self.name = self.add("name", _("Name"), word_field(draft.name))
        self.city = self.add("city", _("City"), word_field(draft.city))
        self.contact = self.add(
            "contact", pgettext("supplier", "Contact"), word_field(draft.contact)
        )
        self.phone = self.add("phone", _("Phone"), word_field(draft.phone), _(
            "Kept apart and shown masked."
        ))  # fmt: skip
        self.moq = self.add("moq", _("Least order (MOQ)"), NumberField(draft.moq))
        self.days = self.add("days", _("Usual days from order to goods"), NumberField(draft.days))
        self.note = self.add("note", _("Note"), text_box(draft.note))

    def command(self) -> Command:
        """Saves it."""
        draft = SupplierDraft(
            self.name.text(),
            self.city.text(),
            self.contact.text(),
            self.phone.text(),
            self.moq.number(),
            self.days.number(),
            self.note.toPlainText(),
        )
        desk, op = self.work.desk(), self.op
        supplier_id = None if self._supplier is None else self._supplier.id

        def act() -> Saved:
            from desktop.services import production

            return production.save_supplier(desk, op, draft, supplier_id)

        return act

    def said(self) -> str:
        """What was saved."""
        return _("Saved: {name}").format(name=self.name.text().strip())


class ArtworkForm(StepForm):
    """A version of a design, with its file."""

    def __init__(self, work: Workplace, keeping: Keeping, artwork: Artwork | None = None) -> None:
        title = _("New design") if artwork is None else _("Change the design")
        super().__init__(work, title, _("Save"))
        self._artwork, self._folder = artwork, keeping.folders.attachments
        draft = ArtworkDraft("", "") if artwork is None else artwork.draft
        self._kept = draft.file
        self.name = self.add("name", _("Name"), word_field(draft.name))
        self.version = self.add("version", _("Version"), word_field(draft.version))
        self.by = self.add("made_by", _("Made by"), word_field(draft.made_by))
        self.note = self.add("note", _("Note"), text_box(draft.note))
        had = artwork.file.name if artwork is not None and artwork.file is not None else ""
        hint = _("Now: {file}").format(file=had) if had else ""
        self.file = self.add("file", _("File"), FileEntry(_("Drop the file here")), hint)

    def command(self) -> Command:
        """Saves it, with its file."""
        desk, op, folder, path, kept = (
            self.work.desk(), self.op, self._folder, self.file.path, self._kept,
        )  # fmt: skip
        name, version = self.name.text(), self.version.text()
        by, note = self.by.text(), self.note.toPlainText()
        artwork_id = None if self._artwork is None else self._artwork.id

        def act() -> Saved:
            from desktop.services import production

            file = books.attach(desk, path, folder) if path is not None else kept
            draft = ArtworkDraft(name, version, by, note, file)
            return production.save_artwork(desk, op, draft, artwork_id)

        return act

    def said(self) -> str:
        """What was saved."""
        title = f"{self.name.text().strip()} {self.version.text().strip()}".rstrip()
        return _("Saved: {name}").format(name=title)
