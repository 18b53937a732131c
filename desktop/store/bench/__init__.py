"""Boards, sessions and batches as rows.

`sessions`, `people` (who takes part, their kits), `numbers` (leased and given), `attempts` (what
is recorded), `boards` (what attempts add up to), `listing` (windows onto boards), `reading`
(attempts of a board or a session), `booking` (kits into lamps), `batches`, `undoing`, `deriving`
(what is computed in a rebuilt ledger). Who may come in: `services.bench`, and what takes back,
rebuilds and proves.
"""
