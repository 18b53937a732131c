"""Sentences for what is refused at the bench, each with the next step where there is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.domain import errors
from desktop.domain.bench.card import Trouble
from desktop.wording import N_, _
from desktop.wording.bench import ruler
from desktop.wording.bench.telling import in_one

# How a participant came to a kit, by HasKit.how.
HAVING: dict[str, str] = {
    "handed": N_("Participant {number} was handed a kit already. Hand this one to another."),
    "sold": N_("Participant {number} bought a kit already. Hand this one to another."),
}

# What is wrong with a key in a board's file, by the word of `hardware.boards.What`.
FOLDERS: dict[str, str] = {
    "unreadable": N_("{file} cannot be read: {key}. Mend it there."),
    "missing": N_("“{key}” is missing in {file}. Add it there."),
    "unknown": N_("“{key}” in {file} means nothing. Look whether it is spelled right."),
    "type": N_("“{key}” in {file} is of the wrong kind, such as a text for a number. Mend it."),
    "value": N_("“{key}” in {file} cannot be that. hardware/README.md says what it may be."),
}


def _bad_board_folder(no: errors.BadBoardFolder) -> str:
    usual = N_("“{key}” in {file} cannot be used ({what}).")
    return _(FOLDERS.get(no.what, usual)).format(**no.data())


def _has_kit(no: errors.HasKit) -> str:
    usual = N_("Participant {number} has a kit already.")
    return _(HAVING.get(no.how, usual)).format(number=no.number)


SENTENCES: dict[str, Callable[[Any], str]] = {
    "session_closed": lambda no: _(
        "The session “{session}” is closed. Open another one, or undo its closing."
    ).format(session=no.session),
    "nothing_to_flash": lambda no: _(
        "“{project}” is passive: there is nothing on it to flash or to test over USB."
    ).format(project=no.project),
    "kit_is_lamp": lambda no: _(
        "{item} cannot be both the kit and what is made of it. Choose another article for one."
    ).format(item=no.item),
    "has_kit": _has_kit,
    "bad_serial": lambda no: _(
        "“{text}” is no serial number: 1 to {most} letters, digits and signs, no blanks."
    ).format(text=no.text, most=no.most),
    "not_passed": lambda no: _("The board {board} has not passed yet. Test it first.").format(
        board=no.board
    ),
    "already_inspected": lambda no: _(
        "The batch {lot} was inspected already. Undo that first to inspect it again."
    ).format(lot=no.lot),
    "too_few_samples": lambda no: _(
        "{looked_at} were looked at, but {wanted} must be. Take more out of the batch."
    ).format(**no.data()),
    "lot_refused": lambda no: _(
        "In the batch {lot} {bad} samples are bad and at most {accept} may be. "
        "Sort all of it by hand, or send it back."
    ).format(**no.data()),
    "bad_board_folder": _bad_board_folder,
    "bench_trouble": lambda no: in_one(Trouble(no.trouble, no.of)),
    "panel_too_large": lambda no: _(
        "A panel of {wide} × {high} mm is too large: {factory} makes {long} × {short} mm at most. "
        "Take fewer boards beside or above each other."
    ).format(**{name: f"{v:g}" if name != "factory" else v for name, v in no.data().items()}),
    "bad_ruler": lambda no: _(
        "“{value}” cannot be the ruler's {field}: from {low} to {high} can be made."
    ).format(**{**no.data(), "field": ruler.field(no.field)}),
}
