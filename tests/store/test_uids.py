"""Identities: they sort by birth, within a millisecond too."""

from __future__ import annotations

import time
from uuid import RFC_4122, UUID

from desktop.store.writing import new_uid


def test_what_is_born_later_sorts_later(monkeypatch):
    moments = iter(range(1_790_000_000_999_000_000, 1_790_000_001_001_000_000, 250))
    monkeypatch.setattr(time, "time_ns", lambda: next(moments))
    born = [new_uid() for _ in range(8000)]
    assert born == sorted(born)
    assert len(set(born)) == len(born)


def test_it_is_a_uuid_of_the_seventh_version(monkeypatch):
    monkeypatch.setattr(time, "time_ns", lambda: 1_790_000_000_999_999_999)
    made = UUID(bytes=new_uid())
    assert (made.version, made.variant) == (7, RFC_4122)
    assert (made.int >> 80, made.int >> 64 & 0xFFF) == (1_790_000_000_999, 0xFFF)
