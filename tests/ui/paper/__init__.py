"""The room of paper, worked as a person works it; what it draws is read back by others."""
