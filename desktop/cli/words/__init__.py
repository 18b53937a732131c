"""The words of the command line, one file each: NAME, ABOUT, `options(parser)` and `run(visit)`.

A word reads its options, asks the services, and gives an answer for people and for scripts. What
it needs of the house it imports inside `run`.
"""

from types import ModuleType

from desktop.cli.words import (
    boards,
    bootloader,
    check,
    count,
    day,
    event,
    export,
    flash,
    history,
    importing,
    items,
    kit,
    monitor,
    move,
    outing,
    paper,
    people,
    refund,
    report,
    ruler,
    sell,
    settle,
    shift,
    stock,
    testing,
    transfer,
    undo,
    workshop,
)

WORDS: tuple[ModuleType, ...] = (
    importing,
    undo,
    history,
    items,
    stock,
    move,
    transfer,
    settle,
    count,
    kit,
    event,
    shift,
    sell,
    refund,
    day,
    paper,
    boards,
    flash,
    testing,
    workshop,
    monitor,
    bootloader,
    ruler,
    check,
    export,
    outing,
    report,
    people,
)
