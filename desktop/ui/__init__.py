"""The window: Qt Widgets, and only here. `app.py` puts the rooms into it; nobody else comes in.

Shared parts stand at the top (theme, jobs, announce, table, tiles, charts, forms, notices, search,
scanner, window); every room is a folder of its own and imports no other room. Nothing here imports
the store: the window is painted before the database is even loaded.
"""

import builtins

import PySide6.QtCore  # noqa: F401 (it must have put itself into imports before it is taken out)

# PySide6 reads the source of every module that is imported after it, looking for `__feature__`
# switches; nobody here uses them, and it takes a third of the time until the first data are seen.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
