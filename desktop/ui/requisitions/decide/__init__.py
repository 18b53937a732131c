"""Deciding on a request: asked and available side by side, value against the guide, the answer."""
