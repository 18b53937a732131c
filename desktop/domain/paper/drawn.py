"""What comes out of drawing."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.domain.paper.problems import Finding


@dataclass(frozen=True)
class Drawn:
    """A finished PDF: its bytes, how many pages it has, and what a person should look at in it."""

    data: bytes
    pages: int
    findings: tuple[Finding, ...] = ()
