"""What an import needs of the ledger: what is known of its rows, and bulk writing.

Who may come in: `services.imports`.
"""
