"""Sentences live where they can be translated, and no file speaks of the machine it came from."""

from __future__ import annotations

import ast
import re

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
    "pypi" + r"\.org", "python" + r"hosted\.org", "npm" + r"js\.(org|com)", "deb" + r"\.debian\.org",
    "npm" + r"mirror\.com", "--extra-" + "index-url", "--find-" + "links",
    r"(?<![\w.~])/" + r"(work|opt/pypi|root)/", r"(?<![\w.~}])/" + r"home/(?!\$)\w",
]  # fmt: skip

every_module = pytest.mark.parametrize(
    "module", [pytest.param(m, id=m.name) for m in modules().values()]
)


@every_module
def test_only_the_front_doors_and_the_wording_translate(module: Module):
    translated = [
        node.lineno
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom)
        and (node.module or "").startswith("desktop.wording")
        and any(name.name in ("_", "ngettext") for name in node.names)
    ]
    assert not translated or inside(module.name, SPEAKING)


@every_module
def test_a_refusal_carries_data_and_no_sentence(module: Module):
    assert [
        (node.lineno, word.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in REFUSALS
        for word in words(node)
        if re.search(r"\s|[，。！？]", word.value)
    ] == []


@every_module
def test_every_word_on_screen_passes_through_gettext(module: Module):
    assert [
        (node.lineno, word.value)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and called(node) in ON_SCREEN
        for word in words(node)
        if re.search(r"[^\W\d_]{2}", word.value) and word.value not in THE_SAME_EVERYWHERE
    ] == []


@pytest.mark.parametrize("leak", LEAKS)
def test_no_file_speaks_of_the_machine_it_came_from(leak):
    pattern = re.compile(leak)
    assert [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path, text in kept_texts()
        if (found := pattern.search(text))
    ] == []


def called(call: ast.Call) -> str:
    """The last name of what is called."""
    of = call.func
    return of.attr if isinstance(of, ast.Attribute) else of.id if isinstance(of, ast.Name) else ""


def words(call: ast.Call):
    """The literal strings handed over directly."""
    for value in [*call.args, *(k.value for k in call.keywords)]:
        parts = value.values if isinstance(value, ast.JoinedStr) else [value]
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part
