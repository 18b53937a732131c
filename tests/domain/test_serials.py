from __future__ import annotations

import pytest

from desktop.domain.errors import BadSerials
from desktop.domain.paper.serials import serials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SL-0017", "SL-0017"),
        ("SL-0009..SL-0011", "SL-0009 SL-0010 SL-0011"),
        ("SL-0009..0010", "SL-0009 SL-0010"),
        ("SL-9..11", "SL-9 SL-10 SL-11"),
        ("0017\n0018\n0017", "0017 0018"),
        ("T-07，T-08、T-09; A", "T-07 T-08 T-09 A"),
        ("ＳＬ－０１..ＳＬ－０２", "SL-01 SL-02"),
        ("v1.2-07..v1.2-08", "v1.2-07 v1.2-08"),
        ("", ""),
    ],
)
def test_serials_as_they_are_typed(text: str, found: str):
    assert serials(text) == tuple(found.split())


@pytest.mark.parametrize(
    "text",
    [
        "SL-0020..SL-0001",
        "SL-01..TS-09",
        "A1..A9999",
        "1..99999999999999999999",
        "1..4000 5001..9000",
    ],
)
def test_no_range_and_too_many_are_refused(text: str):
    with pytest.raises(BadSerials):
        serials(text)
