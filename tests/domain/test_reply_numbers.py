"""Chinese numerals as people type them."""

from __future__ import annotations

import pytest

from desktop.domain.replies.numbers import han


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("两百", 200),
        ("一百二", 120),
        ("一百零二", 102),
        ("一百一十二", 112),
        ("三千五", 3500),
        ("一万二", 12000),
        ("二〇", 20),
        ("廿三", 23),
        ("十百", None),
        ("百千", None),
    ],
)
def test_chinese_numerals(text, value):
    assert han(text) == value
