"""The stock room, worked as a person works it, on a real ledger."""
