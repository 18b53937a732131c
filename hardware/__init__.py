"""Boards: ports, flashing, serial tests, and the folders of the boards themselves.

No Qt, no database, no word of stock. `desktop/services/bench` is the only door to the rest of the
house. A fault is a code with data (`faults`), long work is a generator of steps (`steps`).
"""
