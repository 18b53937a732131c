"""What the pages of receipts, returns, reports and messages share: one request, fields, one key.

Only these pages come in.
"""
