"""The left side: what is typed or scanned, the categories, and the tiles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain import money
from desktop.domain.booth.event import StandTile
from desktop.ui import theme
from desktop.ui.booth.goods import Goods
from desktop.ui.booth.selling.fixed import fixed_tiles
from desktop.ui.booth.selling.fixedkeys import FixedKeys
from desktop.ui.booth.selling.nothing import NothingFound
from desktop.ui.forms import Badge, chip_button
from desktop.ui.tiles import Tile, TileGrid, TileSize
from desktop.wording import _, ngettext

# More tiles than this are found by typing, not by scrolling.
MOST_TILES = 240
_ICON = 20
_LEAST_ENTRY = 120


class EntryField(QLineEdit):
    """The one field of the till. Keys that mean something else go on to the screen, never here."""

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumHeight(theme.TOUCH)
        self.setTextMargins(_ICON + 12, 0, 0, 0)

    def event(self, event: QEvent) -> bool:
        """Leaves Ctrl+Z to the cart: in a till it takes back a tap, never a letter."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.modifiers()
            & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        ):
            event.ignore()
            return False
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A scanner's sign stands before the words."""
        super().paintEvent(event)
        box = QRectF(14, (self.height() - _ICON) / 2, _ICON, _ICON)
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        theme.paint_icon(QPainter(self), box, "scan-barcode", ink)


class CategoryBar(QScrollArea):
    """All categories side by side, one lit. `chosen(category)`, "" for all."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] | None = None
        self._group = QButtonGroup(self)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setAccessibleName(_("Categories"))
        self.keys: dict[str, QPushButton] = {}

    def show_categories(self, names: tuple[str, ...]) -> None:
        """Shows these, if they are others than before; all of them are chosen then."""
        if names == self._names:
            return
        self._names = names
        self.keys = {}
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.UNIT)
        for name in ("", *names):
            key = chip_button(name or _("Everything"), on=not name)
            key.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            key.clicked.connect(partial(self._choose, name))
            self._group.addButton(key)
            row.addWidget(key)
            self.keys[name] = key
        row.addStretch(1)
        self.setWidget(inner)
        self.setFixedHeight(inner.sizeHint().height())
        self.setVisible(bool(names))

    def _choose(self, name: str, _checked: bool = False) -> None:
        self.ensureWidgetVisible(self.keys[name])
        self.chosen.emit(name)


class TileSide(QWidget):
    """Entry, categories, tiles. `tapped(key)` is a variant's uid or one of the fixed tiles,
    `loose_wanted(text)` asks for a loose article where nothing answered to the text.
    """

    tapped = Signal(object)
    loose_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._goods = Goods()
        self._photos: Mapping[str, bytes] = {}
        self._category = ""
        self._only: frozenset[str] | None = None
        self._cart: Mapping[str, int] = {}
        self._spoken_for: Mapping[str, int] = {}
        self._stand: list[StandTile] = []
        self._tiles: list[Tile] = []
        self.entry = EntryField()
        self.qty = Badge("", theme.Tone.ACCENT)
        self.qty.hide()
        self.bar = CategoryBar()
        self.grid = TileGrid()
        self.fixed = FixedKeys()
        self.nothing = NothingFound()
        self.more = QLabel(wordWrap=True)
        self.more.hide()
        self.more.setForegroundRole(self.more.palette().ColorRole.PlaceholderText)
        top = QHBoxLayout()
        top.setSpacing(theme.UNIT)
        top.addWidget(self.qty)
        top.addWidget(self.entry, 1)
        top.addWidget(self.fixed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.UNIT)
        column.addLayout(top)
        column.addWidget(self.bar)
        column.addWidget(self.grid, 1)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.more)
        self.bar.chosen.connect(self._choose)
        self.grid.tapped.connect(self.tapped)
        self.fixed.tapped.connect(self.tapped)
        self.nothing.loose_wanted.connect(self.loose_wanted)

    def minimumSizeHint(self) -> QSize:
        """At least two tiles wide."""
        return QSize(max(340, theme.grown(self.font(), 200)), 200)

    def show_goods(self, goods: Goods, photos: Mapping[str, bytes]) -> None:
        """Shows a stand; photos by SHA-256."""
        self._goods, self._photos = goods, photos
        self.bar.show_categories(goods.categories)
        if self._category not in ("", *goods.categories):
            self._category = ""
        self._fill()

    def show_cart(self, cart: Mapping[str, int], spoken_for: Mapping[str, int]) -> None:
        """Pieces by variant in the cart, and all that are not on the stand any more."""
        touched = _differs(self._cart, cart) | _differs(self._spoken_for, spoken_for)
        self._cart, self._spoken_for = cart, spoken_for
        # A tap changes one tile; the others are not even built again.
        for number, tile in enumerate(self._stand):
            if any(size.variant in touched for size in tile.sizes):
                self._tiles[number] = self._tile(tile)
        if touched:
            self._show()

    def show_only(self, variants: Iterable[str] | None) -> None:
        """Only tiles with one of these variants or fixed keys, whatever their category; where
        there are none it is said instead. None: all tiles again.
        """
        only = None if variants is None else frozenset(variants)
        if only != self._only:
            self._only = only
            self._fill()
        if only is not None:
            self.nothing.say(self.entry.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The fixed keys keep their words while the entry keeps room for its own."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fold()

    def _fold(self) -> None:
        self.fixed.fold(self.width() - theme.grown(self.font(), _LEAST_ENTRY))

    def begin(self, text: str) -> bool:
        """Puts the keyboard into the entry, with a first letter. Always True: it was taken."""
        self.entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.entry.insert(text)
        return True

    def show_qty(self, qty: int) -> None:
        """The quantity typed for what comes next; 0 hides it."""
        self.qty.say(f"{qty} ×", theme.Tone.ACCENT)
        said = ngettext("{n} piece of the next", "{n} pieces of the next", qty)
        self.qty.setAccessibleName(said.format(n=qty))
        self.qty.setVisible(bool(qty))

    def _choose(self, category: str) -> None:
        self._category = category
        self._fill()

    def _fill(self) -> None:
        tiles = [t for t in self._goods.tiles if self._shown(t)]
        self.more.setVisible(len(tiles) > MOST_TILES)
        rest = max(0, len(tiles) - MOST_TILES)
        said = ngettext(
            "{n} more is found by typing its name, initials or code.",
            "{n} more are found by typing their name, initials or code.",
            rest,
        )
        self.more.setText(said.format(n=rest))
        self._stand = tiles[:MOST_TILES]
        self._tiles = [self._tile(t) for t in self._stand]
        self._show()

    def _show(self) -> None:
        only = self._only or ()
        fixed = [
            Tile(tile.key, tile.title, _("any amount"), icon=tile.icon)
            for tile in fixed_tiles()
            if tile.key in only
        ]
        self.grid.show_tiles([*self._tiles, *fixed])
        empty = self._only is not None and not self._tiles and not fixed
        self.grid.setVisible(not empty)
        self.nothing.setVisible(empty)

    def _shown(self, tile: StandTile) -> bool:
        if self._only is not None:
            return any(size.variant in self._only for size in tile.sizes)
        return not self._category or tile.category == self._category

    def _tile(self, tile: StandTile) -> Tile:
        lefts = [self._left(s.variant, s.left) for s in tile.sizes]
        known = [n for n in lefts if n is not None]
        photo = self._photos.get(tile.photo) if tile.photo else None
        one = len(tile.sizes) == 1
        name = f"{tile.name} {tile.sizes[0].label}".rstrip() if one else tile.name
        return Tile(
            key=tile.sizes[0].variant if one else f"item:{tile.item}",
            title=name,
            price_text=_prices(tile) + _packable(tile),
            left=lefts[0] if one else None,
            photo=photo,
            sizes=()
            if one
            else tuple(
                TileSize(s.variant, s.label, left)
                for s, left in zip(tile.sizes, lefts, strict=True)
            ),
            badge=sum(self._cart.get(s.variant, 0) for s in tile.sizes),
            sold_out=bool(known) and len(known) == len(lefts) and max(known) <= 0,
        )

    def _left(self, variant: str, left: int | None) -> int | None:
        # What lies in the cart is off the stand already; below nothing is nothing.
        return None if left is None else max(0, left - self._spoken_for.get(variant, 0))


def _differs(before: Mapping[str, int], now: Mapping[str, int]) -> set[str]:
    """The variants whose pieces are others than before."""
    return {v for v in (*before, *now) if before.get(v, 0) != now.get(v, 0)}


def _packable(tile: StandTile) -> str:
    """How many of what is left are still to be packed of their parts."""
    n = sum(size.makeable for size in tile.sizes)
    return " · " + ngettext("{n} to pack", "{n} to pack", n).format(n=n) if n else ""


def _prices(tile: StandTile) -> str:
    prices = {s.price_fen for s in tile.sizes}
    known = sorted(p for p in prices if p is not None)
    if not known:
        return _("not for sale")
    low, high = money.short(known[0]), money.short(known[-1])
    return low if low == high else f"{low}–{high}"
