"""Which computer this is."""

from __future__ import annotations

import sys
from functools import cache

from hardware.find.values import Machine

if sys.platform == "win32":
    from hardware.find.windows import Windows as _This
elif sys.platform == "darwin":
    from hardware.find.macos import MacOS as _This
else:
    from hardware.find.linux import Linux as _This


@cache
def this_machine() -> Machine:
    """The implementation for this system. Others than Windows and macOS are told as Linux is."""
    return _This()
