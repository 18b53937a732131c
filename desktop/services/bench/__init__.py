"""烧录测试: from a bare board to a numbered, tested lamp, and what the books keep of it.

`projects` (kinds of boards), `usb` (what is plugged in), `work` (one board's way, as cards made
by `reducing`), `attempts` (recording, numbers, labels), `sessions`, `participants`, `history`,
`tally`, `report`, `practice` (a throw-away ledger and made-up boards), `monitor`, `batches`.
This is the one door between `hardware/` and the rest of the house.
"""
