"""The two fixed tiles, always in sight: an article on no list, and money that is no goods."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.wording import _

LOOSE_TILE, DONATION_TILE = "loose", "donation"
# Neither stands in the catalogue, so what they are called and how that is spelt stands here.
_SPELT = {
    LOOSE_TILE: ("临时商品", "lssp", "linshishangpin", "loose article"),
    DONATION_TILE: ("捐款", "jk", "juankuan", "自定义金额", "zdyje", "donation"),
}
_ICONS = {LOOSE_TILE: "tag", DONATION_TILE: "heart"}


@dataclass(frozen=True)
class FixedTile:
    """One of the two: `key` is what a tap on it carries."""

    key: str
    title: str
    icon: str


def fixed_tiles() -> tuple[FixedTile, ...]:
    """Both, in the reader's language."""
    titles = {LOOSE_TILE: _("Loose article"), DONATION_TILE: _("Donation")}
    return tuple(FixedTile(key, title, _ICONS[key]) for key, title in titles.items())


def fixed_named(text: str) -> tuple[str, ...]:
    """The keys of those that answer to a beginning (`ls`, `jk`, `捐`) or a word of their name."""
    wanted = text.strip().casefold()
    if not wanted:
        return ()
    return tuple(
        tile.key
        for tile in fixed_tiles()
        if any(
            said.startswith(wanted) or f" {wanted}" in said
            for said in (tile.title.casefold(), *_SPELT[tile.key])
        )
    )
