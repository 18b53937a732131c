"""Small inputs shared by the rooms."""
