"""Stories at the window begin with the same look as the window's own tests, and leave as little."""

from tests.ui.conftest import faces, jobs, lingering, litter, look, news, nothing_left, qtbot

__all__ = ["faces", "jobs", "lingering", "litter", "look", "news", "nothing_left", "qtbot"]
