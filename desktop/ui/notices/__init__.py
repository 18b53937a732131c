"""What the window says back: refusals in place, done acts with their undo, and the rare dialogs.

`bar` and `toast` never stop anybody; `dialogs` are for what cannot be taken back, and for bugs.
They are loaded when first asked for: the window's first picture needs only the bar.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.ui.notices.bar import NoticeBar
    from desktop.ui.notices.dialogs import ask, show_bug
    from desktop.ui.notices.toast import Toasts

__all__ = ["NoticeBar", "Toasts", "ask", "show_bug"]

_WHERE = {"NoticeBar": "bar", "Toasts": "toast", "ask": "dialogs", "show_bug": "dialogs"}


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
