"""Pinyin for names, so that `tz` finds 贴纸 and lists sort as Chinese readers expect."""

from __future__ import annotations

import re

from desktop.domain.catalogue import Variant, search_text, size_rank
from desktop.domain.money import narrow

_DIGITS = re.compile(r"\d+")


def spell(text: str) -> tuple[str, str]:
    """Full pinyin without tones and the initials: `开源贴纸` → (`kaiyuantiezhi`, `kytz`).

    Latin letters and digits stay as they are in both, lower-cased, without blanks and signs.
    """
    from pypinyin import Style, lazy_pinyin  # slow to import, needed only when names are saved

    plain = narrow(text)
    full = "".join(lazy_pinyin(plain, style=Style.NORMAL))
    initials = "".join(lazy_pinyin(plain, style=Style.FIRST_LETTER))
    return _plain(full), _plain(initials)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def variant_search(variant: Variant) -> str:
    """What a search for this variant looks into."""
    full, initials = spell(variant.name)
    label_full, label_initials = spell(variant.label)
    words = (variant.code, variant.name, variant.label, full, initials)
    return search_text(*words, label_full, label_initials)


def _ordered(spelled: str) -> str:
    """With numbers of one length, so that A2 stands before A10."""
    return _DIGITS.sub(lambda run: run[0].zfill(8), spelled)


def variant_sort(variant: Variant) -> str:
    """Sorts by the name's pinyin, then as the size strip does; numbers by their worth."""
    group, number, label = size_rank(variant.label)
    name, rest = _ordered(spell(variant.name)[0]), _ordered(spell(label)[0])
    return f"{name} {group}{number:08.2f}{rest}"


def place_spelling(name: str) -> tuple[str, str]:
    """What a search for a place looks into, and what it sorts by."""
    full, initials = spell(name)
    return search_text(name, full, initials), _ordered(full or name.lower())
