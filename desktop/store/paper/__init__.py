"""Templates and the register of issued papers as rows."""
