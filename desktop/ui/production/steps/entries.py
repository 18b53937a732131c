"""Entries of the forms that only this room has: one of some states, or a free text instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox

from desktop.ui.forms.boxes import choice_box


def state_box(
    name: str, states: Sequence[str], said: Callable[[str], str], chosen: str, *, free: bool = True
) -> QComboBox:
    """One of some states; with `free` also a text that is none of them, "" for nothing said."""
    box = choice_box(name, editable=free)
    every = ["", *states] if free else list(states)
    if chosen not in every:
        every.append(chosen)
    for state in every:
        box.addItem(said(state) if state else ("" if free else "–"), state)
    box.setCurrentIndex(every.index(chosen))
    line = box.lineEdit()
    if line is not None:
        line.setAccessibleName(name)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    return box


def state_of(box: QComboBox) -> str:
    """The state that is chosen, or the text that was typed instead."""
    text = box.currentText().strip()
    at = box.findText(text)
    return str(box.itemData(at)) if at >= 0 else text
