"""The window: Qt Widgets, and only here. `app.py` puts the rooms into it; nobody else comes in.

Shared parts stand at the top (theme, jobs, announce, table, tiles, charts, forms, notices, search,
scanner, window); every room is a folder of its own and imports no other room. Nothing here imports
the store: the window is painted before the database is even loaded.
"""
