"""Certificates, letters and cards: filled templates go in, pages come out, with what to look at."""

from __future__ import annotations

from desktop.documents.certificates.checking import check
from desktop.documents.certificates.drawing import draw

__all__ = ["check", "draw"]
