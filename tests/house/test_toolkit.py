"""The toolkit we were given does what we build on."""

import sys

from PySide6.QtWidgets import QLabel


def test_a_thousand_calls_lose_no_reference_to_none(qtbot):
    # PySide6 6.12.0 on Python 3.11 loses one at each call and dies after some five thousand.
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(1000):
        label.setText("x")
    assert abs(before - sys.getrefcount(None)) < 100
