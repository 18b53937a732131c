"""Contacts that may go: what is due is listed, deleted for good, and looked for afterwards."""
