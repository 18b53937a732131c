"""Suppliers: what they are like, by what they delivered."""
