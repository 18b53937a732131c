"""Rulers for tests, made once, and their files."""

from __future__ import annotations

from functools import cache
from typing import Any

from desktop.settings import resource
from hardware.pcb_ruler.checks import check
from hardware.pcb_ruler.files import files
from hardware.pcb_ruler.layout import Design, design
from hardware.pcb_ruler.panel import panel
from hardware.pcb_ruler.spec import Spec

GERBERS = (".gtl", ".gbl", ".gts", ".gbs", ".gto", ".gbo", ".gm1", ".gm2")


def spec(**wishes: Any) -> Spec:
    """The usual ruler, with what is wished for in its place."""
    return Spec(font=resource("fonts", "NotoSansSC-Bold.ttf"), **wishes)


@cache
def board(asked: Spec) -> Design:
    """One board."""
    return design(asked)


@cache
def written(asked: Spec) -> dict[str, bytes]:
    """Every file by its name."""
    made = board(asked)
    return dict(files(asked, panel(asked, made), check(asked, made)))
