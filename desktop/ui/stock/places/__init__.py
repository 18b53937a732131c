"""Homes, shelves, boxes and stands: the tree of them, and one place's card."""
