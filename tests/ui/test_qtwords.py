"""Qt's own dialogs speak Chinese, too."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app.qtwords import QtWords


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[QtWords]:
    """The words as a Chinese session installs them."""
    words = QtWords()
    QCoreApplication.installTranslator(words)
    yield words
    QCoreApplication.removeTranslator(words)


def test_every_word_beside_the_fields_of_the_file_dialog_is_chinese(
    chinese: QtWords, qtbot: QtBot
) -> None:
    dialog = QFileDialog(options=QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    texts += [key.text() for key in dialog.findChildren(QPushButton)]
    texts = [text for text in texts if text]
    assert len(texts) >= 4
    english = [text for text in texts if re.search(r"[A-Za-z]{2}", text)]
    assert english == []


def test_standard_buttons_and_folders_are_chinese(chinese: QtWords, qtbot: QtBot) -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"
    assert QCoreApplication.translate("QAbstractFileIconProvider", "Folder") == "文件夹"


def test_what_qt_has_no_words_for_stays_as_it_is(chinese: QtWords) -> None:
    assert QCoreApplication.translate("Nothing", "No such words") == "No such words"
