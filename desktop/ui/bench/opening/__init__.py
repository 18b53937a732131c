"""A session is opened on one page: what is made, for whom, where from; or it is only practised.

`page` puts the parts together, `tile` is a large choice with a sentence, `where` asks for the event
and the stock, `plugged` says what is plugged in while nobody works yet.
"""
