"""Transfers as rows: what is picked, sent and received, and who holds what meanwhile.

What is picked, and later what is on its way, is held by open allocations whose purpose is the
transfer's code: nobody else can take it. Who may come in: `services.transfers`.
"""
