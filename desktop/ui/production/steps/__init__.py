"""The forms of single steps: what was done, by whom, and one key that says so."""
