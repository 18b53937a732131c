"""What the ledger knows of goods at events, derived from movements and moves of boxes alone.

`ground` says which places were at an event when, `flows` what came there and what became of it,
`closing` which events are settled. Who may come in: services.
"""
