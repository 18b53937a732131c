"""烧录测试 (`bench`): from a bare board to a numbered, tested lamp, and what the books keep of it.

`page` is the room, with a tab for each part of it (`tabs` names them; each is made when it is first
asked for). `wall` is the first: a session is opened (`opening`), then one card for each USB place
(`cards`), worked by `station`, which has a lane for each port. `monitor` opens from a card. `books`
is the one door to the use cases, always called in a lane. Only the frame comes in.
"""
