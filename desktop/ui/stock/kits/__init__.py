"""Kits: how many can be made at a place, making and taking apart, and the editor of their parts.

Who may come in: the stock room's side pane.
"""
