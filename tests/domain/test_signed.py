"""The text in a signed QR: any recipient comes back, there is one way to write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import BadSignature
from desktop.domain.paper.signed import Signed, key_id, parse, payload

words = st.text(max_size=60)  # any characters but lone surrogates
keys = st.binary(min_size=32, max_size=32).map(key_id)
signatures = st.binary(min_size=64, max_size=64)
papers = st.builds(Signed, keys, words, words, words, st.dates(), signatures)
PLAIN = Signed(
    "ABCDEFGH", "KYS-STAR-2024-0001", "STAR", "王瑒（小明）", date(2024, 11, 2), b"\x07" * 64
)


@given(papers)
def test_every_paper_comes_back(paper):
    assert parse(paper.text) == paper


@given(papers)
def test_only_its_own_bars_divide_it_and_no_line_ends(paper):
    assert paper.text.count("|") == 6
    assert len(paper.text.splitlines()) == 1
    assert paper.text.startswith(paper.payload + "|")


@given(papers, st.sampled_from([" ", "\n", "\r\n", "\t  "]))
def test_blanks_around_a_pasted_text_do_not_count(paper, blank):
    assert parse(blank + paper.text + blank) == paper


@given(st.text())
def test_any_other_text_is_refused_or_is_exactly_what_it_says(text):
    try:
        taken = parse(text).text
    except BadSignature:
        return
    assert taken == text.strip(" \t\r\n")


@given(words, words)
def test_two_different_recipients_are_never_written_alike(one, other):
    written = {payload("ABCDEFGH", "N", "K", who, date(2024, 1, 1)) for who in {one, other}}
    assert len(written) == len({one, other})


def test_the_format_is_what_its_description_says():
    assert PLAIN.payload == "KYS1|ABCDEFGH|KYS-STAR-2024-0001|STAR|王瑒（小明）|2024-11-02"
    assert PLAIN.text.removeprefix(PLAIN.payload + "|") == "BwcH" * 21 + "Bw"
    odd = payload("ABCDEFGH", "1", "a|b", "50%\n\x7f\x85\u2028é", date(2024, 1, 1))
    assert odd == "KYS1|ABCDEFGH|1|a%7Cb|50%25%0A%7F%C2%85%E2%80%A8é|2024-01-01"


def test_a_key_is_called_by_its_hash():
    # sha256(32 zero bytes) = 66687aadf862bd77…
    assert key_id(bytes(32)) == "MZUHVLPY"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "text"),
        ("hello", "text"),
        (PLAIN.text.replace("KYS1", "KYS2"), "text"),
        (PLAIN.payload, "text"),
        (PLAIN.text + "|", "text"),
        (PLAIN.text.replace("ABCDEFGH", "ABCDEFG1"), "key"),
        (PLAIN.text.replace("2024-11-02", "20241102"), "date"),
        (PLAIN.text.replace("2024-11-02", "2024-02-30"), "date"),
        (PLAIN.text.replace("2024-11-02", "２０２４-11-02"), "date"),
        (PLAIN.text[:-1], "signature"),
        (PLAIN.text + "=", "signature"),
        (PLAIN.text[:-1] + "x", "signature"),  # bits that no byte has
        (PLAIN.text.replace("王", "%E7%8E%8B"), "recipient"),  # escaped without need
        (PLAIN.text.replace("王", "%7c"), "recipient"),  # lower case
        (PLAIN.text.replace("王", "%FF"), "recipient"),  # no UTF-8
        (PLAIN.text.replace("王", "%"), "recipient"),
        (PLAIN.text.replace("王", "\n"), "recipient"),
    ],
)
def test_what_is_written_otherwise_is_refused_with_its_part(text, part):
    with pytest.raises(BadSignature) as refused:
        parse(text)
    assert (refused.value.what, refused.value.detail) == ("shape", part)


def test_half_a_character_cannot_be_signed():
    with pytest.raises(BadSignature):
        payload("ABCDEFGH", "1", "K", "\ud842", date(2024, 1, 1))
