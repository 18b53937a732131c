"""Rules and values, without any wire, screen or database.

Everybody may come in; nobody is called.
"""
