"""The four acts that move goods, one panel each: receive, move, hand over, correct.

`kinds` says what each of them asks, `effect` what it will do, without a pixel; `form` is the panel.
"""
