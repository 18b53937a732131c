"""The words for people: links lead somewhere, pictures are there, and words on screen are so."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest
from babel.messages.pofile import read_po
from PySide6.QtGui import QImageReader

from desktop.settings import resource
from desktop.ui.guide import MARK, slug
from tests.house.code import ROOT, kept_files

GUIDE = resource("guide")
HARDWARE = ROOT / "hardware"
PAGES = [ROOT / "README.md", ROOT / "README.en.md", *sorted(GUIDE.glob("*.md"))]
# Those who build boards read these where they lie, not in the window.
BOARDS = [page for page in kept_files() if page.suffix == ".md" and page.is_relative_to(HARDWARE)]
PICTURES = sorted((GUIDE / "pictures").glob("*.png"))
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LARGEST = 4_000_000  # bytes of all pictures together: they come with every checkout


def text(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCE.sub("", page.read_text("utf-8"))


def headings(page: Path) -> set[str]:
    """The fragments that a link into this page may name."""
    return {slug(found) for found in re.findall(r"^#+ +(.+)$", text(page), re.MULTILINE)}


@cache
def said() -> dict[str, set[str]]:
    """Every word on screen, in both languages."""
    with (resource("i18n") / "zh_CN" / "LC_MESSAGES" / "yuanwu.po").open("rb") as file:
        catalogue = read_po(file)
    words: dict[str, set[str]] = {"en": set(), "zh": set()}
    for message in catalogue:
        for language, forms in (("en", message.id), ("zh", message.string)):
            words[language].update([forms] if isinstance(forms, str) else forms or ())
    return words


def on_screen(language: str, word: str) -> bool:
    """Whether the window says so; a number stands for any."""
    return word in said()[language] or re.sub(r"\d+", "{n}", word) in said()[language]


@pytest.mark.parametrize("page", PAGES + BOARDS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_and_picture_leads_somewhere(page: Path):
    lost = []
    for link in LINK.findall(text(page)):
        if "://" in link:
            continue
        name, _, fragment = unquote(link).partition("#")
        target = page.parent / name if name else page
        if not target.exists() or (fragment and fragment not in headings(target)):
            lost.append(link)
    assert lost == []


def test_every_picture_is_shown_and_has_the_size_of_a_screen():
    shown = set(chain.from_iterable(LINK.findall(text(page)) for page in PAGES))
    shown = {Path(link).name.replace("-dark.", "-light.") for link in shown}
    assert [p.name for p in PICTURES if p.name.replace("-dark.", "-light.") not in shown] == []
    sizes = {p.name: QImageReader(str(p)).size().toTuple() for p in PICTURES}
    assert set(sizes.values()) == {(1280, 800)}
    assert sum(p.stat().st_size for p in PICTURES) < LARGEST


@pytest.mark.parametrize("page", [GUIDE / "zh.md", ROOT / "README.md"], ids=lambda p: p.name)
def test_words_in_corner_brackets_stand_on_the_chinese_screen(page: Path):
    named = [w for w in re.findall("「([^」]+)」", text(page)) if w]
    assert len(named) > 10
    assert [word for word in named if not on_screen("zh", word)] == []


@pytest.mark.parametrize("page", [GUIDE / "en.md", ROOT / "README.en.md"], ids=lambda p: p.name)
def test_words_in_bold_stand_on_the_english_screen(page: Path):
    named = [re.sub(r"\s+", " ", w) for w in re.findall(r"\*\*([^*]+)\*\*", text(page))]
    assert len(named) > 10
    assert [word for word in named if not on_screen("en", word)] == []


def test_both_guides_have_the_same_parts():
    parts = []
    for language in ("zh", "en"):
        page = (GUIDE / f"{language}.md").read_text("utf-8")
        pictures = [link.replace(f"/{language}-", "/") for link in LINK.findall(page)]
        rooms = MARK.findall(page)
        parts.append((rooms, [p for p in pictures if p.endswith(".png")], page.count("\n## ")))
    assert parts[0] == parts[1]
    every = {"today", "stock", "requisitions", "production", "booth", "paper", "bench", "settings"}
    assert set(parts[0][0]) == every
