"""The first tab: a session is opened, then its boards are worked on the wall of cards.

`page` puts it together, `head` has the counts, `side` what opens beside the cards: the lamp to tap
on, whose board it is (`whose`), all about one board (`about`), the monitor, a blank chip's
`bootloader`. `sitting` knows which session or rehearsal is at work, `labelling` prints.
"""
