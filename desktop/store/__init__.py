"""Rows: the one floor that speaks SQL. Services come in with an open transaction; values go out.

`tables` says what is kept, `database` opens it, `writing` and `journal` record facts, the other
files hold the statements of one word each.
"""
