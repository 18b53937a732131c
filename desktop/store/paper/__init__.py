"""Templates and the register of issued papers as rows.

`templates` (versions), `series` (numbers), `issuing` (what is written), `register` (what is
read), `deriving` (what is computed from facts), `keys` (public keys), `slips` (what stands on
slips). Who may come in: `services.paper`, and what rebuilds and proves the ledger.
"""
