"""The Chinese catalogue is whole: nothing missing, nothing guessed, every blank filled in."""

from __future__ import annotations

import gettext
import importlib.util
import re
import string
from collections.abc import Iterator
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from desktop import wording
from desktop.settings import resource
from tests.house.code import ROOT


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """packaging/i18n.py, which is no package."""
    spec = importlib.util.spec_from_file_location("i18n", ROOT / "packaging" / "i18n.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def chinese(tool: ModuleType) -> Catalog:
    catalogue: Catalog = tool.translated()
    return catalogue


@pytest.fixture
def english() -> Iterator[None]:
    yield
    wording.use("en")


def forms(text: object) -> tuple[str, ...]:
    """A message's text, or its plural forms."""
    return tuple(text) if isinstance(text, (tuple, list)) else (str(text),)


def blanks(text: str) -> list[str]:
    """The names of the blanks to be filled, in order of name."""
    return sorted(str(name) for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def test_every_sentence_of_the_source_stands_in_the_catalogue(
    tool: ModuleType, chinese: Catalog
) -> None:
    collected = tool.collected()
    known = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in chinese}
    wanted = {(m.id if isinstance(m.id, str) else m.id[0], m.context) for m in collected}
    assert sorted(str(w) for w in wanted - known) == []


def test_nothing_is_missing_or_guessed(tool: ModuleType, chinese: Catalog) -> None:
    assert tool.missing(chinese) == []


def test_every_translation_fills_the_same_blanks(chinese: Catalog) -> None:
    wrong = [
        (m.id, translation)
        for m in chinese
        if m.id
        for translation in forms(m.string)
        if translation and blanks(translation) != blanks(forms(m.id)[-1])
    ]
    assert wrong == []


def test_a_translation_is_in_chinese_or_the_same_word(chinese: Catalog) -> None:
    """A half-sentence of English left standing is found here."""
    left = [
        (m.id, t)
        for m in chinese
        if m.id
        for t in forms(m.string)
        if re.search(r"[a-z]{3,} [a-z]{3,}", re.sub(r"{.*?}|yuanwu( [a-z]+)+", "", t))
    ]
    assert left == []


def test_chinese_is_punctuated_and_spaced_in_one_manner(chinese: Catalog) -> None:
    """The manners at the head of the catalogue, as far as they can be seen letter by letter."""
    odd = re.compile(
        r"[「」『』]"  # other quotation marks
        r"|[\u4e00-\u9fff][,;:?!]"  # a Latin mark behind Chinese
        r"|[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]"  # no blank between
        r"|[，。：；、！？（）“”] (?! )|(?<! ) [，。：；、！？（）“”]"  # a blank beside punctuation
        r"|[\u4e00-\u9fff] [\u4e00-\u9fff]"
    )
    known = re.compile(r"T恤|小O|\d年|年\d")
    wrong = [
        t
        for m in chinese
        if m.id
        for t in forms(m.string)
        if len(t) > 1 and odd.search(known.sub("", re.sub(r"{.*?}|%\(.*?\)s", "\ue000", t)))
    ]
    assert wrong == []


def test_what_was_compiled_says_what_was_translated(chinese: Catalog) -> None:
    compiled = gettext.translation("yuanwu", resource("i18n"), ["zh_CN"])
    differs = [
        m.id
        for m in chinese
        if isinstance(m.id, str) and m.id and m.string and not m.context
        if compiled.gettext(m.id) != m.string
    ]
    assert differs == []


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh"),
        ({"LANGUAGE": "en:zh", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
    ],
)
def test_a_chinese_system_is_spoken_to_in_chinese(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str, english: None
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wording.system_language() == language
    assert wording.use(None) == language


def test_a_chosen_language_wins_and_an_unknown_one_is_a_mistake(english: None) -> None:
    assert wording.use("zh") == wording.spoken() == "zh"
    assert wording._("Cancel") == "取消"
    assert wording._("") == ""
    assert wording.use("en") == "en"
    assert wording._("Cancel") == "Cancel"
    with pytest.raises(ValueError, match="tlh"):
        wording.use("tlh")
