"""电路板尺子: a ruler that is a circuit board, drawn from parameters and written for a factory.

`spec` says what is wanted, `features` draw it, `layout` arranges it, `panel` multiplies it,
`checks` say what a factory would object to, `files` writes it all: Gerber, drills, job file, a
preview and a page for the factory. The font for Chinese characters is handed in.

The souvenir is passive: there is nothing to flash on it. `board.toml` and `firmware/` describe an
active ruler, which is another board.
"""
