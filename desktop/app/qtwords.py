"""The words of Qt's own dialogs and menus in Chinese."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QTranslator


class QtWords(QTranslator):
    """What Qt ships, and what its newest dialogs say a little differently: with another letter to
    press ("&Look in:" for "Look in:"), or in another class.
    """

    def __init__(self) -> None:
        super().__init__()
        self.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """The Chinese words; None where Qt has none."""
        for room in dict.fromkeys((context, _WANDERED.get(context, context))):
            for words in dict.fromkeys((source, source.replace("&", ""))):
                if found := super().translate(room, words, disambiguation, n):
                    return found
        return None


# Classes whose words are still kept under the name of the one that had them before.
_WANDERED = {"QAbstractFileIconProvider": "QFileDialog"}
