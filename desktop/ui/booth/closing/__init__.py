"""日结: what has not arrived, what nobody brought, what goes home, and the drawer counted.

`page` puts the parts together; `evening` is what it asks of the books and tells them.
"""
