"""Pages ask again when something changed: at once when seen, else when shown."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.announce import Announcements


def test_a_visible_page_asks_once_for_several_announcements(
    news: Announcements, qtbot: QtBot
) -> None:
    page, asked = QWidget(), []
    qtbot.addWidget(page)
    news.listen(page, {"stock", "sales"}, lambda: asked.append(1))
    page.show()
    for _ in range(3):
        news.say({"stock"})
    qtbot.waitUntil(lambda: asked == [1])


def test_a_hidden_page_asks_when_it_is_shown(news: Announcements, qtbot: QtBot) -> None:
    page, asked = QWidget(), []
    qtbot.addWidget(page)
    news.listen(page, {"stock"}, lambda: asked.append(1))
    news.say({"stock"})
    news.say({"people"})
    assert asked == []
    page.show()
    qtbot.waitUntil(lambda: asked == [1])


def test_other_topics_are_not_its_business(news: Announcements, qtbot: QtBot) -> None:
    page, asked, other = QWidget(), [], []
    qtbot.addWidget(page)
    news.listen(page, {"stock"}, lambda: asked.append(1))
    news.listen(page, {"people"}, lambda: other.append(1))
    page.show()
    news.say({"people"})
    qtbot.waitUntil(lambda: other == [1])
    assert asked == []


def test_any_thread_may_say_it(news: Announcements, qtbot: QtBot) -> None:
    page, asked = QWidget(), []
    qtbot.addWidget(page)
    news.listen(page, {"stock"}, lambda: asked.append(threading.current_thread()))
    page.show()
    thread = threading.Thread(target=news.say, args=({"stock"},))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: asked == [threading.main_thread()])
