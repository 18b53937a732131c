"""Kits as rows: the versions of their parts, and what was put together of what.

`bills` reads versions, `saving` writes them, `assembling` puts together and takes apart within an
open transaction. Who may come in: `services` and the sale.
"""
