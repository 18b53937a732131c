"""The board: every open request as a card in the column of its state, the most urgent on top."""
