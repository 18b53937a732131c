"""The cart before the buyer."""

from __future__ import annotations

import json

import pytest

from desktop.domain.booth.cart import Cart, CartLine, LineKind
from desktop.domain.errors import BadQuantity

BADGE = CartLine(LineKind.GOODS, "徽章", 1, 15_00, "b" * 32, "BG")
CHEAP = CartLine(LineKind.GOODS, "徽章", 1, 10_00, "b" * 32, "BG")
POSTER = CartLine(LineKind.LOOSE, "海报", 1, 5_00)


def drawn(cart: Cart) -> list[str]:
    """The lines as a person reads them."""
    return [f"{line.title} ×{line.qty} {line.amount_fen}" for line in cart.lines]


def test_three_taps_are_three_pieces() -> None:
    cart = Cart("0" * 32).add(BADGE).add(BADGE).add(BADGE)
    assert drawn(cart) == ["徽章 ×3 4500"]
    assert (cart.total_fen, cart.pieces, cart.count("b" * 32)) == (45_00, 3, 3)


def test_another_price_is_another_line_and_loose_articles_never_merge() -> None:
    cart = Cart("0" * 32).add(BADGE).add(CHEAP).add(POSTER).add(POSTER)
    assert drawn(cart) == ["徽章 ×1 1500", "徽章 ×1 1000", "海报 ×1 500", "海报 ×1 500"]


def test_no_pieces_left_removes_the_line() -> None:
    cart = Cart("0" * 32).add(BADGE).add(POSTER).set_qty(0, 0)
    assert drawn(cart) == ["海报 ×1 500"]


def test_fewer_than_no_pieces_are_refused() -> None:
    with pytest.raises(BadQuantity):
        Cart("0" * 32).add(BADGE).set_qty(0, -1)


def test_the_cart_file_brings_the_same_cart_back() -> None:
    cart = Cart("0" * 32, name="🐼").add(BADGE).add(POSTER)
    assert Cart.from_json(json.loads(json.dumps(cart.to_json()))) == cart
