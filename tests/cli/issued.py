"""What the tests of paper say again and again: the community's list, one paper of it, its pages."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from uuid import UUID

import zxingcpp
from PIL import Image

from desktop.documents.pages import Pages
from tests.cli.conftest import Say
from tests.exchange.rosters import AWARDS

OP = str(UUID(int=7, version=4))
DAY = ("--date", "2024-01-14")
STAR = ("paper", "certificates", "开源之星", AWARDS, *DAY, "--json")


def issue_star(say: Say, folder: Path) -> str:
    """The number of the one 开源之星 of the list, issued into `s.pdf`."""
    done = say(*STAR, "--out", folder / "s.pdf")
    assert done.code == 0, done.err
    number: str = done.data["numbers"][0]["number"]
    return number


def texts(path: Path) -> list[str]:
    """What a reader copies out of each page."""
    with Pages(path.read_bytes()) as pages:
        return [pages.text(n) for n in range(len(pages))]


def scanned(path: Path, page: int = 0) -> list[str]:
    """What a foreign reader finds in the codes of a page."""
    with Pages(path.read_bytes()) as pages:
        image = Image.open(io.BytesIO(pages.png(page, 203)))
    return [found.text for found in zxingcpp.read_barcodes(image)]


def register(say: Say, *words: str) -> Any:
    """The register as it stands."""
    return say("paper", "register", "--json", *words).data
