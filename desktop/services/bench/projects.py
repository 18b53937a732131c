"""Kinds of boards as people choose them, shipped ones and a person's own."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.bench.sessions import Project


def projects(folder: Path | None = None, lang: str = "zh") -> list[Project]:
    """All kinds of boards, in the reader's language; a person's own folder overlays the shipped.

    Raises BadBoardFolder for a folder that cannot be understood.
    """
    raise NotImplementedError


def project(key: str, folder: Path | None = None, lang: str = "zh") -> Project:
    """One kind by its key. Raises NotFound with the keys there are, BadBoardFolder."""
    raise NotImplementedError
