"""What the window says back: refusals in place, done acts with their undo, and the rare dialogs.

`bar` and `toast` never stop anybody; `dialogs` are for what cannot be taken back, and for bugs.
"""

from desktop.ui.notices.bar import NoticeBar
from desktop.ui.notices.dialogs import ask, show_bug
from desktop.ui.notices.toast import Toasts

__all__ = ["NoticeBar", "Toasts", "ask", "show_bug"]
