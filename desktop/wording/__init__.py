"""The sentences of the house: everything a person reads in words, for screen, command and paper.

Who may come in: `ui`, `cli`, `documents` and what stands above them. Source strings are English;
the zh_CN catalogue in `resources/i18n` is complete (a test says so) and is the default wherever
the system speaks Chinese.

The chosen language is the one piece of module state in the house: gettext's `_` has to be callable
from anywhere without being handed along. `use` is called once, before the first window or line.
"""

from __future__ import annotations

import gettext as _gettext
import locale
import os
import sys

from desktop.settings import resource

DOMAIN = "yuanwu"
_CATALOGUES = {"zh": "zh_CN"}
_spoken: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str | None = None) -> str:
    """Speaks that language from now on: "zh", "en", or as the system does (None or "").

    Returns the language that is spoken. The compiled catalogue is committed beside its source, so
    that a fresh checkout speaks Chinese without any build step; a test holds the two together.
    Raises ValueError for any other language.
    """
    global _spoken, _language
    chosen = language or system_language()
    if chosen == "en":
        _spoken, _language = _gettext.NullTranslations(), "en"
        return _language
    if chosen not in _CATALOGUES:
        raise ValueError(chosen)
    _spoken = _gettext.translation(DOMAIN, resource("i18n"), [_CATALOGUES[chosen]])
    _language = chosen
    return _language


def spoken() -> str:
    """The language in use: "zh" or "en"."""
    return _language


def system_language() -> str:
    """What the system speaks: "zh" for any Chinese, else "en"."""
    names = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    # The first that says anything decides, in gettext's own order.
    said = next((name for name in names if name), "")
    if not said and sys.platform == "win32":
        import ctypes

        # Primary language id 0x04 is Chinese, whatever the region (winnt.h, LANG_CHINESE).
        return "zh" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 4 else "en"
    if not said:
        said = locale.getlocale()[0] or ""
    return "zh" if said.lower().startswith(("zh", "chinese")) else "en"


def _(message: str) -> str:
    """The message in the spoken language."""
    # gettext answers the empty message with the catalogue's head.
    return _spoken.gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The form of the message that fits `n`; `{n}` is left for the caller to fill."""
    return _spoken.ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message in the spoken language where one English word has two meanings."""
    return _spoken.pgettext(context, message)


def N_(message: str) -> str:
    """Marks a message that stands in a table and is translated where it is shown."""
    return message
