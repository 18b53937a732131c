"""Ports, boards and flashing, tested without a board: emulated chips, stand-ins, lists."""
