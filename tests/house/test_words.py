"""Sentences live where they can be translated, and no file speaks of the machine it came from."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import desktop.domain.errors as errors
from desktop.domain.errors import Refused
from tests.house.code import ROOT, Module, inside, kept_texts, modules

SPEAKING = frozenset(
    ["desktop.wording", "desktop.ui", "desktop.cli", "desktop.app", "desktop.__main__"]
)
REFUSALS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, Refused)
}
# What a person reads: the text these are given must have passed through gettext.
ON_SCREEN = {
    "QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox", "QAction",
    "setText", "setToolTip", "setStatusTip", "setWindowTitle", "setTitle", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setPrefix", "setSuffix", "addTab",
}  # fmt: skip
# Literal words on screen that are the same in every language, with the reason.
THE_SAME_EVERYWHERE: dict[str, str] = {
    "源物": "the name of the program",
    "中文": "the language's own name for itself",
    "English": "the language's own name for itself",
}

# Spelled apart, because this file is read as well.
LEAKS = [
    "pypi" + r"\.org",
    "python" + r"hosted\.org",
    "npm" + r"js\.(org|com)",
    "npm" + r"mirror\.com",
    "deb" + r"\.debian\.org",
    "--extra-" + "index-url",
    "--find-" + "links",
    r"(?<![\w.~])/" + r"(work|opt/pypi|root)/",
    r"(?<![\w.~}])/" + r"home/(?!\$)\w",
]


def test_only_the_front_doors_and_the_wording_translate():
    assert [
        (module.name, node.lineno)
        for module in modules().values()
        if not inside(module.name, SPEAKING)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("desktop.wording")
        and any(name.name in ("_", "ngettext") for name in node.names)
    ] == []


def test_a_refusal_carries_data_and_no_sentence():
    assert [
        (module.name, line, word)
        for module in modules().values()
        for line, word in told(module, REFUSALS)
        if re.search(r"\w\s+\w|[，。！？]", word)
    ] == []


def test_every_word_on_screen_passes_through_gettext():
    assert [
        (module.name, line, word)
        for module in modules().values()
        for line, word in told(module, ON_SCREEN)
        if re.search(r"[^\W\d_]{2}", word) and word not in THE_SAME_EVERYWHERE
    ] == []


@pytest.mark.parametrize("leak", LEAKS)
def test_no_file_speaks_of_the_machine_it_came_from(leak):
    pattern = re.compile(leak)
    assert [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path, text in kept_texts()
        if (found := pattern.search(text))
    ] == []


def told(module: Module, names: set[str]) -> Iterator[tuple[int, str]]:
    """Every literal string handed directly to one of the named."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node) in names:
            for value in [*node.args, *(k.value for k in node.keywords)]:
                for part in value.values if isinstance(value, ast.JoinedStr) else [value]:
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield node.lineno, part.value


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    of = call.func
    return of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""
