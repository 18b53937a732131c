"""开摊 on one page: event, goods taken along, ways to pay, drawer and till, keys and sound tried.

`page` puts the parts together; `opening` is what it asks of the books and tells them.
"""
