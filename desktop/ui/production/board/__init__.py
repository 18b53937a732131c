"""The board: what is had made, stage by stage, as cards that go from column to column."""
