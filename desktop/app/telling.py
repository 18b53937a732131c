"""What the window says at its start, above the rooms."""

from __future__ import annotations

from collections.abc import Callable

from desktop.settings import Loaded
from desktop.ui.notices.bar import NoticeBar
from desktop.ui.theme import Tone
from desktop.wording import _
from desktop.wording.joining import paragraph


def tell_losses(notices: NoticeBar, loaded: Loaded) -> None:
    """Says which settings could not be read."""
    if loaded.set_aside is None:
        return
    said = _("The settings could not be read and were set aside as {file}.").format(
        file=loaded.set_aside.name
    )
    if "station" in loaded.lost:
        said = paragraph(said, _("This computer now counts as a new station."))
    notices.say(said, Tone.WARN)


def tell_sample(notices: NoticeBar, leave: Callable[[], None]) -> None:
    """Says that nothing here is real, and how to `leave` it."""
    notices.say(
        _("These are sample data. Try anything: nothing here is kept."),
        Tone.ACCENT,
        _("Start with my own data"),
        leave,
    )
