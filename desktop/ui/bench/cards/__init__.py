"""The wall of cards, one for each USB place, readable from two metres.

`look` says what a card shows and `lay` where the cards stand, both without a pixel; `paint` draws
one, `card` is the widget, `grid` holds them all, `flake` is the lamp on which the dark LED is
tapped. The rooms' page and `wall` come in.
"""
