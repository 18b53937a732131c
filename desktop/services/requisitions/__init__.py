"""物料申请 as use cases: take in, decide, promise, fulfil, give to many, see, purge.

Every act is taken back by `services.stock.undo` unless it says otherwise. Who may come in:
`ui.requisitions` (and `ui.today`, `ui.settings`) and `cli`.
"""
